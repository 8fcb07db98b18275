"""What is public says what its name does not: every class, function and method without a leading underscore has a docstring."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).parent.parent.parent
FOLDERS: Final = ("core", "tasks", "pages", "benchmarks")
WAYS_IN: Final = frozenset({"main", "hold", "render", "upgrade", "downgrade"})
"""What a table of the package or a tool calls by this name in one module after another; the module's first line says what is
held, shown or run."""

Definition = ast.ClassDef | ast.FunctionDef


def modules() -> dict[Path, ast.Module]:
    paths = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


MODULES: Final = modules()


def public(node: ast.AST) -> Iterator[Definition]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Definition) and not child.name.startswith("_"):
            yield child


def declared() -> set[str]:
    """Methods that some class has with their docstring: another of that name does what the first promises, as a port's does."""
    classes = (node for tree in MODULES.values() for node in public(tree) if isinstance(node, ast.ClassDef))
    return {
        method.name
        for one in classes
        for method in public(one)
        if isinstance(method, ast.FunctionDef) and ast.get_docstring(method)
    }


def is_told_elsewhere(node: Definition) -> bool:
    """By a text that its decorator takes (what an operator plants, when a check is asked), or an error's own sentence."""
    texts = (arg for call in node.decorator_list if isinstance(call, ast.Call) for arg in call.args)
    if any(isinstance(arg, ast.Constant) and isinstance(arg.value, str) for arg in texts):
        return True
    return isinstance(node, ast.ClassDef) and any(
        isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "sentence" for one in node.body
    )


def says_nothing(node: Definition) -> bool:
    """No docstring, or one of no other words than the name's."""
    said = set(re.findall(r"\w+", (ast.get_docstring(node) or "").lower())) - {"the", "a", "an", "of"}
    return not said - set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", node.name).lower().split("_"))


def silent(tree: ast.Module, promised: set[str]) -> list[str]:
    """What is public in it and says nothing. Of a class alone in its module the module's first line speaks."""
    found, nodes = [], list(public(tree))
    for node in nodes:
        alone = isinstance(node, ast.ClassDef) and len(nodes) == 1 and ast.get_docstring(tree) is not None
        if says_nothing(node) and not alone and node.name not in WAYS_IN and not is_told_elsewhere(node):
            found.append(node.name)
        methods = public(node) if isinstance(node, ast.ClassDef) else ()
        found += [f"{node.name}.{one.name}" for one in methods if says_nothing(one) and one.name not in promised]
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_public_says_what_its_name_does_not(folder: str) -> None:
    promised, inside = declared(), {path: tree for path, tree in MODULES.items() if path.is_relative_to(ROOT / folder)}
    assert inside
    found = {str(path.relative_to(ROOT)): names for path, tree in inside.items() if (names := silent(tree, promised))}
    assert not found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("def bare(): ...", ["bare"]),
        ('def the_rows():\n    """The rows."""', ["the_rows"]),
        ('def rows():\n    """One a change, in the order of the document."""', []),
        ("def _own(): ...", []),
        ("def hold(scope): ...", []),
        ('@planted("number: one more")\ndef one_more(): ...', []),
        ('class Lost(Error):\n    sentence = "The file was lost."', []),
        ('"""Money by day."""\nclass Accounts: ...', []),
        ("class Accounts: ...", ["Accounts"]),
        ('class Store:\n    """Bytes by key."""\n    def put(self): ...\n    def fetch(self): ...', ["Store.fetch"]),
    ],
)
def test_the_rule_itself(text: str, names: list[str]) -> None:
    assert silent(ast.parse(text), {"put"}) == names
