"""Measures the loudness of every cue and tone in rendered tracks, with the voices that are here.

    python -m tests.benchmarks.loudness [--minutes 2] [--voice ID …]

Wanted, for each voice, level of talk and time of day: every cue and tone within 2 LU of its level (EBU R128), no sample
clipped, and nowhere at the edge of a cue or tone a larger step between two samples than within the tones. Without
`--voice` it takes two of espeak-ng's English voices, and Piper's where that is installed. Exit status 1 if anything is
not as wanted.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from coach import places
from coach.routine.loader import load
from coach.session.sounding import Speech, Talk
from coach.session.timeline import Choices
from coach.voice.clips import Clips
from coach.voice.levelling import SPEECH_LUFS
from coach.voice.preparation import Studio
from coach.voice.track import TONE_LUFS
from coach.voice.voices import Voice
from tests.benchmarks.table import Row, show
from tests.voice.levels import Levels, levels

#: How far from its level a sound may be, in LU, and how high a peak may come, in dB against full scale.
NEAR_LU, ROOM_DB = 2.0, -1.0


def chosen(voices: Sequence[Voice], wanted: Sequence[str]) -> list[Voice]:
    """Give the voices that are asked for; without any the British, the American, and Piper's."""
    if wanted:
        return [voice for voice in voices if voice.id in wanted]
    british = [voice for voice in voices if voice.language == "en-gb"]
    american = [voice for voice in voices if voice.language == "en-us"]
    natural = [voice for voice in voices if "piper" in f"{voice.id} {voice.name}".lower()]
    return list(dict.fromkeys([*british[:1], *american[:1], *natural[:1]]))


def rows(studio: Studio, voice: Voice, minutes: int) -> list[Row]:
    """Measure one voice at each level of talk, by day and before bed."""
    routine = load(places.resources() / "routines" / "wall-calf-stretch.toml")
    found: dict[str, Levels] = {}
    for talk in Talk:
        for bedtime in (False, True):
            choices = Choices(minutes * 60_000, bedtime=bedtime, speech=Speech(voice.id), talk=talk)
            found[f"{talk}, {'bedtime' if bedtime else 'day'}"] = levels(studio.prepare(routine, choices))
    return [*(_loudness(voice, what, one) for what, one in found.items()), *_samples(voice, list(found.values()))]


def _loudness(voice: Voice, what: str, one: Levels) -> Row:
    off = [*one.cues, *one.tones]
    value = f"cues {_span(one.cues)}, tones {_span(one.tones)}"
    reference = f"{SPEECH_LUFS:g} LUFS, {TONE_LUFS:g} LUFS" + (", 6 less" if "bedtime" in what else "")
    return Row(f"{voice.name}, {what}", value, reference, f"within {NEAR_LU:g} LU", max(map(abs, off)) <= NEAR_LU)


def _span(off: tuple[float, ...]) -> str:
    return f"{min(off):+.1f} to {max(off):+.1f} LU ({len(off)})" if off else "none"


def _samples(voice: Voice, found: list[Levels]) -> list[Row]:
    clipped, peak = sum(one.clipped for one in found), max(one.true_peak_db for one in found)
    edge, tone = max(one.edge_step for one in found), max(one.tone_step for one in found)
    least = all(one.edge_step <= one.tone_step for one in found)
    return [
        Row(f"{voice.name}, clipped samples", str(clipped), "", "0", clipped == 0),
        Row(f"{voice.name}, highest true peak", f"{peak:.1f} dB", "", f"{ROOM_DB:g} dB", peak <= ROOM_DB),
        Row(f"{voice.name}, largest step at an edge", f"{edge:.3f}", f"{tone:.3f}", "as in the tones", least),
    ]


def main() -> int:
    """Measure, and tell what was found."""
    parser = argparse.ArgumentParser(description="Measures how loud cues and tones are.")
    parser.add_argument("--minutes", type=int, default=2, choices=range(1, 11), metavar="M")
    parser.add_argument("--voice", action="append", default=[], metavar="ID")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Clips(Path(folder)))
        voices = chosen(studio.voices(), arguments.voice)
        found = [row for voice in voices for row in rows(studio, voice, arguments.minutes)]
    if not found:
        print("no such voice was found here", file=sys.stderr)
        return 1
    print(show(found))
    return 0 if all(row.met for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
