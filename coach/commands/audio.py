"""The guided session as a file of sound."""

import argparse
from pathlib import Path

from coach.house import House, Refusal, not_written
from coach.language.texts import mark, tr
from coach.voice import taking_along

NO_SUCH_KIND = mark("{file} could not be written: its name has to end in .wav, .mp3, .ogg or .flac.")


def run(arguments: argparse.Namespace) -> None:
    """Write it, and its timeline and captions where they are wanted. Raises Refusal."""
    if arguments.file.suffix.lower() not in taking_along.ENDINGS:
        raise Refusal(tr(NO_SUCH_KIND, file=arguments.file))
    for file in filter(None, (arguments.file, arguments.timeline, arguments.captions)):
        if not file.parent.is_dir():
            refusal = tr("{file} could not be written: there is no folder {folder}.", file=file, folder=file.parent)
            raise Refusal(refusal)
    house = House(arguments)
    routine = house.routine
    prepared = house.studio.prepare(routine, house.settings.choices(routine, bedtime=False))
    if prepared.track is None:
        where = {"file": arguments.file, "folder": house.places.sound}
        raise Refusal(tr("{file} could not be made: no sound can be kept in {folder}.", **where))
    if prepared.line:
        print(tr(prepared.line))
    try:
        files = taking_along.Files(arguments.file, arguments.captions, arguments.timeline)
        taking_along.take_along(house.studio, prepared, routine.title, files)
    except OSError as fault:
        raise not_written(Path(fault.filename), fault) from fault
