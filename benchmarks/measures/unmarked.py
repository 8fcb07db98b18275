"""Edits without a mark: the editors' files with tracked changes, in which single marks are taken off while their edits stay, and
in which a word is changed by hand beside the marks."""

import io
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from core.comparison import compare
from core.errors import SverkaError
from core.intake import read as read_bytes
from core.model.change import Change
from core.ports import ReadOptions

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "word/document.xml"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
LETTERS = re.compile(r"\w{4,}")
TRIES = 3
"""Edits taken from each file for each way of hiding one."""


@dataclass
class Unmarked:
    """Sums over files. `accused`: changes called unmarked in files where every edit is marked."""

    files: int = 0
    changes: int = 0
    accused: list[str] = field(default_factory=list)
    planted: int = 0
    missed: list[str] = field(default_factory=list)
    beside: int = 0
    """Changes called unmarked beside the one that holds the planted edit."""


def name(local: str) -> str:
    """The qualified name of an element of WordprocessingML."""
    return f"{{{WORD}}}{local}"


def measure(cases: Path) -> Unmarked:
    """Over all of the cases that hold a file with marks and the file before them."""
    total = Unmarked()
    for folder in sorted((cases / "tracked").iterdir()):
        if (folder / "tracked.docx").exists() and (folder / "before.docx").exists():
            _one(folder, total)
    return total


def _one(folder: Path, total: Unmarked) -> None:
    old, new = (folder / "before.docx").read_bytes(), (folder / "tracked.docx").read_bytes()
    try:
        found = _changes(old, new)
    except SverkaError:
        return  # a file without words
    if found is None:
        return
    total.files += 1
    total.changes += len(found)
    total.accused += [f"{folder.name}: {change.sentence.en[:70]}" for change in found if "unmarked" in change.reasons]
    for text, made in planted(new, random.Random(folder.name)):
        changes = _changes(old, made)
        if changes is None:
            continue
        total.planted += 1
        guilty = [change for change in changes if "unmarked" in change.reasons]
        holding = [change for change in guilty if _holds(change, text)]
        total.missed += [] if holding else [f"{folder.name}: {text[:60]!r}"]
        total.beside += len(guilty) - len(holding)


def _changes(old: bytes, new: bytes) -> tuple[Change, ...] | None:
    """None where the new file has no marks."""
    one, two, claimed = (_read(old), _read(new), _read(new, "rejected"))
    return compare(one, two, claimed=claimed).changes if two.revisions else None


def _read(data: bytes, revisions: str = "accepted") -> Any:
    return read_bytes(data, "file.docx", ReadOptions(revisions=revisions))


def _holds(change: Change, text: str) -> bool:
    words = set(LETTERS.findall(text.lower()))
    said = " ".join(anchor.text for anchor in (*change.old, *change.new)).lower()
    return any(word in said for word in words)


def planted(data: bytes, rng: random.Random) -> Iterator[tuple[str, bytes]]:
    """(the words of the edit, the file): an insertion or a deletion accepted in silence, and a word written over by hand."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    root = etree.fromstring(parts[MAIN])
    for ways in (_silent_insertions, _silent_deletions, _by_hand):
        places = list(ways(root))
        for place in rng.sample(range(len(places)), min(TRIES, len(places))):
            copy = etree.fromstring(parts[MAIN])
            text = list(ways(copy))[place][0]
            list(ways(copy))[place][1]()
            yield text, _packed({**parts, MAIN: etree.tostring(copy)})


def _runs(root: Any, local: str) -> Iterator[Any]:
    """The marks around runs of a paragraph: not those of a paragraph's own mark or inside one another; not where a mark of the
    whole row says it too, the second writing of a text box, or what a program made (a table of contents)."""
    for element in root.iter(name(local)):
        if element.getparent().tag == name("p") and element.find(name("r")) is not None:
            above = list(element.iterancestors())
            row = next((one for one in above if one.tag == name("tr")), None)
            style = element.getparent().find(f"{name('pPr')}/{name('pStyle')}")
            made = style is not None and str(style.get(name("val"))).upper().startswith("TOC")
            marked_row = row is not None and row.find(f"{name('trPr')}/{name(local)}") is not None
            if not made and not marked_row and not any(one.tag == FALLBACK for one in above):
                yield element


def _said(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(name("t"), name("delText")))


def _silent_insertions(root: Any) -> Iterator[tuple[str, Any]]:
    for mark in _runs(root, "ins"):
        if LETTERS.search(_said(mark)) and mark.find(name("del")) is None:
            yield _said(mark), lambda mark=mark: _unwrap(mark)


def _silent_deletions(root: Any) -> Iterator[tuple[str, Any]]:
    for mark in _runs(root, "del"):
        if LETTERS.search(_said(mark)):
            yield _said(mark), lambda mark=mark: mark.getparent().remove(mark)


def _by_hand(root: Any) -> Iterator[tuple[str, Any]]:
    for paragraph in root.iter(name("p")):
        for run in paragraph.findall(name("r")):
            text = run.find(name("t"))
            found = LETTERS.search(text.text or "") if text is not None else None
            if found and text is not None:
                yield "xylophone", lambda text=text, found=found: _written_over(text, found)


def _written_over(text: Any, found: re.Match[str]) -> None:
    text.text = f"{text.text[: found.start()]}xylophone{text.text[found.end() :]}"


def _unwrap(mark: Any) -> None:
    parent = mark.getparent()
    place = parent.index(mark)
    for child in reversed(list(mark)):
        parent.insert(place, child)
    parent.remove(mark)


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for entry, content in parts.items():
            package.writestr(entry, content)
    return out.getvalue()
