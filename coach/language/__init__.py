"""The language the program speaks and writes: British English by itself, another one where it was handed in."""
