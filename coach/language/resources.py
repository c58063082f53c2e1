"""A resource file in another language: the texts of its table `[in.de]` in the place of its own."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from coach.language.texts import tr

#: Where the languages of a document stand.
TABLE = "in"
#: Names whose text is no text for the person: it ties parts of the document together, whatever its language.
TIES = frozenset({"format", "id", "pose", "anchor", "tone"})
Built = TypeVar("Built")
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def localised(document: Mapping[str, Any], code: str) -> dict[str, Any]:
    """Give a document in a language, without its tables of languages: texts that "de-AT" has not are those of "de".

    A table has the shape of the document, and only what it translates. Lists are as long as the document's, and what
    has an `id` there bears it here. Raises ValueError with the place of what does not fit.
    """
    tables = _tables(document)
    own = {name: value for name, value in document.items() if name != TABLE}
    for language in _wider(code):
        if language in tables:
            own = _merged(own, tables[language], f"$.{TABLE}.{language}")
    return own


def language_of(document: Mapping[str, Any], code: str) -> str:
    """Give the language of what `localised` gives: the one wanted, or British English where the document has it not."""
    family = code.partition("-")[0]
    return code if family == "en" or any(language in _tables(document) for language in _wider(code)) else "en-GB"


def built(document: Mapping[str, Any], code: str, build: Callable[[dict[str, Any]], Built]) -> Built:
    """Build something of a document in a language, and try all of its languages: each fault is to be known at once.

    Raises ValueError, or what `build` raises, with the place of the fault.
    """
    build(localised(document, ""))
    for language in _tables(document):
        try:
            build(localised(document, language))
        except (ValueError, msgspec.ValidationError) as fault:
            raise ValueError(tr("in the language “{code}”, {reason}", code=language, reason=fault)) from fault
    return build(localised(document, code))


def _tables(document: Mapping[str, Any]) -> dict[str, Any]:
    tables = document.get(TABLE, {})
    if not isinstance(tables, dict):
        raise _fault(tr("a table of languages is wanted"), f"$.{TABLE}")
    for code in tables:
        if not _CODE.fullmatch(code):
            raise _fault(tr("the name of a language is wanted, such as “de” or “pt-BR”"), f"$.{TABLE}")
    return tables


def _wider(code: str) -> Iterator[str]:
    """Give "de", then "de-AT", for "de-AT"."""
    parts = code.split("-")
    return ("-".join(parts[: length + 1]) for length in range(len(parts)))


def _merged(own: Any, theirs: Any, place: str) -> Any:
    """Give what the document has, with their texts instead."""
    match own, theirs:
        case dict(), dict():
            _check_ties(own, theirs, place)
            changed = {name: _merged(own[name], value, f"{place}.{name}") for name, value in theirs.items()}
            return {**own, **changed}
        case list(), list():
            if len(own) != len(theirs):
                raise _fault(tr("as many are wanted as in the file's own language"), place)
            _check_ids(own, theirs, place)
            pairs = zip(own, theirs, strict=True)
            return [_merged(one, their, f"{place}[{at}]") for at, (one, their) in enumerate(pairs)]
        case str(), str():
            return theirs
    raise _fault(tr("it is not of the same kind as in the file's own language, or is no text"), place)


def _check_ties(own: Mapping[str, Any], theirs: Mapping[str, Any], place: str) -> None:
    for name, value in theirs.items():
        if name not in own:
            raise _fault(tr("the file has nothing of that name in its own language"), f"{place}.{name}")
        if name in TIES and value != own[name]:
            raise _fault(tr("it is no text, and the same in all languages"), f"{place}.{name}")


def _check_ids(own: list[Any], theirs: list[Any], place: str) -> None:
    """Hold together what belongs together: a section that comes between would move all texts after it."""
    for at, (one, their) in enumerate(zip(own, theirs, strict=True)):
        if isinstance(one, dict) and isinstance(their, dict) and "id" in one and "id" not in their:
            raise _fault(tr("the id of what is translated is wanted"), f"{place}[{at}]")


def _fault(reason: str, place: str) -> ValueError:
    return ValueError(f"{reason} - at `{place}`")
