"""What Qt complains of, for the log: by the names of its own classes and the places in this program alone."""

import logging
import re
import sys
from contextlib import suppress

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from coach.faults import PACKAGE, Ours

log = logging.getLogger(__name__)

#: What a complaint begins with if it names whose it is; the rest may quote anything.
_WHOSE = re.compile(r"Q[A-Z]\w*(?:::\w+)*")
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def install() -> None:
    """Write Qt's warnings, and worse, into the log, and nothing to the terminal."""
    qInstallMessageHandler(_take)


def _take(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    with suppress(Exception):  # Qt is in the midst of something
        whose = _WHOSE.match(message)
        category = getattr(context, "category", None) or "default"
        log.log(
            _LEVELS.get(kind, logging.DEBUG),
            "Qt, %s: %s %s",
            Ours(category),
            Ours(whose.group() if whose else "…"),
            Ours(_place()),
        )


def _place() -> str:
    """Give which line of the program was being carried out."""
    frame = sys._getframe(1)  # noqa: SLF001  (the way `traceback` does it, for a hundredth of the time)
    while frame.f_back and (frame.f_code.co_filename == __file__ or not _is_ours(frame.f_code.co_filename)):
        frame = frame.f_back
    code = frame.f_code
    return f"at {code.co_qualname}:{frame.f_lineno}" if _is_ours(code.co_filename) else ""


def _is_ours(file: str) -> bool:
    return file.startswith(str(PACKAGE))
