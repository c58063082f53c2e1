"""Starts the program at login, in the tray, with each system's own means."""

import argparse
import configparser
import importlib
import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from coach.language.texts import mark, tr

NAME = "Calf Coach"
COMMENT = mark("Reminds you of the calf stretch, from the tray")
PROGRAM = "calf-coach"

#: How the installed program starts where no script of it is to be had; -P keeps the working folder's modules out.
START = ("-P", "-c", "from coach.app import main; raise SystemExit(main())")

#: Windows reads no longer command line there.
LONGEST_RUN = 260
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
#: Where Windows notes what was switched off in its own settings: an odd first byte means off.
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

ENTRY, SWITCH = "Desktop Entry", "X-GNOME-Autostart-enabled"


class AutostartError(Exception):
    """The start at login cannot be changed; the message is a sentence for the person."""


class Means(Protocol):
    """How one system starts programs at login. `enable` and `disable` raise OSError or ValueError."""

    def enabled(self) -> bool:
        """Tell whether the program starts at login."""
        ...

    def enable(self, command: Sequence[str]) -> None:
        """Start `command` at login, in place of any other."""
        ...

    def disable(self) -> None:
        """Start it no more, and leave nothing behind."""
        ...


def enabled() -> bool:
    """Tell whether the program starts at login; not where the person switched it off by the system's own means."""
    return _means().enabled()


def enable(command: Sequence[str]) -> None:
    """Start `command` at login from now on. Raises AutostartError."""
    try:
        _means().enable(command)
    except (OSError, ValueError) as fault:
        raise AutostartError(
            tr(
                "Calf Coach could not be set to start at login ({why}). "
                "Nothing was changed; your system's own settings may be able to do it.",
                why=_reason(fault),
            )
        ) from fault


def disable() -> None:
    """Start nothing at login any more, and leave nothing behind. Raises AutostartError."""
    try:
        _means().disable()
    except (OSError, ValueError) as fault:
        raise AutostartError(
            tr(
                "Calf Coach could not be kept from starting at login ({why}). "
                "Nothing was changed; your system's own settings may be able to do it.",
                why=_reason(fault),
            )
        ) from fault


def command(arguments: Sequence[str]) -> tuple[str, ...]:
    """Give how to start this program in the tray, from any folder.

    `arguments` are those of the command line; only the data folder named in them is of use at login.
    """
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--data-dir", type=Path)
    folder: Path | None = parser.parse_known_args(list(arguments))[0].data_dir
    return (*_program(), "--tray", *(("--data-dir", str(folder.absolute())) if folder else ()))


def _program() -> tuple[str, ...]:
    interpreter = Path(sys.executable)
    windowless = interpreter.with_name("pythonw.exe")  # or Windows would open a terminal at each login
    if sys.platform == "win32" and windowless.is_file():
        interpreter = windowless
    package = Path(__file__).absolute().parent
    checkout, script = package.parent / "main.py", interpreter.with_name(PROGRAM)
    if not (package / "resources").is_dir() and checkout.is_file():
        return str(interpreter), str(checkout)
    return (str(script),) if script.is_file() else (str(interpreter), *START)


def _means() -> Means:
    if sys.platform == "win32":
        return _RunKey()
    if sys.platform == "darwin":
        return _LaunchAgent(Path.home() / "Library" / "LaunchAgents" / f"{PROGRAM}.plist")
    named = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    folder = named if named.is_absolute() else Path.home() / ".config"
    return _DesktopEntry(folder / "autostart" / f"{PROGRAM}.desktop")


def _reason(fault: OSError | ValueError) -> str:
    return (fault.strerror if isinstance(fault, OSError) else None) or str(fault)


class _File:
    """One file in a folder whose files are what starts at login."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def disable(self) -> None:
        """Delete the file, and its folder where nothing else is in it: such a folder means nothing."""
        self._path.unlink(missing_ok=True)
        with suppress(OSError):
            self._path.parent.rmdir()

    def _write(self, content: bytes) -> None:
        part = self._path.with_name(f"{self._path.name}.part")  # whose name starts nothing
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(content)
            part.replace(self._path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise


class _DesktopEntry(_File):
    """The autostart of Linux desktops: specifications.freedesktop.org/autostart-spec."""

    def enabled(self) -> bool:
        entries = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",), strict=False)
        try:
            entries.read_string(self._path.read_text(encoding="utf-8"))
            entry = entries[ENTRY]
        except (OSError, ValueError, KeyError, configparser.Error):
            return False
        return entry.get("Hidden") != "true" and entry.get(SWITCH) != "false"

    def enable(self, command: Sequence[str]) -> None:
        lines = (
            f"[{ENTRY}]",
            "Type=Application",
            f"Name={NAME}",
            f"Comment={_escaped(tr(COMMENT))}",
            f"Icon={PROGRAM}",
            f"Exec={_escaped(' '.join(map(_quoted, command)))}",
            f"TryExec={_escaped(command[0])}",  # so that an entry left by a deleted program does nothing
            "Terminal=false",
            "StartupNotify=false",
            f"{SWITCH}=true",
            "",
        )
        self._write("\n".join(lines).encode())


def _quoted(argument: str) -> str:
    """Give an argument as a desktop entry's Exec wants it, before what holds for all its strings."""
    if re.fullmatch(r"[\w@+=:,./-]+", argument, re.ASCII):
        return argument
    return '"' + re.sub(r'(["`$\\])', r"\\\1", argument).replace("%", "%%") + '"'


def _escaped(text: str) -> str:
    for sign, instead in (("\\", r"\\"), ("\n", r"\n"), ("\t", r"\t"), ("\r", r"\r")):
        text = text.replace(sign, instead)
    return text


class _LaunchAgent(_File):
    """A launch agent of macOS. What is switched off in its System Settings is noted elsewhere, and not seen here."""

    def enabled(self) -> bool:
        try:
            return not plistlib.loads(self._path.read_bytes()).get("Disabled", False)
        except (OSError, ValueError, AttributeError):
            return False

    def enable(self, command: Sequence[str]) -> None:
        job = {
            "Label": PROGRAM,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        self._write(plistlib.dumps(job))


class _RunKey:
    """The Run key of Windows' registry."""

    def __init__(self) -> None:
        self._registry = importlib.import_module("winreg")

    def enabled(self) -> bool:
        try:
            self._value(RUN)
        except OSError:
            return False
        with suppress(OSError):
            return not self._value(APPROVED)[0] & 1
        return True

    def enable(self, command: Sequence[str]) -> None:
        line = subprocess.list2cmdline(command)
        if len(line) > LONGEST_RUN:
            raise ValueError(
                tr("the path to the program is longer than the %n letter(s) Windows takes", "", LONGEST_RUN)
            )
        registry = self._registry
        with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, RUN, 0, registry.KEY_SET_VALUE) as key:
            registry.SetValueEx(key, NAME, 0, registry.REG_SZ, line)
        self._forget(APPROVED)

    def disable(self) -> None:
        self._forget(RUN)
        self._forget(APPROVED)

    def _value(self, path: str) -> bytes:
        registry = self._registry
        with registry.OpenKey(registry.HKEY_CURRENT_USER, path) as key:
            value: bytes = registry.QueryValueEx(key, NAME)[0]
            return value

    def _forget(self, path: str) -> None:
        registry = self._registry
        with (
            suppress(FileNotFoundError),
            registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_SET_VALUE) as key,
        ):
            registry.DeleteValue(key, NAME)
