"""What follows from the diary: how many sessions a day, and why."""
