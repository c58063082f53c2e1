"""Walks every page in every theme and size, and measures whether everyone can read, reach and understand it."""
