"""Lets the other tests run where Qt's system libraries are missing, and says what was left out."""

import os
import re
from pathlib import Path

import pytest

from coach import preflight
from coach.ui import plain_imports

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CALF_COACH_LANGUAGE"] = "en-GB"  # whatever this computer speaks
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.symbolsresolver=false")  # PipeWire need not be here

try:
    import PySide6.QtMultimedia
    import PySide6.QtWidgets  # noqa: F401  (whether they load is the question)
except ImportError as fault:
    MISSING: str | None = str(fault)
else:
    MISSING = None
    plain_imports.restore()  # the program does, too; Hypothesis imports something a hundred times an example

#: What stands in a module of tests that is of no use without Qt.
NEEDS = re.compile(r"\b(PySide6|coach\.ui|voice\.output|qtbot|qapp)\b")
#: The tests of the window, which all need it.
WINDOW = Path(__file__).with_name("ui")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Keep pytest-qt from ending the run where it cannot load Qt, and know its settings in its place."""
    if MISSING:
        pluginmanager.set_blocked("pytest-qt")
        for name in ("qt_api", "qt_log_level_fail"):
            parser.addini(name, "of pytest-qt")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what needs Qt where it cannot be imported."""
    return True if MISSING and needs_qt(collection_path) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, and what it takes."""
    if MISSING:
        terminalreporter.write_line(f"Left out the tests of the window: Qt does not load here ({MISSING}).")
        terminalreporter.write_line(preflight.sound_trouble())


def needs_qt(path: Path) -> bool:
    """Tell whether a folder or module of tests is of no use without Qt."""
    if path.name.startswith("test_") and path.suffix == ".py":
        return bool(NEEDS.search(path.read_text(encoding="utf-8")))
    return path == WINDOW
