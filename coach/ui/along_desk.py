"""Writes a session as sound to take along: asks where, makes the file in the background, and says how that went."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.language.texts import mark, tr
from coach.ui.errand import Errand
from coach.ui.outside import Desktop
from coach.voice.taking_along import ENDINGS, captions_of
from coach.voice.workshop import GONE

#: Every phone and every speaker plays this kind.
KIND = ".mp3"
MAKING = mark("The file is being made. You can go on meanwhile.")
MADE = mark("The session is in {file}. Send it to your phone, or play it from there. Its words are in {captions}.")
NOT_MADE = mark("{file} could not be made: {reason}. Nothing was changed; choose another place.")
NO_CAPTIONS = mark("{captions} could not be made: {reason}. The session itself is in {file}, and can be played.")
FAILED = mark("{file} could not be made. Nothing was changed; try it once more.")


class AlongDesk(QObject):
    """Makes one file at a time; `told` says that `line` has changed."""

    told = Signal()

    def __init__(self, desktop: Desktop, work: Callable[[], Callable[[Path], str]]) -> None:
        """`work` gives what writes the session as it is chosen now, raises OSError, and gives what to know of it."""
        super().__init__()
        self._desktop, self._work = desktop, work
        self._to = Path()
        self._making = Errand()
        self._making.done.connect(self._end)
        self.line = ""  # what the person should know

    @property
    def busy(self) -> bool:
        """Tell whether a file is being made."""
        return self._making.busy

    def ask(self, name: str) -> None:
        """Ask where the file is to be, called `name` if the person does not mind, and make it there."""
        if not self.busy:
            self._desktop.ask_where(tr("Session to take along"), f"{name}{KIND}", self._begin)

    def put_by(self) -> None:
        """Tell no more of a file that is made."""
        if not self.busy:
            self.line = ""

    def shut(self) -> None:
        """Wait for nothing more."""
        self._making.drop()

    def _begin(self, to: Path) -> None:
        if to.suffix.lower() not in ENDINGS:
            to = to.with_name(f"{to.name}{KIND}")
        self._to = to
        write = self._work()
        self._making.begin(lambda: _written(write, to))
        self._tell(tr(MAKING))

    def _end(self, said: object) -> None:
        self._tell(said if isinstance(said, str) else tr(FAILED, file=self._to))

    def _tell(self, line: str) -> None:
        self.line = line
        self.told.emit()


def _written(write: Callable[[Path], str], to: Path) -> str:
    """Write a session, and give the sentence that says how it went."""
    try:
        known = write(to)
    except OSError as fault:
        why = fault.strerror or fault
        if why == tr(GONE):  # another place would not help
            return tr(FAILED, file=to)
        if fault.filename == str(captions_of(to)):
            return tr(NO_CAPTIONS, captions=fault.filename, reason=why, file=to)
        return tr(NOT_MADE, file=fault.filename or to, reason=why)
    made = tr(MADE, file=to, captions=captions_of(to).name)
    return f"{made} {tr(known)}" if known else made
