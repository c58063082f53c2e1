"""What Qt complains of goes into the log by the names of its own classes alone."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QtMsgType

from coach.ui import qt_log


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("QPainter::begin: Paint device returned engine == 0", "QPainter::begin"),
        ("QString::arg: Argument missing: zebra, 3", "QString::arg"),
        ("QLayout: Attempting to add zebra", "QLayout"),
        ("zebra::crossing: none", "…"),
        ("Quiet zebra", "…"),
        ("", "…"),
    ],
)
def test_only_whose_complaint_it_is(caplog: pytest.LogCaptureFixture, message: str, told: str) -> None:
    qt_log._take(QtMsgType.QtWarningMsg, SimpleNamespace(category="qt.gui"), message)  # type: ignore[arg-type]
    (record,) = caplog.records
    assert record.getMessage().startswith(f"Qt, qt.gui: {told} ")
    assert "zebra" not in record.getMessage()


@pytest.mark.parametrize(
    ("kind", "level"),
    [(QtMsgType.QtWarningMsg, "WARNING"), (QtMsgType.QtCriticalMsg, "ERROR"), (QtMsgType.QtFatalMsg, "CRITICAL")],
)
def test_it_has_its_weight(caplog: pytest.LogCaptureFixture, kind: QtMsgType, level: str) -> None:
    qt_log._take(kind, SimpleNamespace(category=None), "QThread: Destroyed")  # type: ignore[arg-type]
    (record,) = caplog.records
    assert record.levelname == level
    assert "Qt, default: QThread" in record.getMessage()


def test_a_context_that_cannot_be_read_disturbs_nobody() -> None:
    qt_log._take(QtMsgType.QtWarningMsg, None, "QThread: Destroyed")  # type: ignore[arg-type]
