"""The window: shows one screen at a time and wears one theme."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QScrollArea, QStackedWidget, QWidget

from coach.diary.entries import Session
from coach.routine.model import Routine
from coach.settings import Settings
from coach.ui import style, views
from coach.ui.run import SessionRun
from coach.ui.session_page import SessionPage
from coach.ui.summary_page import SummaryPage
from coach.ui.theme import THEMES, Theme, ThemeName
from coach.ui.today_page import TodayPage
from coach.ui.views import SummaryView, TodayView

#: The sizes that text can have, in per cent.
TEXT_SIZES = (100, 125, 150, 175, 200)


class Window(QMainWindow):
    """Today, a session, its summary."""

    def __init__(
        self,
        run: SessionRun,
        routine: Routine,
        today: Callable[[], TodayView],
        choose: Callable[[Settings], None],
        theme_at: Callable[[Settings], ThemeName],
    ) -> None:
        """`today` gives the first screen, `choose` keeps a choice, `theme_at` tells the theme of this hour."""
        super().__init__()
        self._run, self._today_view, self._choose, self._theme_at = run, today, choose, theme_at
        self._wearing: tuple[ThemeName, int] | None = None
        self.setWindowTitle("Calf Coach")
        self.setMinimumSize(640, 480)
        self.today, self.session, self.summary = TodayPage(), SessionPage(), SummaryPage()
        self._pages = QStackedWidget()
        self._scrolls: dict[QWidget, QScrollArea] = {page: _scrolling(page) for page in (self.today, self.summary)}
        for page in (*self._scrolls.values(), self.session):
            self._pages.addWidget(page)
        self.setCentralWidget(self._pages)
        for page in (self.today, self.session, self.summary):
            page.set_routine(routine)
        self._connect()
        self.show_today()

    def show_today(self) -> None:
        """Go to the first screen."""
        view = self._today_view()
        self.wear(self._theme_at(view.settings), view.settings.text_percent)
        self.today.show_view(view)
        self._show(self.today)
        self.today.start.setFocus()

    def wear(self, name: ThemeName, percent: int) -> None:
        """Put a theme and a text size on; nothing happens when they are on already."""
        if (name, percent) == self._wearing:
            return
        self._wearing = (name, percent)
        theme, scale = THEMES[name], percent / 100
        _paint(self, theme)
        self.setStyleSheet(style.sheet(theme, scale))
        for page in (self.today, self.session, self.summary):
            page.set_theme(theme)
        self.session.fit()

    def begin(self) -> None:
        """Start a session."""
        settings = self._today_view().settings
        self._show(self.session)
        self.session.setFocus()
        self._run.start(settings, still=settings.still or not _motion_is_welcome())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system when it turns dark or light."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and self._pages.currentWidget() is self._scrolls[self.today]:
            self.show_today()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End a session that runs: what was done is kept."""
        self._run.end()
        super().closeEvent(event)

    def _connect(self) -> None:
        self.today.started.connect(self.begin)
        self.today.changed.connect(self._changed)
        self.session.toggled.connect(self._run.toggle)
        self.session.skipped.connect(self._run.skip)
        self.session.repeated.connect(self._run.repeat)
        self.session.ended.connect(self._run.end)
        self.summary.closed.connect(self.show_today)
        self.summary.resumed.connect(self._carry_on)
        self._run.frame.connect(self.session.show_view)
        self._run.over.connect(self._over)
        self._run.given_up.connect(self.show_today)
        for keys, act in (
            ("F11", self._full_screen),
            (QKeySequence.StandardKey.ZoomIn, lambda: self._resize_text(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self._resize_text(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _over(self, done: Session, repetitions: int, line: str) -> None:
        self._show_summary(views.summary(done, repetitions, line))

    def _show_summary(self, view: SummaryView) -> None:
        self._show(self.summary)
        self.summary.show_view(view)

    def _carry_on(self) -> None:
        self._show(self.session)
        self.session.setFocus()
        self._run.carry_on()

    def _changed(self, settings: Settings) -> None:
        self._choose(settings)
        self.today.show_view(self._today_view())

    def _resize_text(self, by: int) -> None:
        settings = self._today_view().settings
        nearest = min(range(len(TEXT_SIZES)), key=lambda n: abs(TEXT_SIZES[n] - settings.text_percent))
        wanted = TEXT_SIZES[min(max(nearest + by, 0), len(TEXT_SIZES) - 1)]
        self._choose(settings.with_text(wanted))
        self.wear(self._theme_at(settings), wanted)

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(self._scrolls.get(page, page))


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


def _motion_is_welcome() -> bool:
    """Tell whether the system has not asked for less motion (Qt knows from 6.12 on)."""
    hints = QApplication.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)
    return preference is None or "Reduc" not in str(preference())
