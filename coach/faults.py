"""Faults in the program itself: told by type and place alone, since a message may have the person's own words in it."""

import errno
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import CodeType, TracebackType

import msgspec
from msgspec.structs import replace

from coach import __version__

log = logging.getLogger(__name__)

PACKAGE, LIBRARY = Path(__file__).parent, Path(os.__file__).parent
#: So many faults of a run are remembered and shown; what comes after them is only counted.
MOST = 10
#: So many places of a fault are told from either end, and so many faults that led to one another.
PLACES, CAUSES = 8, 4


class Ours(str):
    """A text out of the program's own code, which may therefore stand in the log."""

    __slots__ = ()


class Fault(msgspec.Struct, frozen=True):
    """A fault as it is told; nothing in it comes from the person."""

    at: str  # its type and innermost place: the same for the same fault
    text: str  # several lines
    times: int = 1


class Faults:
    """The faults of this run, each of them once; may be handed one from any thread."""

    def __init__(self) -> None:
        self._known: dict[str, Fault] = {}
        self._lock = threading.Lock()
        self._here = threading.local()
        self.came: Callable[[], object] = lambda: None  # called when there is another one, on the thread it came from

    def take(self, fault: BaseException) -> None:
        """Count a fault, log it and tell of it if it is new; what goes wrong with that goes no further."""
        if getattr(self._here, "taking", False):
            return  # it came from here
        self._here.taking = True
        try:
            self._take(fault)
        except Exception:  # noqa: BLE001, S110  (a fault in telling of faults is not to be told of)
            pass
        finally:
            self._here.taking = False

    def _take(self, fault: BaseException) -> None:
        now = described(fault)
        with self._lock:
            known = self._known.get(now.at)
            if known is None and len(self._known) >= MOST:
                return
            times = known.times + 1 if known else 1
            self._known[now.at] = replace(known or now, times=times)
        if str(times).strip("0") == "1":  # a storm is told of at 1, 10, 100 …
            log.error("a fault in the program; so often by now: %d", times, exc_info=fault)
        if known is None:
            self.came()

    @property
    def most(self) -> int:
        """Give how often the most frequent one has come."""
        with self._lock:
            return max((fault.times for fault in self._known.values()), default=0)

    def report(self) -> str:
        """Give what there is to pass on to somebody who can mend it: no words of the person's, no names of folders."""
        with self._lock:
            known = tuple(self._known.values())
        parts = [about()]
        for number, fault in enumerate(known, 1):
            times = f", {fault.times} times" if fault.times > 1 else ""
            parts.append(f"Fault {number}{times}\n{fault.text}")
        return "\n\n".join(parts)


def about() -> str:
    """Give the versions of all that takes part."""
    import platform  # noqa: PLC0415  (a start needs none of it)

    toolkit = getattr(sys.modules.get("PySide6"), "__version__", "not loaded")
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    return f"Calf Coach {__version__}\n{system}\nPython {platform.python_version()}, PySide6 {toolkit}"


def described(fault: BaseException) -> Fault:
    """Give a fault by type and place, and those that led to it."""
    parts: list[str] = []
    innermost = ""
    one: BaseException | None = fault
    while one is not None and len(parts) < CAUSES:
        places = _places(one.__traceback__)
        innermost = innermost or f"{name(one)} {places[-1] if places else ''}"
        parts.append("\n".join([("caused by " if parts else "") + name(one), *(f"  {place}" for place in places)]))
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return Fault(innermost, "\n".join(parts))


def name(fault: BaseException) -> str:
    """Give a fault's type, with the system's or SQLite's own name for what happened: never its message."""
    kind = type(fault)
    said = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    number = getattr(fault, "errno", None)
    code = errno.errorcode.get(number) if isinstance(number, int) else getattr(fault, "sqlite_errorname", None)
    return f"{said} ({code})" if code else said


def _places(trace: TracebackType | None) -> list[str]:
    """Give where it passed, outermost first; the middle of a long way is left out."""
    passed: list[tuple[CodeType, int]] = []
    while trace is not None:
        passed.append((trace.tb_frame.f_code, trace.tb_lineno))
        trace = trace.tb_next
    left_out = len(passed) - 2 * PLACES
    if left_out > 0:
        del passed[PLACES:-PLACES]
    told = [f"{_short(code.co_filename)}:{line} {code.co_qualname}" for code, line in passed]
    return [*told[:PLACES], f"({left_out} more)", *told[PLACES:]] if left_out > 0 else told


def _short(file: str) -> str:
    """Give a file's name from its package on, without the folders of this computer."""
    path = Path(file)
    for root in (PACKAGE, LIBRARY):
        if path.is_relative_to(root) and "-packages" not in file.removeprefix(str(root)):
            return path.relative_to(root.parent).as_posix()
    for at, part in enumerate(path.parts):
        if part.endswith("-packages"):
            return "/".join(path.parts[at + 1 :])
    return path.name if path.suffix == ".py" else "…"  # code that was made of something


@contextmanager
def watched(faults: Faults) -> Iterator[None]:
    """Take in whatever nobody else has caught, on every thread, for as long as this lasts."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def uncaught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if isinstance(fault, Exception):
            faults.take(fault)
        else:
            before[0](kind, fault, trace)  # Ctrl+C

    def on_thread(told: threading.ExceptHookArgs) -> None:
        if isinstance(told.exc_value, Exception):
            faults.take(told.exc_value)

    def in_passing(told: "sys.UnraisableHookArgs") -> None:
        with suppress(Exception):  # nothing waits for what was being tidied away
            log.warning("something could not be tidied away", exc_info=told.exc_value)

    sys.excepthook, threading.excepthook, sys.unraisablehook = uncaught, on_thread, in_passing
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before
