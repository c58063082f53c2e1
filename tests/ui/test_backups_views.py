"""What is said of back-ups."""

from datetime import date, time
from pathlib import Path

import pytest

from coach.diary.archive import Kept
from coach.diary.backups import Backup
from coach.diary.changes import Difference, Differences
from coach.ui import backups_views as views

TODAY = date(2026, 11, 23)
BACKUP = Backup(Path("diary-2026-11-22.sqlite3"), date(2026, 11, 22))
BEFORE = Backup(Path("before"), TODAY, before_restoring=True, at=time(9, 12))
NOTHING = Difference()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, "None has been made yet: the first comes by itself."),
        (TODAY, "Made by themselves, the last one today."),
        (date(2026, 11, 22), "Made by themselves, the last one yesterday."),
        (date(2025, 12, 31), "Made by themselves, the last one on 31 December 2025."),
    ],
)
def test_when_the_last_was_made(day: date | None, said: str) -> None:
    assert views.last_made(day, TODAY) == said


@pytest.mark.parametrize(
    ("backup", "said"),
    [
        (Backup(Path(), TODAY), "Today"),
        (BACKUP, "Yesterday"),
        (Backup(Path(), date(2026, 11, 8)), "Sunday 8 November"),
        (Backup(Path(), date(2025, 11, 8)), "8 November 2025"),
        (BEFORE, "Today, 09:12"),
    ],
)
def test_a_day_is_named_by_as_much_as_is_needed(backup: Backup, said: str) -> None:
    assert views.name(backup, TODAY) == said


def test_the_list_has_those_apart_that_undo_something() -> None:
    view = views.backups([Kept(BACKUP, 1), Kept(BEFORE, 12)], TODAY)
    assert [(row.name, row.detail) for row in view.rows] == [("Yesterday", "1 entry")]
    assert [(row.name, row.detail) for row in view.undoing] == [("Today, 09:12", "12 entries")]
    assert not views.backups([Kept(BACKUP, None)], TODAY).rows[0].whole
    assert "no back-ups yet" in views.backups([], TODAY).lead
    assert "One moment" in views.backups(None, TODAY).lead


def test_a_preview_says_in_plain_words_what_would_come_and_go() -> None:
    found = Differences(Difference(new=2, gone=12), Difference(gone=3), Difference(changed=1), NOTHING)
    view = views.preview(BACKUP, found, TODAY)
    assert view.title == "Back-up: Yesterday"
    assert view.add
    assert view.add.lines == ("2 sessions would come back.", "Everything else stays as it is.")
    assert view.put_back
    assert view.put_back.lines == (
        "2 sessions would come back.",
        "12 sessions written down since then would be removed.",
        "3 cramps written down since then would be removed.",
        "The answer for 1 night changed since then would be changed back.",
    )


def test_only_what_makes_a_difference_is_offered() -> None:
    missing = views.preview(BACKUP, Differences(NOTHING, Difference(new=1), NOTHING, NOTHING), TODAY)
    assert missing.add
    assert missing.put_back is None
    gone = views.preview(BACKUP, Differences(NOTHING, NOTHING, NOTHING, Difference(gone=1)), TODAY)
    assert gone.add is None
    assert gone.put_back
    same = views.preview(BACKUP, Differences(NOTHING, NOTHING, NOTHING, NOTHING), TODAY)
    assert (same.add, same.put_back, same.undo) == (None, None, False)
    assert "just the same" in same.lead
