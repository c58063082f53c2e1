"""How well the cues are understood: `python -m tests.benchmarks.intelligibility`, by a recogniser, voice by voice.

Every text that the shipped routines say is spoken at several speeds, and heard by pocketsphinx. It expects the words
of the cues in any order and nothing else, as a listener does who knows what it is about; with `--open` it hears once
more without expecting anything. What counts is the share of words that come out right in their order. It needs the
extra `benchmark`; voices that are not installed are left out. A recogniser is no ear of 75 years: it tells which of
two voices is clearer, not how many words a person gets.
"""

import argparse
import math
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

from coach import places
from coach.routine.loader import load
from coach.voice import natural
from coach.voice.order import SpeakOrder
from coach.voice.synthesis import Worker
from coach.voice.voices import UNDERSTOOD
from tests.benchmarks.table import Row, show

#: espeak-ng's own, as it lists them, and in timbres that it does not list.
LISTED = ("gmw/en", "gmw/en-us", "gmw/en-gb-x-rp", "gmw/en-gb-scotland")
RATES = (130, 160, 190)
#: Repetitions of the longest session: so many numbers are said.
MOST = 31
#: What the recogniser hears.
HERTZ = 16_000
UNITS = (
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty")


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood of one voice at one speed."""

    voice: str
    rate: int
    right: int
    words: int
    openly: int | None  # right without expecting anything
    worst: tuple[tuple[str, str], ...]  # cues of which something was not understood, and what was

    @property
    def share(self) -> float:
        """Give the share of words understood."""
        return self.right / self.words


def cues() -> tuple[str, ...]:
    """Give every text that is said, once each."""
    files = (*sorted((places.resources() / "routines").glob("*.toml")), *(places.resources() / "cramp").glob("*.toml"))
    return tuple(dict.fromkeys(text for file in files for text in load(file).texts(MOST)))


def words(text: str) -> list[str]:
    """Give the words of a text as they are spoken."""
    spelt = re.sub(r"\d+", lambda found: _spelt(int(found[0])), text.lower())
    return re.findall(r"[a-z']+", spelt)


def _spelt(number: int) -> str:
    if number < len(UNITS):
        return UNITS[number]
    tens, units = divmod(number, 10)
    return f"{TENS[tens]} {UNITS[units]}" if units else TENS[tens]


def right(said: Sequence[str], heard: Sequence[str]) -> int:
    """Give how many words of the best alignment are the same: fewest changes first, then most words right."""
    row = [(place, 0) for place in range(len(heard) + 1)]
    for number, word in enumerate(said, start=1):
        before, row = row, [(number, 0)]
        for place, other in enumerate(heard):
            changes, minus = before[place]
            same = word == other
            missed, added = before[place + 1], row[place]
            row.append(min((changes + (not same), minus - same), (missed[0] + 1, missed[1]), (added[0] + 1, added[1])))
    return -row[-1][1]


@lru_cache
def _listener(*, expecting: bool) -> Any:
    from pocketsphinx import Decoder

    if not expecting:
        return Decoder(samprate=HERTZ, loglevel="FATAL")
    known = Decoder(samprate=HERTZ, loglevel="FATAL")
    vocabulary = sorted({word for text in cues() for word in words(text) if known.lookup_word(word)})
    chance = -math.log10(len(vocabulary) + 1)
    lines = [f"{chance:.4f} {word}" for word in vocabulary]
    model = [
        "\\data\\",
        f"ngram 1={len(lines) + 2}",
        "",
        "\\1-grams:",
        *lines,
        "-99 <s>",
        f"{chance:.4f} </s>",
        "",
        "\\end\\",
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "words.arpa"
        file.write_text("\n".join(model) + "\n")
        return Decoder(samprate=HERTZ, loglevel="FATAL", lm=str(file))


def _understood(clip: Path, *, expecting: bool) -> list[str]:
    import numpy as np
    import soundfile
    import soxr

    samples, rate = soundfile.read(clip, dtype="float32")
    samples = np.pad(soxr.resample(samples, rate, HERTZ), (HERTZ * 3 // 10, HERTZ // 5))
    listener = _listener(expecting=expecting)
    listener.start_utt()
    listener.process_raw((samples * 32767).astype("<i2").tobytes(), full_utt=True)
    listener.end_utt()
    found = listener.hyp()
    return words(found.hypstr) if found else []


def hear(voice: str, rate: int, *, openly: bool) -> Heard | None:
    """Speak every cue and listen; None where there is no such voice."""
    count: Counter[str] = Counter()
    worst = []
    with tempfile.TemporaryDirectory() as folder, closing(Worker()) as worker:
        clip = Path(folder) / "clip.wav"
        for text in cues():
            if worker.carry_out(SpeakOrder(text, voice, rate, str(clip))):
                return None
            said, got = words(text), _understood(clip, expecting=True)
            count["words"] += len(said)
            count["right"] += right(said, got)
            if openly:
                count["openly"] += right(said, _understood(clip, expecting=False))
            if got != said:
                worst.append((text, " ".join(got)))
    return Heard(voice, rate, count["right"], count["words"], count["openly"] if openly else None, tuple(worst))


def rows(heard: Sequence[Heard]) -> Iterator[Row]:
    """Give a row for each voice and speed, the best first; the program's own choices are wanted at the top."""
    top = {natural.is_natural(one.voice): max(o.share for o in heard if _alike(o, one)) for one in heard}
    for one in sorted(heard, key=lambda one: -one.share):
        chosen = one.voice in (UNDERSTOOD[0], *natural.best("en-gb")[:1]) and one.rate == 160
        best = top[natural.is_natural(one.voice)]
        beside = "" if one.openly is None else f"{one.openly / one.words:.0%} expecting nothing"
        wanted = f"within 5 points of the best of its kind, {best:.0%}" if chosen else ""
        met = one.share >= best - 0.05 if chosen else None
        yield Row(f"{one.voice}, {one.rate} words a minute", f"{one.share:.0%} of {one.words}", beside, wanted, met)


def _alike(one: Heard, other: Heard) -> bool:
    return natural.is_natural(one.voice) == natural.is_natural(other.voice)


def main() -> None:
    """Print the table, and the cues that were badly heard in the best voice."""
    if find_spec("pocketsphinx") is None:
        sys.exit('This cannot run here: pocketsphinx is missing. python -m pip install -e ".[benchmark]" brings it.')
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voices", nargs="+", default=[*natural.best("en-gb"), *UNDERSTOOD, *LISTED])
    parser.add_argument("--rates", nargs="+", type=int, default=RATES)
    parser.add_argument("--open", action="store_true", help="hear once more without expecting anything")
    asked = parser.parse_args()
    with ProcessPoolExecutor() as pool:
        jobs = [pool.submit(hear, *one, openly=asked.open) for one in product(asked.voices, asked.rates)]
        heard = [found for job in jobs if (found := job.result())]
    table = list(rows(heard))
    print(show(table))
    best = max(heard, key=lambda one: one.share)
    print(f"\nNot wholly understood of {best.voice} at {best.rate}:")
    for text, got in best.worst:
        print(f"  {text}\n      {got}")
    sys.exit(any(row.met is False for row in table))


if __name__ == "__main__":
    main()
