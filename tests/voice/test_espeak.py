"""How pyttsx3 is made to find espeak-ng, and kept from sleeping after each text."""

import sys
import threading
from pathlib import Path

import pytest

from coach.voice import espeak

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux does pyttsx3 speak with espeak-ng")


def test_pyttsx3_waits_no_longer_than_a_text_takes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By itself it would wait for 10 ms at a time."""
    from coach.voice.engine import Engine

    engine, waited = Engine(), []

    def wait(self: threading.Event, timeout: float | None = None) -> bool:
        waited.append(timeout)
        return unobserved(self, timeout)

    unobserved = threading.Event.wait
    monkeypatch.setattr(threading.Event, "wait", wait)
    engine.speak("Hold.", None, 160, tmp_path / "clip.wav")
    assert waited
    assert set(waited) <= {espeak.LOOK_EVERY_S}


def test_without_a_package_that_brings_it_the_system_s_own_may_do(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    espeak.load()
    assert "espeak" in capfd.readouterr().err
