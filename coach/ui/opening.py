"""Opens the window, or brings up the one that is open already, and stays until the program ends."""

import logging
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coach.awake import Awake
from coach.faults import Faults
from coach.language.spoken import current
from coach.ui import beside, qt_language, qt_log
from coach.ui.desktop import RealDesktop
from coach.ui.fault_desk import FaultDesk, of
from coach.ui.instance import Instance
from coach.ui.program import Program

if TYPE_CHECKING:
    from coach.ui.outside import Diary, Surroundings

log = logging.getLogger(__name__)

#: How long a tray may take to come at login, in milliseconds.
TRAY_MS = 10_000
#: How often a program that runs already is asked, each time for up to two seconds: it may be about to end.
ASK_TIMES = 3
#: When the day's back-up is made, in milliseconds after the start: nobody is to wait for it.
BACK_UP_MS = 5_000
#: How long is waited at the end for what is under way, a back-up above all, in seconds.
LEAVE_S = 5.0
#: When the start is written into the log, as much later.
LOG_MS = 2_000
#: When the place in the tray is taken and the icon put on, when later starts are listened to, and when a session is got
#: ready for, in milliseconds after the window is there; and the pause between two of that one's steps.
SETTLE_MS, LISTEN_MS, WARM_UP_MS, PAUSE_MS = 50, 100, 400, 10
#: What a session takes, and the first window does not: what is imported last needs what is imported before.
OF_A_SESSION = (
    "coach.session.player",
    "coach.diary.keeper",
    "coach.voice.sample",
    "coach.voice.speaking",
    "coach.voice.preparation",
    "coach.ui.views",
    "coach.ui.run",
    "coach.ui.session_page",
    "coach.ui.session_screens",
)


def open_window(  # noqa: PLR0913  (it wires)
    around: "Surroundings",
    diary: "Callable[[], Diary]",
    settings_file: Path,
    faults: Faults,
    *,
    cramp: bool,
    in_tray: bool,
) -> int:
    """Show the window, with help for a cramp at once if wanted, and give the exit status when the program ends.

    With `in_tray` there is no window until it is wanted. Where the program runs already, that one is shown instead.
    What goes wrong in the program itself, `faults`, is shown in a window of its own, and ends nothing.
    """
    qt_log.install()
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationName("Calf Coach")
    application.setDesktopFileName("calf-coach")
    qt_language.install(current(), application)
    application.setQuitOnLastWindowClosed(False)  # the tray stays; where there is none, closing says so and ends
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends it at once: all that was done is kept
    instance = Instance(around.folder)
    if _is_running(instance, "cramp" if cramp else "stay" if in_tray else "show"):
        return 0
    desktop = RealDesktop(around.now, sys.argv[1:])
    program = Program(around, diary(), settings_file, desktop=desktop, awake=Awake(), in_tray=in_tray and not cramp)
    if in_tray and not cramp:
        QTimer.singleShot(TRAY_MS, program.wait_in_tray)
    else:
        program.window.show()
        QTimer.singleShot(0 if cramp else WARM_UP_MS, program.begin_cramp if cramp else partial(_get_ready, program))
    QTimer.singleShot(SETTLE_MS, program.settle)
    QTimer.singleShot(SETTLE_MS, partial(_put_icon_on, application))
    instance.called.connect(partial(_grant, program))
    QTimer.singleShot(LISTEN_MS, instance.listen)
    QTimer.singleShot(BACK_UP_MS, program.keep_safe)
    application.aboutToQuit.connect(program.shut)  # the system may end it, too
    desk = FaultDesk(faults, of(program))
    QTimer.singleShot(LOG_MS, partial(log.info, "the window is open"))
    status = application.exec()
    desk.close()
    instance.close()
    beside.leave(LEAVE_S)
    log.info("the window is closed")
    return status


def _put_icon_on(application: QApplication) -> None:
    """Give all windows the icon, which takes as long to read and to hand over as it takes to make many a button."""
    from coach.ui.icon import icon  # noqa: PLC0415  (not at the start)

    application.setWindowIcon(icon())


def _get_ready(program: Program, modules: Sequence[str] = OF_A_SESSION) -> None:
    """Get ready for a session, in short steps: somebody may have pressed something by now."""
    if modules:
        import_module(modules[0])
        QTimer.singleShot(PAUSE_MS, partial(_get_ready, program, modules[1:]))
    else:
        program.warm_up()


def _is_running(instance: Instance, wish: str) -> bool:
    """Tell whether another start has this data folder, and has taken the wish.

    One that does not answer is passed over: two programs on one diary lose nothing, and somebody may need help now.
    """
    for _ in range(ASK_TIMES):
        if instance.first():
            return False
        if instance.ask(wish):
            return True
    return False


def _grant(program: Program, wish: str) -> None:
    if wish == "cramp":
        program.begin_cramp()
    elif wish == "show":
        program.appear()
