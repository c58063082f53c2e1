"""The real window in a process of its own: runs a session, pauses it, and writes down what both took.

`python -m tests.benchmarks.frames_window FOLDER SECONDS` writes `FOLDER/taken.json`; `frames` starts it.
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication

from coach import app
from coach.ui.figure import Figure
from coach.ui.ring import HoldRing
from coach.ui.session_page import SessionPage
from coach.ui.views import SessionView
from coach.ui.window import Window

SIZE = (1280, 900)
#: Until the program has come to rest after its start, and until a pause was told and all is still, in milliseconds.
SETTLE_MS, PAUSED_MS = 7_000, 5_000
#: Between two steps towards the first repetition, in milliseconds.
STEP_MS = 300
#: A large smooth circle on a picture of so many pixels a side, filled so often: how fast this machine is just now.
SIDE, FILLS = 700, 200


class Taken(msgspec.Struct, frozen=True):
    """What was measured; processor time of the whole process in percent of one core."""

    moving: float
    paused: float
    frames_ms: list[float]  # when each frame stood, while the session moved
    fill_ms: float  # for one circle


class Probe:
    """Notes when each frame stands: the page was given what to draw, and what of it changed was painted."""

    def __init__(self) -> None:
        self.stood: list[float] = []
        self.repetition = ""
        self._watch_view()
        for canvas in (Figure, HoldRing):
            self._watch_paint(canvas)

    def _watch_view(self) -> None:
        show = SessionPage.show_view

        def show_view(page: SessionPage, view: SessionView) -> None:
            show(page, view)
            self.repetition = view.repetition
            self.stood.append(_now_ms())

        SessionPage.show_view = show_view  # type: ignore[method-assign, assignment]

    def _watch_paint(self, canvas: Any) -> None:
        paint: Callable[..., None] = canvas.paintEvent

        def paint_event(*given: Any) -> None:
            paint(*given)
            if self.stood:
                self.stood[-1] = _now_ms()

        canvas.paintEvent = paint_event


def script(probe: Probe, seconds: float, file: Path) -> Iterator[int]:
    """Do what a person would, and give how long to wait after each step, in milliseconds."""
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    window.resize(*SIZE)
    yield SETTLE_MS
    fill_ms = _fill_ms()
    window.today.start.click()
    while not probe.repetition:
        yield STEP_MS
        if probe.stood:
            window.findChildren(SessionPage)[0].skip.click()
    yield STEP_MS
    probe.stood.clear()
    took = _share()
    yield round(seconds * 1_000)
    moving, frames_ms = took(), list(probe.stood)
    window.findChildren(SessionPage)[0].pause.click()
    yield PAUSED_MS
    took = _share()
    yield round(seconds * 1_000 / 6)
    file.write_bytes(msgspec.json.encode(Taken(moving, took(), frames_ms, min(fill_ms, _fill_ms()))))
    QApplication.exit()  # `quit` would ask the window first, and that has a session to keep


def _share() -> Callable[[], float]:
    """Begin to measure; what is given tells the processor time since then, in percent of one core."""
    began, used = time.perf_counter(), time.process_time()
    return lambda: (time.process_time() - used) / (time.perf_counter() - began) * 100


def _fill_ms() -> float:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    circle = QPainterPath()
    circle.addEllipse(50, 50, SIDE - 100, SIDE - 100)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    began = time.process_time()
    for _ in range(FILLS):
        painter.fillPath(circle, Qt.GlobalColor.blue)
    took = time.process_time() - began
    painter.end()
    return took / FILLS * 1_000


def _when_shown(step: Callable[[], None]) -> None:
    """Take the first step when the window comes."""
    shown: Callable[..., None] = Window.showEvent

    def show_event(*given: Any) -> None:
        shown(*given)
        Window.showEvent = shown  # type: ignore[method-assign]
        QTimer.singleShot(0, step)

    Window.showEvent = show_event  # type: ignore[method-assign]


def _now_ms() -> float:
    return time.perf_counter() * 1_000


def main(folder: Path, seconds: float) -> int:
    """Open the program on an empty data folder, follow the script, and give the program's exit status."""
    steps = script(Probe(), seconds, folder / "taken.json")

    def step() -> None:
        wait_ms = next(steps, None)
        if wait_ms is not None:
            QTimer.singleShot(wait_ms, step)

    _when_shown(step)
    return app.main(["--data-dir", str(folder / "data")])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2])))
