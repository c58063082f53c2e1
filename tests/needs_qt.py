"""Lets the tests that need no window run where Qt's system libraries are missing: the others skip, and say why."""

import os
from collections.abc import Iterable

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

try:
    import PySide6.QtWidgets  # noqa: F401  (whether it loads is the question)
except ImportError as fault:
    MISSING: str | None = str(fault)
else:
    MISSING = None


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Keep pytest-qt from ending the run where it cannot load Qt, and know its settings in its place."""
    if MISSING:
        pluginmanager.set_blocked("pytest-qt")
        for name in ("qt_api", "qt_log_level_fail"):
            parser.addini(name, "of pytest-qt")


def pytest_ignore_collect(collection_path: "os.PathLike[str]") -> bool | None:
    """Leave out the modules that import Qt where it cannot be imported."""
    path = str(collection_path)
    return True if MISSING and (f"{os.sep}ui" in path or "qt" in os.path.basename(path)) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out."""
    if MISSING:
        terminalreporter.write_line(f"Left out the tests of the window: Qt does not load here ({MISSING}).")


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Skip what asks for Qt by a fixture."""
    for item in items:
        if MISSING and {"qtbot", "qapp"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.skip(reason=f"Qt does not load here: {MISSING}"))
