"""Files to take along, decoded by a decoder that is not the one that wrote them: FFmpeg's, which comes with Qt."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat
from pytestqt.qtbot import QtBot

from coach.routine.model import Phase, Routine
from coach.session.timeline import Choices
from coach.voice import sound
from coach.voice.clips import Clips
from coach.voice.preparation import Prepared, Studio
from coach.voice.taking_along import ENDINGS, Files, take_along
from tests.voice import listening
from tests.voice.workshops import Humming


def decoded(file: Path, bot: QtBot) -> listening.Samples:
    """Give the samples of a file as FFmpeg reads it."""
    wanted = QAudioFormat()
    wanted.setSampleRate(sound.RATE)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    decoder = QAudioDecoder()
    decoder.setAudioFormat(wanted)
    decoder.setSource(QUrl.fromLocalFile(str(file)))
    heard = bytearray()
    decoder.bufferReady.connect(lambda: heard.extend(bytes(decoder.read().constData())))
    with bot.waitSignal(decoder.finished, timeout=30_000):
        decoder.start()
    return np.frombuffer(bytes(heard), "<i2") / 32_767


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(Clips(tmp_path_factory.mktemp("cache")), Humming)


@pytest.fixture(scope="module")
def prepared(studio: Studio, routine: Routine) -> Prepared:
    return studio.prepare(routine, Choices(exercise_ms=60_000))


#: To encode these takes a second each; `test_taking_along` does, and decodes them with the one who encoded them.
DEAR = {".mp3", ".ogg"}


@pytest.mark.parametrize(
    "ending", [pytest.param(one, marks=pytest.mark.thorough if one in DEAR else ()) for one in ENDINGS]
)
def test_every_hold_is_in_its_place_for_another_decoder_too(
    qtbot: QtBot, routine: Routine, studio: Studio, prepared: Prepared, tmp_path: Path, ending: str
) -> None:
    take_along(studio, prepared, routine.title, Files(tmp_path / f"session{ending}"))
    heard = listening.holds(decoded(tmp_path / f"session{ending}", qtbot))
    wanted = [segment for segment in prepared.timeline.segments if segment.phase is Phase.HOLD]
    for tone, segment in zip(heard, wanted, strict=True):
        assert tone.start_ms == pytest.approx(segment.start_ms, abs=1)
        assert tone.end_ms == pytest.approx(segment.end_ms, abs=1)
