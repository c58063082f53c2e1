"""Starts what is asked for on the command line, and says in a sentence why it could not be done."""

import argparse
import contextlib
import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from coach import command_line, house, logbook, places
from coach.diary.faults import DiaryError
from coach.faults import Faults, watched
from coach.house import Refusal
from coach.language import spoken
from coach.language.texts import tr
from coach.logbook import Logbook
from coach.routine.loader import RoutineError
from coach.settings import SettingsError
from coach.voice import giving_way, reserve

DONE, COULD_NOT, WRONG_ARGUMENTS = 0, 1, 2

#: Qt warns where there is no sound device; the program says it in its own words. Qt's sound does so on threads of its
#: own, too, and what takes in Qt's warnings waits for the interpreter, which may be waiting for the sound.
QUIET = "qt.multimedia.*=false;qt.accessibility.atspi=false;default.warning=false"

#: After so many new objects Python looks for those that nothing holds any more. At a start nearly all of them are held,
#: and to look as often as it would by itself takes a tenth of the time.
MANY = 50_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and give its exit status: 0 done, 1 could not, 2 wrong arguments."""
    gc.set_threshold(MANY)
    os.environ.setdefault("QT_LOGGING_RULES", QUIET)
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # to wake one for part of a shape costs more than to paint it
    _speak()  # the help is in it, too
    arguments = command_line.asked(sys.argv[1:] if argv is None else argv)
    if arguments.data_dir:
        _speak(arguments.data_dir)
    giving_way.ask()
    reserve.ask()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal may not know every sign
    faults = Faults()
    with logbook.kept(house.where(arguments).log) as log, watched(faults):
        try:
            return _run(arguments, faults)
        except (Refusal, DiaryError, RoutineError, SettingsError) as fault:
            print(fault, file=sys.stderr)
        except KeyboardInterrupt:
            print(tr("Stopped.", "by Ctrl+C"), file=sys.stderr)
        except BrokenPipeError:
            sys.stdout = None  # nobody reads it any more
        except Exception as fault:  # noqa: BLE001  (whatever it is, nobody at home can read a traceback)
            faults.take(fault)
            _tell(faults, log, in_window=arguments.command == "window")
    return COULD_NOT


def _speak(data_dir: Path | None = None) -> None:
    """Speak the computer's language, where Qt can tell it and there is a catalogue; otherwise British English.

    A catalogue in the person's own data folder stands before those that come along: so a translation is tried out.
    """
    try:
        from coach.ui.qt_language import of_this_computer
    except ImportError:  # Qt's system libraries are missing
        return
    from coach.ui import plain_imports

    plain_imports.restore()
    spoken.use(of_this_computer(places.find(data_dir).translations, places.resources() / "translations"))


def _run(arguments: argparse.Namespace, faults: Faults) -> int:
    match arguments.command:
        case "session":
            from coach.commands import session

            session.run(arguments)
        case "audio":
            from coach.commands import audio

            audio.run(arguments)
        case "export":
            from coach.commands import export

            export.run(arguments)
        case "import":
            from coach.commands import take_in

            take_in.run(arguments)
        case "plan":
            from coach.commands import plan

            plan.run(arguments)
        case _:
            from coach.commands import window

            return window.run(arguments, faults)
    return DONE


def _tell(faults: Faults, log: Logbook, *, in_window: bool) -> None:
    """Say that the program has a fault that ended it: in one sentence, and in a window where one was asked for."""
    if log.written:
        line = tr(
            "Calf Coach had to stop over a fault of its own, of which {file} tells. All that was written down is kept.",
            file=log.path,
        )
    else:
        line = tr("Calf Coach had to stop over a fault of its own. All that was written down is kept.")
    print(line, file=sys.stderr)
    if in_window:
        with contextlib.suppress(Exception):  # then the sentence has to do
            from coach import preflight

            if not preflight.window_trouble():
                from coach.ui.fault_desk import show_alone

                show_alone(faults)
