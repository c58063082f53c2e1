"""The screens of a cramp: while it lasts, dark and full screen whatever the theme, and after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from coach.diary.entries import Cramp, Place
from coach.ui.theme import ThemeName
from coach.ui.window import Window, motion_is_welcome

if TYPE_CHECKING:
    from pathlib import Path

    from coach.routine.model import Routine
    from coach.settings import Settings
    from coach.ui import run
    from coach.ui.cramp_now_page import CrampAfterPage, CrampNowPage
    from coach.ui.cramp_run import CrampRun

    class Surroundings(run.Surroundings, Protocol):
        """What a cramp needs from outside."""

        def cramp_routine(self) -> Routine:
            """Give what is said and shown while a cramp lasts."""
            ...

        @property
        def chime(self) -> Path:
            """Give the sound that can be played before any other is made."""
            ...


class CrampScreens(QObject):
    """Leads through a cramp and back; its screens are made when they are first wanted."""

    closed = Signal()

    def __init__(
        self,
        window: Window,
        around: Surroundings,
        *,
        settings: Callable[[], Settings],
        save: Callable[[Cramp], str],
        awake: run.Awake,
    ) -> None:
        """`save` writes a cramp down and gives "", or the sentence that says why it could not."""
        super().__init__()
        self._window, self._around, self._settings, self._save, self._awake = window, around, settings, save, awake
        self._refusal = ""
        self._was_full = False
        self.run: CrampRun | None = None
        self.page: CrampNowPage | None = None
        self.after: CrampAfterPage | None = None
        self._cramp: Cramp | None = None
        window.closing.connect(self._shut)

    def begin(self) -> None:
        """Help now. A second press while it lasts changes nothing."""
        if self.run is None:
            self._make()
        if self.run is None or self.page is None or self.run.cramp:
            return
        self._was_full = self._window.isFullScreen()
        self._window.wear(ThemeName.NIGHT, self._settings().text_percent)
        self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowFullScreen)
        self._window.show_page(self.page)
        self.page.button.setFocus()
        self.run.start(still=self._settings().still or not motion_is_welcome())

    def _make(self) -> None:
        from coach.ui.cramp_now_page import CrampAfterPage, CrampNowPage  # noqa: PLC0415  (not at the start)
        from coach.ui.cramp_run import CrampRun  # noqa: PLC0415

        routine = self._around.cramp_routine()
        self.run = CrampRun(self._around, routine, self._around.chime, self._keep, self._awake)
        self.page, self.after = CrampNowPage(), CrampAfterPage()
        self.page.set_routine(routine)
        self._window.add(self.page, scrolling=False, alone=True)
        self._window.add(self.after, scrolling=True, alone=True)
        self.run.frame.connect(self.page.show_view)
        self.run.over.connect(self._show_after)
        self.page.passed.connect(self.run.passed)
        self.after.changed.connect(self._change)
        self.after.closed.connect(self.closed)

    def _keep(self, cramp: Cramp) -> None:
        self._cramp = cramp
        self._refusal = self._save(cramp)

    def _show_after(self, cramp: Cramp) -> None:
        if not self._was_full:
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowFullScreen)
        if self.after:
            self.after.show_cramp(cramp, self._refusal)
            self._window.show_page(self.after)
            self.after.done.setFocus()

    def _change(self, place: Place, severity: int | None) -> None:
        if self._cramp:
            self._keep(replace(self._cramp, place=place, severity=severity))

    def _shut(self) -> None:
        if self.run:
            self.run.shut()
