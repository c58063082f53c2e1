"""Tables that a spreadsheet opens as they are meant, and in which nothing is worked out."""

import csv
import io
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import places
from coach.diary.entries import Cramp, Place, Session, Side, Sign
from coach.diary.store import Store
from coach.diary.table import write_tables
from coach.session.day import Slot
from tests.diary.writing_out import export

EVENING = datetime(2026, 11, 20, 21, 30, tzinfo=timezone(timedelta(hours=1)))
SESSION = Session("a", EVENING, Slot.BEDTIME, "wall-calf-stretch", 300_000, 2_500, 299_999, 27, note="“naïve”, 🦵")
CRAMP = Cramp(
    "b", EVENING, Place.CALF, Side.LEFT, 140_000, 6, True, frozenset({Sign.SWELLING, Sign.NUMBNESS}), 'a\n"b"'
)
STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def table(note: str) -> str:
    file = io.BytesIO()
    cramp: dict[str, object] = {
        "id": "b",
        "started_at": "2026-11-20T21:30:00+01:00",
        "duration_s": None,
        "place": "calf",
        "side": None,
        "woke_me": False,
        "severity": None,
        "signs": [],
        "note": note,
    }
    for _ in write_tables({"sessions": [], "cramps": [cramp]}, file):
        pass
    return file.getvalue().decode("utf-8-sig")


def note_in(text: str) -> str:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    return rows[-1][7]


def test_both_tables_are_in_one_file_with_an_empty_line_between(tmp_path: Path) -> None:
    store = Store(tmp_path / "diary.sqlite3", places.resources() / "migrations")
    store.save_session(SESSION)
    store.save_cramp(CRAMP)
    store.save_cramp(Cramp("c", EVENING - timedelta(days=1), Place.FOOT))
    store.close()
    export(tmp_path / "diary.sqlite3", tmp_path / "diary.csv")
    assert (tmp_path / "diary.csv").read_bytes().decode("utf-8") == (
        "\ufeffstarted_at,slot,routine,planned_s,done_s,repetitions,hold_s,completed,note,id\r\n"
        '2026-11-20T21:30:00+01:00,bedtime,wall-calf-stretch,300,299.999,27,2.5,false,"“naïve”, 🦵",a\r\n'
        "\r\n"
        "started_at,duration_s,place,side,woke_me,severity,signs,note,id\r\n"
        '2026-11-20T21:30:00+01:00,140,calf,left,true,6,numbness; swelling,"a\n""b""",b\r\n'
        "2026-11-19T21:30:00+01:00,,foot,,false,,,,c\r\n"
    )


def test_an_empty_diary_has_the_heads_of_its_tables(tmp_path: Path) -> None:
    Store(tmp_path / "diary.sqlite3", places.resources() / "migrations").close()
    export(tmp_path / "diary.sqlite3", tmp_path / "diary.csv")
    first, empty, second = (tmp_path / "diary.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (first.split(",")[0], empty, second.split(",")[0]) == ("started_at", "", "started_at")


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-2 points", "'-2 points"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("  =1", "'  =1"),
        ('"=1', "'\"=1"),
        ("\0=1", "'=1"),
        ("\uff1d1", "'\uff1d1"),
        ("x;=1+1;", "x;'=1+1;"),
        ("x\n=1", "x\n'=1"),
        ("1 = 1 - 0", "1 = 1 - 0"),
        ("'=1", "'=1"),
        ("", ""),
        ("“naïve” 🦵 \u200f\u05e9\u05dc\u05d5\u05dd", "“naïve” 🦵 \u200f\u05e9\u05dc\u05d5\u05dd"),
        ('two\nlines, "quoted"', 'two\nlines, "quoted"'),
    ],
)
def test_formulas_are_led_in_by_an_apostrophe(note: str, kept: str) -> None:
    assert note_in(table(note)) == kept


@given(
    st.text(st.sampled_from("=+-@;,\t\r\n\"' x1\uff1d\0"), max_size=12)
    | st.text(st.characters(codec="utf-8"), max_size=30)
)
def test_no_cell_begins_a_formula_whatever_divides_cells(note: str) -> None:
    text = table(note)
    for row in csv.reader(io.StringIO(text, newline=""), strict=True):
        assert not any(cell.startswith((*STARTS, "\t", "\r")) for cell in row)
    for line in text.replace("\r", "\n").split("\n"):  # where quotes do not hold cells together
        assert not any(cell.lstrip(' "').startswith(STARTS) for cell in line.split(";"))
    assert note_in(text).replace("'", "") == note.replace("'", "").replace("\0", "")
