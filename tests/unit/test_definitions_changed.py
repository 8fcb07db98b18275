"""What a term means is of substance, whatever words say it."""

from dataclasses import replace

import pytest

from core.model.change import Lane
from core.model.document import Block
from tests.unit.made_documents import compared, note

DEFINED = [
    ("“Incident” means an unplanned interruption of the service;", " of the", " or degradation of the"),
    ("The term “Site” shall mean the land named in the schedule.", "land named", "land and buildings named"),
    ("«Отказ» — утрата изделием способности работать.", "утрата", "полная утрата"),
    ("«Площадка» (далее — Участок) означает землю у склада.", "землю у склада", "землю и дорогу у склада"),
]


@pytest.mark.parametrize(("text", "old", "new"), DEFINED)
def test_words_of_a_definition_are_of_substance_both_ways(text: str, old: str, new: str) -> None:
    for before, after in ((text, text.replace(old, new)), (text.replace(old, new), text)):
        (change,) = compared([before], [after]).changes
        assert (change.lane, change.reasons) == (Lane.SUBSTANCE, ("definition",))


def under(text: str, section: str) -> Block:
    return replace(note(text, "body"), section=(section,))


@pytest.mark.parametrize(("section", "lane"), [("3 Термины и определения", Lane.SUBSTANCE), ("3 Испытания", Lane.WORDING)])
def test_in_a_section_of_terms_a_term_needs_no_quotes(section: str, lane: Lane) -> None:
    texts = "3.1 наработка: Продолжительность работы изделия.", "3.1 наработка: Общая продолжительность работы изделия."
    (change,) = compared(*([under(text, section)] for text in texts)).changes
    assert change.lane is lane


def test_what_only_introduces_a_name_is_no_definition() -> None:
    texts = (f"ООО «Ромашка», далее — Покупатель, осматривает {words} товар." for words in ("весь новый", "весь этот новый"))
    (change,) = compared(*([text] for text in texts)).changes
    assert change.lane is Lane.WORDING


def test_a_definition_that_was_extended_is_said_so() -> None:
    (change,) = compared(["«Отказ» — утрата способности."], ["«Отказ» — утрата способности или ресурса."]).changes
    assert change.sentence.ru.startswith("В определение добавлено: «или ресурса»")
    assert change.sentence.en.startswith("Added to a definition: “или ресурса”")
