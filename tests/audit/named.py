"""What assistive technology is told of each control and picture: its name and its role."""

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractScrollArea, QLabel, QWidget

from tests.audit.finding import Result, Rule, called, counted
from tests.audit.sheet import Sheet, sheets
from tests.audit.targets import is_pressed

Role = QAccessible.Role

#: Roles that say nothing: a screen reader passes by.
DUMB = frozenset({Role.NoRole, Role.Client, Role.Border, Role.Pane})
BUTTONS = frozenset({Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.ButtonDropDown})
#: Controls that stand twice on a page because they do the same.
SAME = frozenset({"Cramp now"})


def measure(page: str, window: QWidget) -> Result:
    """Count what has no name, what has no role or a wrong one, and what shares both with another."""
    spoken = [widget for sheet in sheets(window) for widget in sheet.widgets if _speaks(sheet, widget)]
    return counted(Rule.NAMES, page, [*_singly(spoken), *_twice(spoken)])


def is_control(widget: QWidget) -> bool:
    """Tell whether the keyboard or a press reaches it; what is only a part of another does not count."""
    part = widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), QAbstractScrollArea)
    keyboard = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return not part and (keyboard or is_pressed(widget) or isinstance(widget, QAbstractItemView))


def is_picture(widget: QWidget) -> bool:
    """Tell whether it is painted by hand."""
    ours = any("paintEvent" in vars(kind) for kind in type(widget).__mro__ if kind.__module__.startswith("coach."))
    return ours and not isinstance(widget, QLabel) and not is_control(widget)


def said(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """Give the name and the role that a screen reader gets."""
    face = QAccessible.queryAccessibleInterface(widget)
    return (face.text(QAccessible.Text.Name).strip(), face.role()) if face else ("", Role.NoRole)


def _speaks(sheet: Sheet, widget: QWidget) -> bool:
    seen = is_picture(widget) and not _is_blank(sheet, widget) and not _told_otherwise(widget)
    return seen or is_control(widget)


def _singly(widgets: list[QWidget]) -> Iterator[tuple[str, str]]:
    for widget in widgets:
        name, role = said(widget)
        if not name:
            yield called(widget), "no name"
        wrong = role not in BUTTONS if isinstance(widget, QAbstractButton) else role in DUMB
        if wrong:
            yield called(widget), f"role {role.name}"


def _is_blank(sheet: Sheet, widget: QWidget) -> bool:
    """Tell whether nothing is to be seen of it just now."""
    picture = sheet.picture(sheet.box(widget))
    return picture.size == 0 or bool((picture == picture[0, 0]).all())


def _told_otherwise(widget: QWidget) -> bool:
    """Tell whether a picture without words of its own only stands beside the ones that say the same."""
    above = widget.parentWidget()
    labels = [*widget.findChildren(QLabel), *(above.findChildren(QLabel) if above and above.accessibleName() else [])]
    return not widget.accessibleName() and any(label.text() for label in labels)


def _twice(widgets: list[QWidget]) -> Iterator[tuple[str, str]]:
    same: dict[tuple[str, QAccessible.Role], list[QWidget]] = defaultdict(list)
    for widget in widgets:
        if is_control(widget) and widget.isEnabled():
            same[said(widget)].append(widget)
    for (name, _), those in same.items():
        if name and name not in SAME and len(those) > 1:
            yield called(those[0]), f"{len(those)} are called so"
