"""The page for a GP: what stands where, on exactly one sheet of A4, and the sheet as a PDF or on any paper."""

import zlib

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt, QUuid
from PySide6.QtGui import QBrush, QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from coach.language.spoken import current
from coach.language.texts import tr
from coach.plan import report_words as words
from coach.plan.report import Report
from coach.ui import gp_chart
from coach.ui.gp_sheet import HEIGHT, MARGIN, POINT, WIDTH, Box, Fill, Line, Sheet, Size, Words, face, font
from coach.ui.pdf_tags import tagged

#: The last line of text stands so high that its letters' feet do, too.
RIGHT, BOTTOM = WIDTH - MARGIN, HEIGHT - MARGIN - 25
#: From one line of text to the next.
LEADING = {Size.PLAIN: 136, Size.SMALL: 122}
#: Values stand so far from the left, behind their names.
INDENT = 1250
#: Room for writing by hand.
RULE, MOST_RULES = 250, 12


class NoType(Exception):  # noqa: N818  (said as one would say it)
    """There is no type to set the page in; the message is the sentence for the person."""


def sheet(report: Report, version: str) -> Sheet:
    """Lay the page out; `version` is that of the program. Raises NoType."""
    family = face()
    if not family:
        raise NoType(tr("The page could not be made: no fonts were found on this computer. The diary is as it was."))
    made = Sheet(words.title(report), family)
    y = _head(made, report)
    y = _paragraph(made, words.nothing(report), y + 200) if words.is_empty(report) else _figures(made, report, y)
    foot = [made.folded(text, RIGHT - MARGIN, Size.SMALL) for text in words.foot(report, version)]
    top = BOTTOM - LEADING[Size.SMALL] * sum(map(len, foot))
    _questions(made, y + 60, top)
    _foot(made, foot, top)
    return made


def paint(made: Sheet, painter: QPainter, paper: str = "#ffffff") -> None:
    """Paint a sheet in black, a unit being a unit of the painter's; `paper` is the colour that is there."""
    for mark in made.marks:
        match mark:
            case Words():
                painter.setPen(QColor(Qt.GlobalColor.black))
                painter.setFont(font(made.family, mark.size, bold=mark.bold))
                painter.drawText(QPointF(mark.x, mark.y), mark.text)
            case Box():
                _fill(painter, mark, paper)
            case Line():
                painter.setPen(QPen(QColor("#909090" if mark.pale else "#000000"), mark.width))
                painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))


def pdf(made: Sheet) -> bytes:
    """Give a sheet as a PDF whose text can be found, read aloud in order, and needs no fonts of the reader's."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72 * POINT)
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, upright, QMarginsF()))
    writer.setTitle(made.title)
    writer.setCreator("Calf Coach")
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), repr(made.marks).encode()))  # the same page, the same file
    painter = QPainter(writer)
    paint(made, painter)
    painter.end()
    content = bytes(buffer.data().data())
    try:
        return tagged(content, [each.element for each in made.words], made.elements, current().code)
    except (ValueError, LookupError, zlib.error):  # another Qt writes otherwise: the page can be read all the same
        return content


def print_(made: Sheet, printer: QPagedPaintDevice) -> bool:
    """Put a sheet on whatever paper there is, whole and in the middle, and tell whether that could be done."""
    page = printer.pageLayout().paintRectPoints()
    painter = QPainter()
    if not painter.begin(printer):
        return False
    dots = printer.logicalDpiX() / 72
    # Its own margins are left away where the printer keeps some, so that type is as large as it can be.
    inner = QRectF(MARGIN / 2, MARGIN / 2, WIDTH - MARGIN, HEIGHT - MARGIN)
    scale = min(page.width() / inner.width(), page.height() / inner.height(), 1 / POINT) * dots
    painter.translate(
        (page.width() * dots - inner.width() * scale) / 2 - inner.left() * scale,
        (page.height() * dots - inner.height() * scale) / 2 - inner.top() * scale,
    )
    painter.scale(scale, scale)
    paint(made, painter)
    return painter.end()


def _fill(painter: QPainter, box: Box, paper: str) -> None:
    """Fill a box in what a photocopier keeps: black lines are drawn, since patterns of a device differ in size."""
    area = QRectF(box.x, box.y, box.width, box.height)
    ground = {Fill.FULL: "#3a3a3a", Fill.PALE: "#c8c8c8"}.get(box.fill, paper)
    painter.setPen(QPen(QColor("#000000"), 5))
    painter.setBrush(QBrush(QColor(ground)))
    painter.drawRect(area)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if box.fill is Fill.HATCHED:
        painter.save()
        painter.setClipRect(area)
        for offset in range(0, round(area.width() + area.height()) + 30, 30):
            start = area.topLeft() + QPointF(offset, 0)
            painter.drawLine(start, start + QPointF(-area.height(), area.height()))
        painter.restore()


def _head(made: Sheet, report: Report) -> float:
    """Write the title, the range, and a line for the name, which is left to the person."""
    y = MARGIN + 130
    made.write(MARGIN, y, tr(words.TITLE), made.begin("H1"), size=Size.TITLE, bold=True)
    made.write(RIGHT, y, tr("Self-reported"), made.begin("P"), bold=True, side=1)
    y += 190
    made.write(MARGIN, y, words.period(report), made.begin("P"), size=Size.HEADING)
    y += RULE
    half = MARGIN + 3200
    for name, start, end in ((tr("Name"), MARGIN, half - 150), (tr("Date of birth"), half, RIGHT)):
        made.write(start, y, name, made.begin("P"))
        made.marks.append(Line(start + made.length(name) + 60, y + 15, end, y + 15, 5))
    return y


def _figures(made: Sheet, report: Report, y: float) -> float:
    """Put the chart and everything that is counted on the sheet, and give where it ends."""
    y = _heading(made, tr("Cramps a week"), y)
    y = gp_chart.chart(made, report, y + 90)
    y = gp_chart.legend(made, report, y + 130)
    y = _heading(made, tr("Cramps"), y)
    y = _facts(made, words.cramps(report), y)
    if told := words.details(report):
        y = _paragraph(made, told, y)
    y = _heading(made, tr("Noted with a cramp"), y)
    y = _facts(made, words.signs(report), y)
    y = _heading(made, tr("Calf stretching"), y)
    return _facts(made, words.sessions(report), y)


def _heading(made: Sheet, text: str, y: float) -> float:
    made.write(MARGIN, y + 230, text, made.begin("H2"), size=Size.HEADING, bold=True)
    return y + 250


def _facts(made: Sheet, facts: tuple[words.Fact, ...], y: float) -> float:
    for name, told in facts:
        line = made.begin("P")
        made.write(MARGIN, y + LEADING[Size.PLAIN], name, line, bold=True)
        for text in _lines(made, told):
            y += LEADING[Size.PLAIN]
            made.write(MARGIN + INDENT, y, text, line)
    return y


def _lines(made: Sheet, told: str) -> list[str]:
    """Give what is told in one line where it fits, and else what belongs together in lines of its own."""
    room = RIGHT - MARGIN - INDENT
    whole = made.folded(told.replace("\n", "; "), room)
    return whole if len(whole) == 1 else [line for part in told.split("\n") for line in made.folded(part, room)]


def _paragraph(made: Sheet, told: str, y: float) -> float:
    line = made.begin("P")
    for text in made.folded(told, RIGHT - MARGIN):
        y += LEADING[Size.PLAIN]
        made.write(MARGIN, y, text, line)
    return y


def _foot(made: Sheet, paragraphs: list[list[str]], y: float) -> None:
    """Write at the bottom where all of it comes from."""
    made.marks.append(Line(MARGIN, y - 20, RIGHT, y - 20, 5))
    for lines in paragraphs:
        element = made.begin("P")
        for text in lines:
            y += LEADING[Size.SMALL]
            made.write(MARGIN, y, text, element, size=Size.SMALL)


def _questions(made: Sheet, y: float, bottom: float) -> None:
    """Leave lines for what the person wants to ask: all the room there is."""
    y = _heading(made, tr("Questions to discuss"), y)
    for _ in range(MOST_RULES):
        y += RULE
        if y > bottom - 80:
            return
        made.marks.append(Line(MARGIN, y, RIGHT, y, 4, pale=True))
