"""What the program starts beside itself inherits nothing that was meant for its own sound."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from coach.ui.desktop import RealDesktop
from coach.voice import giving_way, reserve


@pytest.mark.usefixtures("qtbot")
def test_the_folder_s_program_is_asked_nothing_of_its_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inherited: list[str | None] = []

    def start(_url: object) -> bool:
        inherited.extend(os.environ.get(name) for name in (reserve.VARIABLE, giving_way.VARIABLE))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", start)
    monkeypatch.delenv(reserve.VARIABLE, raising=False)
    monkeypatch.setenv(giving_way.VARIABLE, "media.role=music")  # as the person wants it
    reserve.ask()
    giving_way.ask()
    assert RealDesktop(lambda: datetime(2026, 11, 23, tzinfo=UTC), []).open_folder(tmp_path)
    assert inherited == [None, "media.role=music"]
    assert os.environ[reserve.VARIABLE] == str(reserve.STORE_MS)
