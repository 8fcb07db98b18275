"""LibreOffice opens the redlines of the written pairs, and accepting or rejecting there gives the new or the old text."""

from pathlib import Path

import pytest

from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import render
from tests.docx_package import paragraph
from tests.golden.test_redline import WORD, data_of
from tests.office_settling import has_uno, settle, texts
from tests.unit.test_redline_tails import ADDED, SECOND, tailed


@pytest.mark.office
def test_libreoffice_accepts_and_rejects_to_the_same_texts(soffice: str, tmp_path: Path) -> None:
    if not has_uno():
        pytest.skip("python3-uno is not installed")
    wanted: dict[Path, tuple[str, list[str]]] = {}
    jobs = []
    named = {pair.name: data_of(pair) for pair in WORD} | {"tailed": tailed(paragraph(ADDED) + paragraph(SECOND))}
    for name, data in named.items():
        source = tmp_path / f"{name}.docx"
        source.write_bytes(render("redline", data))
        for what, document in (("accept", data.new), ("reject", data.old)):
            target = tmp_path / f"{name}.{what}.docx"
            jobs.append((source, target, what))
            wanted[target] = (name, texts(document))
    settle(soffice, tmp_path, jobs)
    read = reader_for("docx")
    for target, (name, expected) in wanted.items():
        found = read(target.read_bytes(), name=target.name, options=ReadOptions())
        assert texts(found) == expected, (name, target.name)
