"""Opens the window and keeps it until it is closed."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coach import settings as keeping
from coach.awake import Awake
from coach.diary.entries import Session
from coach.diary.store import DiaryError
from coach.session.day import Slot, part_of_day
from coach.settings import Settings
from coach.ui import run, views
from coach.ui.run import SessionRun, Surroundings
from coach.ui.theme import ThemeName
from coach.ui.window import Window, system_theme

#: How many of the last sessions the first screen and a new session look at.
RECENT = 30


class Diary(Protocol):
    """Where sessions are kept."""

    def save_session(self, session: Session) -> None:
        """Write a session down. Raises DiaryError."""
        ...

    def sessions(self, limit: int = -1) -> tuple[Session, ...]:
        """Give the newest sessions. Raises DiaryError."""
        ...


class NoDiary:
    """Stands in for a diary that cannot be opened, and says so whenever it is written to."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def save_session(self, session: Session) -> None:  # noqa: ARG002  (there is nowhere to put it)
        """Refuse."""
        raise DiaryError(self.sentence)

    def sessions(self, limit: int = -1) -> tuple[Session, ...]:  # noqa: ARG002
        """Give none."""
        return ()


class Program:
    """The window and what stands behind it."""

    def __init__(  # noqa: PLR0913  (it wires)
        self,
        around: Surroundings,
        diary: Diary,
        settings_file: Path,
        *,
        awake: run.Awake,
        system: Callable[[], ThemeName] = system_theme,
        by_hand: bool = False,
    ) -> None:
        """`system` tells the theme that the system wears; `by_hand` runs no timer."""
        self._around, self._diary, self._settings_file, self._system = around, diary, settings_file, system
        self._settings = keeping.load(settings_file)
        self._line = diary.sentence if isinstance(diary, NoDiary) else ""
        self.run = SessionRun(around, diary, self._recent, awake, by_hand=by_hand)
        self.window = Window(self.run, around.routine, self._today, self._choose, self._theme)

    def warm_up(self) -> None:
        """Make the sound of the next session in the background, so that Start answers at once."""
        self.run.warm_up(self._settings)

    def _recent(self) -> tuple[Session, ...]:
        try:
            return self._diary.sessions(RECENT)
        except DiaryError as fault:
            self._line = str(fault)
            return ()

    def _today(self) -> views.TodayView:
        recent = self._recent()
        return views.today(self._around.routine, self._settings, recent, self._around.now(), self._line)

    def _choose(self, settings: Settings) -> None:
        self._settings = settings
        try:
            keeping.save(settings, self._settings_file)
        except keeping.SettingsError as fault:
            self._line = str(fault)

    def _theme(self, settings: Settings) -> ThemeName:
        if settings.theme != "system":
            return ThemeName(settings.theme)
        late = part_of_day(self._around.now()) is Slot.BEDTIME and not 17 <= self._around.now().hour < 21
        return ThemeName.NIGHT if late else self._system()


def open_window(around: Surroundings, diary: Diary, settings_file: Path) -> int:
    """Show the window, and give the exit status when it is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Calf Coach")
    application.setStyle("Fusion")
    program = Program(around, diary, settings_file, awake=Awake())
    program.window.resize(1120, 760)
    program.window.show()
    QTimer.singleShot(400, program.warm_up)
    return application.exec()
