"""Reads the words with which the program is started."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from coach import __version__
from coach.language.texts import tr

#: The options that take no value, and those of them that say something and end the program.
FLAGS = ("--demo", "--json", "--cramp", "--tray")
ENDING = ("-h", "--help", "--version")


def asked(words: Sequence[str]) -> argparse.Namespace:
    """Give what the words ask for, its `command` among it; ends the program where they are wrong, or ask for help."""
    parser = _parser()
    arguments = parser.parse_args(_command_first(words))
    if twice := _named_twice(arguments):
        parser.error(tr("{file} is named twice: sound, timeline and captions need a file each", file=twice))
    return arguments


def _named_twice(arguments: argparse.Namespace) -> Path | None:
    """Give the file into which one thing would be written over another, if there is one."""
    files = [getattr(arguments, name, None) for name in ("file", "timeline", "captions")]
    seen: set[str] = set()
    for file in filter(None, files):
        if (place := os.path.normcase(os.path.realpath(file))) in seen:
            return Path(file)
        seen.add(place)
    return None


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
        prog="calf-coach", description=tr("Coaches you through the wall calf stretch, by eye and by ear.")
    )
    _add_common(parser, data_dir=None, speed=None, demo=False)
    parser.add_argument("--cramp", action="store_true", help=tr("open the window with help for a cramp now"))
    parser.add_argument("--tray", action="store_true", help=tr("wait in the tray, with no window until it is wanted"))
    parser.add_argument("--version", action="version", version=f"Calf Coach {__version__}")
    parser.set_defaults(command="window")
    commands = parser.add_subparsers(title=tr("commands"), metavar=tr("COMMAND", "in the help, what stands for one"))
    # After the command the same options override what was said before it, and are silent otherwise.
    common = argparse.ArgumentParser(add_help=False)
    _add_common(common, data_dir=argparse.SUPPRESS, speed=argparse.SUPPRESS, demo=argparse.SUPPRESS)
    session = commands.add_parser("session", parents=[common], help=tr("a session in the terminal, no window needed"))
    session.set_defaults(command="session")
    _add_choices(session)
    audio = commands.add_parser("audio", parents=[common], help=tr("write the guided session as sound"))
    audio.set_defaults(command="audio")
    audio.add_argument("file", type=Path, metavar="FILE.wav", help=tr("or .mp3, .ogg or .flac"))
    audio.add_argument("--timeline", type=Path, metavar="FILE.json", help=tr("write its timeline as well"))
    audio.add_argument("--captions", type=Path, metavar="FILE.vtt", help=tr("write its words as captions as well"))
    _add_choices(audio)
    export = commands.add_parser("export", parents=[common], help=tr("write the diary to a file"))
    export.set_defaults(command="export")
    export.add_argument("file", type=Path, metavar="FILE", help=tr("whose name ends in .json, .csv or .pdf"))
    take_in = commands.add_parser("import", parents=[common], help=tr("merge a diary's file into the diary"))
    take_in.set_defaults(command="import")
    take_in.add_argument("file", type=Path, metavar="FILE.json")
    plan = commands.add_parser("plan", parents=[common], help=tr("sessions a day, and why"))
    plan.set_defaults(command="plan")
    plan.add_argument("--json", action="store_true", help=tr("as JSON"))
    return parser


def _add_common(parser: argparse.ArgumentParser, *, data_dir: object, speed: object, demo: object) -> None:
    parser.add_argument(
        "--data-dir", type=Path, default=data_dir, metavar="DIR", help=tr("keep diary and settings in DIR")
    )
    parser.add_argument(
        "--speed", type=_speed, default=speed, metavar="N", help=tr("run the clock N times as fast, silently")
    )
    parser.add_argument(
        "--demo", action="store_true", default=demo, help=tr("open with eight weeks of made-up history")
    )


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--minutes", type=int, choices=range(1, 11), metavar="M", help=tr("1 to 10 minutes"))
    parser.add_argument("--hold", choices=("2", "2.5", "3"), metavar="S", help=tr("hold for 2, 2.5 or 3 seconds"))
    parser.add_argument(
        "--lead-in", type=int, choices=range(5, 31), metavar="S", help=tr("5 to 30 seconds to reach the wall")
    )


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0
    if not 0 < speed <= 100_000:
        raise argparse.ArgumentTypeError(tr("must be a number, more than 0 and at most 100000"))
    return speed
