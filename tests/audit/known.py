"""Faults that are known and not mended yet: this list may only grow shorter."""

from fnmatch import fnmatchcase

from tests.audit.finding import Fault, Rule

#: A rule, and which widgets break it as yet.
KNOWN: tuple[tuple[Rule, str], ...] = ()


def is_known(fault: Fault) -> bool:
    """Tell whether a fault is one of those."""
    return any(fault.rule is rule and fnmatchcase(fault.widget, pattern) for rule, pattern in KNOWN)
