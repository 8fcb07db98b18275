"""LibreOffice opens the redlines of the written pairs, and accepting or rejecting there gives the new or the old text."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import Decision, ReportData, render
from tests.docx_package import paragraph
from tests.office_settling import has_uno, settle, shown, texts
from tests.redline_cases import ADDED, BOXES, SECOND, between, other_columns, tailed
from tests.redlines import WORD, data_of


@pytest.mark.office
def test_libreoffice_accepts_and_rejects_to_the_same_texts(soffice: str, tmp_path: Path) -> None:
    if not has_uno():
        pytest.skip("python3-uno is not installed")
    wanted: dict[Path, tuple[str, list[str]]] = {}
    jobs = []
    named = {pair.name: data_of(pair) for pair in WORD}
    named |= {"tailed": tailed(paragraph(ADDED) + paragraph(SECOND)), "columns": other_columns()}
    named |= {f"box-{name}": between(*sides) for name, sides in BOXES.items()}
    made = {name: (render("redline", data), data.new, data.old) for name, data in named.items()}
    # In the answer the marks are turned round: accepting takes back what was rejected.
    made |= {
        f"answer-{name}": (_answer(named[name]), named[name].old, named[name].new)
        for name in ("tailed", "columns", *list(named)[::4])
    }
    for name, (file, accepted, rejected) in made.items():
        source = tmp_path / f"{name}.docx"
        source.write_bytes(file)
        for what, document in (("accept", accepted), ("reject", rejected)):
            target = tmp_path / f"{name}.{what}.docx"
            jobs.append((source, target, what))
            wanted[target] = (name, texts(document))
    settle(soffice, tmp_path, jobs)
    read = reader_for("docx")
    for target, (name, expected) in wanted.items():
        found = read(shown(target.read_bytes()), name=target.name, options=ReadOptions())
        assert texts(found) == expected, (name, target.name)


def _answer(data: ReportData) -> bytes:
    """With everything rejected."""
    rejected = {change.id: Decision(decision="rejected") for change in data.comparison.changes}
    return render("answer", replace(data, decisions=rejected))
