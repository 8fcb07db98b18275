"""The pages of docs/promises/ name tests and commands that exist: each row of their tables names one at least."""

import ast
import functools
import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted((ROOT / "docs" / "promises").glob("*.md"))
WITHOUT = "## What does not hold"


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def rows(page: Path) -> list[str]:
    """The last cell of each row of the page's tables, up to the section of what does not hold."""
    kept = page.read_text(encoding="utf-8").split(WITHOUT)[0]
    lines = [line.strip() for line in kept.splitlines() if line.startswith("|")]
    heads = [at for at, line in enumerate(lines) if re.fullmatch(r"[|\s:-]+", line)]
    return [line.strip("|").rsplit("|", 1)[-1] for at, line in enumerate(lines) if at not in heads and at + 1 not in heads]


@functools.cache
def functions_in(path: str) -> frozenset[str]:
    """The tests of a file, those of a class as Class::test."""
    file = ROOT / path
    tree = ast.parse(file.read_text(encoding="utf-8")) if file.is_file() else ast.Module([], [])
    found = [("", node) for node in tree.body]
    for group in tree.body:
        found += [(f"{group.name}::", node) for node in group.body] if isinstance(group, ast.ClassDef) else []
    return frozenset(
        before + node.name
        for before, node in found
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    )


def missing(named: str) -> bool:
    """Whether it is called like a test, a module or a target of make, and is none."""
    if named.startswith("tests/"):
        path, _, test = named.partition("::")
        return test not in functions_in(path)
    if named.startswith("python -m "):
        return not module(named.split()[2])
    return named.startswith("make ") and not re.search(
        rf"^{named.split()[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M
    )


def module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__main__.py").is_file() or importlib.util.find_spec(name) is not None


def shows(named: str) -> bool:
    return named.startswith(("tests/", "python -m ", "make "))


def test_there_are_pages() -> None:
    assert PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_row_names_what_shows_it(page: Path) -> None:
    assert rows(page)
    assert [row for row in rows(page) if not any(map(shows, quoted(row)))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_named_exists(page: Path) -> None:
    assert [named for named in quoted(page.read_text(encoding="utf-8")) if missing(named)] == []


@pytest.mark.parametrize(
    "named",
    [
        "tests/unit/test_promises.py::test_gone",
        "tests/unit/gone.py::test_x",
        "tests/unit/test_promises.py",
        "python -m benchmarks.gone",
        "make gone",
    ],
)
def test_what_does_not_exist_is_found(named: str) -> None:
    assert missing(named)
    assert not missing("tests/unit/test_promises.py::test_there_are_pages")
    assert not missing("python -m benchmarks.read_docx")
    assert not missing("make bench")
    assert not missing("tests/unit/test_docx_text.py::TestHidden::test_invisible_characters_are_flagged")
