"""The screens of a session: while it runs, and after it; they come with what plays it, and with the media keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.session.player import GettingReady, Playing
from coach.ui.media_keys import Playback
from coach.ui.session_page import SessionPage
from coach.ui.summary_page import SummaryPage

if TYPE_CHECKING:
    from coach.routine.model import Routine
    from coach.ui.outside import MediaKeys
    from coach.ui.run import SessionRun
    from coach.ui.views import SummaryView
    from coach.ui.window import Window


class SessionScreens(QObject):
    """Leads through a session, and from it to what was done."""

    today_wanted = Signal()
    cramp_wanted = Signal()
    raised = Signal()  # a media key asks for the window

    def __init__(self, window: Window, run: SessionRun, media: MediaKeys, routine: Routine) -> None:
        super().__init__()
        self._window, self._media, self._routine = window, media, routine
        self.run = run
        self.page, self.summary = SessionPage(), SummaryPage()
        window.add(self.page, scrolling=False, alone=True)
        window.add(self.summary, scrolling=True)
        self.set_routine(routine)
        self._connect_screens()
        self._connect_media()

    def set_routine(self, routine: Routine) -> None:
        """Draw this exercise from now on."""
        self._routine = routine
        self.page.set_routine(routine)
        self.summary.set_routine(routine)

    def show(self) -> None:
        """Go to the session's screen, with the whole keyboard as its button."""
        self._window.show_page(self.page)
        self.page.setFocus()

    def make_way(self) -> None:
        """Let the session wait until something more pressing has passed; one that has not begun is not to begin."""
        run = self.run
        run.hush()
        if isinstance(run.player and run.player.mode, Playing | GettingReady):
            run.toggle()
        elif run.running and run.player is None:
            run.end()

    def shut(self) -> None:
        """End the session; all that was done is kept."""
        self._media.end()
        self.run.shut()

    def _connect_screens(self) -> None:
        page, summary, run = self.page, self.summary, self.run
        page.toggled.connect(run.toggle)
        page.skipped.connect(run.skip)
        page.repeated.connect(run.repeat)
        page.retold.connect(run.retell)
        page.ended.connect(run.end)
        page.cramped.connect(self.cramp_wanted)
        summary.closed.connect(self.today_wanted)
        summary.resumed.connect(self._carry_on)
        run.draw = page.show_view
        run.over.connect(self._show_summary)
        run.given_up.connect(self.today_wanted)

    def _connect_media(self) -> None:
        media, run = self._media, self.run
        for pressed in (media.toggled, media.paused, media.resumed):
            pressed.connect(run.toggle)
        media.skipped.connect(run.skip)
        media.repeated.connect(run.repeat)
        media.ended.connect(run.end)
        media.raised.connect(self.raised)
        run.begun.connect(self._tell_desktop)
        run.waits.connect(lambda waiting: media.show(Playback.PAUSED if waiting else Playback.PLAYING))
        run.over.connect(media.end)
        run.given_up.connect(media.end)

    def _tell_desktop(self) -> None:
        self._media.begin(self._routine.title)
        self._media.show(Playback.PLAYING)

    def _show_summary(self, view: SummaryView) -> None:
        self._window.show_page(self.summary)
        self.summary.show_view(view)

    def _carry_on(self) -> None:
        self.show()
        self.run.carry_on()
