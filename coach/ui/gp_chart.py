"""The chart on the page for a GP: cramps a week as bars, and the figures below each column."""

from collections.abc import Iterable

import msgspec

from coach.language import written
from coach.language.texts import tr
from coach.plan import report_table as words
from coach.plan.report import Report
from coach.plan.report_weeks import WEEK, Part
from coach.ui.gp_sheet import MARGIN, WIDTH, Box, Fill, Line, Sheet, Size

#: Room for the names of the rows and the marks of the axis.
GUTTER = 900
LEFT, RIGHT = MARGIN + GUTTER, WIDTH - MARGIN
PLOT, ROW = 1050, 138
#: A bar is no wider than this, however few there are.
WIDEST = 620
#: Where bars are wider than this, what is not known has a sign; else a pale foot.
ROOM_FOR_SIGN = 75
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


#: In the key to the bars: how wide a sample is, how far one stands from the next, and from one line to the next.
SAMPLE, APART, NEXT_LINE = 110, 120, 122


class _Key(msgspec.Struct, frozen=True):
    """One way to fill a bar, which may be a sign instead, and what it means."""

    fill: Fill | None
    text: str
    share: float = 1.0  # of the width of a whole week


class _Frame(msgspec.Struct, frozen=True):
    """Where the chart stands, and what its axis goes up to."""

    top: float
    bar: float  # the width of one, with the gap beside it
    highest: int

    @property
    def ground(self) -> float:
        return self.top + PLOT

    def y(self, cramps: float) -> float:
        return self.ground - PLOT * cramps / self.highest

    def x(self, place: float) -> float:
        return LEFT + self.bar * place


def chart(sheet: Sheet, report: Report, top: float) -> float:
    """Put the chart and its figures on the sheet, and give where they end."""
    highest = max(bar.height or 0 for bar in report.bars)
    step = next((step for step in STEPS if 5 * step >= highest), STEPS[-1])
    levels = range(0, step * max(2, -int(-highest // step)) + 1, step)
    frame = _Frame(top, _width(report), levels[-1])
    figure = sheet.begin("Figure", alt=words.spoken(report))
    for level in levels:
        sheet.marks.append(Line(LEFT, frame.y(level), RIGHT, frame.y(level), 5, pale=level > 0))
        sheet.write(LEFT - 60, frame.y(level) + 32, written.number(level), figure, size=Size.SMALL, side=1)
    for place, bar in enumerate(report.bars):
        _bar(sheet, frame, place, bar, figure)
    return _table(sheet, report, frame)


def legend(sheet: Sheet, report: Report, y: float) -> float:
    """Say what the bars mean, in as many lines as that takes, and give where it ends."""
    line = sheet.begin("P")
    each = words.each_bar(report)
    sheet.write(MARGIN, y, each, line, size=Size.SMALL)
    x = MARGIN + sheet.length(each, Size.SMALL) + APART
    for key in _keys(report):
        length = SAMPLE + 40 + sheet.length(key.text, Size.SMALL)
        if x + length > RIGHT:
            x, y = MARGIN, y + NEXT_LINE
        if key.fill:
            sheet.marks.append(Box(x + SAMPLE * (1 - key.share), y - 66, SAMPLE * key.share, 66, key.fill))
        else:
            sheet.write(x + SAMPLE / 2, y, words.UNKNOWN, line, size=Size.SMALL, bold=True, side=0.5)
        sheet.write(x + SAMPLE + 40, y, key.text, line, size=Size.SMALL)
        x += length + APART
    return y


def _keys(report: Report) -> Iterable[_Key]:
    """Give what the bars are filled with, as far as it is there."""
    yield _Key(Fill.FULL, tr("written down", "what a bar of the chart shows"))
    first = report.bars[0]  # no other can be less than a week
    if first.is_part_week and first.height:
        yield _Key(Fill.FULL, words.part_week(first), first.nights / WEEK)
    if any(0 < bar.answered < bar.nights and bar.cramps for bar in report.bars):
        yield _Key(Fill.HATCHED, tr("what nights not answered may add", "what a bar of the chart shows"))
    if any(_is_unknown(bar) for bar in report.bars):
        nothing = tr("no night answered", "what a bar of the chart shows")
        yield _Key(None if _width(report) > ROOM_FOR_SIGN else Fill.PALE, nothing)


def _width(report: Report) -> float:
    return min(WIDEST, (RIGHT - LEFT) / len(report.bars))


def _is_unknown(part: Part) -> bool:
    return part.nights > 0 and not part.answered


def _bar(sheet: Sheet, frame: _Frame, place: int, bar: Part, figure: int) -> None:
    gap = min(60, frame.bar * 0.18)
    x, width = frame.x(place) + gap, frame.bar - 2 * gap
    if bar.is_part_week:  # as narrow as it is short, and next to the week that follows
        x, width = x + width * (1 - bar.nights / WEEK), width * bar.nights / WEEK
    if _is_unknown(bar):
        if frame.bar > ROOM_FOR_SIGN:
            sheet.write(frame.x(place + 0.5), frame.ground - 30, words.UNKNOWN, figure, side=0.5, bold=True)
        else:
            sheet.marks.append(Box(x, frame.ground - PLOT * 0.06, width, PLOT * 0.06, Fill.PALE))
    elif bar.height:
        written, most = frame.y(bar.counted), frame.y(bar.height)
        if most < written - 1:
            sheet.marks.append(Box(x, most, width, written - most, Fill.HATCHED))
        sheet.marks.append(Box(x, written, width, frame.ground - written, Fill.FULL))
    elif bar.answered and frame.bar > ROOM_FOR_SIGN:  # no cramp is something else than nothing known
        sheet.write(frame.x(place + 0.5), frame.ground - 30, "0", figure, size=Size.SMALL, side=0.5)


def _table(sheet: Sheet, report: Report, frame: _Frame) -> float:
    """Write the figures in the middle of their columns, and give where they end."""
    part, y = sheet.begin("Table"), frame.ground + 45
    for line in words.table(report):
        row, y, place = sheet.begin("TR", part), y + ROW, 0
        sheet.write(MARGIN, y - 40, line.name, sheet.begin("TH", row), size=Size.SMALL, bold=True)
        fitting = (form for form in line.forms if _fits(sheet, report, frame, form))
        for text, (_, bars) in zip(next(fitting, line.forms[-1]), report.columns, strict=True):
            middle = frame.x(place + bars / 2)
            sheet.write(middle, y - 40, text, sheet.begin("TD", row), size=Size.SMALL, side=0.5)
            place += bars
        sheet.marks.append(Line(MARGIN, y, RIGHT, y, 3, pale=True))
    return y


def _fits(sheet: Sheet, report: Report, frame: _Frame, form: tuple[str, ...]) -> bool:
    """Tell whether each text has room in its column."""
    rooms = (bars * frame.bar - 60 for _, bars in report.columns)
    return all(sheet.length(text, Size.SMALL) <= room for text, room in zip(form, rooms, strict=True))
