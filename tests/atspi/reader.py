"""A screen reader's side of AT-SPI, over D-Bus: what stands there by role and name, and what is announced.

Not through PyGObject: its bindings belong to the system's Python and not to a virtual environment, want a main loop,
and keep a cache that can be stale. The protocol itself is a handful of calls and one kind of signal.
"""

import contextlib
import re
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

SPI = "org.a11y.atspi"
STATUS = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Status")
BUS = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
REGISTRY = DBusAddress("/org/a11y/atspi/registry", bus_name=f"{SPI}.Registry", interface=f"{SPI}.Registry")
#: What the registry calls the place where the programs are.
DESKTOP = (f"{SPI}.Registry", "/org/a11y/atspi/accessible/root")
#: How long a call may take, and how long anything may take to be seen; between two looks.
ANSWER_S, PATIENCE_S, REST_S = 10.0, 15.0, 0.05
#: A press without effect is repeated so often, and after so long.
PRESSES, AGAIN_S = 5, 0.7

Address = tuple[str, str]


class State(IntEnum):
    """Those of AtspiStateType that matter here."""

    CHECKED = 4
    FOCUSABLE = 11
    SHOWING = 25


@dataclass(frozen=True, slots=True)
class Thing:
    """One accessible object, as it stood when it was looked at."""

    address: Address
    role: str
    name: str
    description: str
    states: frozenset[int]

    def __str__(self) -> str:
        return f"{self.role} “{self.name}”" + (f" ({self.description})" if self.description else "")


@dataclass(frozen=True, slots=True)
class Told:
    """An event that the program sent of its own accord."""

    kind: str
    detail: str
    value: object

    @property
    def announced(self) -> bool:
        """Tell whether it is meant to be spoken whatever the reader is at."""
        return self.kind == "Announcement"


@dataclass
class Reader:
    """A screen reader at one program."""

    line: DBusConnection
    program: Address
    waiting: deque[Message]  # not yet taken in
    known: list[Told] = field(default_factory=list)
    heard: int = 0  # announcements that were there before the last deed, or have been listened for

    def told(self) -> list[Told]:
        """Give all that has been told so far."""
        while self.waiting:
            self.known.append(_read(self.waiting.popleft()))
        return self.known

    def announcements(self) -> list[str]:
        """Give what of that was announced."""
        return [str(event.value) for event in self.told() if event.announced]

    def things(self) -> list[Thing]:
        """Give all that is shown, in the order in which it is read."""
        return list(self._shown(self.program))

    def find(self, role: str, name: str | re.Pattern[str], *, patience_s: float = PATIENCE_S) -> Thing:
        """Give the first thing of this role and whole name, as soon as it is shown. Raises LookupError."""
        wanted = name if isinstance(name, re.Pattern) else re.compile(re.escape(name))
        give_up = _now() + patience_s
        while True:
            seen = []
            for thing in self._shown(self.program):
                if thing.role == role and wanted.fullmatch(thing.name):
                    return thing
                seen.append(str(thing))
            if _now() > give_up:
                raise LookupError("\n".join((f"no {role} “{wanted.pattern}”, but:", *seen)))
            self.listen(REST_S)

    def press(self, name: str) -> None:
        """Press a button, as a reader's Enter does. Raises LookupError."""
        self.act(self.find("push button", name))

    def act(self, thing: Thing) -> None:
        """Do the first of a thing's actions. Raises LookupError."""
        self.heard = len(self.announcements())
        if not self._call(thing.address, "Action", "DoAction", "i", 0)[0]:
            raise LookupError(f"nothing can be done with {thing}")

    def press_for(self, button: str, role: str, name: str | re.Pattern[str]) -> Thing:
        """Press a button and give what is shown then; once more where it was taken for the second of two clicks."""
        for _ in range(PRESSES):
            self.press(button)
            with contextlib.suppress(LookupError):
                return self.find(role, name, patience_s=AGAIN_S)
        return self.find(role, name)

    def hear(self, word: str) -> None:
        """Listen until this is announced, after the last deed and what was heard since. Raises LookupError."""
        give_up = _now() + PATIENCE_S
        while word not in (new := self.announcements()[self.heard :]):
            if _now() > give_up:
                raise LookupError(f"“{word}” was not announced, but: {self.announcements()}")
            self.listen(REST_S)
        self.heard += new.index(word) + 1

    def listen(self, seconds: float) -> None:
        """Wait until something is told, or for so long."""
        with contextlib.suppress(TimeoutError):
            self.known.append(_read(self.line.recv_until_filtered(self.waiting, timeout=seconds)))

    def _shown(self, address: Address) -> Iterator[Thing]:
        with contextlib.suppress(LookupError):  # it was just taken away
            low, high = self._call(address, "Accessible", "GetState")[0]
            states = frozenset(bit for bit in range(64) if (high << 32 | low) >> bit & 1)
            if address == self.program or State.SHOWING in states:
                yield self._look(address, states)
                for child in self._call(address, "Accessible", "GetChildren")[0]:
                    yield from self._shown(child)

    def _look(self, address: Address, states: frozenset[int]) -> Thing:
        bus, path = address
        properties = Properties(DBusAddress(path, bus_name=bus, interface=f"{SPI}.Accessible"))
        name, description = (_answer(self.line, properties.get(key))[0][1] for key in ("Name", "Description"))
        return Thing(address, self._call(address, "Accessible", "GetRoleName")[0], name, description, states)

    def _call(self, address: Address, interface: str, method: str, signature: str = "", *body: object) -> Any:
        return _call(self.line, address, interface, method, signature, *body)


@contextlib.contextmanager
def screen_reader(bus: str, program: int) -> Iterator[Reader]:
    """Be a screen reader on the desk with this session bus, at the program of this process id."""
    with open_dbus_connection(_accessibility_bus(bus)) as line:
        rule = MatchRule(type="signal", path_namespace="/org/a11y/atspi/accessible")
        _answer(line, message_bus.AddMatch(rule))
        for kind in ("object:", "window:", "focus:"):
            _answer(line, new_method_call(REGISTRY, "RegisterEvent", "sass", (kind, [], "")))
        waiting: deque[Message] = deque()
        with line.filter(rule, queue=waiting):
            yield Reader(line, _meet(line, program), waiting)


def switch_on(bus: str) -> bool:
    """Say on this session bus that a screen reader is in use, as one does when it starts; tell whether it was heard."""
    try:
        with open_dbus_connection(bus) as line:
            for name in ("IsEnabled", "ScreenReaderEnabled"):
                _answer(line, Properties(STATUS).set(name, "b", True))
        with open_dbus_connection(_accessibility_bus(bus)) as line:
            _answer(line, new_method_call(REGISTRY, "GetRegisteredEvents"))
    except (OSError, LookupError):  # they are still starting
        return False
    return True


def _accessibility_bus(bus: str) -> str:
    with open_dbus_connection(bus) as line:
        return str(_answer(line, new_method_call(BUS, "GetAddress"))[0])


def _meet(line: DBusConnection, program: int) -> Address:
    """Give where the program of this process id is, as soon as it has come. Raises LookupError."""
    give_up = _now() + PATIENCE_S
    while _now() < give_up:
        for bus, path in _call(line, DESKTOP, "Accessible", "GetChildren", "")[0]:
            with contextlib.suppress(LookupError):
                if _answer(line, message_bus.GetConnectionUnixProcessID(bus))[0] == program:
                    return bus, path
        threading.Event().wait(REST_S)
    raise LookupError("the program did not come")


def _call(line: DBusConnection, address: Address, interface: str, method: str, signature: str, *body: object) -> Any:
    bus, path = address
    where = DBusAddress(path, bus_name=bus, interface=f"{SPI}.{interface}")
    return _answer(line, new_method_call(where, method, signature or None, body))


def _answer(line: DBusConnection, message: Message) -> Any:
    reply = line.send_and_get_reply(message, timeout=ANSWER_S)
    if reply.header.message_type is MessageType.error:
        raise LookupError(f"{reply.header.fields.get(HeaderFields.error_name)}: {reply.body}")
    return reply.body


def _read(message: Message) -> Told:
    detail, _, _, (_, value) = message.body[:4]
    return Told(str(message.header.fields[HeaderFields.member]), detail, value)


def _now() -> float:
    return time.monotonic()  # noqa: TID251  (a real program is being waited for)
