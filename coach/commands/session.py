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
from coach.session.timeline import Choices
from coach.voice.preparation import NO_SOUND, Prepared
from coach.voice.relay import Relay
from coach.voice.underway import Underway


def run(arguments: argparse.Namespace) -> None:
    """Play it to its end, and write it down. Raises Refusal where it could not be written down."""
    house = House(arguments)
    now = house.clock.today()
    choices = house.settings.choices(house.routine, bedtime=is_late(now, house.settings.times))
    with house.store() as store, _core_application(), contextlib.ExitStack() as leaving:
        underway = _begun(house, choices, leaving)
        prepared = _first(house, underway)
        relay = Relay(house)
        leaving.callback(relay.close)
        player, line = relay.begin(prepared)
        keeper = Keeper(store, new_session(prepared.timeline, now, store.sessions(), house.settings.times))
        if line:
            print(tr(line))
        if line == NO_SOUND and (trouble := preflight.sound_trouble()):
            print(trouble)
        terminal.run_session(player, keeper, house.clock.wait_ms, lambda: _go_on(underway, relay, player, choices))
        print(terminal.summary(keeper.session))
        if keeper.fault:
            raise Refusal(keeper.fault)


def _begun(house: House, choices: Choices, leaving: contextlib.ExitStack) -> Underway:
    """Begin to make the session; where it is played fast and silently, to try it out, it comes with all its words."""
    underway = Underway(house.prepare, house.routine, choices, soon=not house.speed)
    leaving.callback(underway.leave)
    leaving.callback(house.stop)
    return underway


def _first(house: House, underway: Underway) -> Prepared:
    """Wait until there is something to begin with."""
    while (prepared := underway.more()) is None:
        house.clock.wait_ms(terminal.LOOK_MS)
    return prepared


def _go_on(underway: Underway, relay: Relay, player: Player, choices: Choices) -> str:
    """Take what was made meanwhile, as soon as that cuts nothing; give a line for the person."""
    relay.look(player)
    more = underway.more()
    line = relay.complete(player, more, choices.talk) if more else ""
    return tr(line) if line else ""


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
