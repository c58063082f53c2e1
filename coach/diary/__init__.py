"""What happened: the entries, the store that keeps them, and the ways out of it."""
