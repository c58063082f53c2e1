"""The page on which a file comes into the diary: what is in it, and how far it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton

from coach.language.texts import tr
from coach.ui.fitting import Buttons
from coach.ui.import_views import ImportView, Way
from coach.ui.settings_diary_layout import Panel
from coach.ui.settings_diary_page import Bullets, DiaryPage
from coach.ui.settings_rows import label
from coach.ui.steady_button import SteadyButton


class ImportPage(DiaryPage):
    """Draws how far a file is, and tells what is wanted next."""

    wanted = Signal(object)  # the Way

    def __init__(self) -> None:
        super().__init__(tr("Bring a file in"))
        self.file, self.lead, self.lines = label("value"), label("plain"), Bullets()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How much is done"))
        self.buttons: dict[Way, QPushButton] = {
            Way.BACK: SteadyButton(tr("Back to the &diary"), "pause"),
            Way.BRING_IN: SteadyButton(tr("Bring &in"), "pause"),
            Way.STOP: SteadyButton(tr("&Stop")),
            Way.UNDO: SteadyButton(tr("&Undo")),
            Way.ANOTHER: SteadyButton(tr("&Choose another file\N{HORIZONTAL ELLIPSIS}")),
        }
        self.ways = Buttons(*self.buttons.values())
        self.column.addWidget(Panel(self.file, self.lead, self.lines, self.bar, self.ways))
        self.column.addStretch(1)
        for way, button in self.buttons.items():
            button.clicked.connect(lambda _=False, way=way: self.wanted.emit(way))
        self._shown: ImportView | None = None

    def show_view(self, view: ImportView) -> None:
        """Draw it; the keyboard goes to the obvious way where another stage has begun."""
        if self._shown is None or view.lead != self._shown.lead:
            self._begin_stage(view)
        self._shown = view
        self.bar.setVisible(view.percent is not None)
        self.bar.setValue(view.percent or 0)

    def _begin_stage(self, view: ImportView) -> None:
        self.file.setText("\N{ZERO WIDTH SPACE}".join(view.file))  # it goes on in the next line wherever it must
        self.file.setAccessibleName(view.file)
        self.lead.setText(view.lead)
        self.lines.show_lines(view.lines)
        focused = next((way for way, button in self.buttons.items() if button.hasFocus()), None)
        for way, button in self.buttons.items():
            button.setVisible(way in view.ways)
        self.ways.setVisible(bool(view.ways))
        target = self.buttons[view.ways[0]] if view.ways else self.back
        if focused is not None or self._shown is None or self.back.hasFocus():
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.announce(view.lead)
