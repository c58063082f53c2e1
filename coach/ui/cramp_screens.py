"""The screens of a cramp: while it lasts, dark and full screen whatever the theme, and after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.diary.entries import Cramp
from coach.ui.system_wishes import motion_is_welcome
from coach.ui.theme import ThemeName

if TYPE_CHECKING:
    from pathlib import Path

    from coach.routine.model import Routine
    from coach.settings import Settings
    from coach.ui import session_needs
    from coach.ui.cramp_now_page import CrampAfterPage, CrampNowPage
    from coach.ui.cramp_run import CrampRun
    from coach.ui.window import Window

    class Surroundings(session_needs.Surroundings, Protocol):
        """What a cramp needs from outside."""

        def cramp_routine(self) -> Routine:
            """Give what is said and shown while a cramp lasts."""
            ...

        @property
        def chime(self) -> Path:
            """Give the sound that can be played before any other is made."""
            ...


#: A cramp that nobody has ended for so long is over, as far as reminders go, in milliseconds.
FORGOTTEN_MS = 3_600_000
#: A press so soon after the end of a cramp is no new cramp, in milliseconds.
AGAIN_MS = 2_000
#: A press so soon after the first one is not the end of the cramp, in milliseconds.
HASTY_MS = 500


class CrampScreens(QObject):
    """Leads through a cramp and back; its screens are made when they are first wanted."""

    closed = Signal()

    def __init__(  # noqa: PLR0913  (it wires)
        self,
        window: Window,
        around: Surroundings,
        *,
        settings: Callable[[], Settings],
        save: Callable[[Cramp], str],
        forget: Callable[[Cramp], object],
        awake: session_needs.Awake,
    ) -> None:
        """`save` writes a cramp down and gives "" or why it could not; `forget` takes it back."""
        super().__init__()
        self._window, self._around, self._settings, self._save, self._awake = window, around, settings, save, awake
        self._forget, self._refusal, self._ended_ms = forget, "", -AGAIN_MS
        self._was_full = False
        self.before: QWidget | None = None  # what was shown when it began
        self.run: CrampRun | None = None
        self.page: CrampNowPage | None = None
        self.after: CrampAfterPage | None = None
        self._cramp: Cramp | None = None

    @property
    def shown(self) -> bool:
        """Tell whether one of the screens is what is seen."""
        return any(page is not None and self._window.shows(page) for page in (self.page, self.after))

    @property
    def lasting(self) -> bool:
        """Tell whether a cramp is under way."""
        return self.run is not None and self.run.cramp is not None

    @property
    def busy(self) -> bool:
        """Tell whether a cramp is under way, and not one that somebody fell asleep over."""
        return self.lasting and self.run is not None and self.run.elapsed_ms < FORGOTTEN_MS

    def begin(self) -> None:
        """Help now. A second press while it lasts, or just after its end, changes nothing."""
        if self._around.clock.now_ms() - self._ended_ms < AGAIN_MS:
            return
        if self.run is None:
            self._make()
        if self.run is None or self.page is None:
            return
        if self.run.cramp:  # it lasts: whatever came before it, it comes back
            self._window.show_page(self.page)
            self.page.button.setFocus()
            return
        self.before = self._window.current()
        self._was_full = self._window.isFullScreen()
        self._window.wear(ThemeName.NIGHT, self._settings().text_percent)
        self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowFullScreen)
        self._window.show_page(self.page)
        self.page.button.setFocus()
        self.run.start(self._settings(), still=self._settings().still or not motion_is_welcome())

    def _make(self) -> None:
        from coach.ui.cramp_now_page import CrampAfterPage, CrampNowPage  # noqa: PLC0415  (not at the start)
        from coach.ui.cramp_run import CrampRun  # noqa: PLC0415

        routine = self._around.cramp_routine()
        self.run = CrampRun(self._around, routine, self._around.chime, self._keep, self._awake)
        self.page, self.after = CrampNowPage(), CrampAfterPage()
        self.page.set_routine(routine)
        self._window.add(self.page, scrolling=False, alone=True)
        self._window.add(self.after, scrolling=False, alone=True)
        self.run.draw = self.page.show_view
        self.run.over.connect(self._show_after)
        self.page.passed.connect(self._passed)
        self.page.left.connect(self.run.passed)
        self.after.changed.connect(self._change)
        self.after.closed.connect(self.closed)
        self.after.withdrawn.connect(self._withdraw)

    def _keep(self, cramp: Cramp) -> None:
        self._cramp = cramp
        self._refusal = self._save(cramp)

    def _show_after(self, cramp: Cramp) -> None:
        self._ended_ms = self._around.clock.now_ms()
        if not self._was_full:
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowFullScreen)
        if self.after:
            self.after.show_cramp(cramp, self._refusal)
            self._window.show_page(self.after)
            self.after.done.setFocus()
            self.after.announce()

    def _passed(self) -> None:
        """Take the button's word, but not the second click of the two that began it."""
        if self.run and self.run.elapsed_ms >= HASTY_MS:
            self.run.passed()

    def _change(self, cramp: Cramp) -> None:
        self._keep(cramp)
        if self.after:
            self.after.show_told(cramp, self._refusal)

    def _withdraw(self) -> None:
        if self._cramp:
            self._forget(self._cramp)
        self.closed.emit()

    def end(self) -> None:
        """Take a cramp that lasts for passed."""
        if self.run:
            self.run.passed()

    def shut(self) -> None:
        """Leave at once, with what is known kept."""
        if self.run:
            self.run.shut()
