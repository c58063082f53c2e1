"""The window: shows one screen at a time and wears one theme."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from coach.language.texts import tr
from coach.routine.model import Routine
from coach.ui import style
from coach.ui.icon import icon
from coach.ui.run import SessionRun
from coach.ui.session_page import SessionPage
from coach.ui.steady_button import SteadyButton
from coach.ui.summary_page import SummaryPage
from coach.ui.theme import THEMES, Theme, ThemeName
from coach.ui.today_page import TodayPage
from coach.ui.views import SummaryView


class Window(QMainWindow):
    """Today, a session and its summary from the start; the other screens when they are first wanted."""

    today_wanted = Signal()
    start_wanted = Signal()
    text_wanted = Signal(int)  # one size up or down
    cramp_wanted = Signal()
    keys_wanted = Signal()
    leave_wanted = Signal()  # the person closed it
    looked_at = Signal()  # the person came back to it, or the system turned dark or light

    def __init__(self, run: SessionRun, routine: Routine) -> None:
        super().__init__()
        self._run = run
        self._wearing: tuple[ThemeName, int] | None = None
        self.setWindowTitle(self.tr("Calf Coach"))
        self.setWindowIcon(icon())
        self.setMinimumSize(640, 480)
        self.today, self.session, self.summary = TodayPage(), SessionPage(), SummaryPage()
        self._pages = QStackedWidget()
        self._taken_in: list[QWidget] = []
        self._alone: list[QWidget] = []
        self._scrolls: dict[QWidget, QScrollArea] = {}
        self.add(self.today, scrolling=False)
        self.add(self.summary, scrolling=True)
        self.add(self.session, scrolling=False, alone=True)
        self.cramp_now = SteadyButton(tr("Cra&mp now"), "cramp")
        self.cramp_now.setToolTip(self.tr("From anywhere: Ctrl+Space"))
        self.cramp_now.clicked.connect(self.cramp_wanted)
        self.setCentralWidget(self._frame())
        self.set_routine(routine)
        self._connect()

    def set_routine(self, routine: Routine) -> None:
        """Draw another exercise."""
        for drawn in (self.today, self.session, self.summary):
            drawn.set_routine(routine)

    def add(self, page: QWidget, *, scrolling: bool, alone: bool = False) -> None:
        """Take a screen in; a scrolling one may need more room than there is, one alone has no button below it."""
        if alone:
            self._alone.append(page)
        for button in page.findChildren(QPushButton):
            button.setAutoDefault(True)  # Return presses it, as Space does
        _dress(page, self.theme)
        if scrolling:
            self._scrolls[page] = _scrolling(page)
        self._taken_in.append(page)
        self._pages.addWidget(self._scrolls.get(page, page))

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
        self.session.fit()

    def show_session(self) -> None:
        """Go to the session's screen, with the whole keyboard as its button."""
        self.show_page(self.session)
        self.session.setFocus()

    def show_summary(self, view: SummaryView) -> None:
        """Go to the screen after a session."""
        self.show_page(self.summary)
        self.summary.show_view(view)

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
        run = self._run
        self.today.started.connect(self.start_wanted)
        self.session.toggled.connect(run.toggle)
        self.session.skipped.connect(run.skip)
        self.session.repeated.connect(run.repeat)
        self.session.retold.connect(run.retell)
        self.session.ended.connect(run.end)
        self.summary.closed.connect(self.today_wanted)
        self.summary.resumed.connect(self._carry_on)
        run.draw = self.session.show_view
        run.over.connect(self.show_summary)
        run.given_up.connect(self.today_wanted)
        self.session.cramped.connect(self.cramp_wanted)
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
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
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

    def _carry_on(self) -> None:
        self.show_session()
        self._run.carry_on()


def _dress(page: QWidget, theme: Theme) -> None:
    """Give a page that draws by itself the theme's colours."""
    set_theme: Callable[[Theme], None] | None = getattr(page, "set_theme", None)
    if set_theme:
        set_theme(theme)


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


def system_theme() -> ThemeName:
    """Give the theme that the system wears."""
    dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return ThemeName.DARK if dark else ThemeName.LIGHT


def motion_is_welcome() -> bool:
    """Tell whether the system has not asked for less motion (Qt knows from 6.12 on)."""
    hints = QApplication.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)
    return preference is None or "Reduc" not in str(preference())
