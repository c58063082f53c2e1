"""What was written down: the screens on which it is looked at and put right, and the diary behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach import __version__
from coach.ui.later import Later

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coach.diary.entries import Cramp, Session
    from coach.ui.gp_desk import GpDesk
    from coach.ui.ledger import Ledger
    from coach.ui.lookback import LookBack
    from coach.ui.outside import Desktop, Surroundings
    from coach.ui.window import Window


class Records(QObject):
    """Leads to them, and does there what the person wants."""

    today_wanted = Signal()
    cramp_now_wanted = Signal()
    changed = Signal()  # the diary is another one, and the person has not left the screen

    def __init__(self, window: Callable[[], Window], around: Surroundings, desktop: Desktop, ledger: Ledger) -> None:
        super().__init__()
        self._window, self._around, self._desktop, self._ledger = window, around, desktop, ledger
        self._look_back, self._gp = Later(self._made_look_back), Later(self._made_gp)

    @property
    def look_back(self) -> LookBack:
        """Give what leads through the screens."""
        return self._look_back()

    @property
    def gp(self) -> GpDesk:
        """Give what brings the page for a GP."""
        return self._gp()

    def show_history(self) -> None:
        """Go to the history."""
        self.look_back.show_history(self._ledger.book, self._ledger.dose)

    def write_cramp(self) -> None:
        """Go to the page on which a cramp is written down."""
        self.look_back.write_cramp()

    def show_check(self) -> None:
        """Go to the questions whether it is cramp."""
        self.look_back.show_check()

    def show_learn(self) -> None:
        """Go to what there is to know."""
        self.look_back.show_learn()

    def show_keys(self) -> None:
        """Go to the list of keys."""
        self.look_back.show_keys()

    def save_cramp(self, cramp: Cramp) -> str:
        """Write a cramp down; give "" or why it could not be."""
        return "" if self._ledger.save_cramp(cramp) else self._told()

    def save_session(self, session: Session) -> None:
        """Bring a session up to date."""
        if not self._ledger.save_session(session):
            self._told()

    def refresh(self) -> None:
        """Draw the history anew where it is open, with nothing left to undo."""
        if self._look_back.made:
            self._look_back.made.refresh(self._ledger.book, self._ledger.dose)

    def _told(self) -> str:
        """Say on the page that is open why something could not be written, and give it."""
        if self._look_back.made:
            self._look_back.made.tell(self._ledger.line)
        return self._ledger.line

    def _delete(self, entry: Session | Cramp) -> None:
        self._show_deleted(done=self._ledger.delete(entry))

    def _correct_night(self, night: date, cramps: object) -> None:
        self._show_deleted(done=self._ledger.correct_night(night, cramps if isinstance(cramps, int) else None))

    def _show_deleted(self, *, done: bool) -> None:
        if not done:
            self._told()
            return
        self.look_back.deleted(self._ledger.book, self._ledger.dose, self._ledger.noted)
        self.changed.emit()

    def _undo(self) -> None:
        self._ledger.undo()
        self.changed.emit()
        self.refresh()

    def _show_gp(self) -> None:
        self.gp.show(self._ledger.book, self._ledger.dose)

    def _made_look_back(self) -> LookBack:
        from coach.ui.lookback import LookBack  # noqa: PLC0415  (not at the start)

        back = LookBack(self._window(), self._around.now, self._around.local)
        back.cramp_now_wanted.connect(self.cramp_now_wanted)
        back.today_wanted.connect(self.today_wanted)
        back.history_wanted.connect(self.show_history)
        back.cramp_saved.connect(self.save_cramp)
        back.session_saved.connect(self.save_session)
        back.deleted_entry.connect(self._delete)
        back.night_corrected.connect(self._correct_night)
        back.undone.connect(self._undo)
        back.gp_wanted.connect(self._show_gp)
        return back

    def _made_gp(self) -> GpDesk:
        from coach.ui.gp_desk import GpDesk  # noqa: PLC0415  (as above)

        desk = GpDesk(self._window(), self._desktop, self._around.now, __version__)
        desk.closed.connect(self.show_history)
        return desk
