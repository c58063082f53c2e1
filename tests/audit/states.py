"""The looks that a button has only now and then: held down, pointed at, chosen, not to be had."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

Control = TypeVar("Control", bound=QWidget)


@contextmanager
def disabled(window: QWidget) -> Iterator[None]:
    """Take everything away that can be pressed."""
    held = window.focusWidget()
    those = [control for control in _controls(window, QComboBox) if control.isEnabled()]
    with _kept(those, lambda control, on: control.setEnabled(not on)):
        yield
    if held:
        held.setFocus()


@contextmanager
def checked(window: QWidget) -> Iterator[None]:
    """Choose everything that can be chosen."""
    those = [button for button in _buttons(window) if button.isCheckable() and not button.isChecked()]
    groups = {group for button in those if (group := button.group()) and group.exclusive()}
    for group in groups:
        group.setExclusive(False)
    with _kept(those, _check):
        yield
    for group in groups:
        group.setExclusive(True)


@contextmanager
def pointed_at(window: QWidget) -> Iterator[None]:
    """Let the pointer be over everything."""
    with _kept(_buttons(window), lambda button, on: button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on)):
        yield


@contextmanager
def held_down(window: QWidget) -> Iterator[None]:
    """Press everything, and do not let go."""
    with _kept(_buttons(window), _press):
        yield


STATES = {"disabled": disabled, "checked": checked, "pointed at": pointed_at, "held down": held_down}


@contextmanager
def _kept(those: list[Control], turn: Callable[[Control, bool], object]) -> Iterator[None]:
    for control in those:
        turn(control, True)
    try:
        yield
    finally:
        for control in those:
            turn(control, False)


def _check(button: QAbstractButton, on: bool) -> None:
    with QSignalBlocker(button):
        button.setChecked(on)


def _press(button: QAbstractButton, on: bool) -> None:
    with QSignalBlocker(button):
        button.setDown(on)


def _buttons(window: QWidget) -> list[QAbstractButton]:
    return [button for button in window.findChildren(QAbstractButton) if button.isVisible() and button.isEnabled()]


def _controls(window: QWidget, *also: type[QWidget]) -> list[QWidget]:
    return [*_buttons(window), *(each for kind in also for each in window.findChildren(kind) if each.isVisible())]
