"""Wires everything together, and reads the command line."""

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coach import __version__, places, settings
from coach.diary.entries import Slot
from coach.diary.keeper import Keeper, new_session, part_of_day
from coach.diary.store import DiaryError, Store
from coach.routine import loader
from coach.session.clock import Clock, Playhead, SilentPlayhead
from coach.session.player import Player
from coach.system import FastClock, SystemClock
from coach.voice.clips import Clips
from coach.voice.preparation import NO_SOUND, Studio

if TYPE_CHECKING:
    from coach.voice.output import SoundOutput

DONE, COULD_NOT, WRONG_ARGUMENTS = 0, 1, 2


class Refusal(Exception):  # noqa: N818  (said as one would say it)
    """What was asked for cannot be done; the message is the sentence for the person."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and give its exit status: 0 done, 1 could not, 2 wrong arguments."""
    arguments = _parser().parse_args(argv)
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    try:
        return _COMMANDS[arguments.command](arguments)
    except (Refusal, DiaryError, loader.RoutineError, settings.SettingsError) as fault:
        print(fault, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    except BrokenPipeError:
        sys.stdout = None  # type: ignore[assignment]  # nobody reads it any more
    return COULD_NOT


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", type=Path, metavar="DIR", help="keep diary and settings in DIR")
    common.add_argument("--speed", type=_speed, metavar="N", help="run the clock N times as fast, silently")
    parser = argparse.ArgumentParser(
        prog="calf-coach",
        description="Coaches you through the wall calf stretch, by eye and by ear.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"Calf Coach {__version__}")
    parser.set_defaults(command="window", data_dir=None, speed=None)
    commands = parser.add_subparsers(title="commands", metavar="")
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
    export.add_argument("file", type=Path, metavar="FILE")
    return parser


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--minutes", type=int, choices=range(1, 11), metavar="M", help="1 to 10 minutes")
    parser.add_argument("--hold", choices=("2", "2.5", "3"), metavar="S", help="hold for 2, 2.5 or 3 seconds")
    parser.add_argument(
        "--lead-in", type=int, choices=range(5, 31), metavar="S", help="5 to 30 seconds to reach the wall"
    )


def _speed(text: str) -> float:
    speed = float(text)
    if not 0 < speed <= 100_000:
        raise argparse.ArgumentTypeError("must be more than 0 and at most 100000")
    return speed


class House:
    """The rooms, wired: what the commands have in common."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.clock = SystemClock()
        self.places = places.find(arguments.data_dir)
        self.speed: float | None = arguments.speed
        self.routine = loader.load(places.resources() / "routines" / "wall-calf-stretch.toml")
        self.studio = Studio(Clips(self.places.sound))
        self.settings = _chosen(settings.load(self.places.settings), arguments)

    @contextlib.contextmanager
    def store(self) -> Iterator[Store]:
        """Open the diary for a while. Raises DiaryError."""
        store = Store(self.places.diary, places.resources() / "migrations")
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
    from coach import terminal

    house = House(arguments)
    now = house.clock.today()
    prepared = house.studio.prepare(
        house.routine, house.settings.choices(bedtime=part_of_day(now) is Slot.BEDTIME)
    )
    with house.store() as store, _core_application():
        sound = house.sounding(prepared.track)
        line = prepared.line if sound or house.speed else NO_SOUND
        if line:
            print(line)
        player = Player(prepared.timeline, sound or house.silent(), house.silent(), house.clock)
        keeper = Keeper(store, new_session(prepared.timeline, now, store.sessions()))
        try:
            terminal.run_session(player, keeper, house.clock.wait_ms)
        finally:
            if sound:
                sound.close()
        print(terminal.summary(keeper.session))
        if keeper.fault:
            raise Refusal(keeper.fault)
    return DONE


def _audio(arguments: argparse.Namespace) -> int:
    from coach import terminal

    house = House(arguments)
    prepared = house.studio.prepare(house.routine, house.settings.choices(bedtime=False))
    if prepared.line:
        print(prepared.line)
    try:
        terminal.write_audio(house.studio, prepared, arguments.file, arguments.timeline)
    except OSError as fault:
        raise Refusal(f"{arguments.file} could not be written: {fault.strerror or fault}.") from fault
    return DONE


def _export(arguments: argparse.Namespace) -> int:
    from coach import terminal

    house = House(arguments)
    with house.store() as store:
        try:
            terminal.write_diary(store.sessions(), arguments.file)
        except ValueError as fault:
            raise Refusal(f"{fault}.") from fault
        except OSError as fault:
            raise Refusal(f"{arguments.file} could not be written: {fault.strerror or fault}.") from fault
    return DONE


def _window(arguments: argparse.Namespace) -> int:
    from coach import preflight

    trouble = preflight.window_trouble()
    if trouble:
        raise Refusal(trouble)
    from coach.ui import program

    return program.run(House(arguments))


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


_COMMANDS = {"window": _window, "session": _session, "audio": _audio, "export": _export}
