"""The cards of reminders, colours and text, and quitting."""

from PySide6.QtCore import Signal

from coach.language.texts import mark, tr
from coach.settings import TEXT_SIZES
from coach.ui import amounts
from coach.ui.choosers import OneOf, Stepper
from coach.ui.settings_rows import Card, Row, label
from coach.ui.settings_views import Place, SettingsView
from coach.ui.wrapping_button import WrappingButton

NO_TRAY = mark(
    "Keep the Calf Coach window open, or reminders will not come: "
    "this desktop has no place for it once the window is closed."
)
PAUSED = mark("Paused until tomorrow.")
LOGIN = mark("It waits out of sight until it is time.")
CALENDAR = mark("Makes a file for the calendar on your phone.")
NIGHT_BY_ITSELF = mark("“As the computer” is light or dark by day, and turns dim and warm by itself before bed.")
QUITTING = mark("Quitting ends the reminders, too.")


class RemindersCard(Card):
    """Whether reminders come, and how they can: at login, to the tray, to the phone."""

    login_wanted = Signal(bool)
    calendar_wanted = Signal()
    rest_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__(self.tr("Reminders"))
        self._resting = False
        self.switch = self._on_off(self.tr("Remind me"))
        self.rest = WrappingButton()
        self.login = self._on_off(self.tr("Start with the computer"))
        self.calendar = WrappingButton(tr("&Add to my calendar\N{HORIZONTAL ELLIPSIS}"))
        self.no_tray = label("why", tr(NO_TRAY))
        self.switch_row = Row(self.tr("Remind me"), self.switch)
        self.rest_row = Row(self.tr("Not today"), self.rest)
        self.login_row = Row(self.tr("Start with the computer"), self.login)
        self.add(self.switch_row, self.rest_row, self.no_tray, self.login_row)
        self.add_line(Place.LOGIN)
        self.add(Row(self.tr("On your phone"), self.calendar, tr(CALENDAR)))
        self.add_line(Place.CALENDAR)
        self.switch.chosen.connect(lambda key: self.want(reminders=key == "on"))
        self.rest.clicked.connect(lambda: self.rest_wanted.emit(not self._resting))
        self.login.chosen.connect(lambda key: self.login_wanted.emit(key == "on"))
        self.calendar.clicked.connect(self.calendar_wanted)

    def show_view(self, view: SettingsView) -> None:
        """Show what is chosen, and what can be had."""
        self._settings, self._resting = view.settings, view.resting
        reminders = view.settings.reminders
        self.switch.show_choice("on" if reminders else "off")
        self.switch_row.say(tr(PAUSED) if reminders and view.resting else view.next_reminder)
        self.rest_row.setVisible(reminders)
        self.rest.setText(tr("Remind me a&gain") if view.resting else tr("&Pause until tomorrow"))
        self.no_tray.setVisible(not view.tray)
        self.login_row.setVisible(view.login is not None)
        self.login_row.say(tr(LOGIN) if view.tray else "")
        self.login.show_choice("on" if view.login else "off")

    def _on_off(self, what: str) -> OneOf:
        return OneOf(what, [("on", self.tr("On")), ("off", self.tr("Off"))])


class LooksCard(Card):
    """Colours, the size of the type, and movement."""

    def __init__(self) -> None:
        super().__init__(self.tr("Colours and text"))
        themes = [
            ("system", self.tr("As the computer")),
            ("light", self.tr("Light", "colours")),
            ("dark", self.tr("Dark", "colours")),
            ("night", self.tr("Night", "colours")),
        ]
        self.theme = OneOf(self.tr("Colours"), themes, 2, whole_rows=True)
        self.text = Stepper(self.tr("Text size"), amounts.percent, TEXT_SIZES, together=True)
        self.figure = OneOf(self.tr("The figure"), [("moves", self.tr("Moves")), ("still", self.tr("Keeps still"))])
        self.add(
            Row(self.tr("Colours"), self.theme, tr(NIGHT_BY_ITSELF)),
            Row(self.tr("Text size"), self.text),
            Row(self.tr("The figure"), self.figure),
        )
        self.theme.chosen.connect(lambda theme: self.want(theme=theme))
        self.text.chosen.connect(lambda percent: self.want(text_percent=percent))
        self.figure.chosen.connect(lambda key: self.want(still=key == "still"))

    def show_view(self, view: SettingsView) -> None:
        """Show what is chosen."""
        self._settings = settings = view.settings
        self.theme.show_choice(settings.theme)
        self.text.show_number(settings.text_percent)
        self.figure.show_choice("still" if settings.still else "moves")


class QuitCard(Card):
    """The way out: closing the window only puts it away."""

    quit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Quit"))
        self.quit = WrappingButton(tr("&Quit Calf Coach"))
        self.quit.clicked.connect(self.quit_wanted)
        self.add(Row(tr(QUITTING), self.quit))

    def show_view(self, view: SettingsView) -> None:
        """Show what never changes."""
