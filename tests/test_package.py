"""The wheel that is built from a checkout has all that the program needs, and nothing else."""

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: What the installed program is asked: where it is, and whether its resources can be read.
QUESTION = """
from coach import app, places
from coach.diary.store import Store
from coach.routine import loader
resources = places.resources()
assert [loader.load(path) for path in (resources / "routines").glob("*.toml")]
Store(places.find(resources.parents[1] / "data").diary, resources / "migrations").close()
print(resources)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling, which builds the wheel, is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_has_the_program_and_its_resources(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    program = {path.relative_to(ROOT).as_posix() for path in (ROOT / "coach").rglob("*.py")}
    resources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert names == program | {f"coach/{name}" for name in resources}


def test_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        about = {name.partition(".dist-info/")[2]: name for name in archive.namelist() if ".dist-info/" in name}
        assert "calf-coach = coach.app:main" in archive.read(about["entry_points.txt"]).decode()
        assert "licenses/LICENSE" in about
        metadata = archive.read(about["METADATA"]).decode()
    assert "Requires-Python: >=3.11" in metadata
    assert "License-Expression: GPL-3.0-or-later" in metadata
    assert "# Calf Coach" in metadata  # the README


def test_finds_its_resources_once_installed(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    command = [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(installed)!r})\n{QUESTION}"]
    asked = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (asked.stdout.strip(), asked.stderr) == (str(installed / "coach" / "resources"), "")
    assert (installed / "data" / "diary.sqlite3").is_file()
