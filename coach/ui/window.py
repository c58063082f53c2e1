"""The window: shows one screen at a time and wears one theme."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QMainWindow, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from coach.language.texts import tr
from coach.routine.model import Routine
from coach.ui import spoken_roles, style
from coach.ui.steady_button import SteadyButton
from coach.ui.theme import THEMES, Theme, ThemeName
from coach.ui.today_page import TodayPage

#: The size that the window likes, and what its frame may take of the screen, in pixels.
LIKED, FRAME = QSize(1120, 760), QSize(8, 48)


class Window(QMainWindow):
    """Today from the start; the other screens when they are first wanted, and taken in by whoever makes them."""

    today_wanted = Signal()
    start_wanted = Signal()
    text_wanted = Signal(int)  # one size up or down
    cramp_wanted = Signal()
    keys_wanted = Signal()
    leave_wanted = Signal()  # the person closed it
    looked_at = Signal()  # the person came back to it, or the system turned dark or light

    def __init__(self, routine: Routine) -> None:
        super().__init__()
        spoken_roles.install()
        self._wearing: tuple[ThemeName, int] | None = None
        self.setWindowTitle(self.tr("Calf Coach"))
        self.setMinimumSize(640, 480)
        self.today = TodayPage()
        self.today.set_routine(routine)
        self._pages = QStackedWidget()
        self._taken_in: list[QWidget] = []
        self._alone: list[QWidget] = []
        self._scrolls: dict[QWidget, QScrollArea] = {}
        self.add(self.today, scrolling=False)
        self.cramp_now = SteadyButton(tr("Cra&mp now"), "cramp")
        self.cramp_now.setToolTip(self.tr("From anywhere: Ctrl+Space"))
        self.cramp_now.clicked.connect(self.cramp_wanted)
        self.setCentralWidget(self._frame())
        self._connect()

    def fit_into(self, room: QSize) -> None:
        """Take the first size: what it likes, or what there is room for on the screen."""
        self.resize(LIKED.boundedTo(room - FRAME))

    def add(self, page: QWidget, *, scrolling: bool, alone: bool = False) -> None:
        """Take a screen in; a scrolling one may need more room than there is, one alone has no button below it."""
        if alone:
            self._alone.append(page)
        for button in page.findChildren(QPushButton):
            button.setAutoDefault(True)  # Return presses it, as Space does
        if scrolling:
            self._scrolls[page] = _scrolling(page)
        self._taken_in.append(page)
        self._pages.addWidget(self._scrolls.get(page, page))
        _dress(page, self.theme)

    def show_page(self, page: QWidget) -> None:
        """Go to a screen."""
        self._pages.setCurrentWidget(self._scrolls.get(page, page))
        self.cramp_now.setVisible(page not in self._alone)
        if page in self._scrolls:
            self._scrolls[page].verticalScrollBar().setValue(0)

    def current(self) -> QWidget | None:
        """Give the screen that is shown."""
        return next((page for page in self._taken_in if self.shows(page)), None)

    def shows(self, page: QWidget) -> bool:
        """Tell whether a screen is the one that is shown."""
        return self._pages.currentWidget() is self._scrolls.get(page, page)

    @property
    def theme_name(self) -> ThemeName:
        """Give the name of what the window wears."""
        return self._wearing[0] if self._wearing else ThemeName.LIGHT

    @property
    def text_percent(self) -> int:
        """Give the size of what it says."""
        return self._wearing[1] if self._wearing else 100

    @property
    def theme(self) -> Theme:
        """Give what the window wears."""
        return THEMES[self.theme_name]

    def wear(self, name: ThemeName, percent: int) -> None:
        """Put a theme and a text size on; nothing happens when they are on already."""
        if (name, percent) == self._wearing:
            return
        self._wearing = (name, percent)
        _paint(self, self.theme)
        self.setStyleSheet(style.sheet(self.theme, percent / 100))
        for page in self._taken_in:
            _dress(page, self.theme)

    def changeEvent(self, event: QEvent) -> None:
        """Notice when the person comes back, perhaps on another day, and when the system turns dark or light."""
        super().changeEvent(event)
        came_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came_back or event.type() == QEvent.Type.ThemeChange:
            self.looked_at.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Escape from every screen that has a way back."""
        closed = getattr(self.current(), "closed", None)
        if event.key() == Qt.Key.Key_Escape and closed is not None:
            if not event.isAutoRepeat():
                closed.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's name
        """Bring into view what the Tab key comes to from outside of what scrolls, as from the button below."""
        moved = super().focusNextPrevChild(forward)
        at = self.focusWidget()
        if at:
            self._bring_into_view(at)
        return moved

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave it to others what closing means."""
        event.ignore()
        self.leave_wanted.emit()

    def full_screen(self) -> None:
        """Fill the screen, or come back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _connect(self) -> None:
        self.today.started.connect(self.start_wanted)
        for keys, act in (
            ("F1", self.keys_wanted.emit),
            ("F11", self.full_screen),
            ("Ctrl+Space", self.cramp_wanted.emit),
            (QKeySequence.StandardKey.ZoomIn, lambda: self.text_wanted.emit(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self.text_wanted.emit(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _bring_into_view(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above:
            if isinstance(above, QScrollArea) and (inner := above.widget()):
                above.ensureWidgetVisible(widget)
                corner = widget.mapTo(inner, QPoint())
                for y in (corner.y() + widget.height(), corner.y()):  # of a field, Qt shows the cursor's line alone
                    above.ensureVisible(corner.x(), y, 0, 0)
            above = above.parentWidget()

    def _frame(self) -> QWidget:
        """Put the one button that is never far below whatever is shown."""
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.cramp_now)
        return frame


def _dress(page: QWidget, theme: Theme) -> None:
    """Give a page that draws by itself the theme's colours, and one that keeps room for its words the time to."""
    set_theme: Callable[[Theme], None] | None = getattr(page, "set_theme", None)
    if set_theme:
        set_theme(theme)
    fit: Callable[[], None] | None = getattr(page, "fit", None)
    if fit:
        fit()


def _scrolling(page: QWidget) -> QScrollArea:
    """Let a page be scrolled where large type needs more room than there is."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(page)
    return scroll


def _paint(window: QMainWindow, theme: Theme) -> None:
    """Give what draws by palette the theme's colours."""
    palette = window.palette()
    for role, colour in (
        (QPalette.ColorRole.Window, theme.ground),
        (QPalette.ColorRole.WindowText, theme.text),
        (QPalette.ColorRole.Base, theme.surface),
        (QPalette.ColorRole.Text, theme.text),
    ):
        palette.setColor(role, colour)
    window.setPalette(palette)
