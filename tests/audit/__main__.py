"""Prints the worst figure of each page by each rule: `python -m tests.audit [--quick]`; 1 where one fails."""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from coach.ui.theme import ThemeName
from tests.audit import audit as looks
from tests.audit.finding import LEAST, Result, Rule
from tests.audit.stage import Look
from tests.audit.states import STATES
from tests.audit.wording import made_up_language

SIZES = ((800, 600), (1280, 900))
_PAGE, _COLUMN = 34, 12


def everything() -> Iterator[tuple[str, list[Result]]]:
    """Measure every page in every theme at both sizes of text and of the window."""
    for theme in ThemeName:
        for percent in (100, 200):
            for size in SIZES:
                look = Look(theme, percent, *size)
                measures = [looks.in_every_state, looks.by_shape, looks.by_ear, looks.by_keyboard]
                yield str(look), looks.audit(look, *measures)
    yield from turned(ThemeName.DARK)


def quickly() -> Iterator[tuple[str, list[Result]]]:
    """Measure every page in the two looks that differ most."""
    for look in (Look(ThemeName.LIGHT, 100), Look(ThemeName.DARK, 200)):
        yield str(look), looks.audit(look, looks.by_eye, looks.by_shape, looks.by_ear, looks.by_keyboard)
    yield from turned(ThemeName.LIGHT)


def turned(theme: ThemeName) -> Iterator[tuple[str, list[Result]]]:
    """Measure every page in another size of text than it began with, from right to left, and in longer words."""
    for size in SIZES:
        look = Look(theme, 100, *size)
        yield f"{look}, made larger", looks.audit(look, looks.in_other_sizes)
    for percent in (100, 200):
        look = Look(theme, percent)
        with looks.right_to_left():
            yield f"{look}, right to left", looks.audit(look, looks.mirrored)
        with made_up_language():
            yield f"{look}, longer words", looks.audit(look, looks.in_longer_words)


def main() -> int:
    """Measure, and print the table, then each fault once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the two looks that differ most")
    arguments = parser.parse_args()
    application = QApplication([])
    rounds = []
    for name, results in quickly() if arguments.quick else everything():
        print(f"measured: {name}", file=sys.stderr)  # noqa: T201  (it takes its time)
        rounds.append((name, results))
    print(*_table([result for _, results in rounds for result in results]), sep="\n")  # noqa: T201
    places: dict[tuple[Rule, str], list[str]] = defaultdict(list)
    for name, results in rounds:
        for fault in (fault for result in results for fault in result.faults):
            places[fault.rule, fault.widget].append(f"{fault.figure}, {fault.page}, {name}")
    for (rule, widget), where in sorted(places.items()):
        print(f"FAULT  {rule}: {widget}: {where[0]} (+{len(where) - 1})")  # noqa: T201
    application.quit()
    return 1 if places else 0


def _table(results: list[Result]) -> Iterator[str]:
    """Give the lines of the table: pages down, rules across, in each cell the worst of all looks."""
    cells: dict[str, dict[Rule, float]] = defaultdict(dict)
    for result in results:
        page = result.page.rsplit(", ", 1)[0] if result.page.endswith(tuple(STATES)) else result.page
        for row in (page, "worst of all"):
            if result.worst is not None:
                before = cells[row].get(result.rule, result.worst)
                cells[row][result.rule] = (min if result.rule in LEAST else max)(before, result.worst)
    worst = cells.pop("worst of all", {})
    yield "page".ljust(_PAGE) + "".join(rule.rjust(_COLUMN) for rule in Rule)
    for page, figures in [*cells.items(), ("worst of all", worst)]:
        yield page[: _PAGE - 1].ljust(_PAGE) + "".join(_cell(figures.get(rule)).rjust(_COLUMN) for rule in Rule)
    wanted = "".join((f">= {LEAST[rule]:g}" if rule in LEAST else "0").rjust(_COLUMN) for rule in Rule)
    yield "wanted".ljust(_PAGE) + wanted


def _cell(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.2f}".removesuffix(".00")


if __name__ == "__main__":
    sys.exit(main())
