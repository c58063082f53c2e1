"""What is said where the program cannot start, and that it asks for no more and no less than Qt does."""

import ctypes
import importlib.util
import re
import runpy
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coach import preflight
from tests import elf

ROOT = Path(__file__).parents[1]

#: What every Linux system that runs Python and installs packages has.
BASE = re.compile(r"(ld-linux.*|lib(c|m|dl|pthread|rt|resolv|gcc_s|stdc\+\+|z|zstd))\.so\.\d+")

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries of the system")


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without a display."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def all_there(name: str) -> None:
    pass


def all_but(*absent: str) -> Callable[[str], object]:
    def load(name: str) -> None:
        if name in absent:
            raise OSError(f"{name}: cannot open shared object file")

    return load


def nothing_there(name: str) -> None:
    raise OSError(name)


def asked_for(sentences: str) -> list[str]:
    found = re.search("“sudo apt install (.*?)”", sentences)
    return found[1].split() if found else []


@linux_only
class TestWindow:
    def test_no_display(self) -> None:
        assert preflight.window_trouble(all_there) == (
            "The window cannot be opened: there is no display (DISPLAY is not set). "
            "Start Calf Coach from a desktop session. "
            "“calf-coach session” runs the same session here in the terminal."
        )

    def test_display_that_answers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DISPLAY", ":1")
        monkeypatch.setattr(preflight, "_x11_answers", lambda display: display == ":1")
        assert preflight.window_trouble(all_there) == ""

    def test_display_that_does_not_answer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        if not preflight._loads("libxcb.so.1", ctypes.CDLL):
            pytest.skip("libxcb.so.1 is not here")
        monkeypatch.setenv("DISPLAY", ":9999")
        assert "the display :9999 does not answer" in preflight.window_trouble(all_there)

    def test_missing_library_by_its_package(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DISPLAY", ":1")
        trouble = preflight.window_trouble(all_but("libxcb-cursor.so.0", "libEGL.so.1"))
        assert "some system libraries that Qt needs are missing" in trouble
        assert asked_for(trouble) == ["libegl1", "libxcb-cursor0"]
        assert preflight.INSTEAD in trouble
        assert "display" not in trouble

    def test_everything_missing_is_asked_for_once_with_sound(self) -> None:
        trouble = preflight.window_trouble(nothing_there)
        tables = preflight.LIBRARIES | preflight.LOCAL_LIBRARIES | preflight.X11_LIBRARIES | preflight.SOUND_LIBRARIES
        assert sorted(asked_for(trouble)) == sorted(set(tables.values()))
        assert trouble.startswith("The window cannot be opened: there is no display (DISPLAY is not set), and some")

    @pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
    def test_platform_without_a_display(self, monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
        assert preflight.window_trouble(all_but(*preflight.X11_LIBRARIES, *preflight.WAYLAND_LIBRARIES)) == ""
        assert asked_for(preflight.window_trouble(all_but("libGL.so.1"))) == ["libgl1"]

    def test_x11_asked_for_by_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        assert preflight.NO_DISPLAY in preflight.window_trouble(all_there)

    def test_wayland_alone_needs_nothing_of_x11(self, monkeypatch: pytest.MonkeyPatch, wayland: str) -> None:
        monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
        assert preflight.window_trouble(all_but(*preflight.X11_LIBRARIES)) == ""
        lacking = preflight.window_trouble(all_but(*preflight.X11_LIBRARIES, "libwayland-client.so.0"))
        assert asked_for(lacking) == ["libwayland-client0"]

    def test_wayland_that_does_not_answer(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
        assert "the display wayland-7 does not answer" in preflight.window_trouble(all_there)

    def test_either_display_will_do(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
        monkeypatch.setenv("DISPLAY", ":1")
        monkeypatch.setattr(preflight, "_x11_answers", bool)
        assert preflight.window_trouble(all_there) == ""
        assert preflight.window_trouble(all_but(*preflight.WAYLAND_LIBRARIES)) == ""


@pytest.fixture
def wayland(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """Give the name of a display that takes calls."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "wayland-1"))
        door.listen()
        yield "wayland-1"


@linux_only
def test_sound() -> None:
    assert preflight.sound_trouble(all_there) == ""
    assert asked_for(preflight.sound_trouble(all_but("libpulse.so.0"))) == ["libpulse0"]


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_bring_all_libraries(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert preflight.window_trouble(nothing_there) == preflight.sound_trouble(nothing_there) == ""


class TestPackages:
    def test_all_there(self) -> None:
        assert preflight.packages_trouble() == ""

    def test_one_missing(self) -> None:
        trouble = preflight.packages_trouble(lambda name: None if name == "pyttsx3" else name)
        assert "(pyttsx3 is missing)" in trouble
        assert "“python -m pip install .”" in trouble

    def test_each_is_among_what_the_project_installs(self) -> None:
        project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        assert [name for name in preflight.PACKAGES if f'"{name}' not in project] == []

    def test_starting_without_any(self) -> None:
        """`-S` leaves out what was installed."""
        done = subprocess.run([sys.executable, "-S", ROOT / "main.py"], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (1, "")
        assert re.fullmatch(r"Calf Coach is not set up yet \(PySide6, .* are missing\): run .*\n", done.stderr)


def test_older_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "main.py"), run_name="__main__")
    assert ended.value.code == "Calf Coach needs Python 3.11 or newer, and this is Python 3.9."


def test_main_is_read_by_older_pythons() -> None:
    """Whatever fails to compile cannot say which Python it wants."""
    compile((ROOT / "main.py").read_bytes().decode("ascii"), "main.py", "exec", dont_inherit=True)


def qt() -> Path:
    found = importlib.util.find_spec("PySide6")
    assert found
    assert found.origin
    return Path(found.origin).parent


def outside(*roots: str) -> set[str]:
    """Give what Qt's libraries need, directly or through one another, that neither Qt nor the base system has."""
    folders = (qt(), qt() / "Qt" / "lib", qt().with_name("shiboken6"))
    own = {file.name: file for folder in folders for file in folder.glob("*.so*")}
    waiting, seen = [qt() / root for root in roots], set[str]()
    while waiting:
        for name in elf.needed(waiting.pop()):
            if name not in seen and name in own:
                waiting.append(own[name])
            seen.add(name)
    return {name for name in seen if name not in own and not BASE.fullmatch(name)}


def modules_of_qt(*without: str) -> list[str]:
    """Give the parts of Qt that the program imports, without some."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "coach").rglob("*.py"))
    names = {name for source in sources for name in re.findall(r"PySide6\.(Qt\w+)", source)}
    return [f"{name}.abi3.so" for name in names if name not in without]


@linux_only
class TestTables:
    """The tables name what the installed Qt is linked to: no library more, none less."""

    def test_window(self) -> None:
        assert outside(*modules_of_qt("QtMultimedia", "QtNetwork")) == set(preflight.LIBRARIES)

    def test_one_instance(self) -> None:
        wanted = outside(*modules_of_qt("QtMultimedia")) - {"libbrotlicommon.so.1"}  # of one package with libbrotlidec
        assert wanted == set(preflight.LIBRARIES | preflight.LOCAL_LIBRARIES)

    def test_sound(self) -> None:
        wanted = outside(*modules_of_qt()) - {"libbrotlicommon.so.1"}
        assert wanted == set(preflight.LIBRARIES | preflight.LOCAL_LIBRARIES | preflight.SOUND_LIBRARIES)

    def test_x11(self) -> None:
        wanted = outside("Qt/plugins/platforms/libqxcb.so")
        assert wanted == set(preflight.LIBRARIES | preflight.X11_LIBRARIES)

    def test_wayland(self) -> None:
        client = "Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so"
        wanted = outside("Qt/plugins/platforms/libqwayland.so", client)
        assert wanted == set(preflight.LIBRARIES | preflight.WAYLAND_LIBRARIES)

    def test_ci_installs_what_the_tests_of_the_window_need(self) -> None:
        words = set((ROOT / ".ci" / "run").read_text(encoding="utf-8").split())
        assert words >= set((preflight.LIBRARIES | preflight.LOCAL_LIBRARIES | preflight.SOUND_LIBRARIES).values())
