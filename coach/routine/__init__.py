"""What the exercise is, as data: its model and the loader of routine files."""
