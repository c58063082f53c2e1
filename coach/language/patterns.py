"""How a language orders the parts of a date: its shorter forms, worked out of its long one, in Qt's letters."""

import re
from collections.abc import Iterator

from coach.language.spoken import Form

_PART = re.compile(r"'(?:[^']|'')*'|d+|M+|y+|.", re.DOTALL)
_SEPARATORS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE},-\N{ARABIC COMMA}"
#: What each form leaves out of "dddd, d MMMM yyyy".
_LEFT_OUT = {
    Form.DAY: ("weekday", "year"),
    Form.FULL: ("weekday",),
    Form.SHORT: ("weekday", "year"),
    Form.SHORT_FULL: ("weekday",),
    Form.MONTH: ("weekday", "day"),
}
_SHORT = (Form.SHORT, Form.SHORT_FULL)

#: What a part is, or "" for all that stands between; and its letters.
_Part = tuple[str, str]


def pattern(long_format: str, form: Form) -> str:
    """Give the pattern of a form from the pattern of a whole date with its weekday: "MMMM d" of "dddd, MMMM d, yyyy".

    A form that is one word (the weekday, the month's short name) is its own pattern.
    """
    if form not in _LEFT_OUT:
        return form.value
    parts = list(_parts(long_format))
    for kind in _LEFT_OUT[form]:
        parts = _without(kind, parts)
    if form in _SHORT:
        parts = [(kind, "MMM" if kind == "month" and len(text) > 3 else text) for kind, text in parts]
    return "".join(text for _, text in parts).strip()


def _parts(long_format: str) -> Iterator[_Part]:
    """Take a pattern apart; what stands between two of its fields is one part."""
    between = ""
    for text in _PART.findall(long_format):
        kind = _kind(text)
        if not kind:
            between += text
            continue
        yield "", between
        yield kind, text
        between = ""
    yield "", between


def _kind(text: str) -> str:
    match text[0]:
        case "d":
            return "weekday" if len(text) > 2 else "day"
        case "M":
            return "month"
        case "y":
            return "year"
    return ""


def _without(kind: str, parts: list[_Part]) -> list[_Part]:
    """Leave a field out, with the words and signs that belong to it; `parts` has one between each two and at the ends.

    At the end these stand before it, too ("12 de noviembre de 2026"), but what stands before a day or a weekday there
    belongs to what comes first ("2026 m.", "11月") but for spaces and commas.
    """
    at = next((place for place, part in enumerate(parts) if part[0] == kind), None)
    if at is None:
        return parts
    if at < len(parts) - 2:
        return [*parts[:at], *parts[at + 2 :]]
    before = "" if kind == "year" else parts[at - 1][1].rstrip(_SEPARATORS)
    return [*parts[: at - 1], ("", before)]
