"""Opens the window, or brings up the one that is open already, and stays until the program ends."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coach.awake import Awake
from coach.ui.desktop import RealDesktop
from coach.ui.icon import icon
from coach.ui.instance import Instance
from coach.ui.outside import Diary, Surroundings
from coach.ui.program import Program

#: When the sound of the next session is made beforehand, in milliseconds after the window is there.
WARM_UP_MS = 400


def open_window(
    around: Surroundings, diary: Callable[[], Diary], settings_file: Path, *, cramp: bool, in_tray: bool
) -> int:
    """Show the window, with help for a cramp at once if wanted, and give the exit status when the program ends.

    With `in_tray` there is no window until it is wanted. Where the program runs already, that one is shown instead.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Calf Coach")
    application.setDesktopFileName("calf-coach")
    application.setStyle("Fusion")
    application.setWindowIcon(icon())
    application.setQuitOnLastWindowClosed(False)  # the tray stays; where there is none, closing says so and ends
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends it at once: all that was done is kept
    instance = Instance(around.folder)
    if not instance.first() and (in_tray or instance.ask("cramp" if cramp else "show")):
        return 0
    desktop = RealDesktop(around.now, sys.argv[1:])
    program = Program(around, diary(), settings_file, desktop=desktop, awake=Awake(), in_tray=in_tray and not cramp)
    program.window.resize(1120, 760)
    if in_tray and not cramp:
        QTimer.singleShot(0, program.wait_in_tray)
    else:
        program.window.show()
        QTimer.singleShot(0 if cramp else WARM_UP_MS, program.begin_cramp if cramp else program.warm_up)
    instance.called.connect(lambda wish: program.begin_cramp() if wish == "cramp" else program.appear())
    instance.listen()  # once the window is there: it takes some milliseconds
    QTimer.singleShot(WARM_UP_MS, desktop.follow_at_login)
    status = application.exec()
    instance.close()
    return status
