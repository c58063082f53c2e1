"""What the person chose: kept in its file, and what follows from it just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach import settings as keeping
from coach.session.day import is_late
from coach.settings import TEXT_SIZES, Settings
from coach.ui.advice_views import put_away
from coach.ui.theme import ThemeName

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.routine.model import Routine
    from coach.session.timeline import Choices
    from coach.ui.outside import Surroundings


class Chosen:
    """The settings as they are now. Each change goes to the file at once; `line` says why it could not."""

    def __init__(self, around: Surroundings, file: Path, system: Callable[[], ThemeName]) -> None:
        """`system` tells the theme that the system wears."""
        self._around, self._file, self._system = around, file, system
        self.settings = keeping.load(file)
        self.line = ""
        self._is_kept = True

    @property
    def routine(self) -> Routine:
        """Give the exercise that is chosen; the first of all where that one is gone."""
        routine = self._around.shelf.named(self.settings.routine)
        assert routine is not None, "the shelf is never empty"  # noqa: S101  (the program does not open without)
        return routine

    @property
    def theme(self) -> ThemeName:
        """Give the theme to wear now."""
        if self.settings.theme != "system":
            return ThemeName(self.settings.theme)
        return ThemeName.NIGHT if self._is_late() else self._system()

    @property
    def text_percent(self) -> int:
        """Give the size of text."""
        return self.settings.text_percent

    def session(self) -> Choices:
        """Give what a session that began now would be laid out by."""
        return self.settings.choices(self.routine, bedtime=self._is_late())

    def take(self, wanted: Settings) -> bool:
        """Take the person's choices, and tell whether another exercise is among them.

        What the program keeps beside them may have moved on since they were drawn.
        """
        now = self.settings
        self.keep(replace(wanted, seen=now.seen, resting=now.resting, reminded=now.reminded))
        return wanted.routine != now.routine

    def keep(self, settings: Settings) -> None:
        """Go by these from now on."""
        self.settings, self.line = settings, ""
        if not self._is_kept:
            return
        try:
            keeping.save(settings, self._file)
        except keeping.SettingsError as fault:
            self.line = str(fault)

    def change(self, **values: object) -> None:
        """Go by these with some of them changed."""
        self.keep(replace(self.settings, **values))

    def see(self, *keys: str) -> None:
        """Remember what need not be told again."""
        self.change(seen=put_away(self.settings.seen, keys))

    def resize_text(self, by: int) -> None:
        """Make the text so many sizes larger, or smaller."""
        sizes = range(len(TEXT_SIZES))
        place = min(sizes, key=lambda n: abs(TEXT_SIZES[n] - self.text_percent))
        self.change(text_percent=TEXT_SIZES[min(max(place + by, 0), sizes[-1])])

    def keep_no_more(self) -> None:
        """Write nothing from now on: all that was kept is to be deleted."""
        self._is_kept = False

    def _is_late(self) -> bool:
        return is_late(self._around.now(), self.settings.times)
