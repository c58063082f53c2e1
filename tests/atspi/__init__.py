"""The program as a screen reader meets it, on a desk of its own: by role and name alone."""
