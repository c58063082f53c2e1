"""The card of the session: which stretch, how long, and how much is said in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.language.texts import mark, tr
from coach.ui import amounts
from coach.ui.choosers import OneOf, Stepper
from coach.ui.settings_rows import Card, Row, label
from coach.ui.settings_views import Place, SettingsView
from coach.ui.wrapping_button import WrappingButton

TALK = (("full", mark("All words")), ("sparse", mark("Few words")), ("tones", mark("Tones only")))
TALK_HINTS = {
    "full": mark("In full at first, then in fewer words."),
    "sparse": mark("A word or two for each movement, from the start."),
    "tones": mark("No words: a tone rises to lean in, holds steady, and falls to come back."),
}
ALONG = mark("Makes a file with this session, to be played without the computer.")
#: So few have nothing to choose from.
ALONE = 1


class SessionCard(Card):
    """What a session is, and how much is said in it."""

    along_wanted = Signal()  # the session as a file

    def __init__(self) -> None:
        super().__init__(self.tr("The session"))
        self.routines = RoutineChooser(self.tr("Which stretch"))
        self.routines_row = Row(self.tr("Which stretch"), self.routines)
        self.faults = label("small")
        self.minutes = Stepper(self.tr("Length"), amounts.minutes, range(1, 11), together=True)
        self.hold = OneOf(self.tr("Hold"), amounts.holds())
        walk = self.tr("Time to walk to the wall")
        self.lead_in = Stepper(walk, amounts.seconds, range(5, 31, 5), together=True)
        talk = [(key, tr(text)) for key, text in TALK]
        self.talk = OneOf(self.tr("How much is said"), talk, whole_rows=True)
        self.talk_row = Row(self.tr("How much is said"), self.talk)
        self.along = WrappingButton()
        self.add(
            self.routines_row,
            self.faults,
            Row(self.tr("Length"), self.minutes),
            Row(self.tr("Hold each stretch for"), self.hold),
            Row(walk, self.lead_in),
            self.talk_row,
            Row(self.tr("On your phone, or a speaker"), self.along, tr(ALONG)),
        )
        self.add_line(Place.ALONG)
        self._connect()

    def show_view(self, view: SettingsView) -> None:
        """Show what is chosen."""
        self._settings = settings = view.settings
        self.routines.show_routines(view.routines, settings.routine)
        self.routines_row.setVisible(len(view.routines) > ALONE)
        self.faults.setText("\n".join(view.faults))
        self.faults.setVisible(bool(view.faults))
        self.minutes.show_number(settings.minutes)
        self.hold.show_choice(settings.hold_s)
        self.lead_in.show_number(settings.lead_in_s)
        self.talk.show_choice(settings.talk)
        self.talk_row.say(tr(TALK_HINTS[settings.talk]))
        making = self.tr("One moment\N{HORIZONTAL ELLIPSIS}")
        self.along.setText(making if view.taking else self.tr("Tak&e it along\N{HORIZONTAL ELLIPSIS}"))

    def _connect(self) -> None:
        self.routines.chosen.connect(lambda routine: self.want(routine=routine))
        self.minutes.chosen.connect(lambda minutes: self.want(minutes=minutes))
        self.hold.chosen.connect(lambda hold_s: self.want(hold_s=hold_s))
        self.lead_in.chosen.connect(lambda lead_in_s: self.want(lead_in_s=lead_in_s))
        self.talk.chosen.connect(lambda talk: self.want(talk=talk))
        self.along.clicked.connect(self.along_wanted)


class RoutineChooser(QWidget):
    """One of the routines that there are, which only the view knows."""

    chosen = Signal(str)

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self._offered: tuple[tuple[str, str], ...] = ()
        self.choice: OneOf | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the width decides the rows

    def show_routines(self, routines: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Offer these, and mark the one chosen; the first stands in for one that is gone."""
        if routines != self._offered:
            self._offer(routines)
        if self.choice:
            self.choice.show_choice(chosen if chosen in dict(routines) else routines[0][0])

    def _offer(self, routines: tuple[tuple[str, str], ...]) -> None:
        self._offered = routines
        if self.choice:
            self._column.removeWidget(self.choice)
            self.choice.setParent(None)
            self.choice.deleteLater()
        self.choice = OneOf(self._what, routines, whole_rows=True) if len(routines) > ALONE else None
        if self.choice:
            # Made after the rest, it would stand a second time at the end of the Tab key's way.
            self.choice.setFocusProxy(None)  # type: ignore[arg-type]
            self.choice.chosen.connect(self.chosen)
            self._column.addWidget(self.choice)
