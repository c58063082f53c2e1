"""The program without a window: a session in the terminal, and files that leave it."""

import sys
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TextIO

import msgspec

from coach.diary.entries import Book, Session
from coach.diary.export import Export
from coach.diary.imports import Import
from coach.diary.keeper import Keeper
from coach.diary.merge import Tally
from coach.language import written
from coach.language.texts import mark, tr
from coach.plan.dose import Dose, review
from coach.session.events import CueBegan, Ended, Event, PhaseBegan, SessionEnded, SessionPaused, SoundLost
from coach.session.player import Player
from coach.session.timeline import Timeline
from coach.voice.preparation import NO_SOUND

#: How often the player looks at its playhead, in milliseconds.
LOOK_MS = 20
#: Stands where a line has no time on the clock.
INDENT = " " * 7
#: How far a long work is.
WRITING = mark("Writing the file: {percent} %")
READING = mark("Reading the file: {percent} %")
TAKING_IN = mark("Writing into the diary: {percent} %")


def run_session(
    player: Player,
    keeper: Keeper,
    wait_ms: Callable[[int], None],
    go_on: Callable[[], str] = str,
) -> None:
    """Play a session to its end, captions printed as they come. Raises KeyboardInterrupt when interrupted.

    `go_on` is called at each look, to take more of the session that was made meanwhile; it gives a line for the person.
    """
    player.start()
    try:
        while not isinstance(player.mode, Ended):
            _look(player, keeper)
            if line := go_on():
                print(INDENT + line, flush=True)
            wait_ms(LOOK_MS)
    finally:
        player.end()
        _look(player, keeper)


def summary(session: Session) -> str:
    """Tell what was done, in one sentence."""
    minutes, seconds = divmod(round(session.done_ms / 1000), 60)
    length = f"{minutes}:{seconds:02d}"
    return tr("%n repetition(s), {length} on the exercise clock.", "", session.repetitions, length=length)


def write_diary(diary: Path, to: Path, out: TextIO | None = None, *, err: TextIO | None = None) -> None:
    """Write the diary in the format that the file's name asks for. Raises OSError, ValueError and DiaryError."""
    going = Export(diary, to)
    _follow(going.write(), WRITING, err)
    if going.unread:
        unread = going.unread
        print(tr("%n entr(y|ies) could not be read: left out there, and kept in the diary.", "", unread), file=out)


def take_in(file: Path, diary: Path, out: TextIO | None = None, *, err: TextIO | None = None) -> None:
    """Merge a diary's file into the diary, and tell what came of it. Raises RefusedFile and DiaryError."""
    with closing(Import(file, diary)) as coming:
        _follow(coming.look(), READING, err)
        _follow(coming.take_in(), TAKING_IN, err)
        print(_taken_in(file, coming.preview.total), file=out)


def _follow(steps: Generator[float, None, None], said: str, err: TextIO | None) -> None:
    """Go through some work to its end, and say in a terminal meanwhile how far it is; what is given up is undone."""
    seen = err or sys.stderr  # where errors go now, which a program that nobody started by hand may not have
    line = ""
    with closing(steps):
        try:
            for share in steps:
                if seen and seen.isatty() and (now := tr(said, percent=int(100 * share))) != line:
                    line = now
                    print(f"\r{line}", end="", file=seen, flush=True)
        finally:
            if line:
                print(f"\r{' ' * len(line)}\r", end="", file=seen, flush=True)


def _taken_in(file: Path, total: Tally) -> str:
    values = {
        "file": file,
        "new": written.number(total.new),
        "changed": written.number(total.changed),
        "same": written.number(total.same),
    }
    if not total.kept:
        return tr("Entries in {file}: {new} new, {changed} changed, {same} the same as before.", **values)
    return tr(
        "Entries in {file}: {new} new, {changed} changed, {same} the same as before, "
        "{kept} left as here, where more is known.",
        kept=written.number(total.kept),
        **values,
    )


def print_plan(book: Book, today: date, *, as_json: bool, out: TextIO | None = None) -> None:
    """Print the sessions a day, the reason, and how it came to that."""
    dose = review(book.nights(), today, book.choices)
    if as_json:
        print(msgspec.json.format(msgspec.json.encode(_plan(dose)), indent=1).decode(), file=out)
        return
    print(dose.reason, file=out)
    for change in dose.changes:
        sessions = tr("{number} a day", "sessions", number=change.sessions_per_day)
        print(f"{written.short_full(change.day):>11}  {sessions}  {change.reason}", file=out)


def _plan(dose: Dose) -> dict[str, object]:
    changes = [
        {"day": change.day, "sessions_per_day": change.sessions_per_day, "reason": change.reason}
        for change in dose.changes
    ]
    return {"sessions_per_day": dose.sessions_per_day, "reason": dose.reason, "changes": changes}


def _look(player: Player, keeper: Keeper) -> None:
    events = player.tick()
    keeper.note(events, player)  # before anything is printed: nobody may be reading
    for event in events:
        line = _told(event, player.timeline)
        if line:
            print(line, flush=True)


def _told(event: Event, timeline: Timeline) -> str:
    match event:
        case PhaseBegan(segment) if segment.repetition is None or segment.phase == "lean":
            told = _number(segment.repetition, timeline) if segment.repetition else segment.caption
            return f"{_clock(segment.start_ms)}  {segment.word:<12}{told}"
        case PhaseBegan(segment):
            return f"{_clock(segment.start_ms)}  {segment.word}"
        case CueBegan(cue):
            return f"{_clock(cue.start_ms)}      “{cue.text}”"
        case SessionPaused():
            return INDENT + tr("Paused.")
        case SoundLost():
            return tr(NO_SOUND)
        case SessionEnded(completed):
            return INDENT + (tr("Complete.", "a session") if completed else tr("Ended early.", "a session"))
    return ""


def _number(repetition: int, timeline: Timeline) -> str:
    return tr("{number} of {all}", "repetitions", number=repetition, all=timeline.repetitions)


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes:>3}:{seconds:02d}"
