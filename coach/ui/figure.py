"""The painted figure: a person in a calm room, seen from the side."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.routine.model import Anchor, Pose, Scene
from coach.ui import person, room
from coach.ui.canvas import Canvas
from coach.ui.skeleton import Skeleton, between
from coach.ui.theme import THEMES, Theme, ThemeName

_EMPTY = Scene(Anchor.FEET, wall_distance=None, hand_height=0.8, seat_height=None)
_VISIBLE_PX = 0.2  # a movement smaller than this is not worth painting
_VISIBLE_STRETCH = 1 / 128


class Figure(Canvas):
    """Draws the pose it is told to, and nothing of its own accord."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = THEMES[ThemeName.LIGHT]
        self._paints = person.paints(self._theme)
        self._scene = _EMPTY
        self._shown = (Pose(), Pose(), 0.0)
        self._view = room.view(self._scene, self.width(), self.height())
        self._skeleton = between(*self._shown, self._scene)
        self._painted = self._outline()
        self._room = QPixmap()
        self.setAccessibleName(self.tr("Figure"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)

    def sizeHint(self) -> QSize:
        """Give a size at which every detail shows."""
        return QSize(420, 460)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        if theme != self._theme:
            self._theme, self._paints = theme, person.paints(theme)
            self._redraw()

    def set_scene(self, scene: Scene) -> None:
        """Draw this room around the figure."""
        if scene != self._scene:
            self._scene = scene
            self._skeleton = between(*self._shown, scene)
            self._redraw()

    def show_pose(self, start: Pose, end: Pose, share: float) -> None:
        """Draw the figure this share (0 to 1) of the way from one pose to the other."""
        if (start, end, share) == self._shown:
            return
        skeleton = between(start, end, share, self._scene)
        self._shown = (start, end, share)
        if self._differs(skeleton):
            self._skeleton = skeleton
            before, self._painted = self._painted, self._outline()
            self.update(before.united(self._painted))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it over
        """Draw the room, then the person before it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_room(painter)
        person.paint(painter, self._skeleton, self._view, self._paints)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the scene to the new size."""
        super().resizeEvent(event)
        self._redraw()

    def _redraw(self) -> None:
        self._room = QPixmap()
        self._view = room.view(self._scene, self.width(), self.height())
        self._painted = self._outline()
        self.update()

    def _differs(self, skeleton: Skeleton) -> bool:
        if abs(skeleton.stretch - self._skeleton.stretch) > _VISIBLE_STRETCH:
            return True
        return person.moved(skeleton, self._skeleton) * self._view.unit > _VISIBLE_PX

    def _outline(self) -> QRect:
        return person.bounds(self._skeleton, self._view).toAlignedRect()

    def _draw_room(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        if self._room.isNull() or self._room.devicePixelRatio() != ratio:
            self._room = self._painted_room(ratio)
        painter.drawPixmap(0, 0, self._room)  # Qt clips it to what is being painted anew

    def _painted_room(self, ratio: float) -> QPixmap:
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room.paint(painter, self._scene, self._theme, self.width(), self.height())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
        painter.fillRect(self.rect(), QColor(self._theme.ground))  # around the corners: nothing below need be painted
        painter.end()
        return pixmap
