"""Deletes everything once the person has said so twice, and says goodbye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.language.texts import mark, tr
from coach.ui.backups_views import SAVING

if TYPE_CHECKING:
    from coach.ui.erase_farewell import EraseFarewell
    from coach.ui.erase_page import ErasePage
    from coach.ui.outside import Desktop, Diary, Surroundings
    from coach.ui.window import Window

GONE = mark(
    "Nothing of your diary and your settings is left on this computer. "
    "If you open Calf Coach again one day, it begins as on the first day."
)


class EraseDesk(QObject):
    """Makes the page when it is first wanted."""

    agreed = Signal()  # everything is to end now; then `erase`
    closed = Signal()
    save_wanted = Signal()  # the diary as a file

    def __init__(self, window: Window, around: Surroundings, desktop: Desktop, diary: Diary) -> None:
        super().__init__()
        self._window, self._around, self._desktop, self._diary = window, around, desktop, diary
        self._percent, self._held = 100, False
        self.page: ErasePage | None = None
        self.farewell: EraseFarewell | None = None

    def show(self) -> None:
        """Ask."""
        if self.page is None:
            from coach.ui.erase_page import ErasePage  # noqa: PLC0415  (nobody needs it at the start)

            self.page = ErasePage()
            self.page.erase_wanted.connect(self.agreed)
            self.page.save_wanted.connect(self.save_wanted)
            self.page.closed.connect(self.closed)
            self._window.add(self.page, scrolling=False)
        self._window.show_page(self.page)
        self.page.begin()
        self.hold(self._held)

    def hold(self, held: bool) -> None:  # noqa: FBT001  (a signal's value)
        """Let nothing be deleted while the diary is being saved: only then is it known whether that went well."""
        self._held = held
        if self.page:
            self.page.hold(held)
            self.page.tell(tr(SAVING) if held else "")

    def erase(self, percent: int) -> None:
        """Delete everything; nothing else may be under way. `percent` is the text size of the farewell."""
        from coach.ui.erase_farewell import EraseFarewell  # noqa: PLC0415  (as above)

        self._percent = percent
        self._diary.close()
        self._desktop.tray.put_away()
        self.farewell = EraseFarewell()
        self.farewell.again.connect(self._delete)
        self.farewell.left.connect(self._desktop.leave)
        over = self._window.frameGeometry()
        self._window.hide()
        self._delete()
        self.farewell.ask(self._window.theme_name, percent, over)

    def _delete(self) -> None:
        """Try it, and say what came of it."""
        faults = [self._around.erase()]
        if self._desktop.starts_at_login():
            faults.append(self._desktop.start_at_login(False))
        left = " ".join(filter(None, faults))
        if self.farewell:
            self.farewell.tell(left or tr(GONE), whole=not left)
