"""Finds the messages in the code, keeps the Russian catalogues in step, compiles them. Needs Babel (requirements-dev.txt).

python -m core.locale          update the .po files, compile the .mo files, list what lacks a translation (exit 1)
python -m core.locale pages    the same for one domain
python -m core.locale --check  change nothing; exit 1 where a file would change or a translation is missing
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from core.locale import FOLDER

ROOT = FOLDER.parent.parent
DOMAINS: dict[str, tuple[str, ...]] = {
    "errors": ("core/errors.py",),
    "pages": ("pages", "streamlit_app.py"),
    "reports": ("core/reports",),
    "analysis": ("core/analysis",),
    "tasks": ("tasks",),
    "cli": ("core/__main__.py", "core/cli"),
    "service": ("core/service", "core/service.py", "core/storage", "core/intake"),
}
CALLS = {"_": 1, "gettext": 1, "words": 1, "N_": 1, "ngettext": 2, "many": 2, "plural": 2}
_IN_TEMPLATE = re.compile(r"""\b_\((["'])(.+?)\1\)""")
"""Functions whose first arguments are messages, and how many of them; a class's `sentence` is one too."""

_NO_TIME = datetime(2026, 1, 1, tzinfo=UTC)

Message = str | tuple[str, str]


def messages_of(path: Path) -> Iterator[tuple[Message, int]]:
    """Each message of a Python file or a template with its line."""
    if path.suffix == ".html":
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield from ((found[1], number) for found in _IN_TEMPLATE.findall(line))
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            texts = [a.value for a in node.args[: CALLS.get(_called(node.func), 0)] if isinstance(a, ast.Constant)]
            if texts and all(isinstance(text, str) for text in texts):
                yield (str(texts[0]) if len(texts) == 1 else (str(texts[0]), str(texts[1]))), node.lineno
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if getattr(target, "id", "") == "sentence" and isinstance(node.value, ast.Constant):
                yield str(node.value.value), node.lineno


def _called(function: ast.expr) -> str:
    """What is called, by its last name: `words` of `words(language)("…")` too."""
    inner = function.func if isinstance(function, ast.Call) else function
    return inner.attr if isinstance(inner, ast.Attribute) else getattr(inner, "id", "")


def files_of(domain: str) -> Iterator[Path]:
    """Every file whose messages the domain holds: modules and templates."""
    for entry in DOMAINS[domain]:
        path = ROOT / entry
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from sorted([*path.rglob("*.py"), *path.rglob("templates/*.html")])


def catalogue_of(domain: str) -> Catalog:
    """The domain's catalogue as it should be: every message of the code, with the translations that exist."""
    target = FOLDER / "ru" / "LC_MESSAGES" / f"{domain}.po"
    known = read_po(io.BytesIO(target.read_bytes()), locale="ru") if target.exists() else Catalog(locale="ru")
    fresh = Catalog(locale="ru", project="Sverka", charset="utf-8", fuzzy=False, header_comment="# Sverka")
    for path in files_of(domain):
        for message, _line in messages_of(path):
            if message in ("", "{what}"):
                continue
            old = known.get(message[0] if isinstance(message, tuple) else message)
            string = old.string if old is not None and isinstance(old.id, tuple) == isinstance(message, tuple) else None
            fresh.add(message, string, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return fresh


def untranslated(catalogue: Catalog) -> list[str]:
    """Messages without Russian, or without one of its three plural forms."""
    return [str(m.id) for m in catalogue if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)]


def compiled(catalogue: Catalog) -> tuple[bytes, bytes]:
    """The .po and .mo bytes, the same for the same catalogue."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, width=120, sort_output=True, include_lineno=False)
    lines = [x for x in po.getvalue().splitlines(keepends=True) if not x.startswith((b'"Generated-By', b'"PO-Rev', b'"POT-Cr'))]
    written = read_po(io.BytesIO(b"".join(lines)), locale="ru")
    # Without dates of its own a catalogue takes the present time into its header.
    written.creation_date = written.revision_date = _NO_TIME
    write_mo(mo, written)
    return b"".join(lines), mo.getvalue()


def main(arguments: list[str]) -> int:
    """Writes the catalogues that are not in step, or with --check names them. Exit status 1: out of step, or Russian lacks."""
    check, wrong = "--check" in arguments, 0
    folder = FOLDER / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    for domain in [name for name in arguments if name in DOMAINS] or DOMAINS:
        catalogue = catalogue_of(domain)
        for name, data in zip((f"{domain}.po", f"{domain}.mo"), compiled(catalogue), strict=True):
            path = folder / name
            if not path.exists() or path.read_bytes() != data:
                if check:
                    wrong = 1
                    print(f"{name} is not in step with the code: run python -m core.locale")
                else:
                    path.write_bytes(data)
        for message in untranslated(catalogue):
            wrong = 1
            print(f"{domain}: no Russian for {message!r}")
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
