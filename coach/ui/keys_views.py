"""Which key does what, in words of the person; a test presses each of them."""

from dataclasses import dataclass

#: What is written on a key, where Qt calls it something else.
ON_KEYS = {"Return": "Enter", "Escape": "Esc", "PgDown": "Page Down", "PgUp": "Page Up", "Del": "Delete"}
ARROWS = {
    "Left": "\N{LEFTWARDS ARROW}",
    "Right": "\N{RIGHTWARDS ARROW}",
    "Up": "\N{UPWARDS ARROW}",
    "Down": "\N{DOWNWARDS ARROW}",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys that do the same, each as Qt writes it; `caps` is what to draw instead where they are too many."""

    keys: tuple[str, ...]
    does: str
    caps: tuple[str, ...] = ()

    @property
    def drawn(self) -> tuple[tuple[str, ...], ...]:
        """Give for each alternative the keys that are held together, as they are written on a keyboard."""
        return tuple((cap,) for cap in self.caps) or tuple(_caps(key) for key in self.keys)


@dataclass(frozen=True, slots=True)
class Group:
    """The keys of one place in the program."""

    id: str
    heading: str
    rows: tuple[Keys, ...]

    @property
    def text(self) -> str:
        """Give all of it as one text, for who listens."""
        return "\n".join(f"{' or '.join(' and '.join(held) for held in row.drawn)}: {row.does}" for row in self.rows)


def _caps(key: str) -> tuple[str, ...]:
    *held, last = key[:-1].split("+") if key.endswith("++") else key.split("+")
    last = last or "+"
    return (*held, ON_KEYS.get(last, ARROWS.get(last, last)))


GROUPS = (
    Group(
        "anywhere",
        "Anywhere",
        (
            Keys(("Ctrl+Space",), "Help with a cramp, now"),
            Keys(("F1",), "Show these keys"),
            Keys(("Escape",), "Go back"),
            Keys(("Tab", "Shift+Tab"), "Go to the next thing to press, or to the one before"),
            Keys(("Space", "Return"), "Press the button that has the frame"),
            Keys(("Alt+M",), "Press a button by its underlined letter, here “Cramp now”"),
            Keys(("Ctrl++", "Ctrl+-"), "Make the text larger or smaller"),
            Keys(("F11",), "Fill the whole screen, or come back"),
        ),
    ),
    Group(
        "session",
        "During a session",
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
                "Pause, and go on",
                ("Any letter", "Any number", "Space", "Enter", "Clicker", "Headset"),
            ),
            Keys(("Escape", "Alt+E"), "End the session"),
            Keys(("Alt+P",), "Pause"),
            Keys(("Alt+G",), "Go on"),
            Keys(("Alt+R",), "Do this stretch again"),
            Keys(("Alt+K",), "Skip to the next stretch"),
            Keys(("Alt+M",), "Help with a cramp, now"),
        ),
    ),
    Group(
        "cramp",
        "During a cramp",
        (
            Keys(("Return", "Space", "Alt+P"), "It has passed"),
            Keys(("Escape",), "Leave; what is known is kept"),
        ),
    ),
    Group(
        "after-cramp",
        "After a cramp",
        (
            Keys(("Alt+D", "Escape"), "Done"),
            Keys(("Alt+N",), "It was not a cramp"),
        ),
    ),
    Group(
        "today",
        "Today",
        (
            Keys(("Return", "Alt+S"), "Start a session"),
            Keys(("Alt+G",), "Change this session"),
            Keys(("Alt+H",), "Hide these choices again"),
            Keys(("Alt+Y",), "Tell why there are so many sessions a day"),
            Keys(("Alt+W",), "Write a cramp down"),
            Keys(("Alt+P",), "Find out whether it is a cramp"),
            Keys(("Alt+I",), "Look at your history"),
            Keys(("Alt+L",), "Read about cramps"),
            Keys(("Alt+E",), "Go to the settings"),
            Keys(("Alt+O",), "Undo what was just written down"),
            Keys(("Alt+A",), "All right, when the plan has changed"),
            Keys(("Alt+K",), "Keep the plan as it was"),
            Keys(("Alt+U",), "Understood, when there is advice"),
        ),
    ),
    Group(
        "summary",
        "After a session",
        (
            Keys(("Alt+B", "Escape"), "Back to today"),
            Keys(("Alt+C",), "Carry on after all"),
        ),
    ),
    Group(
        "history",
        "History",
        (
            Keys(("Escape", "Alt+B"), "Back to today"),
            Keys(("Left", "Right", "Up", "Down"), "Go from day to day in the calendar"),
            Keys(("PgUp", "PgDown"), "The month before, or the next"),
            Keys(("Alt+T", "Alt+I"), "Show as a table, or as a picture"),
            Keys(("Alt+G",), "A page for your GP"),
            Keys(("Return", "Alt+C"), "Correct the chosen entry"),
            Keys(("Del", "Alt+D"), "Delete the chosen entry"),
            Keys(("Alt+U",), "Undo"),
        ),
    ),
    Group(
        "settings",
        "Settings",
        (
            Keys(("Escape", "Alt+B"), "Back to today"),
            Keys(("Up", "Down"), "In a time: a quarter of an hour later or earlier"),
            Keys(("PgUp", "PgDown"), "In a time: an hour later or earlier"),
            Keys(("Alt+P", "Alt+G"), "Pause the reminders until tomorrow, or go on"),
            Keys(("Alt+A",), "Add them to your calendar"),
            Keys(("Alt+C", "Alt+S"), "Check the sound, or stop it"),
            Keys(("Alt+L",), "Listen to the voice"),
            Keys(("Alt+V",), "More voices"),
            Keys(("Alt+O",), "Open the diary's folder"),
            Keys(("Alt+Y",), "Save a copy of the diary"),
            Keys(("Alt+Q",), "Quit Calf Coach"),
        ),
    ),
    Group(
        "learn",
        "Learn",
        (
            Keys(("Escape", "Alt+B"), "Back; or first, end the search"),
            Keys(("Down", "Up", "PgDown", "PgUp"), "Move through the text"),
            Keys(("Alt+I",), "Find out whether it is a cramp"),
            Keys(("Alt+P",), "Print"),
            Keys(("Alt+S",), "Save as a PDF"),
        ),
    ),
    Group(
        "check",
        "Is it cramp?",
        (
            Keys(("Y", "Alt+Y"), "Yes"),
            Keys(("N", "Alt+N"), "No"),
            Keys(("Escape", "Backspace", "Alt+B"), "Back to the question before"),
            Keys(("Alt+E",), "Close"),
            Keys(("Alt+C",), "Help with a cramp, now, when it seems to be one"),
            Keys(("Alt+L",), "Learn more"),
            Keys(("Alt+P",), "Put it into the diary"),
            Keys(("PgDown", "PgUp"), "Move through the text"),
        ),
    ),
)
