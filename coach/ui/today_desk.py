"""Stands behind Today: what each wish there does to the diary and to what is told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.ui import today_views

if TYPE_CHECKING:
    from datetime import date

    from coach.ui.chosen import Chosen
    from coach.ui.ledger import Ledger
    from coach.ui.outside import Surroundings
    from coach.ui.today_page import TodayPage
    from coach.ui.today_views import TodayView

#: A click so soon after coming back to Today was meant for the screen before, in milliseconds.
DOUBLE_CLICK_MS = 500


class TodayDesk(QObject):
    """Knows what Today shows, and does what the person wants there."""

    changed = Signal()

    def __init__(self, around: Surroundings, ledger: Ledger, chosen: Chosen) -> None:
        super().__init__()
        self._around, self._ledger, self._chosen = around, ledger, chosen
        self._acted_ms = -DOUBLE_CLICK_MS
        self._page: TodayPage | None = None
        self.offers_backup = around.offered is not None  # until the diary has been changed by it

    def stand_behind(self, page: TodayPage) -> None:
        """Hear what the person wants on the page."""
        self._page = page
        page.answered.connect(self._answer)
        page.undone.connect(self._undo)
        page.change_seen.connect(self._see)
        page.advice_seen.connect(self._put_away)
        page.kept.connect(self._keep)
        page.overruled.connect(self.overrule)

    def view(self, reminders: str) -> TodayView:
        """Give what is shown now; `reminders` is what is said of them."""
        ledger = self._ledger
        book = ledger.book
        return today_views.today(
            book,
            self._chosen.settings,
            self._around.now(),
            dose=ledger.dose,
            noted=ledger.noted,
            line=self._chosen.line or ledger.line,
            reminders=reminders,
            known=ledger.known,
            backup=self.offers_backup,
        )

    def act(self) -> None:
        """Take note that the person has just done something."""
        self._acted_ms = self._around.clock.now_ms()

    def just_acted(self) -> bool:
        """Tell whether this is the second click of two, meant for what stood here before."""
        return self._around.clock.now_ms() - self._acted_ms < DOUBLE_CLICK_MS

    def overrule(self, sessions_per_day: int) -> None:
        """Have so many sessions a day from today on, whatever the plan says."""
        self._ledger.choose(sessions_per_day)
        self.changed.emit()

    def _answer(self, night: date, cramps: int) -> None:
        asked = self.view("").check_in
        if self.just_acted() or asked is None or asked.night != night:
            self.changed.emit()  # the second click of two, or a question of yesterday
            return
        self._ledger.answer(night, cramps)
        self.act()
        self.changed.emit()
        if self._page and self._page.check_in.isHidden():
            self._page.start.setFocus()  # what comes next; Return once more is not to take the answer back

    def _undo(self) -> None:
        if self.just_acted():
            return
        self._ledger.undo()
        self.changed.emit()
        if self._page:
            asks = self._page.check_in.isVisible()
            (self._page.answers[0] if asks else self._page.start).setFocus()  # or nobody would know where it is

    def _keep(self, change: str, sessions_per_day: int) -> None:
        before = self._chosen.settings.seen
        if self._ledger.keep(sessions_per_day, untell=lambda: self._chosen.change(seen=before)):
            self._see(change)
            self.changed.emit()

    def _see(self, change: str) -> None:
        self._put_away((change,))

    def _put_away(self, keys: tuple[str, ...]) -> None:
        if self.just_acted():
            return
        self.act()
        self._chosen.see(*keys)
        self.changed.emit()
        if self._page:
            self._page.start.setFocus()
