"""Exports a session, plays the file with a player that is not ours, records it, and measures the recording.

    python -m tests.benchmarks.taken_along [--kind mp3 --kind wav …]

The player is Qt's, which decodes by FFmpeg, on a private sound server. Wanted: every hold within 2 ms of the timeline
and within 2 ms of its length, every caption of the WebVTT file, as another parser reads it, at the cue's very time and
within 20 ms of where its words are heard. A player that stumbles (some 30 ms, where the machine is busy) is listened to
anew, up to three times. Exit status 1 if anything is not as wanted. Needs pulseaudio and pulseaudio-utils, and takes a
minute and a half for each kind of file.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import webvtt

from coach import places
from coach.routine.loader import load
from coach.session.timeline import Choices, Timeline
from coach.voice import sound
from coach.voice.clips import Clips
from coach.voice.preparation import Prepared, Studio
from coach.voice.taking_along import Files, take_along
from tests.benchmarks.table import Row, show
from tests.voice import listening
from tests.voice.listening import Samples
from tests.voice.live import track_of
from tests.voice.sound_server import missing, sound_server

#: How far a hold may be from its place and its length, and words from their caption, in milliseconds.
HOLD_MS, CAPTION_MS = 2.0, 20.0
#: How often a file is listened to at most.
ATTEMPTS = 3
#: How far around a caption its words are looked for.
REACH = 200 * sound.PER_MS


def played(file: Path) -> Samples:
    """Play a file to its end, and give what was heard. Raises CalledProcessError where it cannot be played."""
    with sound_server() as server, server.recording() as recording:
        command = (sys.executable, "-m", "tests.voice.playing", str(file))
        subprocess.run(command, env=server.environment, cwd=Path(__file__).parents[2], check=True, timeout=180)
        return np.asarray(recording.stop(), dtype=np.float64) / 32_767


def measured(kind: str, prepared: Prepared, captions: Sequence[webvtt.Caption], file: Path) -> list[Row]:
    """Listen to a file until nothing is amiss, and give what was found the last time."""
    for _ in range(ATTEMPTS):
        found = rows(kind, prepared, captions, played(file))
        if all(row.met for row in found):
            break
    return found


def rows(kind: str, prepared: Prepared, captions: Sequence[webvtt.Caption], heard: Samples) -> list[Row]:
    """Compare what was heard, aligned by its first hold, with timeline and captions."""
    timeline = prepared.timeline
    tones = listening.holds(heard)
    wanted = [segment for segment in timeline.segments if segment.phase == "hold"]
    begun_ms = tones[0].start_ms - wanted[0].start_ms
    pairs = list(zip(tones, wanted, strict=len(tones) == len(wanted)))
    onset = max(abs(tone.start_ms - begun_ms - one.start_ms) for tone, one in pairs)
    length = max(abs(tone.length_ms - (one.end_ms - one.start_ms)) for tone, one in pairs)
    words = max(abs(lag) for lag in _lags(heard[round(begun_ms * 48) :], track_of(prepared), timeline))
    shown, cues = _times(captions), [(cue.start_ms, cue.end_ms) for cue in timeline.cues]
    same = set(cues) <= set(shown) and all(early[1] <= late[0] for early, late in pairwise(shown))
    beside = f"and {len(shown) - len(cues)} for what nobody says, none over another"
    count = f"{len(tones)} of {len(wanted)}"
    return [
        Row(f"{kind}, holds heard", count, "", f"{len(wanted)}", len(tones) == len(wanted)),
        Row(f"{kind}, farthest hold from the timeline", f"{onset:.2f} ms", "", f"{HOLD_MS:g} ms", onset <= HOLD_MS),
        Row(f"{kind}, farthest hold from its length", f"{length:.2f} ms", "", f"{HOLD_MS:g} ms", length <= HOLD_MS),
        Row(f"{kind}, captions at their cue's time", f"{len({*cues} & {*shown})} of {len(cues)}", beside, "all", same),
        Row(f"{kind}, farthest words from caption", f"{words:.2f} ms", "", f"{CAPTION_MS:g} ms", words <= CAPTION_MS),
    ]


def _lags(heard: Samples, track: Samples, timeline: Timeline) -> list[float]:
    """Give by how many milliseconds each cue's words are heard later than its caption begins."""
    lags = []
    for cue in timeline.cues:
        first, last = cue.start_ms * sound.PER_MS, cue.end_ms * sound.PER_MS
        around = np.pad(heard, (REACH, REACH))[first : last + 2 * REACH]
        lags.append((int(np.argmax(_like(around, track[first:last]))) - REACH) / sound.PER_MS)
    return lags


def _like(around: Samples, words: Samples) -> Samples:
    """Give how like the words it is at each place."""
    length = len(around)
    turned = np.fft.rfft(around) * np.conj(np.fft.rfft(words, length))
    return np.asarray(np.fft.irfft(turned, length)[: length - len(words) + 1])


def _times(captions: Sequence[webvtt.Caption]) -> list[tuple[int, int]]:
    return [(_ms(one.start), _ms(one.end)) for one in captions]


def _ms(moment: str) -> int:
    hours, minutes, seconds = moment.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000)


def main() -> int:
    """Measure, and tell what was found."""
    parser = argparse.ArgumentParser(description="Measures an exported session as another player plays it.")
    parser.add_argument("--kind", action="append", choices=("mp3", "ogg", "flac", "wav"))
    arguments = parser.parse_args()
    if missing():
        print(missing(), file=sys.stderr)
        return 1
    routine = load(places.resources() / "routines" / "wall-calf-stretch.toml")
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Clips(Path(folder)))
        prepared = studio.prepare(routine, Choices(exercise_ms=60_000))
        for kind in arguments.kind or ("mp3", "ogg", "wav"):
            files = Files(Path(folder, f"session.{kind}"), Path(folder, "session.vtt"))
            take_along(studio, prepared, routine.title, files)
            captions = webvtt.read(str(files.captions)).captions
            found += measured(kind, prepared, captions, files.sound)
    print(show(found))
    return 0 if all(row.met for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
