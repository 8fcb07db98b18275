"""The redlines of the real Word pairs: proved by our reader, by LibreOffice, by the schemas, and their comments."""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.errors import SverkaError
from core.reports import ReportData, render
from tests import ooxml_schemas
from tests.office_settling import settle, shown, texts
from tests.word_comments import misplaced
from tests.word_pairs import read, report_data_of

BATCH = 25
"""Files that one LibreOffice works on."""


@dataclass(frozen=True, slots=True)
class Redline:
    """`made` is None where it was refused, for the reason."""

    name: str
    data: ReportData
    made: bytes | None
    reason: str = ""


def pairs(cases: Path) -> Iterator[tuple[str, Path, Path]]:
    """Each pair's name and its two files: those of `wml`, of `tracked`, and the Word files of `versions`."""
    for case in json.loads((cases / "wml" / "cases.json").read_text(encoding="utf-8")):
        yield f"wml/{case['id']}", cases / "wml" / case["base"], cases / "wml" / case["modified"]
    for folder in sorted(path for path in (cases / "tracked").iterdir() if path.is_dir()):
        yield f"tracked/{folder.name}", folder / "before.docx", folder / "after.docx"
    for folder in sorted(path for path in (cases / "versions").iterdir() if path.is_dir()):
        yield f"versions/{folder.name}", folder / "v1.docx", folder / "v2.docx"


def redlines(cases: Path) -> list[Redline]:
    """One for each pair of the cases that is there; a refused one with its code."""
    found = []
    for name, old, new in pairs(cases):
        if old.exists() and new.exists():
            data = report_data_of(old.read_bytes(), new.read_bytes())
            try:
                found.append(Redline(name, data, render("redline", data)))
            except SverkaError as error:
                found.append(Redline(name, data, None, f"{error.code} {error.values.get('what', '')}"))
    return found


def schema_faults(made: list[Redline]) -> list[str]:
    """Redlines with an error that neither of their originals has. Raises NoSchemas."""
    found = []
    for one in made:
        if one.made is not None:
            known = ooxml_schemas.errors(one.data.old_bytes or b"") | ooxml_schemas.errors(one.data.new_bytes or b"")
            more = ooxml_schemas.errors(one.made) - known
            found += [f"{one.name}: {sorted(more)[0][1][:120]}"] if more else []
    return found


def comments(made: list[Redline]) -> tuple[int, list[str]]:
    """How many changes of substance have a comment to be looked at, and those whose comment stands on other words."""
    total, wrong = 0, []
    for one in made:
        if one.made is not None:
            count, bad = misplaced(one.made, one.data)
            total += count
            wrong += [f"{one.name}: {change.id}" for change, _under in bad]
    return total, wrong


@dataclass(frozen=True, slots=True)
class Office:
    """What LibreOffice makes of the redlines: `same` of `total`; `faults` names the others."""

    opened: int
    same: int
    total: int
    faults: tuple[str, ...]


Marked = tuple[str, bytes, bytes, bytes]
"""A name, the old and the new version, and the file with tracked changes between them."""


def ours(made: list[Redline]) -> list[Marked]:
    """The redlines that were made."""
    return [(one.name, one.data.old_bytes or b"", one.data.new_bytes or b"", one.made) for one in made if one.made is not None]


def editors(cases: Path) -> list[Marked]:
    """The files of `tracked` as their editors marked them: what LibreOffice makes of tracked changes that are not ours."""
    folders = sorted(path for path in (cases / "tracked").iterdir() if path.is_dir())
    files = ((folder, [folder / f"{name}.docx" for name in ("before", "after", "tracked")]) for folder in folders)
    return [
        (f"tracked/{folder.name}", old.read_bytes(), new.read_bytes(), marked.read_bytes())
        for folder, (old, new, marked) in files
        if old.exists() and new.exists() and marked.exists()
    ]


def office(soffice: str, files: list[Marked]) -> Office:
    """Accepts and rejects the tracked changes of each file in LibreOffice. What it then finds is held against what it makes of
    the two versions: it computes fields anew and writes some signs in its own way."""
    wanted: dict[str, tuple[str, str]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder, jobs = Path(name), []
        for number, (title, old, new, marked) in enumerate(files):
            for kind, data in (("new", new), ("old", old), ("made", marked)):
                (folder / f"{number}.{kind}.docx").write_bytes(data)
            jobs += [
                (folder / f"{number}.{kind}.docx", folder / f"{number}.{kind}.out.docx", "accept") for kind in ("new", "old")
            ]
            for what, kind in (("accept", "new"), ("reject", "old")):
                jobs.append((folder / f"{number}.made.docx", folder / f"{number}.{what}.out.docx", what))
                wanted[f"{number}.{what}.out.docx"] = (f"{number}.{kind}.out.docx", f"{title} {what}")
        for at in range(0, len(jobs), BATCH):
            try:
                settle(soffice, folder, jobs[at : at + BATCH])
            except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
                continue  # what is missing counts as not opened
        return _held(folder, wanted)


def _held(folder: Path, wanted: dict[str, tuple[str, str]]) -> Office:
    opened, same, faults = 0, 0, []
    for name, (original, title) in wanted.items():
        if not (folder / name).exists() or not (folder / original).exists():
            faults.append(f"{title}: not opened")
            continue
        opened += 1
        outcome, expected = (texts(read(shown((folder / file).read_bytes()), "accepted")) for file in (name, original))
        if outcome == expected:
            same += 1
        else:
            here = next((a for a, b in zip(outcome, expected, strict=False) if a != b), "")
            there = next((b for a, b in zip(outcome, expected, strict=False) if a != b), "")
            faults.append(f"{title}: «{here[:50]}» / «{there[:50]}»")
    return Office(opened, same, len(wanted), tuple(faults))
