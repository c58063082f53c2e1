"""What the pages of the back-ups show, as plain values, and the pure functions that make them."""

from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec.structs import replace

from coach.diary.archive import Kept
from coach.diary.backups import Backup
from coach.diary.changes import Difference, Differences
from coach.language import written
from coach.language.texts import mark, tr

LEAD = mark(
    "A copy of your diary is made by itself on each day on which something in it changed. "
    "Choose one to see what it would bring back. Nothing changes before you say so."
)
NONE_YET = mark("There are no back-ups yet. The first one is made by itself, soon after the program is opened.")
LOOKING = mark("One moment: the back-ups are being looked at.")
SAME = mark("Your diary has just the same in it. There is nothing to bring back.")
ALL_ELSE_STAYS = mark("Everything else stays as it is.")
CAN_UNDO = mark("You can undo it afterwards.")
SAVING = mark("One moment: your diary is being saved.")

#: What would come back, go, and be as it was, of each kind; "%n" is counted.
COMES = {
    "sessions": mark("%n session(s) would come back."),
    "cramps": mark("%n cramp(s) would come back."),
    "nights": mark("The answer(s) for %n night(s) would come back."),
    "choices": mark("%n choice(s) of sessions a day would come back."),
}
GOES = {
    "sessions": mark("%n session(s) written down since then would be removed."),
    "cramps": mark("%n cramp(s) written down since then would be removed."),
    "nights": mark("The answer(s) for %n night(s) given since then would be removed."),
    "choices": mark("%n choice(s) of sessions a day made since then would be removed."),
}
AS_IT_WAS = {
    "sessions": mark("%n session(s) corrected since then would be changed back."),
    "cramps": mark("%n cramp(s) corrected since then would be changed back."),
    "nights": mark("The answer(s) for %n night(s) changed since then would be changed back."),
    "choices": mark("%n choice(s) of sessions a day changed since then would be changed back."),
}


class BackupRow(msgspec.Struct, frozen=True):
    """One back-up in the list."""

    backup: Backup
    name: str
    detail: str
    whole: bool = True  # it can be opened


class BackupsView(msgspec.Struct, frozen=True):
    """The list of back-ups."""

    lead: str
    rows: tuple[BackupRow, ...] = ()
    undoing: tuple[BackupRow, ...] = ()  # those that were kept before another was put back


class Offer(msgspec.Struct, frozen=True):
    """One thing that can be done with a back-up, and what it would do."""

    lines: tuple[str, ...]


class BackupView(msgspec.Struct, frozen=True):
    """One back-up: what it would change, or what has been done with it."""

    title: str
    lead: str
    add: Offer | None = None
    put_back: Offer | None = None
    undo: bool = False
    finished: bool = False  # there is nothing more to do but to go back


def last_made(day: date | None, today: date) -> str:
    """Say when the last back-up was made."""
    if day is None:
        return tr("None has been made yet: the first comes by itself.")
    match (today - day).days:
        case 0:
            return tr("Made by themselves, the last one today.")
        case 1:
            return tr("Made by themselves, the last one yesterday.")
        case _:
            return tr("Made by themselves, the last one on {day}.", day=written.full(day))


def backups(kept: Iterable[Kept] | None, today: date) -> BackupsView:
    """Give the list; None while it is being looked at."""
    if kept is None:
        return BackupsView(tr(LOOKING))
    rows = [row(one, today) for one in kept]
    daily = tuple(one for one in rows if not one.backup.before_restoring)
    return BackupsView(
        tr(LEAD) if rows else tr(NONE_YET), daily, tuple(one for one in rows if one.backup.before_restoring)
    )


def row(kept: Kept, today: date) -> BackupRow:
    """Give a back-up's line in the list."""
    if kept.entries is None:
        return BackupRow(
            kept.backup,
            name(kept.backup, today),
            tr("It cannot be opened."),
            whole=False,
        )
    return BackupRow(kept.backup, name(kept.backup, today), tr("%n entr(y|ies)", "", kept.entries))


def name(backup: Backup, today: date) -> str:
    """Give the day of a back-up, and the time where it has one."""
    day = day_name(backup.day, today)
    return tr("{day}, {time}", day=day, time=written.clock(backup.at)) if backup.at else day


def of_file(view: BackupView, backup: Backup, today: date) -> BackupView:
    """Give the same of a diary that the person has saved in a file."""
    return replace(view, title=tr("Diary file: {day}", day=name(backup, today)))


def day_name(day: date, today: date) -> str:
    """Give a day by as much as is needed to know it."""
    match (today - day).days:
        case 0:
            return tr("Today")
        case 1:
            return tr("Yesterday")
        case _ if day.year == today.year:
            return tr("{weekday} {day}", weekday=written.weekday(day), day=written.day(day))
        case _:
            return written.full(day)


def preview(backup: Backup, found: Differences, today: date) -> BackupView:
    """Give what a back-up would change."""
    title = tr("Back-up: {day}", day=name(backup, today))
    if not found:
        return BackupView(title, tr(SAME), finished=True)
    coming = told(found, "new", COMES)
    others = (*told(found, "gone", GOES), *told(found, "changed", AS_IT_WAS))
    add = Offer((*coming, tr(ALL_ELSE_STAYS))) if coming else None
    put_back = Offer((*coming, *others)) if others else None  # else it would do just what adding does
    both = tr("There are two ways. Either can be undone afterwards.")
    return BackupView(title, both if add and put_back else tr(CAN_UNDO), add, put_back)


def told(found: Differences, what: str, sentences: dict[str, str]) -> tuple[str, ...]:
    """Give a sentence for each kind of entry that something happens to."""
    counts: dict[str, int] = {kind: getattr(_of(found, kind), what) for kind in sentences}
    return tuple(tr(sentences[kind], "", count) for kind, count in counts.items() if count)


def done(backup: Backup, today: date, *, whole: bool) -> BackupView:
    """Say what has been done with a back-up; `whole` if it took the place of the diary."""
    title = tr("Back-up: {day}", day=name(backup, today))
    if whole:
        return BackupView(title, tr("Done. Your diary is again as it was then."), undo=True, finished=True)
    return BackupView(title, tr("Done. What was missing is in your diary again."), undo=True, finished=True)


def undone(backup: Backup, today: date) -> BackupView:
    """Say that it has been undone."""
    title = tr("Back-up: {day}", day=name(backup, today))
    return BackupView(title, tr("Undone. Your diary is as it was before."), finished=True)


def _of(found: Differences, kind: str) -> Difference:
    difference: Difference = getattr(found, kind)
    return difference
