"""What the program can be asked for, each in a file of its own that is imported when it is asked for."""
