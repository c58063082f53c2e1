"""Makes diary files, and spoils them in every way that comes to mind."""

import copy
import json
import random
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

Document = dict[str, Any]

LISTS = ("sessions", "cramps", "nights", "choices")
NOTES = (
    "",
    "",
    "short",
    "“naïve” 🦵 \u200f\u05e9\u05dc\u05d5\u05dd",
    '{"a": [1]} \\ "',
    "two\nlines",
    "=1+1",
    "\u0000",
)
#: What stands in the place of a value; the strings in <> are put in as they are, without quotes.
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 3, 11, 2**31, 2**63, 10**30, 0.5, -0.5, 2.5, 1e308, -0.0, 1e-300),
    *("", "x", "bedtime", "calf", "left", "5", "null", "\x00", "x" * 10_001, "é" * 300_000),
    *("2026-11-20", "2026-02-30", "1899-12-31", "1900-01-01", "9999-12-31", "0001-01-01", "2026-W47-5"),
    *("2026-11-20T21:30:00", "2026-11-20T21:30:00Z", "1899-12-31T23:59:59+00:00", "2026-11-20T25:00:00+00:00"),
    *("2026-11-20T21:30:00+00:19:32", "9999-12-31T23:59:59-12:00", "2026-11-20T21:30:00+99:99"),
    *("6f9619ff-8b86-d011-b42d-00cf4fc964ff", "6F9619FF-8B86-D011-B42D-00CF4FC964FF", "{}", "urn:uuid:" + "0" * 32),
    *([], {}, [[]], [None], ["swelling"], ["swelling", "swelling"], {"a": 1}, [0] * 1_000, [[[[[[]]]]]]),
    *("<NaN>", "<Infinity>", "<-Infinity>", "<1e999>", "<-1e999>", "<01>", "<1.>", "<+1>", "<nul>", "<'x'>"),
    *(f"<{'9' * 5_000}>", f"<{'[' * 5_000}>", f"<{'[' * 100_000}{']' * 100_000}>", '<{"a":1,"a":2}>'),
    *(r'<"\ud800">', r'<"\udc00\ud800">', r'<"\x">', '<"\t">', '<"\\u00">', "<>", '<"' + "\\u0041" * 9_999 + '">'),
)


def document(dice: random.Random, most: int = 4) -> Document:
    """Make a diary's document that is right; some of its entries are the same from one to the next."""
    return {
        "format": "calf-coach-diary",
        "version": 1,
        "sessions": _some(dice, most, _session, "id"),
        "cramps": _some(dice, most, _cramp, "id"),
        "nights": _some(dice, most, lambda d: {"night": _day(d), "cramps": d.randrange(5)}, "night"),
        "choices": _some(dice, most, lambda d: {"day": _day(d), "sessions_per_day": d.randint(1, 3)}, "day"),
    }


def written(dice: random.Random, made: Mapping[str, Any]) -> bytes:
    """Write a document in one of the ways in which JSON can be written."""
    text = json.dumps(made, indent=dice.choice((None, None, 1, "\t")), ensure_ascii=dice.random() < 0.5)
    for odd in ODD:  # what is to stand there as it is
        if isinstance(odd, str) and odd.startswith("<"):
            text = text.replace(json.dumps(odd), odd[1:-1])
    return text.encode("utf-8-sig" if dice.random() < 0.1 else "utf-8", "surrogatepass")


def spoilt(dice: random.Random) -> bytes:
    """Make a file, spoilt or, sometimes, not."""
    made = document(dice)
    for _ in range(dice.choice((0, 0, 1, 1, 1, 2, 5))):
        dice.choice(IN_THE_DOCUMENT)(dice, made)
    content = written(dice, made)
    for _ in range(dice.choice((0, 0, 0, 1, 1, 3))):
        content = dice.choice(IN_THE_BYTES)(dice, content)
    return content


def _some(dice: random.Random, most: int, make: Callable[[random.Random], Document], key: str) -> list[Document]:
    entries = [make(dice) for _ in range(dice.randint(0, most))]
    return list({entry[key].replace("-", "").lower(): entry for entry in entries}.values())


def _session(dice: random.Random) -> Document:
    return {
        "id": _id(dice),
        "started_at": _instant(dice),
        "slot": dice.choice(("morning", "midday", "bedtime", "extra")),
        "routine": "wall-calf-stretch",
        "planned_s": dice.choice((300, 300.0, 60.0)),
        "done_s": dice.choice((300.0, 0, 10.5, 299.999)),
        "repetitions": dice.randrange(29),
        "hold_s": dice.choice((2, 2.5, 3.0)),
        "completed": dice.random() < 0.5,
        "note": dice.choice(NOTES),
    }


def _cramp(dice: random.Random) -> Document:
    return {
        "id": _id(dice),
        "started_at": _instant(dice),
        "duration_s": dice.choice((None, 0, 140.0, 10_800)),
        "place": dice.choice(("calf", "foot", "thigh")),
        "side": dice.choice((None, "left", "right", "both")),
        "woke_me": dice.random() < 0.5,
        "severity": dice.choice((None, 0, 6, 10)),
        "signs": dice.sample(("numbness", "swelling", "weakness"), dice.randrange(4)),
        "note": dice.choice(NOTES),
    }


def _id(dice: random.Random) -> str:
    few = dice.random() < 0.3  # so that files meet what is in the diary
    made = uuid.UUID(int=dice.randrange(20) if few else dice.getrandbits(128))
    return dice.choice((str(made), str(made), made.hex, str(made).upper()))


def _instant(dice: random.Random) -> str:
    offset = timezone(timedelta(minutes=dice.choice((0, 60, -210, 840))))
    return (datetime(1900, 1, 2, tzinfo=UTC) + timedelta(minutes=dice.randrange(10**8))).astimezone(offset).isoformat()


def _day(dice: random.Random) -> str:
    return str((datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=dice.randrange(40))).date())


def _entry(dice: random.Random, made: Document) -> Document | None:
    entries = [entry for name in LISTS for entry in _list(made, name) if isinstance(entry, dict) and entry]
    return dice.choice(entries) if entries else None


def _list(made: Document, name: str) -> list[Any]:
    found = made.get(name)
    return found if isinstance(found, list) else []


def _odd(dice: random.Random) -> Any:
    return copy.deepcopy(dice.choice(ODD))


def _swap(dice: random.Random, made: Document) -> None:
    if entry := _entry(dice, made):
        entry[dice.choice(list(entry))] = _odd(dice)


def _swap_on_top(dice: random.Random, made: Document) -> None:
    if made:
        made[dice.choice(list(made))] = _odd(dice)


def _swap_an_entry(dice: random.Random, made: Document) -> None:
    if entries := _list(made, dice.choice(LISTS)):
        entries[dice.randrange(len(entries))] = _odd(dice)


def _leave_out(dice: random.Random, made: Document) -> None:
    thing = dice.choice((made, _entry(dice, made)))
    if thing:
        del thing[dice.choice(list(thing))]


def _add(dice: random.Random, made: Document) -> None:
    thing = dice.choice((made, _entry(dice, made)))
    if thing is not None:
        thing[dice.choice(("x", "", "note", "é"))] = _odd(dice)


def _repeat(dice: random.Random, made: Document) -> None:
    if entries := _list(made, dice.choice(LISTS)):
        entries.insert(dice.randrange(len(entries) + 1), dice.choice(entries))


def _mix(dice: random.Random, made: Document) -> None:
    members = list(made.items())
    dice.shuffle(members)
    made.clear()
    made.update(members)


def _flip(dice: random.Random, content: bytes) -> bytes:
    flipped = bytearray(content)
    for _ in range(dice.randint(1, 4) if content else 0):
        flipped[dice.randrange(len(flipped))] = dice.randrange(dice.choice((128, 128, 128, 256)))
    return bytes(flipped)


def _cut(dice: random.Random, content: bytes) -> bytes:
    return content[: dice.randint(0, len(content))]


def _take_out(dice: random.Random, content: bytes) -> bytes:
    at = dice.randint(0, len(content))
    return content[:at] + content[at + dice.randint(1, 40) :]


def _twice(dice: random.Random, content: bytes) -> bytes:
    at, until = sorted((dice.randint(0, len(content)), dice.randint(0, len(content))))
    return content[:until] + content[at:]


def _put_in(dice: random.Random, content: bytes) -> bytes:
    at = dice.randint(0, len(content))
    odd = dice.choice((b"[" * 10_000, b'"', b"{", b"}", b",", b"\\", b"\0", b"\xff", b" " * 300_000, b'"x":1,', b"\n"))
    return content[:at] + odd + content[at:]


def _name_twice(dice: random.Random, content: bytes) -> bytes:
    name = dice.choice((b'"note": "x", ', b'"sessions": [], ', b'"id": "x", ', b'"version": 1, '))
    at = content.find(name[: name.index(b":") + 1])
    return content[:at] + name + content[at:]


def _otherwise(dice: random.Random, content: bytes) -> bytes:
    return content.decode("utf-8", "replace").encode(dice.choice(("utf-16", "utf-32", "utf-7", "utf-16-le")))


IN_THE_DOCUMENT = (_swap, _swap, _swap, _swap_on_top, _swap_an_entry, _leave_out, _add, _add, _repeat, _mix)
IN_THE_BYTES = (_flip, _flip, _cut, _take_out, _twice, _put_in, _name_twice, _otherwise)
