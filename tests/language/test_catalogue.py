"""The catalogue that translations begin with has every text in the code, and each reads right in British English."""

import re
from collections import Counter
from pathlib import Path

import pytest

from coach.language.spoken import BritishEnglish
from tests import catalogue
from tests.language import in_code
from tests.language.in_code import Text

#: What remains of "night(s)" or "entr(y|ies)" where nobody chose an ending.
ENDING = re.compile(r"\w\([a-z]*(\|[a-z]*)?\)")

SHAPES = """
from coach.language.texts import mark, tr

#: What the table says.
TABLE = {"a": mark("one"), "b": mark("two", "a comment"), "c": mark("%n time(s)")}
LONG = mark(
    "over "
    "two lines"
)

def function(n):
    return tr(
        "%n night(s) of {all}",
        "",
        len([n, n]),
        all=tr("inner"),
    ) or tr("\\N{HORIZONTAL ELLIPSIS} “quoted”")

class Card(QWidget):
    def __init__(self):
        self.tr("in a class")
        self.add(tr("free {n}", "commented", n=f"{tr('in braces')}"))
"""
WANTED = {
    Text("", "one"),
    Text("", "two", "a comment"),
    Text("", "%n time(s)", counted=True),
    Text("", "over two lines"),
    Text("", "%n night(s) of {all}", counted=True),
    Text("", "inner"),
    Text("", "… “quoted”"),
    Text("Card", "in a class"),
    Text("", "free {n}", "commented"),
    Text("", "in braces"),
}


def texts(code: Path = in_code.CODE) -> set[Text]:
    return {call.text for call in in_code.calls(code) if call.text}


def test_every_text_is_in_the_template_and_nothing_else() -> None:
    there = in_code.in_catalogue(catalogue.TEMPLATE)
    assert (texts() - there, there - texts()) == (set(), set()), "make it anew: python -m tests.catalogue"


# All of the program takes its time; what it has is held to the template above.
@pytest.mark.parametrize("code", ["shapes", pytest.param("coach", marks=pytest.mark.thorough)])
def test_lupdate_takes_over_what_stands_in_the_code(tmp_path: Path, code: str) -> None:
    folder = in_code.CODE
    if code == "shapes":
        folder = tmp_path / "room"
        folder.mkdir()
        (folder / "shapes.py").write_text(SHAPES, encoding="utf-8")
    try:
        told = catalogue.write(tmp_path / "made.ts", folder)
    except catalogue.CannotRun as why:
        pytest.skip(str(why))
    assert told == ""
    found = texts(folder)
    assert in_code.in_catalogue(tmp_path / "made.ts") == found
    assert code == "coach" or found == WANTED


def test_texts_go_through_translation_in_ways_that_it_understands() -> None:
    assert [f"{call.place}: {fault}" for call in in_code.calls() for fault in in_code.faults(call)] == []


def test_a_fault_in_these_ways_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "faulty.py").write_text(
        """
from coach.language.texts import mark, tr
class Page:
    def show(self, n):
        self.tr(n)
        self.tr("%n night(s)", "", n)
        tr("%n nights")
        tr("night(s)")
        tr("{a:02d} and {b}", a=n)
        texts.tr("elsewhere")
        mark(n)
        tr(n)
        tr("%n night(s)", "", n)
        tr("{a} and {b}", **n)
""",
        encoding="utf-8",
    )
    lines = [int(call.place.partition(":")[2]) for call in in_code.calls(tmp_path) if list(in_code.faults(call))]
    assert sorted(Counter(lines)) == [5, 6, 7, 8, 9, 10, 11]


@pytest.mark.parametrize("number", [0, 1, 2, 21])
def test_what_is_counted_reads_right_in_british_english(number: int) -> None:
    counted = sorted(text.source for text in texts() if text.counted)
    assert counted
    said = {source: BritishEnglish().text(source, "", number) for source in counted}
    assert [text for text in said.values() if ENDING.search(text)] == []


def test_no_ending_is_left_where_nothing_is_counted() -> None:
    assert [text.source for text in texts() if not text.counted and ENDING.search(text.source)] == []
