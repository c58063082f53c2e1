"""Writes diaries as files that leave the program, to their end."""

from pathlib import Path

from coach.diary.entries import Book
from coach.diary.export import Export, json_steps


def write_json(book: Book, to: Path) -> None:
    for _ in json_steps(book, to):
        pass


def export(diary: Path, to: Path) -> int:
    """Write a diary's file out, and give how many of its entries cannot be read."""
    going = Export(diary, to)
    for _ in going.write():
        pass
    return going.unread
