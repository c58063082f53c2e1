"""Wires everything together, and reads the command line."""

import argparse
import contextlib
import io
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach import __version__, places, settings
from coach.diary.backups import Backups
from coach.diary.keeper import Keeper, new_session
from coach.diary.opening import open_diary
from coach.diary.store import DiaryError, Store
from coach.routine import loader
from coach.routine.model import Routine
from coach.routine.shelf import shelf
from coach.session.clock import Clock, Playhead, SilentPlayhead
from coach.session.day import day_of_sessions, is_late
from coach.session.player import Player
from coach.session.timeline import Choices
from coach.system import FastClock, SystemClock
from coach.voice.clips import Clips
from coach.voice.preparation import NO_SOUND, Prepared, Studio
from coach.voice.sample import Sample
from coach.voice.voices import Voice

if TYPE_CHECKING:
    from coach.voice.output import SoundOutput

DONE, COULD_NOT, WRONG_ARGUMENTS = 0, 1, 2

#: Qt writes a warning where there is no sound device; the program says it in its own words.
QUIET = "qt.multimedia.*=false;qt.accessibility.atspi=false;default.warning=false"
#: The options that take no value, and those of them that say something and end the program.
FLAGS = ("--demo", "--json", "--cramp", "--tray")
ENDING = ("-h", "--help", "--version")


class Refusal(Exception):  # noqa: N818  (said as one would say it)
    """What was asked for cannot be done; the message is the sentence for the person."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and give its exit status: 0 done, 1 could not, 2 wrong arguments."""
    arguments = _parser().parse_args(_command_first(sys.argv[1:] if argv is None else argv))
    os.environ.setdefault("QT_LOGGING_RULES", QUIET)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal may not know every sign
    logging.getLogger("coach").addHandler(logging.NullHandler())  # the person is told in a sentence, once
    try:
        return _COMMANDS[arguments.command](arguments)
    except (Refusal, DiaryError, loader.RoutineError, settings.SettingsError) as fault:
        print(fault, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    except BrokenPipeError:
        sys.stdout = None  # nobody reads it any more
    return COULD_NOT


def _command_first(words: Sequence[str]) -> list[str]:
    """Give the words with the command before its options, so that these may stand on either side of it."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        if words[at] in ENDING:
            return list(words)
        at += 1 if "=" in words[at] or words[at] in FLAGS else 2  # a value is no command, whatever it is called
    return [*words[at : at + 1], *words[:at], *words[at + 1 :]]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="calf-coach", description="Coaches you through the wall calf stretch, by eye and by ear."
    )
    _add_common(parser, data_dir=None, speed=None, demo=False)
    parser.add_argument("--cramp", action="store_true", help="open the window with help for a cramp now")
    parser.add_argument("--tray", action="store_true", help="wait in the tray, with no window until it is wanted")
    parser.add_argument("--version", action="version", version=f"Calf Coach {__version__}")
    parser.set_defaults(command="window")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    # After the command the same options override what was said before it, and are silent otherwise.
    common = argparse.ArgumentParser(add_help=False)
    _add_common(common, data_dir=argparse.SUPPRESS, speed=argparse.SUPPRESS, demo=argparse.SUPPRESS)
    session = commands.add_parser("session", parents=[common], help="a session in the terminal, no window needed")
    session.set_defaults(command="session")
    _add_choices(session)
    audio = commands.add_parser("audio", parents=[common], help="write the guided session as sound")
    audio.set_defaults(command="audio")
    audio.add_argument("file", type=Path, metavar="FILE.wav")
    audio.add_argument("--timeline", type=Path, metavar="FILE.json", help="write its timeline as well")
    _add_choices(audio)
    export = commands.add_parser("export", parents=[common], help="write the diary to a file")
    export.set_defaults(command="export")
    export.add_argument("file", type=Path, metavar="FILE", help="whose name ends in .json, .csv or .pdf")
    take_in = commands.add_parser("import", parents=[common], help="merge a diary's file into the diary")
    take_in.set_defaults(command="import")
    take_in.add_argument("file", type=Path, metavar="FILE.json")
    plan = commands.add_parser("plan", parents=[common], help="sessions a day, and why")
    plan.set_defaults(command="plan")
    plan.add_argument("--json", action="store_true", help="as JSON")
    return parser


def _add_common(parser: argparse.ArgumentParser, *, data_dir: object, speed: object, demo: object) -> None:
    parser.add_argument("--data-dir", type=Path, default=data_dir, metavar="DIR", help="keep diary and settings in DIR")
    parser.add_argument(
        "--speed", type=_speed, default=speed, metavar="N", help="run the clock N times as fast, silently"
    )
    parser.add_argument("--demo", action="store_true", default=demo, help="open with eight weeks of made-up history")


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--minutes", type=int, choices=range(1, 11), metavar="M", help="1 to 10 minutes")
    parser.add_argument("--hold", choices=("2", "2.5", "3"), metavar="S", help="hold for 2, 2.5 or 3 seconds")
    parser.add_argument(
        "--lead-in", type=int, choices=range(5, 31), metavar="S", help="5 to 30 seconds to reach the wall"
    )


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0
    if not 0 < speed <= 100_000:
        raise argparse.ArgumentTypeError("must be a number, more than 0 and at most 100000")
    return speed


class House:
    """The rooms, wired: what the commands have in common."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.clock = SystemClock()
        found = places.find(arguments.data_dir)
        self.demo: bool = arguments.demo
        self.in_window = arguments.command == "window"
        self.places = found.demo() if self.demo else found
        self.speed: float | None = arguments.speed
        self.shelf = shelf(places.resources() / "routines", self.places.data / "routines")
        self.studio = Studio(Clips(self.places.sound))
        self.told = ""  # of the diary, when it was opened
        self.settings = _chosen(settings.load(self.places.settings), arguments)

    @property
    def routine(self) -> Routine:
        """Give the routine that is chosen. Raises Refusal where there is none at all."""
        chosen = self.shelf.named(self.settings.routine)
        if chosen is None:
            raise Refusal(" ".join(self.shelf.faults) or "The routines that come with Calf Coach are missing.")
        return chosen

    def now(self) -> datetime:
        """Give the local instant."""
        return self.clock.today()

    def local(self, moment: datetime) -> datetime:
        """Give a local time of day the offset that held, or holds, at it."""
        return moment.astimezone()

    def cramp_routine(self) -> Routine:
        """Give what is said and shown while a cramp lasts."""
        return loader.load(places.resources() / "cramp" / "cramp-now.toml")

    @property
    def chime(self) -> Path:
        """Give the sound that can be played before any other is made."""
        return places.resources() / "sounds" / "opening.wav"

    @property
    def folder(self) -> Path:
        """Give where the diary lives."""
        return self.places.data

    def reminder_sound(self, percent: int) -> Path | None:
        """Give the reminder's sound at a loudness, if it can be had."""
        return self.studio.softened(places.resources() / "sounds" / "reminder.wav", percent)

    def voices(self) -> tuple[Voice, ...]:
        """Give the voices of this computer."""
        return self.studio.voices()

    def sample(self, choices: Choices) -> Sample:
        """Make a few words to choose a voice by."""
        return self.studio.sample(choices)

    def sound_check(self, choices: Choices) -> Sample:
        """Make what is to be heard at the wall."""
        return self.studio.sound_check(choices)

    def prepare(self, routine: Routine, choices: Choices) -> Prepared:
        """Make a session and its sound."""
        return self.studio.prepare(routine, choices)

    def open_store(self) -> Store:
        """Open the diary, rescued where it is damaged, or the made-up one, which is made anew. Raises DiaryError."""
        if not self.demo:
            opened = open_diary(self.places.diary, places.resources() / "migrations", self.now())
            self.told = opened.told
            return opened.store
        from coach.diary.demo import made_up
        from coach.plan.dose import review

        for path in self.places.data.glob("diary.sqlite3*"):
            with contextlib.suppress(OSError):  # then it stays as it was
                path.unlink()
        store = Store(self.places.diary, places.resources() / "migrations")
        store.fill(made_up(self.now(), lambda nights, day: review(nights, day).sessions_per_day))
        return store

    def back_up(self) -> DiaryError | None:
        """Make the day's back-up of the diary if it wants one, and give what went wrong with that."""
        if self.demo:
            return None
        try:
            Backups(self.places.diary, places.resources() / "migrations").make_daily(self.now())
        except DiaryError as fault:
            return fault
        return None

    def stop(self) -> None:
        """End whatever is being made, and make nothing more."""
        self.studio.stop()

    @contextlib.contextmanager
    def store(self) -> Iterator[Store]:
        """Open the diary for a while. Raises DiaryError."""
        store = self.open_store()
        if self.told and not self.in_window:
            print(self.told, file=sys.stderr)
        try:
            yield store
        finally:
            store.close()

    def silent(self) -> Playhead:
        """Give a playhead without sound, fast if that was asked for."""
        clock: Clock = FastClock(self.clock, self.speed) if self.speed else self.clock
        return SilentPlayhead(clock)

    def sounding(self, track: Path | None) -> "SoundOutput | None":
        """Give the sound device with a track on it, or None if there is none to be had or wanted."""
        if track is None or self.speed:
            return None
        try:
            from coach.voice.output import NoSound, SoundOutput
        except ImportError:  # Qt's system libraries are missing
            return None
        try:
            return SoundOutput(track, self.clock)
        except NoSound:
            return None


def _chosen(kept: settings.Settings, arguments: argparse.Namespace) -> settings.Settings:
    """Give the settings with what the command line says instead."""
    import msgspec

    said = {"minutes": "minutes", "hold_s": "hold", "lead_in_s": "lead_in"}
    values = {field: getattr(arguments, name, None) for field, name in said.items()}
    return msgspec.structs.replace(kept, **{field: value for field, value in values.items() if value is not None})


def _session(arguments: argparse.Namespace) -> int:
    from coach import preflight, terminal

    house = House(arguments)
    now = house.clock.today()
    with house.store() as store, _core_application(), contextlib.ExitStack() as leaving:
        prepared = house.prepare(
            house.routine, house.settings.choices(house.routine, bedtime=is_late(now, house.settings.times))
        )
        keeper = Keeper(store, new_session(prepared.timeline, now, store.sessions(), house.settings.times))
        sound = house.sounding(prepared.track)
        if sound:
            leaving.callback(sound.close)
        line = prepared.line if sound or house.speed else NO_SOUND
        if line:
            print(line)
        if line == NO_SOUND and (trouble := preflight.sound_trouble()):
            print(trouble)
        player = Player(prepared.timeline, sound or house.silent(), house.silent(), house.clock)
        terminal.run_session(player, keeper, house.clock.wait_ms)
        print(terminal.summary(keeper.session))
        if keeper.fault:
            raise Refusal(keeper.fault)
    return DONE


def _audio(arguments: argparse.Namespace) -> int:
    from coach import terminal

    for file in filter(None, (arguments.file, arguments.timeline)):
        if not file.parent.is_dir():
            raise Refusal(f"{file} could not be written: there is no folder {file.parent}.")
    house = House(arguments)
    prepared = house.studio.prepare(house.routine, house.settings.choices(house.routine, bedtime=False))
    if prepared.track is None:
        raise Refusal(f"{arguments.file} could not be made: no sound can be kept in {house.places.sound}.")
    if prepared.line:
        print(prepared.line)
    try:
        terminal.write_audio(house.studio, prepared, arguments.file, arguments.timeline)
    except OSError as fault:
        raise Refusal(f"{arguments.file} could not be written: {fault.strerror or fault}.") from fault
    return DONE


def _export(arguments: argparse.Namespace) -> int:
    if arguments.file.suffix.lower() == ".pdf":
        return _export_page(arguments)
    from coach import terminal

    house = House(arguments)
    with house.store():  # which makes the diary, or brings it up to date
        try:
            terminal.write_diary(house.places.diary, arguments.file)
        except ValueError as fault:
            raise Refusal(f"{fault}.") from fault
        except OSError as fault:
            raise Refusal(f"{arguments.file} could not be written: {fault.strerror or fault}.") from fault
    return DONE


def _export_page(arguments: argparse.Namespace) -> int:
    from coach import preflight

    if trouble := preflight.page_trouble():
        raise Refusal(trouble)
    from coach.ui import gp_export, gp_page

    house = House(arguments)
    with house.store() as store:
        try:
            gp_export.write_page(store.book(), day_of_sessions(house.now()), arguments.file, __version__)
        except gp_page.NoType as fault:
            raise Refusal(str(fault)) from fault
        except OSError as fault:
            raise Refusal(f"{arguments.file} could not be written: {fault.strerror or fault}.") from fault
    return DONE


def _import(arguments: argparse.Namespace) -> int:
    from coach import terminal
    from coach.diary.imports import RefusedFile

    house = House(arguments)
    with house.store():  # which makes the diary, or brings it up to date
        try:
            terminal.take_in(arguments.file, house.places.diary)
        except RefusedFile as fault:
            raise Refusal(str(fault)) from fault
    return DONE


def _plan(arguments: argparse.Namespace) -> int:
    from coach import terminal

    house = House(arguments)
    with house.store() as store:
        terminal.print_plan(store.book(), day_of_sessions(house.now()), as_json=arguments.json)
    return DONE


def _window(arguments: argparse.Namespace) -> int:
    from coach import preflight

    trouble = preflight.window_trouble()
    if trouble:
        raise Refusal(trouble)
    from coach.ui.opening import open_window
    from coach.ui.outside import NoDiary

    house = House(arguments)
    _ = house.routine  # refused here, where there is none
    with contextlib.ExitStack() as leaving:

        def diary() -> "Store | NoDiary":
            try:
                return leaving.enter_context(house.store())
            except DiaryError as fault:
                return NoDiary(str(fault))

        return open_window(house, diary, house.places.settings, cramp=arguments.cramp, in_tray=arguments.tray)


@contextlib.contextmanager
def _core_application() -> Iterator[None]:
    """Let Qt's sound work without a window, where Qt is to be had."""
    try:
        from PySide6.QtCore import QCoreApplication
    except ImportError:
        yield
        return
    application = QCoreApplication.instance() or QCoreApplication([])
    yield
    del application


_COMMANDS = {
    "window": _window,
    "session": _session,
    "audio": _audio,
    "export": _export,
    "import": _import,
    "plan": _plan,
}
