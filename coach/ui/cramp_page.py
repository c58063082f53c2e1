"""Writes a cramp down in two taps, and as much more as the person likes."""

import uuid
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from coach.diary.entries import Cramp, Place, Side, Sign, trouble
from coach.language import written
from coach.language.texts import tr
from coach.session.day import night_of
from coach.ui import amounts
from coach.ui.choosers import AnyOf, OneOf
from coach.ui.meaning import Meaning
from coach.ui.moment_picker import SHARES, MomentPicker
from coach.ui.page_frame import PageFrame
from coach.ui.settings_rows import Row, label
from coach.ui.theme import Space
from coach.ui.told_line import ToldLine
from coach.ui.wrapping_button import WrappingButton

#: The hour that stands for "last night" where nobody knows it better.
SMALL_HOURS = 3
#: Between these hours it is said with which night a cramp counts: nights run from noon to noon.
BREAKFAST, NOON, EVENING = 8, 12, 20
#: The lengths that can be chosen, in minutes; the last stands for all that are longer than the one before it.
MINUTES = ("0.5", "1", "2", "5", "10", "15")


def places() -> list[tuple[str, str]]:
    """Give where a cramp can be, each with its key."""
    return [(Place.CALF, tr("Calf")), (Place.FOOT, tr("Foot")), (Place.THIGH, tr("Thigh"))]


def sides() -> list[tuple[str, str]]:
    """Give the legs it can be in, each with its key."""
    return [
        (Side.LEFT, tr("Left", "the left leg")),
        (Side.RIGHT, tr("Right", "the right leg")),
        (Side.BOTH, tr("Both", "legs")),
    ]


def severities() -> list[tuple[str, str]]:
    """Give how bad a cramp can be, each with its key."""
    return amounts.numbers(range(11))


class CrampPage(PageFrame):
    """Draws one cramp and tells every change of it; what cannot be gets its sentence in place."""

    saved = Signal(object)  # a Cramp that can be kept
    deleted = Signal(object)

    def __init__(self, now: Callable[[], datetime], local: Callable[[datetime], datetime]) -> None:
        """`now` gives the local instant, `local` gives a time of day the offset that held at it."""
        super().__init__("")
        self._now, self._local = now, local
        self._cramp: Cramp | None = None  # as it is shown
        self._kept: Cramp | None = None  # as it was last told to be kept
        self._untyped, self._refused = "", ""  # why what was typed is no time, and why the rest cannot be kept
        self._warned = ""  # of which of these, when the person wanted to go
        self._id = self._done_title = ""
        self._when: datetime | None = None
        self._known: dict[str, Any] = {}
        self._place: Place | None = None
        self.told, self.fault = ToldLine(Meaning.GOOD), ToldLine(Meaning.ATTENTION)
        self.when, self.place = OneOf(self.tr("When"), _whens()), OneOf(self.tr("Where"), places())
        self.picker = MomentPicker()
        self.side = OneOf(self.tr("Which leg"), sides(), clearable=True)
        self.length = OneOf(self.tr("How long, in minutes"), _lengths(), columns=6, clearable=True, whole_rows=True)
        self.severity = OneOf(self.tr("How bad"), severities(), columns=11, clearable=True)
        self.woke = OneOf(self.tr("It woke me"), [("yes", self.tr("Yes")), ("no", self.tr("No"))])
        self.signs = AnyOf(self.tr("Also"), _signs())
        self.note = QPlainTextEdit()
        self.done, self.delete = WrappingButton(self.tr("&Done"), "pause"), WrappingButton(self.tr("De&lete"))
        self.more = QFrame()
        self._arrange()
        self._connect()

    def begin(self, signs: frozenset[Sign] = frozenset(), note: str = "", duration_ms: int | None = None) -> None:
        """Start a new cramp: when, then where, and it is written down, with what is known of it already."""
        self._open(None, self.tr("A cramp: when, and where?"), self.tr("The cramp is written down"))
        self._known = {"signs": signs, "note": note, "duration_ms": duration_ms}
        self.when.setFocus()

    def edit(self, cramp: Cramp) -> None:
        """Correct a cramp that was written down."""
        self._open(cramp, self.tr("Correct this cramp"), self.tr("Correct this cramp"))
        self.done.setFocus()

    def _open(self, cramp: Cramp | None, title: str, done_title: str) -> None:
        self._cramp = None  # what is shown now is no change
        self._done_title = done_title
        self.title.setText(title)
        for line in (self.told, self.fault):
            line.hide()
        self._kept = cramp
        self._untyped = self._refused = self._warned = ""
        self._id = cramp.id if cramp else str(uuid.uuid4())
        self._when, self._place = (cramp.started_at, cramp.place) if cramp else (None, None)
        self._show_moment(cramp.started_at if cramp else self._now())
        self.picker.setVisible(cramp is not None)
        self.when.show_choice("pick" if cramp else None)
        self.place.show_choice(cramp.place if cramp else None)
        self._show_more(cramp)
        self.more.setVisible(cramp is not None)
        self.delete.setVisible(cramp is not None)
        self.done.setVisible(cramp is not None)
        self.back.setVisible(cramp is None)
        self.scroller.verticalScrollBar().setValue(0)
        self._cramp = cramp

    def _show_more(self, cramp: Cramp | None) -> None:
        minutes = cramp.duration_ms / 60_000 if cramp and cramp.duration_ms is not None else None
        self.side.show_choice(cramp.side if cramp else None)
        self.length.show_choice(_button(minutes) if minutes is not None else None)
        self.severity.show_choice(str(cramp.severity) if cramp and cramp.severity is not None else None)
        self.woke.show_choice("yes" if cramp and cramp.woke_me else None)
        self.signs.show_choices(cramp.signs if cramp else ())
        self.note.blockSignals(True)
        self.note.setPlainText(cramp.note if cramp else "")
        self.note.blockSignals(False)

    def _choose_when(self, key: str) -> None:
        now = self._now()
        self.picker.setVisible(key == "pick")
        self.picker.time.forget()
        if key == "pick":
            self._show_moment(self._when or now)
            self._pick()
            return
        night = night_of(now - timedelta(hours=12))  # the latest that has begun and was slept in
        hours = self._local(datetime.combine(night + timedelta(days=1), time(SMALL_HOURS)))
        self._when = now if key == "now" else min(hours, now)
        self._keep()

    def _show_moment(self, moment: datetime) -> None:
        self.picker.show_moment(moment, latest=max(self._now().date(), moment.date()))

    def _pick(self) -> None:
        chosen = self.picker.moment
        if self._when is None or chosen != _minute(self._when):
            self._when = self._local(chosen)
        self._keep()

    def _choose_place(self, key: str) -> None:
        self._place = Place(key)
        self._keep()

    def _change(self, **values: Any) -> None:
        if self._cramp is not None:
            self._cramp = replace(self._cramp, **values)
            self._keep()

    def _keep(self) -> None:
        """Write the cramp down as soon as its two taps are there, and again at every change."""
        if self._when is None or self._place is None:
            return
        new = self._cramp is None
        cramp = self._cramp or Cramp(self._id, self._when, self._place, **self._known)
        cramp = replace(cramp, started_at=self._when.replace(microsecond=0), place=self._place)
        if refusal := trouble(cramp, self._now()):
            self.tell(refusal)
            return
        self._refused = ""
        if new:
            self._show_more(cramp)
        self._cramp = self._kept = cramp
        self.saved.emit(cramp)
        for part in (self.more, self.delete, self.done):
            part.show()
        self.back.hide()
        self._show_fault()
        if not self._refused:  # else it could not be kept
            self.title.setText(self._done_title)
            self.told.setText(_told(cramp))
            self.told.show()

    def tell(self, sentence: str) -> None:
        """Say what could not be, below what scrolls: always in view, and nothing moves under the hand."""
        self._refused = sentence
        self._show_fault()

    def _take_refusal(self, sentence: str) -> None:
        """Say that what was typed is no time, as long as it stands there."""
        self._untyped = sentence
        if not sentence:
            self._warned = ""
        self._show_fault()

    def _show_fault(self) -> None:
        sentence = self._untyped or self._refused
        if sentence and sentence != self.fault.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _leave(self) -> None:
        """Go, but not at once where something would be lost."""
        self.picker.read()
        warning = self._untyped or self._refused
        if warning and warning != self._warned:
            self._warned = warning
            if self._untyped:
                self.picker.time.edit.setFocus()
            return
        self.closed.emit()

    def _delete(self) -> None:
        shown = self._cramp, self._kept, self._place
        self._forget()
        self.deleted.emit(shown[1])
        if self.isVisible():  # it could not be deleted
            self._cramp, self._kept, self._place = shown

    def _forget(self) -> None:
        """Keep nothing more: what was typed is read when the keyboard leaves it, and that may be after the end."""
        self._cramp = self._kept = self._place = None

    def _connect(self) -> None:
        self.when.chosen.connect(self._choose_when)
        self.place.chosen.connect(self._choose_place)
        self.picker.chosen.connect(self._pick)
        self.picker.refused.connect(self._take_refusal)
        self.side.chosen.connect(lambda key: self._change(side=Side(key) if key else None))
        self.length.chosen.connect(lambda key: self._change(duration_ms=round(float(key) * 60_000) if key else None))
        self.severity.chosen.connect(lambda key: self._change(severity=int(key) if key else None))
        self.woke.chosen.connect(lambda key: self._change(woke_me=key == "yes"))
        self.signs.chosen.connect(lambda keys: self._change(signs=frozenset(Sign(key) for key in keys)))
        self.note.textChanged.connect(lambda: self._change(note=self.note.toPlainText()))
        self.back.clicked.connect(self.closed)
        self.done.clicked.connect(self._leave)
        self.delete.clicked.connect(self._delete)
        self.closed.connect(self._forget)

    def _arrange(self) -> None:
        self.head.row.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)  # where the way back was, and always in view
        for button in (*self.when.buttons.values(), *self.place.buttons.values()):
            button.setObjectName("choice")
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(96)
        two = QFrame()
        two.setObjectName("card")
        questions = QVBoxLayout(two)
        questions.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.WIDE)
        questions.setSpacing(Space.SMALL)
        for widget in (label("heading", self.tr("When was it?")), self.when, self.picker):
            questions.addWidget(widget)
        questions.addSpacing(Space.SMALL)
        for widget in (label("heading", self.tr("Where was it?")), self.place):
            questions.addWidget(widget)
        rows = (
            (self.tr("Which leg?"), self.side),
            (self.tr("How many minutes?"), self.length),
            (self.tr("How bad? 10 is the worst"), self.severity),
            (self.tr("It woke me"), self.woke),
            (self.tr("Also"), self.signs),
            (self.tr("Note"), self.note),
        )
        self.more.setObjectName("card")
        more = QVBoxLayout(self.more)
        more.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.NORMAL)
        more.setSpacing(Space.SMALL)
        for words, control in rows:
            more.addWidget(Row(words, control, shares=SHARES))
        for part in (two, self.told, self.more):
            self.column.addWidget(part)
        self.column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch(1)
        self.whole.addWidget(self.fault)


def _whens() -> list[tuple[str, str]]:
    return [("now", tr("Now")), ("night", tr("Last night")), ("pick", tr("Another time"))]


def _lengths() -> list[tuple[str, str]]:
    shortest, *plain, longest = MINUTES
    return [
        (shortest, tr("½", "half a minute")),
        *amounts.numbers(int(key) for key in plain),
        (longest, tr("Over {number}", "minutes", number=written.number(10))),
    ]


def _signs() -> list[tuple[str, str]]:
    return [(Sign.NUMBNESS, tr("Numbness")), (Sign.SWELLING, tr("Swelling")), (Sign.WEAKNESS, tr("Weakness"))]


def _button(minutes: float) -> str | None:
    """Give the length's button that stands for so many minutes, if one does."""
    return MINUTES[-1] if minutes > 10 else next((key for key in MINUTES if float(key) == minutes), None)


def _minute(instant: datetime) -> datetime:
    return instant.replace(tzinfo=None, second=0, microsecond=0)


def _told(cramp: Cramp) -> str:
    day, clock, hour = written.day(cramp.started_at), written.clock(cramp.started_at), cramp.started_at.hour
    kept = tr("Written down: {day}, {time}. Add more if you like; it is kept as you go.", day=day, time=clock)
    if BREAKFAST <= hour < NOON:
        return tr("{sentence} By day it counts with the night before.", "a cramp", sentence=kept)
    if NOON <= hour < EVENING:
        return tr("{sentence} By day it counts with the night that follows.", "a cramp", sentence=kept)
    return kept
