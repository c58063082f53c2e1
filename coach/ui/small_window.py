"""A small window of our own beside the big one: a picture, a few words and buttons, never larger than the screen."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.language.texts import tr
from coach.routine.model import Pose, Routine
from coach.ui import spoken_roles, style
from coach.ui.figure import Figure
from coach.ui.icon import icon
from coach.ui.system_wishes import can_raise, room_around
from coach.ui.theme import THEMES, Space, Theme, ThemeName
from coach.ui.wrapping_button import WrappingButton

#: Pixels at 100%: how wide the words are, and the picture beside them; and how wide they become at most.
WORDS, PICTURE, WIDEST = 464, 168, 720
#: Above this size of text, in per cent, the picture leaves its room to the words.
PICTURE_UP_TO = 150
#: How large the program's own icon is shown, in pixels.
ICON = 128
#: What a frame may take before the desktop has told, in pixels: the title bar and the other edges.
FRAME = QMargins(4, 40, 4, 4)


class SmallWindow(QDialog):
    """Draws what it is told; who derives from it sets the picture, adds the buttons and says what they mean.

    It is a dialogue so that a screen reader reads its words out when the person comes to it.
    """

    words_width = WORDS

    def __init__(self, flags: Qt.WindowType) -> None:
        super().__init__(None, flags)
        spoken_roles.install()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowIcon(icon())
        self.heading, self.line, self.quiet = _label("question"), _label("lead"), _label("quiet")
        self.picture = QWidget()
        self._row, self._words = QHBoxLayout(self), QVBoxLayout()
        self._arrange()

    def set_figure(self, routine: Routine, pose: Pose) -> None:
        """Show the routine's figure in this pose."""
        figure = Figure()
        figure.set_scene(routine.scene)
        figure.show_pose(pose, pose, 1.0)
        figure.setAccessibleDescription(routine.summary)
        self._show_picture(figure)

    def set_icon(self) -> None:
        """Show the program's own icon."""
        label = QLabel()
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setPixmap(icon().pixmap(QSize(ICON, ICON)))
        label.setAccessibleName(self.tr("The picture of Calf Coach: a leg from the knee down"))
        self._show_picture(label)

    def say(self, heading: str, line: str, quiet: str = "") -> None:
        """Show these words; the quiet ones stand below, where there are any."""
        self.heading.setText(heading)
        self.line.setText(line)
        self.quiet.setText(quiet)
        self.quiet.setVisible(bool(quiet))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(f"{line} {quiet}".rstrip())

    def announce(self) -> None:
        """Let a screen reader say the words, wherever the person is."""
        heading, line = self.accessibleName(), self.accessibleDescription()
        told = tr("{heading}. {line}", "said to who listens", heading=heading, line=line)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def wear(self, name: ThemeName, percent: int) -> None:
        """Put a theme on, and a text size: a smaller one where the screen has no room for this."""
        theme = THEMES[name]
        if isinstance(self.picture, Figure):
            self.picture.set_theme(theme)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.ground)
        self.setPalette(palette)
        for size in range(percent, 99, -25):
            self.setStyleSheet(style.sheet(theme, size / 100) + _as_a_page(theme))
            if (size <= PICTURE_UP_TO and self._fits(size, beside=True)) or self._fits(size, beside=False):
                return
        self.quiet.hide()  # the first to go where nothing is small enough
        self._fits(100, beside=False)

    def appear(self) -> None:
        """Show it, above the others where that can be done, and say what it says."""
        self.show()
        if can_raise():
            self.raise_()
        self.announce()

    def room(self) -> QRect:
        """Give where the whole window with its frame may be."""
        edge = Space.WIDE
        return room_around(self).marginsRemoved(QMargins(edge, edge, edge, edge))

    def frame(self) -> QMargins:
        """Give what the desktop's frame takes on each side, or may take before it is known."""
        handle = self.windowHandle()
        known = handle.frameMargins() if handle else QMargins()
        return FRAME if known.isNull() else known

    def add_buttons(self, *buttons: WrappingButton) -> None:
        """Put these side by side below what is there."""
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        for button in buttons:
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            button.tight = True  # the window is as wide as they want it, and a small screen is low
            row.addWidget(button, 1)
        self._words.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Put this below what is there."""
        self._words.addWidget(widget)

    def _fits(self, percent: int, *, beside: bool) -> bool:
        """Take on the size that the words need, with or without the picture, and tell whether the screen has it."""
        room = self.room().marginsRemoved(self.frame())
        self.picture.setVisible(beside)
        self.picture.setFixedWidth(PICTURE * percent // 100)
        wanted = min(self.words_width * percent // 100, WIDEST) + (self.picture.width() + Space.NORMAL) * beside
        self._row.activate()
        width = max(min(wanted, room.width()), self._row.totalMinimumSize().width())
        height = self._row.totalHeightForWidth(width)
        self.resize(min(width, room.width()), min(height, room.height()))
        return width <= room.width() and height <= room.height()

    def _show_picture(self, picture: QWidget) -> None:
        picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)  # as tall as the words
        before, self.picture = self.picture, picture
        self._row.removeWidget(before)
        before.hide()
        before.deleteLater()
        self._row.insertWidget(0, picture)

    def _arrange(self) -> None:
        self._words.setSpacing(Space.SMALL)
        self._words.addWidget(self.heading)
        self._words.addWidget(self.line)
        self._words.addWidget(self.quiet)
        self._words.addSpacing(Space.TIGHT)
        self._words.addStretch(1)
        row = self._row
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the screen sets the bounds
        row.setContentsMargins(Space.NORMAL, Space.NORMAL, Space.NORMAL, Space.NORMAL)
        row.setSpacing(Space.NORMAL)
        row.addLayout(self._words, 1)


def _as_a_page(theme: Theme) -> str:
    """Give the style sheet that lets a dialogue look like the program's own pages."""
    return f"""
QDialog QLabel {{ background: transparent; }}
QDialog QPushButton {{ background: {theme.raised}; }}
QDialog QPushButton#pause {{ padding: {Space.TIGHT}px {Space.NORMAL}px; }}
"""


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
