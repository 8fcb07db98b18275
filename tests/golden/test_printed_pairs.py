"""The written pairs once more, the new version as the PDF that LibreOffice prints of it: the same changes, and nothing else."""

from pathlib import Path

import pytest

from benchmarks.printed import printed
from core.comparison import compare
from core.ports import ReadOptions
from core.readers import reader_for
from tests.golden.build import BUILDERS
from tests.golden.pair import Pair, missing_and_extra, pairs

pytestmark = pytest.mark.office
PRINTED = [pair for pair in pairs() if "docx" in pair.formats and "{+" not in pair.new and "{-" not in pair.new]
"""Tracked changes would be printed with their marks."""


@pytest.fixture(scope="module")
def pages(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDF of each new version, by the pair's name."""
    return printed({pair.name: BUILDERS["docx"](pair.new) for pair in PRINTED}, tmp_path_factory.mktemp("printed"))


@pytest.mark.parametrize("pair", PRINTED, ids=[pair.name for pair in PRINTED])
def test_a_word_file_against_the_pdf_of_its_new_version(pair: Pair, pages: dict[str, Path]) -> None:
    old = reader_for("docx")(BUILDERS["docx"](pair.old), name="old.docx", options=ReadOptions())
    new = reader_for("pdf")(pages[pair.name].read_bytes(), name="new.pdf", options=ReadOptions())
    comparison = compare(old, new)
    missing, extra = missing_and_extra(pair, comparison, old, new)
    assert not missing, missing
    assert len(extra) <= max(0, pair.most - len(pair.changes)), extra
    assert comparison.proof.holds
    assert comparison.complete
    assert set(pair.checks) <= {check.code for check in comparison.checks}
