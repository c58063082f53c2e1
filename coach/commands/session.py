"""A session in the terminal, with no window."""

import argparse
import contextlib
from collections.abc import Iterator

from coach import preflight, terminal
from coach.diary.keeper import Keeper, new_session
from coach.house import House, Refusal
from coach.language.texts import tr
from coach.session.day import is_late
from coach.session.player import Player
from coach.voice.preparation import NO_SOUND


def run(arguments: argparse.Namespace) -> None:
    """Play it to its end, and write it down. Raises Refusal where it could not be written down."""
    house = House(arguments)
    now = house.clock.today()
    with house.store() as store, _core_application(), contextlib.ExitStack() as leaving:
        prepared = house.prepare(
            house.routine, house.settings.choices(house.routine, bedtime=is_late(now, house.settings.times))
        )
        keeper = Keeper(store, new_session(prepared.timeline, now, store.sessions(), house.settings.times))
        sound = house.sounding(prepared.track)
        if sound:
            leaving.callback(sound.close)
        line = prepared.line if sound or house.speed else NO_SOUND
        if line:
            print(tr(line))
        if line == NO_SOUND and (trouble := preflight.sound_trouble()):
            print(trouble)
        player = Player(prepared.timeline, sound or house.silent(), house.silent(), house.clock)
        terminal.run_session(player, keeper, house.clock.wait_ms)
        print(terminal.summary(keeper.session))
        if keeper.fault:
            raise Refusal(keeper.fault)


@contextlib.contextmanager
def _core_application() -> Iterator[None]:
    """Let Qt's sound work without a window, where Qt is to be had."""
    try:
        from PySide6.QtCore import QCoreApplication
    except ImportError:
        yield
        return
    application = QCoreApplication.instance() or QCoreApplication([])
    yield
    del application
