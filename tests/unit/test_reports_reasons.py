"""No code reaches a reader bare: every reason, gap and fault has words in both languages; parts have names."""

import re
from pathlib import Path

import pytest

from core.analysis.verify import Fault
from core.comparison.judge.lanes.significance import FLOORS
from core.model.document import Part, PartStatus
from core.reports.places import part_name
from core.reports.reasons import FAULTS, GAPS, REASONS, fault_word, gap_word, reason_word

CORE = Path(__file__).parents[2] / "core"
GAP = re.compile(r"""(?:NOT_COMPARED|DOUBTFUL),\s*"([a-z_]+)"|reason="([a-z_]+)\"""")


def test_every_reason_has_words() -> None:
    assert set(FLOORS) - set(REASONS) == set()
    assert all(re.search("[а-яё]", reason_word(code, "ru")) for code in REASONS)


def test_every_gap_that_a_reader_tells_has_words() -> None:
    told = {one or two for path in (CORE / "readers").rglob("*.py") for one, two in GAP.findall(path.read_text("utf-8"))}
    assert "unmapped_glyphs" in told
    assert told - set(GAPS) == set()
    assert all(re.search("[а-яё]", gap_word(code, "ru")) for code in GAPS)
    assert gap_word(None, "ru") == ""


def test_every_fault_of_a_sentence_has_words() -> None:
    assert {fault.value for fault in Fault} == set(FAULTS)
    assert all(re.search("[а-яё]", fault_word(code, "ru")) for code in FAULTS)


@pytest.mark.parametrize(
    ("story", "place", "ru", "en"),
    [
        ("body", "page 18", "с. 18", "p. 18"),
        ("body", "page 18, picture 2", "с. 18, рисунок 2", "p. 18, picture 2"),
        ("body", "word/document.xml", "текст", "text"),
        ("body", "word/media/image1.png", "файл в документе: image1.png", "file in the document: image1.png"),
        ("header:2:first", "word/header3.xml", "верхний колонтитул 2, первая страница", "page header 2, first page"),
        ("footnote:7", None, "сноска 7", "footnote 7"),
        ("sheet:1", "Смета", "Смета", "Смета"),
    ],
)
def test_a_parts_name(story: str, place: str | None, ru: str, en: str) -> None:
    part = Part(story=story, place=place, units=1, status=PartStatus.COMPARED)
    assert part_name(part, "ru") == ru
    assert part_name(part, "en") == en
