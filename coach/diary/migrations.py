"""Makes the diary's tables, and brings older ones up to date."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path


def steps(folder: Path) -> list[Path]:
    """Give the files of the steps, in order; the number of the last is the newest version."""
    return sorted(folder.glob("[0-9][0-9][0-9]-*.sql"))


def version(database: sqlite3.Connection) -> int:
    """Give the version of the tables; 0 where there are none. Raises sqlite3.Error."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def migrate(database: sqlite3.Connection, folder: Path) -> None:
    """Bring the tables up to date, all steps or none, and once only where two programs start together.

    Raises sqlite3.Error, or OSError where a step cannot be read.
    """
    wanted = steps(folder)
    if version(database) == len(wanted):
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        for step in wanted[version(database) :]:
            for command in _commands(step.read_text(encoding="utf-8")):
                database.execute(command)
        database.execute(f"PRAGMA user_version = {len(wanted)}")
        database.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise


def _commands(script: str) -> Iterator[str]:
    """Give a script's commands one by one."""
    command = ""
    for line in script.splitlines(keepends=True):
        command += line
        if sqlite3.complete_statement(command):
            yield command
            command = ""
