"""A term that was replaced throughout is one change with all its places."""

import pytest

from core.model.change import ChangeKind, Lane
from core.model.document import Side
from core.reports.context import blocks_of, side_lines
from tests.unit.made_documents import compared, document
from tests.unit.replaced_term import NEW, OLD, paper


def test_a_term_in_all_its_forms_is_one_change() -> None:
    (found,) = compared(paper(OLD), paper(NEW)).changes
    assert found.kind is ChangeKind.REPLACED
    assert [anchor.text for anchor in found.old] == ["Изготовитель", *("Изготовител" + end for end in ("я", "ем", "я", "ю"))]
    assert len(found.edits) == len(found.new) == 5
    assert "в\u00a05\u00a0местах: «Изготовителя» → «Разработчика»" in found.sentence.ru
    assert "in 5 places: “Изготовителя” → “Разработчика”" in found.sentence.en


def test_a_term_that_stands_several_times_in_a_paragraph_has_one_anchor_there() -> None:
    """And what else changed between its places is told beside it; the proof holds."""
    old = [" ".join(paper(OLD)), paper(OLD)[0]]
    new = [" ".join(paper(NEW)).replace("в любое время", "в любое рабочее время"), paper(NEW)[0]]
    found, other = compared(old, new).changes
    assert (len(found.edits), len(found.old), len(found.new)) == (6, 2, 2)
    assert found.new[0].text.startswith("Разработчик передаёт")
    assert "в\u00a06\u00a0местах" in found.sentence.ru
    assert other.new[0].text.strip() == "рабочее"


def test_a_few_are_told_one_by_one() -> None:
    assert len(compared(paper(OLD)[:3], paper(NEW)[:3]).changes) == 3


def test_another_change_of_the_same_sentences_stays_apart() -> None:
    new = paper(NEW)
    new[4] = new[4].replace("года", "двух лет")
    assert sorted(len(change.edits) for change in compared(paper(OLD), new).changes) == [1, 5]


@pytest.mark.parametrize(("old", "new"), [("должен", "вправе"), ("не позднее", "не ранее"), ("10", "15"), ("и", "или")])
def test_what_is_weighed_at_each_place_is_told_at_each_place(old: str, new: str) -> None:
    texts = [f"{word} отдел {{}} представить сведения о работе." for word in ("Первый", "Второй", "Третий", "Дальний", "Новый")]
    changes = compared([text.format(old) for text in texts], [text.format(new) for text in texts]).changes
    assert len(changes) == 5
    assert {change.lane for change in changes} == {Lane.SUBSTANCE}


def test_a_report_shows_each_place_with_few_words_around() -> None:
    rest = " Прочие условия поставки и хранения материалов изложены в приложении к договору." * 3
    old, new = ([text + rest for text in paper(names)] for names in (OLD, NEW))
    (found,) = compared(old, new).changes
    lines = side_lines(found, Side.NEW, blocks_of(document(new, "n")))
    assert len(lines) == 5
    assert all(sum(len(piece.text) for piece in line) < 140 for line in lines)
    assert [piece.text for line in lines for piece in line if piece.changed] == [anchor.text for anchor in found.new]
