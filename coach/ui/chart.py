"""The picture of cramps a week over the sessions a day, on one time axis. Importing this imports pyqtgraph (0.3 s)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QMargins, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from coach.language import written
from coach.language.texts import tr
from coach.plan.report_words import brief
from coach.ui.colour import mix
from coach.ui.history_weeks import BEFORE, NOT_KNOWN, WEEK, Bar, ChartView
from coach.ui.theme import THEMES, Space, Theme, ThemeName

#: The share of a bar's room that it leaves free.
GAP = 0.24
#: The heights of the two panels, in lines of type.
CRAMPS_LINES, DOSE_LINES = 11, 4.4
MOST_SESSIONS = 3
#: How far the panels reach below their ground and above their highest mark, where numbers stand.
BELOW, ABOVE = 0.04, 1.12
#: Bars of fewer pixels have no edges.
WIDE = 12

pg.setConfigOptions(exitCleanup=False)  # the program takes its own leave of Qt


class Chart(QWidget):
    """Draws the chart; it neither zooms nor scrolls, so that the page does."""

    def __init__(self) -> None:
        super().__init__()
        self._theme, self._view = THEMES[ThemeName.LIGHT], None  # type: tuple[Theme, ChartView | None]
        self.cramps, self.dose = _Panel(), _Panel()
        column = QVBoxLayout(self)
        column.setContentsMargins(QMargins())
        column.setSpacing(Space.TIGHT)
        for name, panel, share in ((tr("Cramps a week"), self.cramps, 3), (tr("Sessions a day"), self.dose, 1)):
            title = QLabel(name)
            title.setObjectName("small")
            column.addWidget(title)
            column.addWidget(panel.widget, share)
        self._sample = title

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        self._draw()

    def show_view(self, view: ChartView) -> None:
        """Draw these weeks."""
        self._view = view
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose anew which labels there is room for."""
        super().resizeEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._draw()

    def _draw(self) -> None:
        if self._view is None:
            return
        self._sample.ensurePolished()
        font = self._sample.font()
        line, view = QFontMetrics(font).height(), self._view
        numbers = max((written.number(height) for height in view.heights), key=len)
        left = QFontMetrics(font).horizontalAdvance(numbers) + Space.NORMAL
        self.cramps.widget.setMinimumHeight(round(CRAMPS_LINES * line))
        self.dose.widget.setFixedHeight(round(DOSE_LINES * line))
        self.cramps.clear(self._theme, font, view, left, view.heights)
        self.dose.clear(self._theme, font, view, left, range(MOST_SESSIONS + 1))
        self._draw_cramps(view)
        self._draw_dose(view)

    def _draw_cramps(self, view: ChartView) -> None:
        panel, theme = self.cramps, self._theme
        known = [bar for bar in view.bars if bar.height is not None]
        full, pale = QColor(theme.stretch), mix(theme.stretch, theme.surface, 0.72)
        guessed = [bar for bar in known if (bar.height or 0) > bar.counted]
        if view.first < view.bars[0].first:
            panel.tell(view.first, view.bars[0].first, tr(BEFORE), theme.quiet, fill=theme.surface)
        for first, end in view.unknown:
            panel.hatch(first, end, WEEK * view.bars[0].weeks)
            panel.tell(first, end, tr(NOT_KNOWN), theme.text, fill=theme.surface)
        for first, end in view.doubtful:
            panel.hatch(first, end, WEEK * view.bars[0].weeks)
        panel.bars(guessed, [bar.counted for bar in guessed], [bar.height or 0 for bar in guessed], pale, full)
        panel.bars(known, [0.0] * len(known), [min(bar.counted, bar.height or 0) for bar in known], full, None)
        if not panel.values(known):
            panel.feet(known, full)

    def _draw_dose(self, view: ChartView) -> None:
        x, y = [], []
        ends = [when for when, _ in view.steps[1:]] + [view.until]
        for (when, level), end in zip(view.steps, ends, strict=True):
            x += [when.toordinal(), end.toordinal()]
            y += [level, level]
        self.dose.step(x, y)


class _Panel:
    """One plot that only draws."""

    def __init__(self) -> None:
        self._plot: Any = pg.PlotWidget()
        self.widget: QWidget = self._plot
        self._item: Any = self._plot.getPlotItem()
        self._item.setMenuEnabled(False)
        self._item.hideButtons()
        self._item.setMouseEnabled(x=False, y=False)
        self._item.setContentsMargins(0, 0, 0, 0)
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it takes the keyboard, too
        self.widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._theme, self._font, self._top, self._days = THEMES[ThemeName.LIGHT], QFont(), 1, 1

    def clear(self, theme: Theme, font: QFont, view: ChartView, left: int, heights: Sequence[int]) -> None:
        """Draw the empty axes."""
        self._theme, self._font, self._top, self._days = theme, font, heights[-1], (view.end - view.first).days
        self._item.clear()
        self._plot.setBackground(theme.surface)
        first, end = view.first.toordinal(), view.end.toordinal()
        self._item.setRange(xRange=(first, end), yRange=(-BELOW * self._top, ABOVE * self._top), padding=0)
        self._left = left
        self._axes(view, heights)
        for height in heights:
            pen = _pen(theme.line, 1) if height else _pen(theme.edge, 2)
            self._item.addItem(pg.InfiniteLine(height, angle=0, pen=pen))

    def bars(
        self, bars: Sequence[Bar], low: Sequence[float], high: Sequence[float], fill: QColor, edge: QColor | None
    ) -> None:
        """Draw bars from one height to another."""
        if bars:
            wide = edge and self._px(WEEK * bars[0].weeks) > WIDE
            pen = _pen(edge, 2, Qt.PenStyle.DotLine) if edge and wide else _pen(fill, 1)
            x = [_sides(bar) for bar in bars]
            self._item.addItem(
                pg.BarGraphItem(x0=[a for a, _ in x], x1=[b for _, b in x], y0=low, y1=high, brush=fill, pen=pen)
            )

    def feet(self, bars: Sequence[Bar], colour: QColor) -> None:
        """Mark on the ground what is known, so that none is not taken for unknown where no number says it."""
        x = [place for bar in bars for place in _sides(bar)]
        if x:
            self._item.addItem(pg.PlotCurveItem(x, [0.0] * len(x), connect="pairs", pen=_pen(colour, 5)))

    def values(self, bars: Sequence[Bar]) -> bool:
        """Write each bar's number above it where there is room for all, and tell whether there was."""
        told = [_told(bar) for bar in bars]
        widest = max((QFontMetrics(self._font).horizontalAdvance(text) for text in told), default=0)
        there_is_room = bool(bars) and widest <= self._px(WEEK * bars[0].weeks)
        if there_is_room:
            for bar, text in zip(bars, told, strict=True):
                fill = self._theme.surface if bar.is_doubtful else None
                self._write(text, sum(_sides(bar)) / 2, bar.height or 0, self._theme.text, (0.5, 1.0), fill=fill)
        return there_is_room

    def hatch(self, first: date, end: date, bar: int) -> None:
        """Draw a band of which hardly anything is known, as far as bars of so many days would reach."""
        low, high = first.toordinal() + bar * GAP / 2, end.toordinal() - bar * GAP / 2
        edge = QColor(self._theme.edge)
        brush = QBrush(edge, Qt.BrushStyle.BDiagPattern)
        band = pg.BarGraphItem(x0=[low], x1=[high], y0=[0], y1=[self._top], brush=brush, pen=_pen(self._theme.line, 1))
        self._item.addItem(band)

    def tell(self, first: date, end: date, words: str, colour: str, *, fill: str | None = None) -> None:
        """Write words over a time, upright or across, where there is room."""
        days, metrics = (end - first).days, QFontMetrics(self._font)
        across = metrics.horizontalAdvance(words) + Space.NORMAL <= self._px(days)
        if across or metrics.height() <= self._px(days):
            middle = first.toordinal() + days / 2
            self._write(words, middle, self._top / 2, colour, (0.5, 0.5), fill=fill, angle=0 if across else 90)

    def step(self, x: Sequence[int], y: Sequence[int]) -> None:
        """Draw a line by steps, and the ground below it."""
        ground = mix(self._theme.action, self._theme.surface, 0.82)
        self._item.addItem(
            pg.PlotCurveItem(list(x), list(y), pen=_pen(self._theme.action, 4), fillLevel=0, brush=ground)
        )

    def _write(  # noqa: PLR0913  (a text has a place, a look and a turn)
        self,
        text: str,
        x: float,
        y: float,
        colour: str,
        anchor: tuple[float, float],
        *,
        fill: str | None = None,
        angle: int = 0,
    ) -> None:
        item = pg.TextItem(text, color=colour, anchor=anchor, angle=angle, fill=fill)
        item.setFont(self._font)
        item.setPos(x, y)
        self._item.addItem(item, ignoreBounds=True)

    def _axes(self, view: ChartView, heights: Sequence[int]) -> None:
        metrics = QFontMetrics(self._font)
        left, bottom = self._item.getAxis("left"), self._item.getAxis("bottom")
        left.setWidth(self._left)
        bottom.setHeight(metrics.height() + Space.TIGHT)
        left.setTicks([[(height, written.number(height)) for height in heights]])
        bottom.setTicks([[(when.toordinal() + 0.5, text) for when, text in self._thin(view.ticks)]])
        for axis in (left, bottom):
            axis.setStyle(tickFont=self._font, tickLength=0, hideOverlappingLabels=False)
            axis.setTextPen(QColor(self._theme.quiet))
            axis.setPen(_pen(self._theme.surface, 1))

    def _thin(self, ticks: Sequence[tuple[date, str]]) -> list[tuple[date, str]]:
        """Leave out labels until the rest stand apart, and the last one where it would be cut."""
        if len(ticks) < 2:
            return list(ticks)
        widest = max(QFontMetrics(self._font).horizontalAdvance(text) for _, text in ticks) + Space.SMALL
        apart = self._px((ticks[1][0] - ticks[0][0]).days)
        return list(ticks[:: max(1, -(-widest // max(1, round(apart))))])

    def _px(self, days: float) -> float:
        """How many pixels so many days take."""
        return (self.widget.width() - self._left) * days / self._days


def _told(bar: Bar) -> str:
    """Give the number of a bar, with a question mark where hardly a night is known."""
    number = brief(bar.height or 0)
    return (
        tr("{number}?", "cramps of a week of which hardly a night is known", number=number)
        if bar.is_doubtful
        else number
    )


def _sides(bar: Bar) -> tuple[float, float]:
    start, width = bar.first.toordinal(), WEEK * bar.weeks
    return start + width * GAP / 2, start + width * (1 - GAP / 2)


def _pen(colour: QColor | str, width: int, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(QColor(colour), width, style, Qt.PenCapStyle.FlatCap)
    pen.setCosmetic(True)
    return pen
