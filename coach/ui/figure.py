"""The painted figure: a person in a calm room, seen from the side."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.routine.model import Anchor, Pose, Scene
from coach.ui import person, room
from coach.ui.skeleton import Skeleton, between
from coach.ui.theme import THEMES, Theme, ThemeName

_EMPTY = Scene(Anchor.FEET, wall_distance=None, hand_height=0.8, seat_height=None)
