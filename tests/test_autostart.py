import os
import plistlib
import shutil
import subprocess
import sys
import types
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import pytest

from coach import autostart

COMMAND = ("/opt/calf/bin/calf-coach", "--tray")
#: What a folder's or file's name can contain at worst.
WORST = ("/opt/a b", "100%", "%f", "$HOME", "`id`", 'say "no"', "back\\slash", "it's; #", "tab\there", "Dörte", "~", "")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path


@pytest.fixture
def linux(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that a Linux desktop reads."""
    monkeypatch.setattr(sys, "platform", "linux")
    (home / ".config").mkdir()
    return home / ".config" / "autostart" / "calf-coach.desktop"


@pytest.fixture
def mac(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that macOS reads."""
    monkeypatch.setattr(sys, "platform", "darwin")
    (home / "Library").mkdir()
    return home / "Library" / "LaunchAgents" / "calf-coach.plist"


class Key:
    """An open key of the made-up registry."""

    def __init__(self, values: dict[str, object], writable: bool) -> None:
        self.values = values
        self.writable = writable

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Registry(types.ModuleType):
    """A registry in memory, with as much of winreg as is used; the Run key is there, as on every Windows."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = "HKCU", 2, 1

    def __init__(self) -> None:
        super().__init__("winreg")
        self.keys: dict[str, dict[str, object]] = {autostart.RUN: {"Other": "other.exe"}}
        self.refuses = False

    def OpenKey(self, root: str, path: str, _reserved: int = 0, access: int = 0) -> Key:  # noqa: N802
        assert root == self.HKEY_CURRENT_USER
        if path not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        if access and self.refuses:
            raise PermissionError(13, "Access is denied")
        return Key(self.keys[path], writable=access == self.KEY_SET_VALUE)

    def CreateKeyEx(self, root: str, path: str, reserved: int, access: int) -> Key:  # noqa: N802
        self.keys.setdefault(path, {})
        return self.OpenKey(root, path, reserved, access)

    def QueryValueEx(self, key: Key, name: str) -> tuple[object, int]:  # noqa: N802
        if name not in key.values:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return key.values[name], self.REG_SZ

    def SetValueEx(self, key: Key, name: str, _reserved: int, kind: int, value: str) -> None:  # noqa: N802
        assert key.writable
        assert kind == self.REG_SZ
        key.values[name] = value

    def DeleteValue(self, key: Key, name: str) -> None:  # noqa: N802
        assert key.writable
        if name not in key.values:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        del key.values[name]


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry]:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    yield registry
    monkeypatch.undo()


@pytest.mark.parametrize("system", ["linux", "mac", "registry"])
def test_on_and_off_and_on_again(system: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(system)
    seen = [autostart.enabled()]
    for change in (autostart.disable, lambda: autostart.enable(COMMAND), autostart.disable, autostart.disable):
        change()
        seen.append(autostart.enabled())
    assert seen == [False, False, True, False, False]


def everything(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("system", ["linux", "mac"])
def test_no_file_and_no_folder_is_left(system: str, home: Path, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(system)
    before = everything(home)
    autostart.enable(COMMAND)
    assert len(everything(home)) == len(before) + 2
    autostart.disable()
    assert everything(home) == before


@pytest.mark.parametrize("system", ["linux", "mac"])
def test_what_others_start_is_left_alone(system: str, request: pytest.FixtureRequest) -> None:
    file: Path = request.getfixturevalue(system)
    file.parent.mkdir()
    other = file.with_name("other")
    other.write_text("mine")
    autostart.enable(COMMAND)
    autostart.disable()
    assert list(file.parent.iterdir()) == [other]


@pytest.mark.parametrize("system", ["linux", "mac"])
def test_what_cannot_be_written_is_said_in_a_sentence(system: str, request: pytest.FixtureRequest) -> None:
    file: Path = request.getfixturevalue(system)
    file.parent.write_text("a file where the folder should be")
    with pytest.raises(autostart.AutostartError, match=r"not be set to start at login \(.+\)\. Nothing was changed"):
        autostart.enable(COMMAND)
    assert not autostart.enabled()


@pytest.mark.parametrize("system", ["linux", "mac"])
def test_what_is_not_written_whole_is_not_there(
    system: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    file: Path = request.getfixturevalue(system)
    autostart.enable(COMMAND)
    before = file.read_bytes()
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        write(path, content[:20])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(autostart.AutostartError, match="No space left"):
        autostart.enable(("/other",))
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_linux_is_told_what_to_start(linux: Path) -> None:
    autostart.enable(COMMAND)
    lines = linux.read_text().splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert {"Type=Application", "Name=Calf Coach", "X-GNOME-Autostart-enabled=true"} <= set(lines)
    assert "Exec=/opt/calf/bin/calf-coach --tray" in lines
    assert "TryExec=/opt/calf/bin/calf-coach" in lines


def test_the_person_s_own_configuration_folder_is_used(
    linux: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
    autostart.enable(COMMAND)
    assert (tmp_path / "elsewhere" / "autostart" / "calf-coach.desktop").is_file()
    assert not linux.exists()


def test_a_configuration_folder_that_is_not_absolute_is_not_used(linux: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    autostart.enable(COMMAND)
    assert linux.is_file()


@pytest.mark.parametrize(
    ("line", "enabled"),
    [
        ("Hidden=true", False),
        ("Hidden=false", True),
        ("X-GNOME-Autostart-enabled=false", False),
        ("X-GNOME-Autostart-enabled = false", False),
        ("X-GNOME-Autostart-enabled=true", True),
        ("# Hidden=true", True),
        ("no such line", False),
        ("\xff", False),
    ],
)
def test_what_was_switched_off_elsewhere_counts(linux: Path, line: str, enabled: bool) -> None:
    autostart.enable(COMMAND)
    assert autostart.enabled()
    with linux.open("a", encoding="latin-1") as entry:
        entry.write(f"{line}\n")
    assert autostart.enabled() is enabled


@pytest.mark.parametrize("text", ["", "Hidden=false\n", "[Other]\nExec=x\n"])
def test_a_file_that_is_no_entry_starts_nothing(linux: Path, text: str) -> None:
    linux.parent.mkdir()
    linux.write_text(text)
    assert not autostart.enabled()


def test_switching_on_undoes_what_was_switched_off_elsewhere(linux: Path) -> None:
    linux.parent.mkdir()
    linux.write_text("[Desktop Entry]\nHidden=true\n")
    autostart.enable(COMMAND)
    assert autostart.enabled()


def test_the_entry_is_a_valid_one(linux: Path) -> None:
    validator = shutil.which("desktop-file-validate")
    if validator is None:
        pytest.skip("desktop-file-validate is not here (Debian: desktop-file-utils)")
    autostart.enable((*COMMAND, *WORST))
    said = subprocess.run([validator, linux], capture_output=True, text=True, check=False, timeout=20)
    assert (said.returncode, said.stdout) == (0, "")


def test_every_argument_arrives_as_it_was(linux: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gio = shutil.which("gio")
    if gio is None:
        pytest.skip("gio is not here (Debian: libglib2.0-bin)")
    report = tmp_path / "a % folder"
    report.mkdir()
    program = report / "program"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(report / 'new')!r}, 'w').write(repr(sys.argv[1:]))\n"
    )
    program.chmod(0o755)
    os.mkfifo(report / "done")
    autostart.enable(("/bin/sh", "-c", '"$0" "$@"; echo > "$1"', str(program), str(report / "done"), *WORST))
    subprocess.run([gio, "launch", linux], check=True, timeout=20)
    (report / "done").read_text()  # waits for the program's end
    assert (report / "new").read_text() == repr([str(report / "done"), *WORST])


def test_macos_is_told_what_to_start(mac: Path) -> None:
    autostart.enable(COMMAND)
    job = plistlib.loads(mac.read_bytes())
    assert job["ProgramArguments"] == list(COMMAND)
    assert job["RunAtLoad"] is True
    assert job["Label"] == mac.stem


@pytest.mark.parametrize(
    ("content", "enabled"),
    [
        (plistlib.dumps({"Label": "calf-coach"}), True),
        (plistlib.dumps({"Disabled": True}), False),
        (plistlib.dumps(["no job"]), False),
        (b"rubbish", False),
    ],
)
def test_macos_counts_what_is_in_the_file(mac: Path, content: bytes, enabled: bool) -> None:
    mac.parent.mkdir()
    mac.write_bytes(content)
    assert autostart.enabled() is enabled


def test_windows_is_told_what_to_start(registry: Registry) -> None:
    autostart.enable((r"C:\Program Files\Python\pythonw.exe", r"C:\calf coach\main.py", "--tray"))
    line = r'"C:\Program Files\Python\pythonw.exe" "C:\calf coach\main.py" --tray'
    assert registry.keys[autostart.RUN] == {"Other": "other.exe", "Calf Coach": line}


def test_windows_is_left_as_it_was(registry: Registry) -> None:
    autostart.enable(COMMAND)
    registry.keys[autostart.APPROVED] = {"Calf Coach": b"\x03" + bytes(11), "Other": b"\x02"}
    autostart.disable()
    assert registry.keys == {autostart.RUN: {"Other": "other.exe"}, autostart.APPROVED: {"Other": b"\x02"}}


@pytest.mark.parametrize(("first", "enabled"), [(2, True), (6, True), (3, False), (7, False)])
def test_what_windows_was_told_in_its_settings_counts(registry: Registry, first: int, enabled: bool) -> None:
    autostart.enable(COMMAND)
    registry.keys[autostart.APPROVED] = {"Calf Coach": bytes([first, *[0] * 11])}
    assert autostart.enabled() is enabled
    autostart.enable(COMMAND)
    assert autostart.enabled()


def test_windows_says_when_it_refuses(registry: Registry) -> None:
    autostart.enable(COMMAND)
    registry.refuses = True
    with pytest.raises(autostart.AutostartError, match="Access is denied"):
        autostart.disable()
    assert autostart.enabled()


def test_a_line_too_long_for_windows_is_not_cut(registry: Registry) -> None:
    with pytest.raises(autostart.AutostartError, match="longer than the 260 letters"):
        autostart.enable(("C:\\" + 300 * "x",))
    assert not autostart.enabled()


@pytest.mark.parametrize(
    ("arguments", "rest"),
    [
        ((), ()),
        (("--cramp", "--speed", "4"), ()),
        (("--data-dir", "/my data"), ("--data-dir", "/my data")),
        (("--demo", "--data-dir=/my data"), ("--data-dir", "/my data")),
        (("--tray", "--data-dir", "/my data"), ("--data-dir", "/my data")),
    ],
)
def test_only_the_data_folder_is_kept_for_login(arguments: Sequence[str], rest: Sequence[str]) -> None:
    given = autostart.command(arguments)
    assert given[-1 - len(rest) :] == ("--tray", *rest)
    assert given.count("--tray") == 1


def test_a_data_folder_named_from_here_is_found_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert autostart.command(["--data-dir", "diary"])[-1] == str(tmp_path / "diary")


def test_the_checkout_starts_from_any_folder(tmp_path: Path) -> None:
    program = autostart.command(())[:-1]
    assert Path(program[-1]).name == "main.py"
    assert version(program, tmp_path).startswith("Calf Coach")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that looks installed, in an environment of its own."""
    package = tmp_path / "site-packages" / "coach"
    (package / "resources").mkdir(parents=True)
    interpreter = tmp_path / "bin" / "python"
    interpreter.parent.mkdir()
    interpreter.touch()
    monkeypatch.setattr(autostart, "__file__", str(package / "autostart.py"))
    monkeypatch.setattr(sys, "executable", str(interpreter))
    return interpreter


def test_an_installed_program_starts_by_its_script(installed: Path) -> None:
    script = installed.with_name("calf-coach")
    script.touch()
    assert autostart.command(()) == (str(script), "--tray")


def test_without_a_script_it_starts_by_the_interpreter(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "site-packages" / "main.py").touch()  # somebody else's
    program = autostart.command(())[:-1]
    assert program == (str(installed), *autostart.START)


def test_the_start_by_the_interpreter_works_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "coach.py").write_text("raise SystemExit('this is another one')")
    checkout = Path(__file__).parents[1]
    assert version((sys.executable, *autostart.START), tmp_path, PYTHONPATH=str(checkout)).startswith("Calf Coach")


def test_windows_starts_it_without_a_terminal(installed: Path, registry: Registry) -> None:
    windowless = installed.with_name("pythonw.exe")
    windowless.touch()
    assert autostart.command(())[0] == str(windowless)


def version(program: Sequence[str], folder: Path, **environment: str) -> str:
    return subprocess.run(
        [*program, "--version"],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    ).stdout
