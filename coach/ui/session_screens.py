"""The screens of a session: while it runs, and after it; they come with what plays it, and with the media keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.language.texts import tr
from coach.session.events import GettingReady, Paused, Playing
from coach.ui.later import Later
from coach.ui.meaning import Meaning
from coach.ui.media_keys import Playback
from coach.ui.session_page import SessionPage
from coach.ui.summary_page import SummaryPage
from coach.ui.told_line import ToldLine

if TYPE_CHECKING:
    from coach.routine.model import Routine
    from coach.ui.keys_page import KeysPage
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
        self._keys = Later(self._made_keys)
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
        self._window.keys_wanted.connect(self._show_keys)
        run.waits.connect(self._leave_keys)
        run.draw = page.show_view
        run.over.connect(self._show_summary)
        run.given_up.connect(self.today_wanted)

    def _show_keys(self) -> None:
        """Let the session wait, as with any other key, and list the keys; the same key leads back."""
        player = self.run.player
        if self._keys.made and self._window.shows(self._keys.made):
            self.show()
            return
        if not (self.run.running and player and self._window.shows(self.page)):
            return
        if not isinstance(player.mode, Paused):
            self.run.toggle()
        keys = self._keys()
        self._window.show_page(keys)
        keys.begin()
        for place, card in keys.cards.items():
            card.fold.setChecked(place == "session")
        keys.back.setFocus()

    def _leave_keys(self, waiting: bool) -> None:  # noqa: FBT001  (a signal's value)
        """Be with the session when it goes on, as by a headset's button."""
        if not waiting and self._keys.made and self._window.shows(self._keys.made):
            self.show()

    def _made_keys(self) -> KeysPage:
        from coach.ui.keys_page import KeysPage  # noqa: PLC0415  (hardly ever wanted here)

        keys, waits = KeysPage(), ToldLine()
        waits.say(tr("Your session is paused. F1 or Esc leads back to it."), Meaning.NEUTRAL)
        keys.head.column.addWidget(waits)
        keys.back.setText(tr("\N{LEFTWARDS ARROW} &Back to the session"))
        keys.closed.connect(self.show)
        self._window.add(keys, scrolling=False)
        return keys

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
