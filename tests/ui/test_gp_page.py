"""The page for a GP as a PDF: one sheet, in words that can be read, found and heard in their order."""

import re
import zlib
from datetime import date, timedelta
from itertools import pairwise
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from coach.diary.entries import Book
from coach.plan import report_table, report_words
from coach.plan.report import report
from coach.plan.report_weeks import Span
from coach.ui import gp_page, gp_sheet, pdf_tags
from coach.ui.gp_sheet import HEIGHT, MARGIN, WIDTH, Box, Element, Fill, Line, Sheet, Size, Words
from tests.gp_pictures import stories
from tests.plan.books import TODAY, books, spans

pytestmark = pytest.mark.usefixtures("qapp")
STORIES = stories()
SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def laid(book: Book, span: Span) -> Sheet:
    return gp_page.sheet(report(book, span, TODAY), "9.9.9")


def story(name: str) -> Sheet:
    return laid(*STORIES[name])


def opened(content: bytes) -> tuple[QPdfDocument, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer


def text_of(content: bytes) -> str:
    document, _buffer = opened(content)
    text = document.getAllText(0).text()
    document.close()
    return text


def boxes(sheet: Sheet) -> list[tuple[Words, QRectF]]:
    """Give where the ink of each line of text is at most."""
    found = []
    for words in sheet.words:
        metrics = QFontMetricsF(gp_sheet.font(sheet.family, words.size, bold=words.bold))
        area = metrics.tightBoundingRect(words.text).translated(words.x, words.y)
        found.append((words, area))
    return found


def check_layout(sheet: Sheet) -> None:
    inner = QRectF(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN).adjusted(-5, -5, 5, 5)
    inked = boxes(sheet)
    for words, area in inked:
        assert inner.contains(area), words
    for place, (words, area) in enumerate(inked):
        for other, other_area in inked[place + 1 :]:
            assert not area.intersects(other_area), (words, other)
    for mark in sheet.marks:
        if isinstance(mark, Box):
            assert inner.contains(QRectF(mark.x, mark.y, mark.width, mark.height))
            assert mark.width > 0
            assert mark.height > 0
        elif isinstance(mark, Line):
            assert inner.contains(mark.x1, mark.y1)
            assert inner.contains(mark.x2, mark.y2)


@given(books(), spans)
@SLOW
def test_everything_fits_on_the_sheet_whatever_the_diary(book: Book, span: Span) -> None:
    sheet = laid(book, span)
    check_layout(sheet)


@given(books(), spans)
@settings(SLOW, max_examples=5)
def test_the_file_has_one_page_of_a4_whatever_the_diary(book: Book, span: Span) -> None:
    document, _buffer = opened(gp_page.pdf(laid(book, span)))
    assert document.pageCount() == 1
    assert document.pagePointSize(0).toSize() == QSize(595, 842)
    document.close()


@pytest.mark.parametrize("name", STORIES)
def test_nothing_lies_on_anything_else_or_beyond_the_margins(name: str) -> None:
    check_layout(story(name))


@pytest.mark.parametrize("name", STORIES)
def test_there_is_room_for_three_questions(name: str) -> None:
    sheet = story(name)
    heading = next(words.y for words in sheet.words if words.text == "Questions to discuss")
    rules = [m for m in sheet.marks if isinstance(m, Line) and m.x1 == MARGIN and m.y1 > heading and m.pale]
    assert len(rules) >= 3
    assert all(other.y1 - one.y1 >= 240 for one, other in pairwise(rules))


def test_no_type_is_smaller_than_nine_points() -> None:
    assert min(size.value for size in Size) >= 90


@pytest.mark.parametrize("name", STORIES)
def test_the_text_stands_in_the_file_in_the_order_of_reading(name: str) -> None:
    sheet = story(name)
    told = re.sub(r"\s+", "", text_of(gp_page.pdf(sheet)))
    place = 0
    for words in sheet.words:
        sought = re.sub(r"\s+", "", words.text)
        found = told.find(sought, place)
        assert found >= 0, words.text
        place = found + len(sought)


def test_the_words_can_be_found_letter_by_letter() -> None:
    text = text_of(gp_page.pdf(story("3-week-ten")))
    for said in ("Self-reported", "18 of 56; not known", "1 cramp: 7 Oct", "96 of 149 planned", "Calf Coach 9.9.9"):
        assert said in text.replace("\r\n", " ")


def meanings(content: bytes) -> set[bytes]:
    """Give what the signs of the file's fonts are said to mean, in hexadecimal."""
    return set(re.findall(rb"<(\w+)>", b"".join(re.findall(rb"<\w+> (\[<.*?\])", content))))


def test_each_sign_means_one_letter_and_a_space_is_a_space() -> None:
    sheet = Sheet("Letters", gp_sheet.face())
    sheet.write(MARGIN, MARGIN, "first fluid office", sheet.begin("P"))
    found = meanings(gp_page.pdf(sheet))
    assert found == {f"{ord(letter):04X}".encode() for letter in "first fluid office"}


def test_the_fonts_are_in_the_file() -> None:
    content = gp_page.pdf(story("3-week-ten"))
    fonts = re.findall(rb"/Type /FontDescriptor.*?endobj", content, re.DOTALL)
    assert len(fonts) == 2
    assert all(re.search(rb"/FontFile\d? \d+ 0 R", font) for font in fonts)
    assert b"/Subtype /Type3" not in content
    assert b"/Subtype /Image" not in content


def test_title_and_language_are_told() -> None:
    content = gp_page.pdf(story("3-week-ten"))
    document, _buffer = opened(content)
    title = document.metaData(QPdfDocument.MetaDataField.Title)
    document.close()
    assert title == "Leg cramps at night: summary for a GP, 30 September to 25 November 2026"
    catalog = content[content.rindex(b"/Type /Catalog") :]
    assert b"/Lang (en-GB)" in catalog
    assert b"/DisplayDocTitle true" in catalog
    assert b"/Marked true" in catalog


def test_each_line_of_text_is_marked_as_what_it_is() -> None:
    sheet = story("3-week-ten")
    content = gp_page.pdf(sheet)
    drawn = [
        zlib.decompress(part) for part in re.findall(rb"/FlateDecode >>\nstream\n(.*?)\nendstream", content, re.DOTALL)
    ]
    [marked] = [part for part in drawn if b"BDC" in part]
    kinds = re.findall(rb"/(\w+) << /MCID (\d+) >> BDC\nBT\n", marked)
    assert [kind.decode() for kind, _ in kinds] == [sheet.elements[words.element].kind for words in sheet.words]
    assert len(re.findall(rb"(?:BDC|BMC)\n", marked)) == len(re.findall(rb"^EMC\n", marked, re.MULTILINE))
    numbers = [int(number) for number in re.findall(rb"/MCID (\d+)", marked)]
    assert numbers == list(range(len(numbers)))
    elements = re.findall(rb"/Type /StructElem /S /(\w+)", content)
    assert [element.decode() for element in elements] == [element.kind for element in sheet.elements]


def test_the_chart_is_told_in_words() -> None:
    sheet = story("3-week-ten")
    [figure] = [element for element in sheet.elements if element.kind == "Figure"]
    assert "from 30 Sep 8.4" in figure.alt
    assert "from 21 Oct not known" in figure.alt
    assert figure.alt.encode("utf-16-be").hex().encode() in gp_page.pdf(sheet)


def test_the_appended_file_is_sound() -> None:
    """Every object is where the file says it is."""
    content = gp_page.pdf(story("3-week-ten"))
    start = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
    assert content[start : start + 5] == b"xref\n"
    for number, offset in re.findall(rb"^(\d+) 1\n(\d{10}) 00000 n $", content[start:], re.MULTILINE):
        assert content[int(offset) :].startswith(number + b" 0 obj\n")
    earlier = int(re.findall(rb"/Prev (\d+)", content)[-1])
    assert content[earlier : earlier + 4] == b"xref"


def test_a_page_that_was_not_painted_text_by_text_keeps_its_words_and_language() -> None:
    sheet = story("3-week-ten")
    content = gp_page.pdf(sheet)
    plain = content[: content.index(b"%%EOF") + 6]
    told = pdf_tags.tagged(plain, [0], [Element("Document", None)], "en-GB")
    assert b"/Lang (en-GB)" in told
    assert b"/StructTreeRoot" not in told
    assert "Questions to discuss" in text_of(told)


def test_what_is_no_pdf_of_qts_is_refused() -> None:
    with pytest.raises(ValueError, match="No PDF"):
        pdf_tags.tagged(b"%PDF-1.4 and nothing more", [], [Element("Document", None)], "en-GB")


def test_a_file_as_another_qt_may_write_it_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise ValueError("No PDF as Qt writes it.")

    monkeypatch.setattr(gp_page, "tagged", refuse)
    assert "Questions to discuss" in text_of(gp_page.pdf(story("3-week-ten")))


def without_moments(content: bytes) -> bytes:
    return re.sub(rb"D:\d{14}[^)]*|\d{4}-\d\d-\d\dT[\d:]+[^<]*", b"", content)


def test_the_same_diary_makes_the_same_page() -> None:
    one, other = (gp_page.pdf(story("3-week-ten")) for _ in range(2))
    assert text_of(one) == text_of(other)
    assert without_moments(one) == without_moments(other)


def test_an_empty_range_says_so_and_has_no_chart() -> None:
    for name, told in (("1-nothing", report_words.NOTHING), ("8-away", "13 nights, none of them answered: not known.")):
        sheet = story(name)
        assert any(told in words.text for words in sheet.words)
        assert all(element.kind != "Figure" for element in sheet.elements)
        assert any(words.text == "Questions to discuss" for words in sheet.words)


def test_hatched_above_full_and_a_sign_for_what_is_not_known() -> None:
    sheet = story("3-week-ten")
    full = [mark for mark in sheet.marks if isinstance(mark, Box) and mark.fill is Fill.FULL]
    hatched = [mark for mark in sheet.marks if isinstance(mark, Box) and mark.fill is Fill.HATCHED]
    assert len(full) == 7 + 1  # and the key's
    assert len(hatched) == 6 + 1
    under = {box.x: box for box in full}
    assert all(box.y + box.height == pytest.approx(under[box.x].y) for box in hatched[:-1])
    assert sum(words.text == report_table.UNKNOWN for words in sheet.words) == 3  # bar, table, key


def full(sheet: Sheet) -> list[Box]:
    return [mark for mark in sheet.marks if isinstance(mark, Box) and mark.fill is Fill.FULL]


def test_a_part_of_a_week_is_as_narrow_as_it_is_short_and_the_key_says_so() -> None:
    part, whole, key, part_key = full(story("2-week-two"))
    assert part.width == pytest.approx(whole.width * 3 / 7)
    assert part_key.width == pytest.approx(key.width * 3 / 7)
    gap = whole.x - (part.x + part.width)
    assert 0 < gap < part.width  # next to the week that follows
    assert "part of a week: 3 nights" in text_of(gp_page.pdf(story("2-week-two")))


@pytest.mark.parametrize("name", ["3-week-ten", "6-twenty-years"])
def test_where_all_weeks_are_whole_nothing_is_said_of_parts(name: str) -> None:
    sheet = story(name)
    assert not any("part of a week" in words.text for words in sheet.words)
    assert len({round(box.width, 3) for box in full(sheet)[:-1]}) == 1
    assert any(words.text.endswith(", counted back from the last night.") for words in sheet.words)


def test_the_key_to_the_bars_takes_another_line_before_it_leaves_the_page() -> None:
    keys = [
        words for words in story("3-week-ten").words if words.text.startswith(("written", "what nights", "no night"))
    ]
    assert len({words.y for words in keys}) == 2
    assert keys[1].x < keys[0].x


def test_a_week_without_cramps_is_told_from_one_that_is_not_known() -> None:
    answers = {TODAY - timedelta(n): 0 for n in range(8, 15)} | {TODAY - timedelta(20): 0}
    sheet = laid(Book(answers=answers), Span(TODAY - timedelta(21), TODAY))
    [figure] = [place for place, element in enumerate(sheet.elements) if element.kind == "Figure"]
    signs = [words.text for words in sheet.words if words.element == figure and words.x > MARGIN + 900]
    assert signs == ["0", "0", report_table.UNKNOWN]


def picture(sheet: Sheet) -> QImage:
    image = QImage(WIDTH // 5, HEIGHT // 5, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.scale(0.2, 0.2)
    gp_page.paint(sheet, painter)
    painter.end()
    return image


def test_it_is_in_black_and_grey() -> None:
    image = picture(story("3-week-ten"))
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 3
    for colour in map(QColor.fromRgb, colours):
        assert colour.red() == colour.green() == colour.blue()


def printed(path: str, size: str) -> QPdfDocument:
    from PySide6.QtGui import QPageSize

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(path)
    printer.setPageSize(QPageSize(getattr(QPageSize.PageSizeId, size)))
    assert gp_page.print_(story("3-week-ten"), printer)
    document = QPdfDocument()
    document.load(path)
    return document


@pytest.mark.parametrize("size", ["A4", "Letter", "A5"])
def test_printing_puts_all_of_it_on_one_sheet_of_any_paper(size: str, tmp_path: object) -> None:
    document = printed(f"{tmp_path}/printed.pdf", size)
    assert document.pageCount() == 1
    image = QImage(600, 849, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.drawImage(0, 0, document.render(0, image.size()))
    painter.end()
    document.close()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [bytes(cast("memoryview", grey.constScanLine(y)))[:600] for y in range(849)]
    edge = rows[4] + rows[844] + bytes(row[x] for row in rows for x in (4, 595))
    assert min(edge) > 250
    inked = [y for y, row in enumerate(rows) if min(row) < 128]
    assert min(inked) < 849 * 0.12
    assert max(inked) > 849 * 0.85


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_take_it(tmp_path: object) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(f"{tmp_path}/nowhere/printed.pdf")
    assert not gp_page.print_(story("1-nothing"), printer)


def test_without_type_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gp_page, "face", lambda: "")
    with pytest.raises(gp_page.NoType, match="no fonts were found"):
        story("3-week-ten")


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif"])
def test_wider_and_narrower_type_fit_as_well(family: str, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    monkeypatch.setattr(gp_page, "face", lambda: family)
    for name in STORIES:
        check_layout(story(name))


def test_a_month_of_one_bar_a_week_is_not_wider_than_a_thumb() -> None:
    book, _ = STORIES["3-week-ten"]
    sheet = laid(book, Span(date(2026, 11, 19), TODAY - timedelta(1)))
    bars = [mark for mark in sheet.marks if isinstance(mark, Box) and mark.fill is Fill.FULL]
    assert max(bar.width for bar in bars) < 620
