"""What the page shows on which a file comes into the diary, as plain values, and the pure functions that make them."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from coach.diary.imports import Fault, Preview
from coach.diary.merge import Tally
from coach.language.texts import mark, tr

#: So many of a file's faults are told.
FAULTS_TOLD = 5
LOOKING = mark("The file is being read. Your diary stays as it is until you say so.")
TAKING_IN = mark("The entries are being written into your diary: all of them, or none if you stop it.")
STOPPING = mark("One moment: it is being stopped.")
STOPPED = mark("Stopped. Nothing was brought in, and your diary is as it was.")
REFUSED = mark(
    "This file was not brought in, and your diary is as it was. Save it again where it came from, and choose that one. "
    "These things in it are not as they should be:"
)
NOTHING_NEW = mark("All that is in this file is in your diary already. There is nothing to bring in.")
EMPTY = mark("There are no entries in this file. There is nothing to bring in.")
WOULD = mark("This is what would happen. You can undo it afterwards.")


class Way(StrEnum):
    """What a button of the page leads to."""

    BACK = "back"  # there is nothing more to do here
    BRING_IN = "bring in"
    ANOTHER = "another"  # to another file
    STOP = "stop"
    UNDO = "undo"


class ImportView(msgspec.Struct, frozen=True):
    """The page at one moment."""

    file: str
    lead: str
    lines: tuple[str, ...] = ()
    percent: int | None = None  # how much is done of what takes its time
    ways: tuple[Way, ...] = ()  # the first is the obvious one


def looking(file: Path, percent: int) -> ImportView:
    """Give the page while a file is read."""
    return ImportView(file.name, tr(LOOKING), percent=percent, ways=(Way.STOP,))


def taking_in(file: Path, percent: int) -> ImportView:
    """Give the page while entries are written."""
    return ImportView(file.name, tr(TAKING_IN), percent=percent, ways=(Way.STOP,))


def stopping(file: Path, percent: int) -> ImportView:
    """Give the page until whatever ran has heard that it is to stop."""
    return ImportView(file.name, tr(STOPPING), percent=percent)


def stopped(file: Path) -> ImportView:
    """Give the page after that."""
    return ImportView(file.name, tr(STOPPED), ways=(Way.ANOTHER,))


def failed(file: Path, sentence: str) -> ImportView:
    """Give the page after something that stood in the way."""
    return ImportView(file.name, sentence, ways=(Way.ANOTHER,))


def preview(file: Path, found: Preview) -> ImportView:
    """Give the page once a file has been read."""
    if found.refused:
        return ImportView(file.name, tr(REFUSED), tuple(faults(found.refused)), ways=(Way.ANOTHER,))
    total = found.total
    if total == Tally():
        return ImportView(file.name, tr(EMPTY), ways=(Way.ANOTHER,))
    if not total.new and not total.changed:
        return ImportView(file.name, tr(NOTHING_NEW), _left(total), ways=(Way.BACK, Way.ANOTHER))
    return ImportView(file.name, tr(WOULD), (*_coming(found), *_left(total)), ways=(Way.BRING_IN, Way.ANOTHER))


def done(file: Path, total: Tally) -> ImportView:
    """Give the page once everything is in the diary."""
    entries = total.new + total.changed
    return ImportView(
        file.name,
        tr("Done. %n entr(y|ies) came into your diary.", "", entries),
        ways=(Way.BACK, Way.UNDO, Way.ANOTHER),
    )


def undone(file: Path) -> ImportView:
    """Give the page after that was taken back."""
    return ImportView(file.name, tr("Undone. Your diary is as it was before."), ways=(Way.BACK, Way.ANOTHER))


def faults(found: Sequence[Fault]) -> tuple[str, ...]:
    """Give what is wrong with a file, and where."""
    told = [_fault(fault) for fault in found[:FAULTS_TOLD]]
    more = len(found) - len(told)
    return (*told, *([tr("%n more like that.", "", more)] if more else []))


def _fault(fault: Fault) -> str:
    return fault.words or tr("The file {reason}.", reason=fault.reason)


#: What is new, and what tells more than the diary does, of each kind.
NEW = {
    "sessions": mark("%n session(s) would be new."),
    "cramps": mark("%n cramp(s) would be new."),
    "nights": mark("The answer(s) for %n night(s) would be new."),
    "choices": mark("%n choice(s) of sessions a day would be new."),
}
CHANGED = {
    "sessions": mark("%n session(s) would be brought up to date, since the file knows more."),
    "cramps": mark("%n cramp(s) would be brought up to date, since the file knows more."),
    "nights": mark("The answer(s) for %n night(s) would be brought up to date, since the file knows more."),
    "choices": mark("%n choice(s) of sessions a day would be brought up to date."),
}


def _coming(found: Preview) -> tuple[str, ...]:
    new = [tr(NEW[kind], "", tally.new) for kind, tally in found.tallies.items() if tally.new]
    changed = [tr(CHANGED[kind], "", tally.changed) for kind, tally in found.tallies.items() if tally.changed]
    return (*new, *changed)


def _left(total: Tally) -> tuple[str, ...]:
    """Tell what would stay as it is."""
    same = [tr("%n entr(y is|ies are) the same as here.", "", total.same)] if total.same else []
    kept = (
        [tr("%n entr(y stays as it is|ies stay as they are), since your diary knows more.", "", total.kept)]
        if total.kept
        else []
    )
    return (*same, *kept)


def not_undone() -> str:
    """Say that it could not be taken back, for a reason that nobody knows."""
    return tr("That could not be undone. Your diary is as it was a moment ago; look into its back-ups.")
