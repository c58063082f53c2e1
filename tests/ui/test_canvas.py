from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from coach.routine.model import Phase
from coach.ui.theme import ThemeName
from tests.ui.conftest import Stage


class Painted(QObject):
    """Counts what is painted below a window."""

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.count[type(watched).__name__] += 1
        return False


@pytest.mark.parametrize("dressed_anew", [False, True])
def test_what_moves_is_painted_alone_and_not_all_that_lies_below_it(stage: Stage, dressed_anew: bool) -> None:
    stage.begin()
    if dressed_anew:
        stage.program.window.wear(ThemeName.DARK, 100)
    for phase, painter in ((Phase.LEAN, "Figure"), (Phase.HOLD, "HoldRing")):
        assert_painted_alone(stage, phase, painter)


def assert_painted_alone(stage: Stage, phase: Phase, painter: str) -> None:
    player = stage.program.run.player
    assert player is not None
    segment = next(s for s in player.timeline.segments if s.phase is phase and s.repetition == 2)
    stage.until(segment.start_ms + 1_150)  # between two seconds of the clock
    QApplication.processEvents()
    painted, application = Painted(), QApplication.instance()
    assert application is not None
    application.installEventFilter(painted)
    for _ in range(10):
        stage.go(16, step_ms=16)
        QApplication.processEvents()
    application.removeEventFilter(painted)
    assert painted.count[painter] >= 8
    assert painted.count["SessionPage"] <= 2  # bar and clock move now and then
    assert painted.count["Window"] <= 2
