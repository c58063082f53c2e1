"""A cramp in a program of its own, which is killed while it lasts."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

from pytestqt.qtbot import QtBot

from coach import places
from coach.diary.store import Store

MAIN = Path(__file__).parents[2] / "main.py"


def test_a_program_killed_while_a_cramp_lasts_has_it_in_the_diary(qtbot: QtBot, tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PULSE_SERVER": "unix:/nowhere"}
    diary = tmp_path / "diary.sqlite3"
    with subprocess.Popen(
        [sys.executable, str(MAIN), "--cramp", "--data-dir", str(tmp_path)], env=environment, stderr=subprocess.PIPE
    ) as program:
        qtbot.waitUntil(lambda: cramps(diary) == 1, timeout=20_000)
        program.send_signal(signal.SIGKILL)
        assert program.stderr is not None
        assert b"Traceback" not in program.stderr.read()
    store = Store(diary, places.resources() / "migrations")
    (cramp,) = store.cramps()
    store.close()
    assert cramp.place == "calf"


def cramps(diary: Path) -> int:
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{diary}?mode=ro", uri=True)) as database:
        return int(database.execute("SELECT count(*) FROM cramps").fetchone()[0])
    return 0
