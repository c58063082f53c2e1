"""One run of a routine: its timeline, the player that moves over it, and what the eye sees of it."""
