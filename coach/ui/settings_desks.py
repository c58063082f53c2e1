"""Behind Settings: what is chosen there, the sound at the wall and the diary's files; each made when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.settings import Settings
from coach.ui.later import Later

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.ui.chosen import Chosen
    from coach.ui.ledger import Ledger
    from coach.ui.outside import Desktop, Diary, Surroundings
    from coach.ui.preferences import Preferences
    from coach.ui.settings_diary_desk import DiaryDesk
    from coach.ui.settings_views import SettingsView
    from coach.ui.sound_check_desk import SoundCheckDesk
    from coach.ui.window import Window


class SettingsDesks(QObject):
    """Hands on what the person wants there."""

    changed = Signal(Settings)
    overruled = Signal(int)  # sessions a day
    rest_wanted = Signal(bool)  # no more reminders until tomorrow
    quit_wanted = Signal()
    loudness_kept = Signal(int)
    closed = Signal()  # to be at Today again, and another voice may speak
    today_wanted = Signal()
    diary_changed = Signal()  # it is another one
    erasing_agreed = Signal()

    def __init__(  # noqa: PLR0913  (it wires)
        self,
        window: Callable[[], Window],
        around: Surroundings,
        desktop: Desktop,
        *,
        chosen: Chosen,
        ledger: Ledger,
        diary: Diary,
        view: Callable[[], SettingsView],
    ) -> None:
        """`view` gives what the program knows of the settings."""
        super().__init__()
        self._window, self._around, self._desktop = window, around, desktop
        self._chosen, self._ledger, self._diary, self._view = chosen, ledger, diary, view
        self._preferences = Later(self._made_preferences)
        self._sound_check = Later(self._made_sound_check)
        self._checks_for_settings = False  # and not for Today
        self._files = Later(self._made_files)

    @property
    def preferences(self) -> Preferences:
        """Give what does as the page of settings says."""
        return self._preferences()

    @property
    def sound_check(self) -> SoundCheckDesk:
        """Give what plays the sound check."""
        return self._sound_check()

    @property
    def files(self) -> DiaryDesk:
        """Give what stands behind the diary's card."""
        return self._files()

    def show(self) -> None:
        """Go to the settings."""
        self.preferences.show()

    def show_sound_check(self) -> None:
        """Go to the sound at the wall, and begin."""
        self._checks_for_settings = False
        self.sound_check.show()

    def _go_to_wall(self) -> None:
        self._checks_for_settings = True
        self.sound_check.show(self.tr("&Back to the settings"))

    def _leave_sound_check(self) -> None:
        if self._checks_for_settings:
            self._come_back()
        else:
            self.closed.emit()

    def refresh(self) -> None:
        """Draw the settings anew where they are open."""
        if self._preferences.made:
            self._preferences.made.refresh()

    def hush(self) -> None:
        """Let nothing sound, and give up what can be given up."""
        for desk in (self._preferences.made, self._sound_check.made, self._files.made):
            if desk:
                desk.hush()

    def shut(self) -> None:
        """Be silent, and wait for nothing more."""
        for desk in (self._preferences.made, self._files.made):
            if desk:
                desk.shut()
        if self._sound_check.made:
            self._sound_check.made.hush()

    def _show_backups(self) -> None:
        self.files.show_backups()

    def _ask_for_file(self) -> None:
        self.files.ask_for_file()

    def _show_erase(self) -> None:
        self.files.show_erase()

    def _come_back(self) -> None:
        self.preferences.come_back()

    def _made_preferences(self) -> Preferences:
        from coach.ui.preferences import Preferences  # noqa: PLC0415  (not at the start)

        chosen, ledger = self._chosen, self._ledger
        desk = Preferences(
            self._window(),
            self._around,
            self._desktop,
            view=self._view,
            routine=lambda: chosen.routine,
            book=lambda: ledger.book if ledger.known else None,
        )
        desk.changed.connect(self.changed)
        desk.overruled.connect(self.overruled)
        desk.rest_wanted.connect(self.rest_wanted)
        desk.quit_wanted.connect(self.quit_wanted)
        desk.closed.connect(self.closed)
        desk.wall_wanted.connect(self._go_to_wall)
        desk.backups_wanted.connect(self._show_backups)
        desk.file_wanted.connect(self._ask_for_file)
        desk.erase_wanted.connect(self._show_erase)
        return desk

    def _made_sound_check(self) -> SoundCheckDesk:
        from coach.ui.sound_check_desk import SoundCheckDesk  # noqa: PLC0415  (as above)

        desk = SoundCheckDesk(self._window(), self._around, self._chosen.session)
        desk.kept.connect(self.loudness_kept)
        desk.closed.connect(self._leave_sound_check)
        return desk

    def _made_files(self) -> DiaryDesk:
        from coach.ui.settings_diary_desk import DiaryDesk  # noqa: PLC0415  (as above)

        desk = DiaryDesk(self._window(), self._around, self._desktop, self._diary)
        desk.settings_wanted.connect(self._come_back)
        desk.today_wanted.connect(self.today_wanted)
        desk.changed.connect(self.diary_changed)
        desk.agreed.connect(self.erasing_agreed)
        return desk
