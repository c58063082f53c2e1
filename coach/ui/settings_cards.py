"""The cards of reminders, colours and text, the diary, and quitting."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coach.settings import TEXT_SIZES
from coach.ui.choosers import OneOf, Stepper
from coach.ui.settings_path import PathField
from coach.ui.settings_rows import Card, Row, Sides, label
from coach.ui.settings_views import Place, SettingsView
from coach.ui.theme import Space

NO_TRAY = (
    "This desktop has no place for Calf Coach when its window is closed, "
    "so reminders come only while the window is open."
)
PAUSED = "Paused until tomorrow."
LOGIN = "It waits out of sight until it is time."
CALENDAR = "Makes a file for the calendar on your phone."
NIGHT_BY_ITSELF = "“As the computer” is light or dark by day, and turns dim and warm by itself before bed."
STAYS_HERE = "Everything stays on this computer. Nothing is sent anywhere."
QUITTING = "Quitting ends the reminders, too."


class RemindersCard(Card):
    """Whether reminders come, and how they can: at login, to the tray, to the phone."""

    login_wanted = Signal(bool)
    calendar_wanted = Signal()
    rest_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__(self.tr("Reminders"))
        self._resting = False
        self.switch = self._on_off(self.tr("Remind me"))
        self.rest = QPushButton()
        self.login = self._on_off(self.tr("Start with the computer"))
        self.calendar = QPushButton(self.tr("&Add to my calendar\N{HORIZONTAL ELLIPSIS}"))
        self.no_tray = label("why", self.tr(NO_TRAY))
        self.switch_row = Row(self.tr("Remind me"), self.switch)
        self.rest_row = Row(self.tr("Not today"), self.rest)
        self.login_row = Row(self.tr("Start with the computer"), self.login)
        self.add(self.switch_row, self.rest_row, self.no_tray, self.login_row)
        self.add_line(Place.LOGIN)
        self.add(Row(self.tr("On your phone"), self.calendar, self.tr(CALENDAR)))
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
        self.switch_row.say(self.tr(PAUSED) if reminders and view.resting else view.next_reminder)
        self.rest_row.setVisible(reminders)
        self.rest.setText(self.tr("Remind me a&gain") if view.resting else self.tr("&Pause until tomorrow"))
        self.no_tray.setVisible(not view.tray)
        self.login_row.setVisible(view.login is not None)
        self.login_row.say(self.tr(LOGIN) if view.tray else "")
        self.login.show_choice("on" if view.login else "off")

    def _on_off(self, what: str) -> OneOf:
        return OneOf(what, [("on", self.tr("On")), ("off", self.tr("Off"))])


class LooksCard(Card):
    """Colours, the size of the type, and movement."""

    def __init__(self) -> None:
        super().__init__(self.tr("Colours and text"))
        themes = (("system", "As the computer"), ("light", "Light"), ("dark", "Dark"), ("night", "Night"))
        self.theme = OneOf(self.tr("Colours"), [(key, self.tr(text)) for key, text in themes], 2, whole_rows=True)
        self.text = Stepper(self.tr("Text size"), "%", TEXT_SIZES, together=True)
        self.figure = OneOf(self.tr("The figure"), [("moves", self.tr("Moves")), ("still", self.tr("Keeps still"))])
        self.add(
            Row(self.tr("Colours"), self.theme, self.tr(NIGHT_BY_ITSELF)),
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


class DiaryCard(Card):
    """Where the diary is kept, and the way to a copy of it."""

    folder_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Your diary"), self.tr(STAYS_HERE))
        self.path = PathField(self.tr("Where it is kept"))
        self.folder = QPushButton(self.tr("&Open the folder"))
        self.backup = QPushButton(self.tr("Save a cop&y\N{HORIZONTAL ELLIPSIS}"))
        self.folder.clicked.connect(self.folder_wanted)
        self.backup.clicked.connect(self.backup_wanted)
        where = QWidget()
        column = QVBoxLayout(where)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.path)
        column.addWidget(Sides(self.folder, self.backup))
        self.add(Row(self.tr("Where it is kept"), where))
        self.add_line(Place.FOLDER)

    def show_view(self, view: SettingsView) -> None:
        """Show where it is."""
        self.path.show_path(view.folder)


class QuitCard(Card):
    """The way out: closing the window only puts it away."""

    quit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Quit"))
        self.quit = QPushButton(self.tr("&Quit Calf Coach"))
        self.quit.clicked.connect(self.quit_wanted)
        self.add(Row(self.tr(QUITTING), self.quit))

    def show_view(self, view: SettingsView) -> None:
        """Show what never changes."""
