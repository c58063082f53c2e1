"""A session, the morning's question, a look back, a cramp and the settings: all by role and name, as a screen reader.

Nothing here imports PySide6, but the program that is started needs it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from coach.session.timeline import Timeline
from tests.atspi.desk import Desk, desk, missing, until

pytest.importorskip("jeepney", reason="not installed here: jeepney, by which the tests speak on D-Bus")

from tests.atspi.reader import Reader, State, Told, screen_reader, switch_on

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(bool(missing()), reason=missing() or "-"),
]

#: What a thing that takes the keyboard may be; a panel is a page that takes it whole, as a session does.
CONTROLS = {
    *("push button", "check box", "radio button", "combo box", "spin box", "spin button", "text"),
    *("list", "list item", "table", "cell", "panel"),
}
#: The share of a session's words that may be missed on a machine that stalls.
STALLED = 0.1
#: Cells in a row of the table: when, cramps, nights answered, cramps a week, sessions a day.
COLUMNS = 5


@pytest.fixture(scope="module")
def room() -> Iterator[Desk]:
    with desk() as made:
        until(lambda: switch_on(made.bus), "the accessibility bus")
        yield made
    assert made.left() == []


@pytest.fixture
def reader(room: Desk) -> Iterator[Reader]:
    """Start the program with eight weeks of made-up history, its clock eight times as fast, and read it."""
    with room.program("--demo", "--speed", "8") as program, screen_reader(room.bus, program.pid) as reading:
        reading.find("push button", "Start the session")
        yield reading


def test_a_session_from_start_to_end(reader: Reader, one_minute: Timeline) -> None:
    shorten(reader)
    begun = len(reader.told())
    reader.press("Start the session")
    pause = reader.find("push button", "Pause")
    reader.hear("Hold")
    reader.act(pause)
    reader.hear("Paused")
    reader.find("label", re.compile(r"\d:\d\d left"))
    look_around(reader)
    reader.press("Carry on")
    reader.hear("Done")
    told = reader.told()[begun:]
    assert_words(told, [segment.word for segment in one_minute.segments])
    assert ticks(told) == []
    reader.find("label", re.compile(r"Well done\.|Done\. Sleep well\."))
    reader.find("label", "All 6 stretches, 1:00 on the clock.")
    reader.find("label", "Saved in your diary.")
    look_around(reader)
    assert re.match(
        r"(Well done\.|Done\. Sleep well\.) All 6 stretches, 1:00.+ Saved in your diary\.", reader.announcements()[-1]
    )


def test_a_session_ended_early(reader: Reader) -> None:
    reader.press("Start the session")
    reader.hear("Reach")
    reader.press_for("End", "label", re.compile(r"Stopped there\.|Sleep well\."))
    reader.find("push button", "Carry on")
    reader.press_for("Back to today", "push button", "Start the session")


def test_the_morning_question(reader: Reader) -> None:
    asked = reader.find("label", re.compile(r"Any cramps .+\?.*")).name
    assert reader.find("push button", "None").description == asked
    look_around(reader)
    reader.press_for("None", "label", re.compile(r"Noted: no cramps .+\."))
    reader.press_for("Undo", "label", asked)
    reader.press_for("1", "label", re.compile(r"Noted: 1 cramp .+\."))
    noted = [words for words in reader.announcements() if words.startswith("Noted: ")]
    assert [words.split()[1] for words in noted] == ["no", "1"]


def test_a_look_back(reader: Reader) -> None:
    reader.press("History")
    reader.find("label", re.compile("About .+ cramps a week in the last four weeks.*"))
    reader.find("list item", re.compile("Bedtime session, .+"))
    look_around(reader)
    entries = [thing.name for thing in reader.things() if thing.role == "list item"]
    assert all(re.match(r"\w+ session, |Cramp in the ", entry) for entry in entries)
    chart = next(thing for thing in reader.things() if thing.name == "Chart of cramps a week and sessions a day")
    reader.press_for("Show as a table", "table", "Cramps and sessions, week by week")
    reader.find("cell", re.compile(r"\d+ \w+ \d{4}"))
    cells = [thing.name for thing in reader.things() if thing.role == "cell"]
    weeks = list(zip(cells[::COLUMNS], cells[3::COLUMNS], strict=False))[:3]
    assert len(weeks) == 3
    assert all(f"{when}, {cramps}" in chart.description for when, cramps in weeks)
    reader.press_for("← Back to today", "push button", "Start the session")


def test_a_cramp(reader: Reader) -> None:
    reader.press("Cramp now")
    reader.find("push button", "It has passed")
    look_around(reader)
    for word in ("Stretch", "Or sit", "Rub it"):
        reader.hear(word)
    assert ticks(reader.told(), since="Stretch") == []
    reader.press_for("It has passed", "label", re.compile(r"It has passed\. It lasted .+\."))
    reader.find("label", "Saved in your diary.")
    assert re.match(r"It has passed\. .+ Saved in your diary\.", reader.announcements()[-1])
    look_around(reader)
    reader.press_for("Done", "push button", "Start the session")


def test_the_settings(reader: Reader) -> None:
    reader.press("Settings")
    assert reader.find("push button", "Text size: more").description == "100 %"
    look_around(reader)
    reader.press_for("Text size: more", "label", "125 %")
    assert reader.find("push button", "Text size: more").description == "125 %"
    reader.press_for("← Back", "push button", "Start the session")


def shorten(reader: Reader) -> None:
    """Choose a session of one minute."""
    reader.press_for("Change this session", "push button", "Length: less")
    for length in ("4 minutes", "3 minutes", "2 minutes", "1 minute"):
        reader.press_for("Length: less", "label", length)


def look_around(reader: Reader) -> None:
    """See that each thing that takes the keyboard says what it is and what it is for."""
    controls = [thing for thing in reader.things() if State.FOCUSABLE in thing.states]
    assert controls
    assert [str(thing) for thing in controls if thing.role not in CONTROLS or not thing.name.strip()] == []


def assert_words(told: Sequence[Told], words: Sequence[str]) -> None:
    """See that a session paused in its first hold announced each phase, in order and once, the repetition anew."""
    heard = [str(event.value) for event in told if event.announced]
    at = heard.index("Paused")
    assert follows(heard[:at], words[: words.index("Hold") + 1])
    assert heard[at + 1] == "Ready"
    assert follows(heard[at + 2 :], words[words.index("Lean") :])


def follows(heard: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether the words were heard in their order and none of them twice, all but those that a stall swallowed."""
    left = iter(words)
    in_order = all(word in left for word in heard)
    once = all(one != other for one, other in pairwise(heard))
    return in_order and once and len(words) - len(heard) <= max(1, STALLED * len(words))


def ticks(told: Sequence[Told], since: str = "Lean") -> list[Told]:
    """Give what was told between two changes, from a word on: not even that the clock runs should be."""
    announced = [place for place, event in enumerate(told) if event.announced]
    first = next(n for n, place in enumerate(announced) if told[place].value == since)
    stray = []
    for one, other in pairwise(announced[first:]):
        for event in told[one + 1 : other]:
            if event.value == told[other].value:  # the first sign of the next change
                break
            stray += [event] if event.kind == "PropertyChange" else []
    return stray
