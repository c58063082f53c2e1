"""Which texts a widget really draws, and where: heard by a paint engine that does not paint."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPicture,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from tests.audit.sheet import Sheet

_Metric = QPaintDevice.PaintDeviceMetric
_DPI = 96


@dataclass(frozen=True, slots=True)
class Drawn:
    """A run of text: where its baseline begins, how that lies on the sheet, and which widget drew it."""

    text: str
    font: QFont
    at: QPointF
    lies: QTransform
    width: float
    ascent: float
    descent: float
    owner: QWidget

    @property
    def pixels(self) -> int:
        """Give the size of its type."""
        return QFontInfo(self.font).pixelSize()

    def box(self, margin: int) -> QRect:
        """Give where it is on the sheet, with a margin around it."""
        line = QRectF(self.at.x(), self.at.y() - self.ascent, self.width, self.ascent + self.descent)
        return self.lies.mapRect(line.adjusted(-margin, -margin, margin, margin)).toAlignedRect()


class _Listener(QPaintEngine):
    """Hears what is written; everything else goes by."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.heard: list[tuple[str, QFont, QPointF, QTransform, float, float, float]] = []

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:  # noqa: N802 - Qt's name
        pass

    def drawTextItem(self, at: Any, item: QTextItem) -> None:  # noqa: N802 - Qt's name
        lies = self.painter().combinedTransform()
        self.heard.append((item.text(), item.font(), QPointF(at), lies, item.width(), item.ascent(), item.descent()))

    def _pass_by(self, *_: Any, **__: Any) -> None:
        pass

    drawPixmap: Any = _pass_by  # noqa: N815 - Qt's names
    drawImage: Any = _pass_by  # noqa: N815
    drawTiledPixmap: Any = _pass_by  # noqa: N815
    drawPath: Any = _pass_by  # noqa: N815
    drawPolygon: Any = _pass_by  # noqa: N815
    drawRects: Any = _pass_by  # noqa: N815
    drawLines: Any = _pass_by  # noqa: N815
    drawEllipse: Any = _pass_by  # noqa: N815
    drawPoints: Any = _pass_by  # noqa: N815


class _Ear(QPaintDevice):
    """As large as a widget."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.listener, self._size = _Listener(), size

    def paintEngine(self) -> QPaintEngine:  # noqa: N802 - Qt's name
        return self.listener

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        match metric:
            case _Metric.PdmWidth:
                return self._size.width()
            case _Metric.PdmHeight:
                return self._size.height()
            case _Metric.PdmDevicePixelRatio:
                return 1
            case _Metric.PdmDevicePixelRatioScaled:
                return 65_536  # of that many to a whole one
            case _Metric.PdmDpiX | _Metric.PdmDpiY | _Metric.PdmPhysicalDpiX | _Metric.PdmPhysicalDpiY:
                return _DPI
            case _:
                return 256


def texts(sheet: Sheet) -> list[Drawn]:
    """Give every text that the widgets of a sheet draw, as they stand."""
    return [drawn for widget in sheet.widgets for drawn in _written(widget, sheet.place(widget))]


def _written(widget: QWidget, corner: QPoint) -> list[Drawn]:
    """Let the widget paint itself, without its children, and listen.

    It goes by way of a recording: Qt cannot render a widget for an engine of ours.
    """
    record = QPicture()
    QWidget.render(widget, record, QPoint(), QRegion(), QWidget.RenderFlag(0))
    ear = _Ear(widget.size())
    painter = QPainter()
    painter.begin(ear)
    record.play(painter)
    painter.end()
    return [
        Drawn(text, font, at, lies * QTransform.fromTranslate(corner.x(), corner.y()), width, up, down, widget)
        for text, font, at, lies, width, up, down in ear.listener.heard
        if text.strip()
    ]
