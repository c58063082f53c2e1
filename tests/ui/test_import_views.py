"""What is said of a file that comes into the diary."""

from pathlib import Path

from coach.diary.imports import Fault, Preview
from coach.diary.merge import Tally
from coach.ui import import_views as views
from coach.ui.import_views import Way

FILE = Path("/media/stick/diary.json")


def test_a_preview_counts_by_kind_what_would_happen() -> None:
    found = Preview({"sessions": Tally(new=1, same=3), "cramps": Tally(new=9, changed=2, kept=1), "nights": Tally()})
    view = views.preview(FILE, found)
    assert view.file == "diary.json"
    assert view.lines == (
        "1 session would be new.",
        "9 cramps would be new.",
        "2 cramps would be brought up to date, since the file knows more.",
        "3 entries are the same as here.",
        "1 entry stays as it is, since your diary knows more.",
    )
    assert view.ways == (Way.BRING_IN, Way.ANOTHER)


def test_where_there_is_nothing_to_bring_in_nothing_is_offered() -> None:
    for found in (Preview({"sessions": Tally(same=3)}), Preview({"cramps": Tally(kept=1)}), Preview()):
        view = views.preview(FILE, found)
        assert "nothing to bring in" in view.lead
        assert view.ways == ((Way.ANOTHER,) if found == Preview() else (Way.BACK, Way.ANOTHER))


def test_a_refused_file_says_where_and_why_but_not_for_ever() -> None:
    faults = tuple(Fault(f"cramps[{at}].side", "is no side", f"Cramp {at + 1}: its side.") for at in range(7))
    view = views.preview(FILE, Preview(refused=(Fault("", "is longer than 600 MB"), *faults)))
    assert view.lines[:2] == ("The file is longer than 600 MB.", "Cramp 1: its side.")
    assert len(view.lines) == views.FAULTS_TOLD + 1
    assert view.lines[-1] == "3 more like that."
    assert view.ways == (Way.ANOTHER,)


def test_what_came_is_counted() -> None:
    assert views.done(FILE, Tally(new=1)).lead == "Done. 1 entry came into your diary."
    assert views.done(FILE, Tally(new=1200, changed=34)).lead == "Done. 1,234 entries came into your diary."


def test_where_it_is_done_the_obvious_way_leads_back_and_undo_stands_beside_it() -> None:
    assert views.done(FILE, Tally(new=1)).ways == (Way.BACK, Way.UNDO, Way.ANOTHER)
    assert views.undone(FILE).ways == (Way.BACK, Way.ANOTHER)
