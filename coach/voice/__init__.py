"""The sound of a session: words and tones rendered to one track, and the device that plays it."""
