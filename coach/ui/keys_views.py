"""Which key does what, in words of the person; a test presses each of them."""

from functools import reduce

import msgspec

from coach.language.texts import mark, tr

#: What is written on a key, by the name that Qt has for it.
ON_KEYS = {
    "Alt": mark("Alt", "on a key"),
    "Backspace": mark("Backspace", "on a key"),
    "Ctrl": mark("Ctrl", "on a key"),
    "Del": mark("Delete", "on a key"),
    "Escape": mark("Esc", "on a key"),
    "PgDown": mark("Page Down", "on a key"),
    "PgUp": mark("Page Up", "on a key"),
    "Return": mark("Enter", "on a key"),
    "Shift": mark("Shift", "on a key"),
    "Space": mark("Space", "on a key"),
    "Tab": mark("Tab", "on a key"),
}
ARROWS = {
    "Left": "\N{LEFTWARDS ARROW}",
    "Right": "\N{RIGHTWARDS ARROW}",
    "Up": "\N{UPWARDS ARROW}",
    "Down": "\N{DOWNWARDS ARROW}",
}
#: Letters, numbers and F1 to F12 are called the same everywhere.
SHORT = 3


class Keys(msgspec.Struct, frozen=True):
    """Keys that do the same, and what to draw instead where they are too many; all words are marked texts.

    Each is as Qt writes it, or the text of a button, which stands for the key that presses it: another language has
    another letter underlined.
    """

    ways: tuple[str, ...]
    does: str
    caps: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Give each as Qt writes it."""
        return tuple(_of_button(tr(way)) if "&" in way else way for way in self.ways)

    @property
    def drawn(self) -> tuple[tuple[str, ...], ...]:
        """Give for each alternative the keys that are held together, as they are written on a keyboard."""
        return tuple((_cap(cap),) for cap in self.caps) or tuple(_caps(key) for key in self.keys)

    @property
    def text(self) -> str:
        """Give keys and what they do as one text, for who listens."""
        ways = (
            reduce(lambda held, key: tr("{key} and {other}", "held together", key=held, other=key), caps)
            for caps in self.drawn
        )
        keys = reduce(lambda way, other: tr("{way} or {other}", "keys", way=way, other=other), ways)
        return tr("{keys}: {does}", "what keys do", keys=keys, does=tr(self.does))


class Group(msgspec.Struct, frozen=True):
    """The keys of one place in the program."""

    id: str
    heading: str
    rows: tuple[Keys, ...]

    @property
    def text(self) -> str:
        """Give all of it as one text, for who listens."""
        return "\n".join(row.text for row in self.rows)


def _caps(key: str) -> tuple[str, ...]:
    *held, last = key[:-1].split("+") if key.endswith("++") else key.split("+")
    return (*map(_cap, held), _cap(last or "+"))


def _cap(key: str) -> str:
    """Give what is written on a key; `key` is Qt's name for it, or a marked text."""
    if key in ON_KEYS:
        return tr(ON_KEYS[key], "on a key")
    return ARROWS.get(key) or (tr(key, "on a key") if len(key) > SHORT else key)


def _of_button(text: str) -> str:
    """Give the key that presses a button of this text; nothing underlined has none."""
    return f"Alt+{text.partition('&')[2][:1].upper()}"


GROUPS = (
    Group(
        "anywhere",
        mark("Anywhere"),
        (
            Keys(("Ctrl+Space",), mark("Help with a cramp, now")),
            Keys(("F1",), mark("Show these keys; not during a cramp")),
            Keys(("Escape",), mark("Go back")),
            Keys(("Tab", "Shift+Tab"), mark("Go to the next thing to press, or to the one before")),
            Keys(("Space", "Return"), mark("Press the button that has the frame")),
            Keys((mark("Cra&mp now"),), mark("Press a button by its underlined letter, here “Cramp now”")),
            Keys(("Ctrl++", "Ctrl+-"), mark("Make the text larger or smaller")),
            Keys(("F11",), mark("Fill the whole screen, or come back")),
        ),
    ),
    Group(
        "session",
        mark("During a session"),
        (
            Keys(
                (
                    "A",
                    "7",
                    "Space",
                    "Return",
                    "PgDown",
                    "PgUp",
                    "Left",
                    "Right",
                    "Media Play",
                    "Toggle Media Play/Pause",
                ),
                mark("Pause, and carry on"),
                (
                    mark("Any letter", "on a key"),
                    mark("Any number", "on a key"),
                    "Space",
                    "Return",
                    mark("Clicker", "on a key"),
                    mark("Headset", "on a key"),
                ),
            ),
            Keys(("F1",), mark("Pause, and show these keys")),
            Keys(("Escape", mark("&End")), mark("End the session")),
            Keys((mark("&Pause"),), mark("Pause")),
            Keys((mark("&Carry on"),), mark("Carry on")),
            Keys((mark("&Repeat"),), mark("Do this stretch again")),
            Keys((mark("S&kip"),), mark("Skip to the next stretch")),
            Keys((mark("&Words"),), mark("Say fewer words, or all of them again")),
            Keys((mark("Cra&mp now"),), mark("Help with a cramp, now")),
        ),
    ),
    Group(
        "cramp",
        mark("During a cramp"),
        (
            Keys(("Return", "Space", mark("It has &passed")), mark("It has passed")),
            Keys(("Escape",), mark("Leave; what is known is kept")),
        ),
    ),
    Group(
        "after-cramp",
        mark("After a cramp"),
        (
            Keys((mark("&Done"), "Escape"), mark("Done")),
            Keys((mark("It was &not a cramp"),), mark("It was not a cramp")),
        ),
    ),
    Group(
        "today",
        mark("Today"),
        (
            Keys(("Return", mark("&Start")), mark("Start a session")),
            Keys(
                (mark("&Try the sound at the wall first"),), mark("Try the sound at the wall, before the first session")
            ),
            Keys((mark("Look at the &back-up"),), mark("Look at the back-up, when the diary was damaged")),
            Keys((mark("Chan&ge this session"),), mark("Change this session")),
            Keys((mark("&Hide these choices"),), mark("Hide these choices again")),
            Keys((mark("Wh&y?"),), mark("Tell why there are so many sessions a day")),
            Keys((mark("&Write a cramp down"),), mark("Write a cramp down")),
            Keys((mark("Is it cram&p?"),), mark("Find out whether it is a cramp")),
            Keys((mark("H&istory"),), mark("Look at your history")),
            Keys((mark("&Learn"),), mark("Read about cramps")),
            Keys((mark("S&ettings"),), mark("Go to the settings")),
            Keys((mark("Und&o"),), mark("Undo what was just written down")),
            Keys((mark("&All right"),), mark("All right, when the plan has changed")),
            Keys((mark("&Keep it as it was"),), mark("Keep the plan as it was")),
            Keys((mark("&Understood"),), mark("Understood, when there is advice")),
        ),
    ),
    Group(
        "summary",
        mark("After a session"),
        (
            Keys((mark("&Back to today"), "Escape"), mark("Back to today")),
            Keys((mark("&Carry on"),), mark("Carry on after all")),
        ),
    ),
    Group(
        "history",
        mark("History"),
        (
            Keys(("Escape", mark("\N{LEFTWARDS ARROW} &Back to today")), mark("Back to today")),
            Keys(("Left", "Right", "Up", "Down"), mark("Go from day to day in the calendar")),
            Keys(("PgUp", "PgDown"), mark("The month before, or the next")),
            Keys((mark("Show as a &table"), mark("Show as a p&icture")), mark("Show as a table, or as a picture")),
            Keys((mark("A page for your &GP"),), mark("A page for your GP")),
            Keys(
                (
                    mark("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK} &Newer"),
                    mark("&Older \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"),
                ),
                mark("Newer entries of the list, or older ones"),
            ),
            Keys((mark("Show &all of it"),), mark("Show all of it again, after a search")),
            Keys(("Return", mark("&Correct")), mark("Correct the chosen entry")),
            Keys(("Del", mark("&Delete")), mark("Delete the chosen entry")),
            Keys((mark("&Undo"),), mark("Undo")),
        ),
    ),
    Group(
        "settings",
        mark("Settings"),
        (
            Keys(("Escape", mark("\N{LEFTWARDS ARROW} &Back")), mark("Back to today")),
            Keys(("Up", "Down"), mark("In a time: a quarter of an hour later or earlier")),
            Keys(("PgUp", "PgDown"), mark("In a time: an hour later or earlier")),
            Keys(
                (mark("&Pause until tomorrow"), mark("Remind me a&gain")),
                mark("Pause the reminders until tomorrow, or go on"),
            ),
            Keys((mark("&Add to my calendar\N{HORIZONTAL ELLIPSIS}"),), mark("Add them to your calendar")),
            Keys((mark("Tak&e it along\N{HORIZONTAL ELLIPSIS}"),), mark("Take the session along, as a file")),
            Keys((mark("Try the sound at the &wall"),), mark("Try the sound at the wall, louder step by step")),
            Keys((mark("&Hear it as it is"), mark("&Stop the sound")), mark("Hear the sound as it is, or stop it")),
            Keys((mark("&Listen"),), mark("Listen to the voice")),
            Keys((mark("More &voices"),), mark("More voices")),
            Keys((mark("Add a voice from a &file\N{HORIZONTAL ELLIPSIS}"),), mark("Add a voice from a file")),
            Keys((mark("&Open the folder"),), mark("Open the diary's folder")),
            Keys((mark("Loo&k at the back-ups"),), mark("Look at the back-ups")),
            Keys((mark("Save the diar&y\N{HORIZONTAL ELLIPSIS}"),), mark("Save the diary as a file")),
            Keys((mark("Bring a file &in\N{HORIZONTAL ELLIPSIS}"),), mark("Bring in a diary's file")),
            Keys((mark("Save as a &table\N{HORIZONTAL ELLIPSIS}"),), mark("Save the diary as a table")),
            Keys((mark("Stop savi&ng"),), mark("Stop saving the diary, while that takes its time")),
            Keys((mark("&Delete everything\N{HORIZONTAL ELLIPSIS}"),), mark("Delete everything, after a question")),
            Keys((mark("&Quit Calf Coach"),), mark("Quit Calf Coach")),
        ),
    ),
    Group(
        "learn",
        mark("Learn"),
        (
            Keys(("Escape", mark("\N{LEFTWARDS ARROW} &Back")), mark("Back; or first, end the search")),
            Keys(("Down", "Up", "PgDown", "PgUp"), mark("Move through the text")),
            Keys((mark("&Is it cramp?"),), mark("Find out whether it is a cramp")),
            Keys((mark("Show &all of it"),), mark("Show all of it again, after a search")),
            Keys((mark("&Print"),), mark("Print")),
            Keys((mark("&Save as PDF"),), mark("Save as a PDF")),
        ),
    ),
    Group(
        "check",
        mark("Is it cramp?"),
        (
            Keys(("Y", mark("&Yes")), mark("Yes")),
            Keys(("N", mark("&No")), mark("No")),
            Keys(("Escape", "Backspace", mark("\N{LEFTWARDS ARROW} &Back")), mark("Back to the question before")),
            Keys((mark("Clos&e"),), mark("Close")),
            Keys((mark("&Cramp now"),), mark("Help with a cramp, now, when it seems to be one")),
            Keys((mark("&Learn more"),), mark("Learn more")),
            Keys((mark("&Put this into the diary"),), mark("Put it into the diary")),
            Keys(("PgDown", "PgUp"), mark("Move through the text")),
        ),
    ),
)
