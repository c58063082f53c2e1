"""The page for a GP without a window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.ui import gp_export, gp_page
from tests.histories import TODAY, week_ten

ALONE = """
import sys
from pathlib import Path
from coach.ui.gp_export import write_page
from tests.histories import TODAY, week_ten
write_page(week_ten(), TODAY, Path(sys.argv[1]), "9.9.9")
assert "PySide6.QtWidgets" not in sys.modules
"""


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param({"DISPLAY": ":4711"}, marks=pytest.mark.thorough),
        pytest.param({"QT_QPA_PLATFORM": "xcb"}, marks=pytest.mark.thorough),
        {},
    ],
)
def test_it_needs_no_display(shown: dict[str, str], tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("elsewhere there is always a display")
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    around = {name: value for name, value in os.environ.items() if name not in hidden} | shown
    path = tmp_path / "page.pdf"
    ran = subprocess.run([sys.executable, "-c", ALONE, path], env=around, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", "")
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("qapp")
def test_where_there_is_no_type_what_was_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.pdf"
    path.write_text("before")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")  # put back after the test
    monkeypatch.setattr(gp_page, "face", lambda: "")
    with pytest.raises(gp_page.NoType):
        gp_export.write_page(week_ten(), TODAY, path, "1")
    assert path.read_text() == "before"


@pytest.mark.usefixtures("qapp")
def test_a_folder_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with pytest.raises(FileNotFoundError):
        gp_export.write_page(week_ten(), TODAY, tmp_path / "nowhere" / "page.pdf", "1")
