"""Every text goes through translation whole, known beforehand, and only once the language has been chosen."""

import ast
import string
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coach import places

CODE = Path(places.__file__).parent
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass
class Module:
    """What there is to know of a module before its texts can be judged."""

    name: str
    calls: list[tuple[ast.Call, bool]]  # each, and whether it is made only when something is called
    constants: dict[str, ast.expr] = field(default_factory=dict)
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)  # the module it is from, and its name there


def module(path: Path, root: Path) -> Module:
    parts = path.relative_to(root.parent).with_suffix("").parts
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(_walk(tree))
    made = Module(".".join(parts), [(node, late) for node, late in nodes if isinstance(node, ast.Call)])
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            made.constants[node.targets[0].id] = node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            made.constants[node.target.id] = node.value
    for each, _ in nodes:
        if isinstance(each, ast.ImportFrom):
            made.imported |= {alias.asname or alias.name: (each.module or "", alias.name) for alias in each.names}
    return made


def modules_in(root: Path) -> dict[str, Module]:
    return {each.name: each for each in (module(path, root) for path in sorted(root.rglob("*.py")))}


def faults(modules: dict[str, Module]) -> list[str]:
    return [fault for each in modules.values() for fault in _faults(each, modules)]


def called(call: ast.Call) -> str:
    """Give the name of what is called, where it is one word, or two with a dot between."""
    match call.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return f"{owner}.{name}"
        case _:
            return ""


def _faults(each: Module, modules: dict[str, Module]) -> Iterator[str]:
    for node, late in each.calls:
        if called(node) in {"tr", "self.tr"}:
            place = f"{each.name}:{node.lineno}"
            if not late:
                yield f"{place} is translated before a language was chosen"
            yield from (f"{place} {fault}" for fault in _of_text(node.args[0], node, each, modules))


def _walk(tree: ast.AST) -> Iterator[tuple[ast.AST, bool]]:
    """Give all that there is, and whether it runs only when it is called: no module, class, decorator or default."""
    ahead = deque([(tree, False)])
    while ahead:
        node, late = ahead.popleft()
        yield node, late
        body: list[ast.AST] = []
        if isinstance(node, FUNCTIONS) and not late:
            body = list(node.body) if isinstance(node.body, list) else [node.body]
        ahead += [(child, late or child in body) for child in ast.iter_child_nodes(node)]


def _of_text(source: ast.expr, call: ast.Call, each: Module, modules: dict[str, Module]) -> Iterator[str]:
    if isinstance(source, ast.IfExp):
        for either in (source.body, source.orelse):
            yield from _of_text(either, call, each, modules)
    elif isinstance(source, ast.Constant):
        given = {keyword.arg for keyword in call.keywords}
        if None not in given and (missing := _names(str(source.value)) - given):
            yield f"is not given {sorted(map(str, missing))}"
    elif not isinstance(source, ast.Name | ast.Attribute | ast.Subscript):
        yield f"is put together: {ast.unparse(source)}"
    elif (table := _table(source, each, modules)) and not _marks(table):
        yield f"was never marked: {ast.unparse(source)}"


def _names(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _table(source: ast.expr, each: Module, modules: dict[str, Module]) -> ast.expr | None:
    """Give what a name stands for, here or in the module that it is from; None where that is not a constant."""
    while isinstance(source, ast.Subscript):
        source = source.value
    if isinstance(source, ast.Attribute) and isinstance(source.value, ast.Name):
        parent, name = each.imported.get(source.value.id, ("", "")), source.attr
        there = modules.get(".".join(parent))
        return there.constants.get(name) if there else None
    if not isinstance(source, ast.Name):
        return None
    if source.id in each.imported:
        home, name = each.imported[source.id]
        return modules[home].constants.get(name) if home in modules else None
    return each.constants.get(source.id)


def _marks(table: ast.expr) -> bool:
    return any(isinstance(node, ast.Call) and called(node) == "mark" for node in ast.walk(table))


def comments(modules: Iterable[Module], function: str) -> set[str]:
    """Give what translators are told of the texts that are marked, or of those that are known by a name."""
    found = set()
    for each in modules:
        for node, _ in each.calls:
            if called(node) == function and len(node.args) > 1:
                comment = each.constants.get(ast.unparse(node.args[1]), node.args[1])
                is_of_a_name = not isinstance(node.args[0], ast.Constant)
                if isinstance(comment, ast.Constant) and (function == "mark" or is_of_a_name):
                    found.add(str(comment.value))
    return found


@pytest.fixture(scope="module")
def code() -> dict[str, Module]:
    return modules_in(CODE)


def test_every_text_is_translated_whole(code: dict[str, Module]) -> None:
    assert faults(code) == []


@pytest.mark.parametrize(
    "faulty",
    [
        'TITLE = tr("Calf Coach")',
        'class Page:\n    title = tr("Calf Coach")',
        'def show(title=tr("Calf Coach")):\n    pass',
        'def show(count):\n    tr(f"{count} nights")',
        'def show(name):\n    tr("Saved in " + name)',
        'def show(name):\n    tr("Saved in {0}".format(name))',
        'TITLE = "Calf Coach"\ndef show():\n    tr(TITLE)',
        'STATES = {1: "done"}\ndef show(state):\n    tr(STATES[state])',
        "from coach.texts import BARE\ndef show():\n    tr(BARE)",
        "from coach import texts\ndef show():\n    tr(texts.BARE)",
        'def show(folder):\n    tr("Saved in {folder}.", place=folder)',
        'def show(folder):\n    tr("Saved in {folder}.")',
    ],
)  # fmt: skip
def test_a_fault_would_be_found(tmp_path: Path, faulty: str) -> None:
    root = tmp_path / "coach"
    root.mkdir()
    (root / "texts.py").write_text('BARE = "Bare"\nMARKED = mark("Marked")\n')
    (root / "page.py").write_text(
        'from coach.texts import MARKED\nNAMES = {1: mark("One")}\n'
        'def right(text, values):\n    return tr(text), tr(MARKED), tr(NAMES[1]), tr("{a}", **values), tr("{a}", a=1)'
    )
    assert faults(modules_in(root)) == []
    (root / "faulty.py").write_text(f"{faulty}\n")
    assert len(faults(modules_in(root))) == 1


def test_what_is_told_of_a_marked_text_is_told_where_it_is_used(code: dict[str, Module]) -> None:
    """A catalogue finds a text by both."""
    marked = comments(code.values(), "mark")
    assert marked
    assert marked - comments(code.values(), "tr") == set()
