"""Says in a PDF of Qt's, which cannot do so itself (6.11), what each line of text is, and in which language.

The file stays as it is, and what is said anew is appended to it, as the format provides (ISO 32000-1, 7.5.6 and 14.8).
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from coach.ui.gp_sheet import Element

_TEXT = re.compile(rb"^BT\n.*?^ET\n", re.DOTALL | re.MULTILINE)
_MEANINGS = re.compile(rb"\[(?:<[0-9A-F]{4,8}> ?)+\]")
_BLANK = re.compile(rb"<(?:0009|00A0)>")
_WHERE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


def tagged(content: bytes, texts: Sequence[int], elements: Sequence[Element], language: str) -> bytes:
    """Give a PDF of one page with its structure in it.

    `texts` has for each line of text, in the order in which they were painted, the place of its element among
    `elements`, of which the first is the document. Where the page was not painted text by text, as when a face lacked
    a sign, the file is given back with its language alone.
    """
    file = _File(_with_spaces(content))
    catalog = file.reference(file.trailer, b"Root")
    page = int(file.inside(file.reference(file.object(catalog), b"Pages"), rb"/Kids\s*\[\s*(\d+)"))
    drawn = file.stream(file.reference(file.object(page), b"Contents"))
    said = b"/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n" % language.encode("ascii")
    if len(_TEXT.findall(drawn)) == len(texts):
        marked, members = _marked(drawn, texts, elements)
        root = _structure(file, page, elements, members)
        packed = zlib.compress(marked)
        contents = file.add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
        changed = re.sub(rb"/Contents \d+ 0 R", b"/Contents %d 0 R" % contents, file.object(page))
        file.extend(page, b"/StructParents 0\n/Tabs /S\n", changed)
        said += b"/MarkInfo << /Marked true >>\n/StructTreeRoot %d 0 R\n" % root
    file.extend(catalog, said)
    return file.written()


def _with_spaces(content: bytes) -> bytes:
    """Let spaces be read as such: a face that draws tabs alike has Qt say that each is one."""
    return _MEANINGS.sub(lambda found: _BLANK.sub(b"<0020>", found[0]), content)


def _marked(drawn: bytes, texts: Sequence[int], elements: Sequence[Element]) -> tuple[bytes, list[int]]:
    """Mark each text with a number of its own and the rest as decoration; give the element of each number.

    What is drawn between two texts of one picture is part of it.
    """
    between = _TEXT.split(drawn)
    parts = [b"/Artifact BMC\n", between[0], b"EMC\n"]
    members: list[int] = []
    for place, (text, element) in enumerate(zip(_TEXT.findall(drawn), texts, strict=True)):
        kind, rest = elements[element].kind, between[place + 1]
        mark = b"/%s << /MCID %%d >> BDC\n" % kind.encode("ascii")
        is_inside = kind == "Figure" and texts[place + 1 : place + 2] == [element]
        parts += [mark % len(members), text, b"EMC\n"]
        members.append(element)
        if is_inside:
            parts += [mark % len(members), rest, b"EMC\n"]
            members.append(element)
        else:
            parts += [b"/Artifact BMC\n", rest, b"EMC\n"]
    return b"".join(parts), members


def _structure(file: "_File", page: int, elements: Sequence[Element], members: Sequence[int]) -> int:
    """Add the tree of elements, and give its root."""
    root = file.reserve()
    numbers = [file.reserve() for _ in elements]
    inside: defaultdict[int, list[bytes]] = defaultdict(list)
    for mark, member in enumerate(members):
        inside[member].append(b"%d" % mark)
    for place, element in enumerate(elements):
        if element.parent is not None:
            inside[element.parent].append(b"%d 0 R" % numbers[place])
    for place, element in enumerate(elements):
        parent = root if element.parent is None else numbers[element.parent]
        alt = b"/Alt <%s>\n" % (b"\xfe\xff" + element.alt.encode("utf-16-be")).hex().encode() if element.alt else b""
        file.put(
            numbers[place],
            b"<< /Type /StructElem /S /%s /P %d 0 R /Pg %d 0 R\n%s/K [%s] >>"
            % (element.kind.encode("ascii"), parent, page, alt, b" ".join(inside[place])),
        )
    parents = b" ".join(b"%d 0 R" % numbers[member] for member in members)
    tree = b"<< /Nums [0 [%s]] >>" % parents
    file.put(root, b"<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %s >>" % (numbers[0], tree))
    return root


class _File(msgspec.Struct):
    """A PDF as Qt writes it, and what is to be appended."""

    content: bytes
    trailer: bytes = b""
    start: int = 0
    size: int = 0
    offsets: list[int] = msgspec.field(default_factory=list)
    new: dict[int, bytes] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read where everything is. Raises ValueError where this is no file of Qt's."""
        found = _WHERE.search(self.content)
        if not found:
            raise ValueError("No PDF as Qt writes it.")
        self.start = int(found[1])
        table, _, self.trailer = self.content[self.start :].partition(b"trailer")
        self.offsets = [int(row[:10]) for row in table.splitlines()[2:]]
        self.size = len(self.offsets)

    def object(self, number: int) -> bytes:
        """Give an object as it stands there, or as it is to be."""
        if number in self.new:
            return self.new[number]
        start = self.content.index(b"obj", self.offsets[number]) + len(b"obj")
        return self.content[start : self.content.index(b"endobj", start)].strip()

    def inside(self, number: int, what: bytes) -> bytes:
        """Give what the first group of an expression finds in an object."""
        return self._found(self.object(number), what)

    def reference(self, text: bytes, name: bytes) -> int:
        """Give the number of the object that an entry refers to."""
        return int(self._found(text, rb"/" + name + rb" (\d+) 0 R"))

    def stream(self, number: int) -> bytes:
        """Give the unpacked content of a stream."""
        start = self.content.index(b"stream\n", self.offsets[number]) + len(b"stream\n")
        length = int(self.object(self.reference(self.content[self.offsets[number] : start], b"Length")))
        return zlib.decompress(self.content[start : start + length])

    def reserve(self) -> int:
        """Give the number of an object that is yet to be put."""
        self.size += 1
        return self.size - 1

    def put(self, number: int, body: bytes) -> None:
        """Put an object, in place of an earlier one of its number."""
        self.new[number] = body

    def add(self, body: bytes) -> int:
        """Put one more object, and give its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def extend(self, number: int, entries: bytes, body: bytes | None = None) -> None:
        """Put entries at the end of a dictionary."""
        self.put(number, (body or self.object(number)).removesuffix(b">>") + entries + b">>")

    def written(self) -> bytes:
        """Give the file with what is new at its end."""
        parts, at, rows = [self.content], len(self.content), []
        for number, body in sorted(self.new.items()):
            rows.append(b"%d 1\n%010d 00000 n \n" % (number, at))
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            at += len(parts[-1])
        kept = re.sub(rb"/Size \d+", b"/Size %d\n/Prev %d" % (self.size, self.start), self.trailer.partition(b">>")[0])
        return b"".join([*parts, b"xref\n", *rows, b"trailer", kept, b">>\nstartxref\n%d\n%%%%EOF\n" % at])

    @staticmethod
    def _found(text: bytes, what: bytes) -> bytes:
        found = re.search(what, text)
        if not found:
            raise ValueError("No PDF as Qt writes it.")
        return found[1]
