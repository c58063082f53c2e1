"""What is wrong with a file that was to come into the diary, for somebody who has never seen one from inside."""

from coach.language.texts import mark, tr

#: The entries of each list, counted from 1.
_ENTRIES = {
    "sessions": mark("Session {number}"),
    "cramps": mark("Cramp {number}"),
    "nights": mark("Night {number}"),
    "choices": mark("Choice {number}"),
}
_DATE = mark("its date is missing, or cannot be right", "behind the name of an entry")
_LENGTH = mark("how long it took is missing, or cannot be right", "behind the name of an entry")
#: What may be wrong with each field, which may also be missing; without a name, with the entry as a whole.
_WRONG = {
    "id": mark("what tells it apart from the others is missing or spoilt", "behind the name of an entry"),
    "started_at": _DATE,
    "slot": mark("its time of day is missing, or none that is known here", "behind the name of an entry"),
    "routine": mark("the name of its exercise is missing, or too long", "behind the name of an entry"),
    "planned_s": mark("how long it was to be is missing, or cannot be right", "behind the name of an entry"),
    "done_s": _LENGTH,
    "hold_s": mark("the length of its holds is missing, or cannot be right", "behind the name of an entry"),
    "repetitions": mark("its number of repetitions is missing, or cannot be right", "behind the name of an entry"),
    "completed": mark("it does not say whether it was done to the end", "behind the name of an entry"),
    "duration_s": _LENGTH,
    "place": mark("the place of the cramp is missing, or none that is known here", "behind the name of an entry"),
    "side": mark("the side of the cramp is missing, or none that is known here", "behind the name of an entry"),
    "woke_me": mark("it does not say whether it woke you", "behind the name of an entry"),
    "severity": mark("how bad it was is missing, or not from 0 to 10", "behind the name of an entry"),
    "signs": mark("its signs are missing, or none that are known here", "behind the name of an entry"),
    "note": mark("its note is missing, too long or spoilt", "behind the name of an entry"),
    "night": _DATE,
    "cramps": mark("its number of cramps is missing, or cannot be right", "behind the name of an entry"),
    "day": _DATE,
    "sessions_per_day": mark("it is not for 1, 2 or 3 sessions a day", "behind the name of an entry"),
    "": mark("it is no entry that can be read", "behind the name of an entry"),
}
#: What may be wrong with what a file says of itself.
_HEAD = {
    "format": mark("It is no file with a diary from Calf Coach."),
    "version": mark("It is no diary that this version of Calf Coach can read."),
}
#: What may be wrong with the file as a whole.
_SPOILT = mark("It is no file with a diary, or it was cut short or changed on its way here.")


def entry(table: str, at: int) -> str:
    """Give the name of an entry by its place in its list, which begins with 0."""
    return tr(_ENTRIES[table], number=at + 1)


def wrong(table: str, at: int, field: str) -> str:
    """Say that a field of an entry is not as it should be, or missing; no field is the entry as a whole."""
    known = field if field in _WRONG else ""
    return _sentence(table, at, tr(_WRONG[known], "behind the name of an entry"))


def twice(table: str, at: int) -> str:
    """Say that an entry is there twice."""
    return _sentence(table, at, tr("it is in the file twice", "behind the name of an entry"))


def head(name: str) -> str:
    """Say that a file is no diary, or another version's, by what is missing or wrong in its head."""
    return tr(_HEAD[name])


def spoilt() -> str:
    """Say that a file cannot be read as one with a diary in it."""
    return tr(_SPOILT)


def _sentence(table: str, at: int, what: str) -> str:
    return tr("{entry}: {what}.", "what is wrong with an entry of a file", entry=entry(table, at), what=what)
