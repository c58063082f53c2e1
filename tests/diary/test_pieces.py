"""JSON read piece by piece is the JSON that the standard library reads, wherever it is cut into parts."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.diary.pieces import CHUNK, LONGEST_PIECE, MOST_MEMBERS, Piece, Unreadable, pieces

LISTS = ("a", "b")
texts = st.text(st.characters(codec="utf-8"), max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
documents = st.dictionaries(texts.filter(lambda name: name not in LISTS), values, max_size=3).flatmap(
    lambda others: st.permutations(LISTS).flatmap(
        lambda lists: st.fixed_dictionaries({name: st.lists(values, max_size=4) for name in lists}).map(
            lambda wanted: others | wanted
        )
    )
)


class Parts:
    """A file that gives its content in parts of some length, and counts them."""

    def __init__(self, content: bytes, most: int = CHUNK) -> None:
        self._content, self._most = content, most
        self.at = 0

    def read(self, size: int) -> bytes:
        part = self._content[self.at : self.at + min(size, self._most)]
        self.at += len(part)
        return part


class Endless:
    """A file that goes on for ever in the same way."""

    def __init__(self, begin: bytes, on: bytes) -> None:
        self._next, self._on = begin or on, on
        self.read_bytes = 0

    def read(self, size: int) -> bytes:
        part, self._next = self._next, self._on * (size // len(self._on))
        self.read_bytes += len(part)
        return part


def read(content: bytes, most: int = CHUNK) -> list[Piece]:
    return list(pieces(Parts(content, most), LISTS))


def put_together(found: list[Piece]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for piece in found:
        if piece.at is None:
            made[piece.name] = piece.value
        else:
            made.setdefault(piece.name, []).append(piece.value)
            assert len(made[piece.name]) == piece.at + 1
    return made


@settings(max_examples=40)
@given(documents, st.integers(1, 40), st.sampled_from([None, 1]), st.booleans())
def test_the_pieces_are_the_document(document: dict[str, Any], most: int, indent: int | None, ascii_only: bool) -> None:
    content = json.dumps(document, indent=indent, ensure_ascii=ascii_only).encode()
    assert put_together(read(content, most)) == {
        name: value for name, value in document.items() if value or name not in LISTS
    }


@settings(max_examples=40)
@given(documents, st.data())
def test_a_document_cut_short_is_refused(document: dict[str, Any], data: st.DataObject) -> None:
    content = json.dumps(document, ensure_ascii=False).encode()
    with pytest.raises(Unreadable):
        read(content[: data.draw(st.integers(0, len(content) - 1))])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it ends too early (line 1)"),
        (b"\n\n[]", "it is not what a diary has there (line 3)"),
        (b"\xef\xbb\xbf{}x", "it is not what a diary has there (line 1)"),
        (b'{"a": 1}', "a is not what a diary has there (line 1)"),
        (b'{"a": [1, 2,]}', "a[2] is not what a diary has there (line 1)"),
        (b'{"a": [1,\n{"x": 1, "x": 2}]}', "a[1] has a name twice (line 2)"),
        (b'{"a": [], "a": []}', "it has a name twice, or others than a diary (line 1)"),
        (b'{"a": [0,\n\nNaN]}', "a[1] has NaN or Infinity for a number (line 3)"),
        (b'{"b": [%s]}' % (b"9" * 5_000), "b[0] has a number that is too long (line 1)"),
        (b'{"b": [%s' % (b"[" * 100_000), "b[0] is nested too deep (line 1)"),
        (b'{"b": [%s' % (b'{"x":' * 100_000), "b[0] is nested too deep (line 1)"),
        (b'{"x": "\n"}', "it is not what a diary has there (line 1)"),
        (b'{"x":\n1,\n"y": "\xff"}', "it is not UTF-8 text (line 3)"),
        ('{"x": 1}'.encode("utf-16"), "it is not UTF-8 text (line 1)"),
        (b'{"b": ["%s"]}' % (b"x" * 2 * LONGEST_PIECE), "b[0] is too long, or not what a diary has there (line 1)"),
        (b'{"b": [01]}', "b[0] is not what a diary has there (line 1)"),
    ],
)
@pytest.mark.parametrize("most", [CHUNK, 1_000])
def test_what_is_no_document_is_refused_with_the_place(content: bytes, said: str, most: int) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content, most)
    assert f"{refused.value.place or 'it'} {refused.value.reason}" == said


def test_more_members_than_any_diary_has_are_refused() -> None:
    document = {str(number): number for number in range(MOST_MEMBERS)}
    assert len(read(json.dumps(document).encode())) == MOST_MEMBERS
    with pytest.raises(Unreadable):
        read(json.dumps({**document, "one more": 1}).encode())


@pytest.mark.parametrize(
    ("begin", "on"), [(b'{"a": ["', b"x"), (b'{"', b"x"), (b'{"a": [{"x": [', b"1,"), (b'{"a": [', b"1"), (b"", b"[")]
)
def test_what_never_ends_is_refused_soon(begin: bytes, on: bytes) -> None:
    endless = Endless(begin, on)
    with pytest.raises(Unreadable):
        list(pieces(endless, LISTS))
    assert endless.read_bytes <= 4 * CHUNK
