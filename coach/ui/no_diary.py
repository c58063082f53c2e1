"""What stands in for a diary that cannot be opened."""

from coach.diary.entries import Book
from coach.diary.faults import DiaryError


class NoDiary:
    """It is empty, and says why whenever it is asked."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence

    def _refuse(self, *_: object) -> None:
        raise DiaryError(self._sentence)

    save_session = save_cramp = answer = choose = delete = _refuse

    def refuse_writing(self) -> None:
        """Do so as before."""

    def close(self) -> None:
        """Hold nothing, as before."""

    def book(self) -> Book:
        """Refuse."""
        raise DiaryError(self._sentence)
