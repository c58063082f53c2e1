"""Faults that are known and not mended yet: this list may only grow shorter."""

from fnmatch import fnmatchcase

from tests.audit.finding import Fault, Rule

#: A rule, and which widgets break it as yet.
KNOWN: tuple[tuple[Rule, str], ...] = (
    # A picture needs an accessible interface of its own to be more than a part of the window.
    (Rule.NAMES, "Figure *"),
    (Rule.NAMES, "HoldRing *"),
    (Rule.NAMES, "SessionBar *"),
    (Rule.NAMES, "SectionCard *"),
    (Rule.NAMES, "SessionPage *"),
    # Qt gives the cross in a field its size; Escape and Delete do the same.
    (Rule.TARGET, "QToolButton “Clear” *"),
    # Of the table, its frame is all that shows the keyboard.
    (Rule.FOCUS, "Table *"),
    # 200 % in 800x600: the table's last columns have no room.
    *((rule, "cut off: * in Table") for rule in (Rule.FIT, Rule.MIRROR, Rule.LONGER)),
    *((rule, "scrolls sideways: Table *") for rule in (Rule.FIT, Rule.MIRROR, Rule.LONGER)),
    # Buttons in a row do not go below one another yet.
    (Rule.LONGER, "cut off: * in SessionPage"),
    (Rule.LONGER, "cut off: * in CrampNowPage"),
    (Rule.LONGER, "scrolls sideways: *"),
)


def is_known(fault: Fault) -> bool:
    """Tell whether a fault is one of those."""
    return any(fault.rule is rule and fnmatchcase(fault.widget, pattern) for rule, pattern in KNOWN)
