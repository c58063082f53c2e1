"""How well each text stands out from its ground, from the pixels that are drawn, and how large its type is."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import QWidget

from tests.audit.finding import Result, Rule, called, smallest
from tests.audit.ink import Drawn, texts
from tests.audit.sheet import Pixels, Sheet, sheets

#: Of the pixels so near to a glyph, a colour that has this share is a ground of it.
_AROUND, _SHARE = 2, 0.15
#: Pixels that a glyph covers at least so far, of the furthest that any is covered, tell its colour.
_COVERED = 0.92

#: Qt may put a line of type on the next row of pixels: where it fits best, it is.
_NUDGES = (0, -1, 1)

Numbers = NDArray[np.float64]
_PACK = np.array([65_536, 256, 1])


def measure(page: str, window: QWidget) -> tuple[Result, Result]:
    """Measure every text of a page."""
    found = [(drawn, ratio) for sheet in sheets(window) for drawn, ratio in _of(sheet)]
    contrast = [(ratio, _told(drawn)) for drawn, ratio in found]
    sizes = [(float(drawn.pixels), _told(drawn)) for drawn, _ in found]
    return smallest(Rule.CONTRAST, page, contrast), smallest(Rule.TYPE, page, sizes)


def luminance(colours: Pixels | Numbers) -> Numbers:
    """Give WCAG's relative luminance of red, green and blue in the last axis."""
    share = np.asarray(colours, np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def ratio(one: Numbers, other: Numbers) -> Numbers:
    """Give the contrast ratio of luminances, 1 to 21."""
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def mask(drawn: Drawn, box: QRect) -> Numbers:
    """Give how far the glyphs of a text cover each pixel of a box, 0 to 1."""
    image = QImage(box.size(), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(drawn.font)
    painter.setPen(Qt.GlobalColor.white)
    painter.setTransform(drawn.lies * QTransform.fromTranslate(-box.x(), -box.y()))
    painter.drawText(drawn.at, drawn.text)
    painter.end()
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : image.width()].astype(np.float64) / 255


def _of(sheet: Sheet) -> Iterator[tuple[Drawn, float]]:
    picture = sheet.picture()
    for drawn in texts(sheet):
        box = drawn.box(_AROUND).intersected(sheet.seen(drawn.owner))
        if not box.isEmpty():  # what is cut off entirely is another measure's
            seen = picture[box.top() : box.bottom() + 1, box.left() : box.right() + 1]
            figures = [_contrast(seen, mask(drawn, box.translated(0, by))) for by in _NUDGES]
            known = [figure for figure in figures if figure is not None]
            if known:
                yield drawn, max(known)


def _contrast(seen: Pixels, covered: Numbers) -> float | None:
    """Give the least contrast of a text with any of its grounds."""
    most = float(covered.max())
    bare = seen[(covered == 0) & _near(covered > 0)].astype(np.int64)
    if most < 0.3 or not len(bare):
        return None
    ink = np.median(seen[covered >= _COVERED * most].astype(np.float64), axis=0)
    packed, counts = np.unique(bare @ _PACK, return_counts=True)
    wide = packed[(counts >= _SHARE * len(bare)) | (counts == counts.max())]
    grounds = np.stack([wide // 65_536, wide // 256 % 256, wide % 256], axis=1).astype(np.float64)
    true = np.clip(grounds + (ink - grounds) / most, 0, 255)  # a thin stroke is never covered whole
    return float(ratio(luminance(true), luminance(grounds)).min())


def _near(glyphs: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Give the pixels on or beside the glyphs."""
    near = glyphs.copy()
    for _ in range(_AROUND):
        grown = near.copy()
        grown[1:] |= near[:-1]
        grown[:-1] |= near[1:]
        grown[:, 1:] |= near[:, :-1]
        grown[:, :-1] |= near[:, 1:]
        near = grown
    return near


def _told(drawn: Drawn) -> str:
    return f"“{drawn.text.strip()[:40]}” of {called(drawn.owner)}"
