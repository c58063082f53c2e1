"""The sound of a five-minute session, beside the synthesizer alone: `python -m tests.benchmarks.render`."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from coach import places
from coach.routine.loader import load
from coach.session.timeline import Choices
from coach.voice.clips import Clips
from coach.voice.preparation import Studio
from tests.benchmarks.table import Row, printed

TURNS = 5
#: What is wanted at most: cold as a share of the synthesizer's own time, and warm in milliseconds.
MOST_COLD, MOST_WARM_MS = 2.0, 300
#: A process that does nothing but speak, as our worker does besides all else.
ALONE = """
import json, sys
from coach.voice import espeak
if sys.platform == "linux":
    espeak.load()
import pyttsx3
engine = pyttsx3.init()
for number, text in enumerate(json.loads(sys.argv[2])):
    engine.save_to_file(text, f"{sys.argv[1]}/{number}.wav")
    engine.runAndWait()
"""


def rows() -> list[Row]:
    """Measure: the middle of some turns, cold, warm and the synthesizer alone one after the other."""
    turns = [_turn() for _ in range(TURNS)]
    cold, warm, alone = (median(times) for times in zip(*turns, strict=True))
    share = cold / alone
    return [
        Row(
            "a five-minute track, nothing in the cache",
            f"{cold:.0f} ms ({share:.2f} times)",
            f"synthesizer alone {alone:.0f} ms",
            f"at most {MOST_COLD:g} times",
            share <= MOST_COLD,
        ),
        Row("the same with everything in it", f"{warm:.0f} ms", "", f"at most {MOST_WARM_MS} ms", warm <= MOST_WARM_MS),
    ]


def _turn() -> tuple[float, float, float]:
    routine = load(places.resources() / "routines" / "wall-calf-stretch.toml")
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Clips(Path(folder)))
        begun = perf_counter()
        texts = sorted({cue.text for cue in studio.prepare(routine, Choices()).timeline.cues})
        cold = perf_counter()
        studio.prepare(routine, Choices())
        warm = perf_counter()
        subprocess.run([sys.executable, "-c", ALONE, folder, json.dumps(texts)], check=True, capture_output=True)
        alone = perf_counter()
    return 1000 * (cold - begun), 1000 * (warm - cold), 1000 * (alone - warm)


if __name__ == "__main__":
    sys.exit(printed(rows))
