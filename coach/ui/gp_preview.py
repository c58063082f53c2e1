"""The page for a GP as it will be on paper, seen on the screen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui import gp_page
from coach.ui.gp_sheet import HEIGHT, WIDTH, Sheet
from coach.ui.theme import THEMES, Theme, ThemeName

#: How wide the page is shown at most, in pixels.
WIDEST = 860


class Preview(QWidget):
    """Draws a sheet as wide as there is room; a stop of the Tab key, so that it can be read out."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._theme = THEMES[ThemeName.LIGHT]
        self._picture: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The page"))

    def set_theme(self, theme: Theme) -> None:
        """Draw on paper that dazzles nobody at night."""
        self._theme = theme
        self._look()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show this page."""
        self._sheet = sheet
        self.setAccessibleDescription(" ".join(words.text for words in sheet.words))
        self._look()

    def sizeHint(self) -> QSize:
        """Ask for the whole page."""
        return QSize(WIDEST, round(WIDEST * HEIGHT / WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the page at this width."""
        super().resizeEvent(event)
        self.setFixedHeight(round(self._wide * HEIGHT / WIDTH))
        self._look()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Show the page, with a frame while it has the keyboard."""
        painter = QPainter(self)
        if self._picture is None:
            self._picture = self._taken()
        left = (self.width() - self._wide) // 2
        painter.drawPixmap(left, 0, self._picture)
        thick = 4 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(self._theme.focus if self.hasFocus() else self._theme.edge), thick))
        half = thick / 2
        painter.drawRect(QRectF(left, 0, self._wide, self.height()).adjusted(half, half, -half, -half))

    @property
    def paper(self) -> str:
        """Give the colour of the paper: white by day."""
        return "#ffffff" if self._theme is THEMES[ThemeName.LIGHT] else self._theme.quiet

    @property
    def _wide(self) -> int:
        return min(self.width(), WIDEST)

    def _taken(self) -> QPixmap:
        """Give the page as a picture, which is drawn anew only when something about it changes."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self._wide * ratio), round(self.height() * ratio))
        picture.fill(QColor(self.paper))
        picture.setDevicePixelRatio(ratio)
        if self._sheet:
            painter = QPainter(picture)
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.scale(self._wide / WIDTH, self._wide / WIDTH)
            gp_page.paint(self._sheet, painter, self.paper)
            painter.end()
        return picture

    def _look(self) -> None:
        self._picture = None
        self.update()
