"""What the commands do, one after the other in one process: as much of a whole run as needs no window, and no time.

`python -m tests.short_run DATA OUT` does it; `full_run.run` starts that as it starts its own.
"""

import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import msgspec

from coach import app, terminal
from coach.settings import Settings
from tests.full_run import NOTE

#: A session that is soon made.
WORDLESS = Settings(minutes=1, talk="tones")
#: A diary with a note in it, as it comes from elsewhere.
CRAMP: dict[str, object] = {
    "id": str(uuid.uuid4()),
    "started_at": "2026-11-21T02:10:00+00:00",
    "duration_s": None,
    "place": "calf",
    "side": None,
    "woke_me": True,
    "severity": 6,
    "signs": [],
    "note": NOTE,
}
SESSION: dict[str, object] = {
    "id": str(uuid.uuid4()),
    "started_at": "2026-11-20T08:10:00+00:00",
    "slot": "morning",
    "routine": "wall-calf-stretch",
    "planned_s": 60.0,
    "done_s": 60.0,
    "repetitions": 6,
    "hold_s": 2.5,
    "completed": True,
    "note": NOTE,
}
GIVEN = {
    "format": "calf-coach-diary",
    "version": 1,
    "sessions": [SESSION],
    "cramps": [CRAMP],
    "nights": [],
    "choices": [],
}


def commands(data: Path, out: Path) -> Iterator[tuple[str, ...]]:
    """Give the words that start all of it."""
    yield ("-m", "tests.short_run", str(data), str(out))


def main() -> int:
    """Do it, and have a fault befall the program in the end."""
    data, out = map(Path, sys.argv[1:])
    given = data.parent / "given.json"
    given.write_bytes(msgspec.json.encode(GIVEN))
    where = ("--data-dir", str(data))
    for words in (
        ("import", str(given)),
        ("session", "--speed", "5000"),
        ("plan", "--json"),
        ("export", str(out / "diary.json")),
        ("export", str(out / "diary.csv")),
        ("audio", str(out / "session.wav"), "--timeline", str(out / "session.json")),
    ):
        assert app.main([*words, *where]) == app.DONE, words
    terminal.print_plan = _fail
    assert app.main(["plan", *where]) == app.COULD_NOT
    return 0


def _fail(*_: object, **__: object) -> None:
    note = NOTE
    raise ValueError(f"this note cannot be read: {note}")


if __name__ == "__main__":
    sys.exit(main())
