"""Calf Coach: coaches a person through the wall calf stretch, by eye and by ear."""

__version__ = "0.1.0"
