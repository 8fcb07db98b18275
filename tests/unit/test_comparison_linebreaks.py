"""Two printed versions whose lines end elsewhere: what a reader guesses at a line's end is no edit."""

from dataclasses import replace

import pytest

from core.comparison import compare
from core.model.change import Lane
from core.model.document import Block, BlockKind, Box, Document
from tests.unit.made_documents import document, note


def lines(*texts: str, by: str = " ") -> Block:
    """A paragraph of lines that a reader joined with `by`."""
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + len(by)
    boxes = tuple(Box(page=1, x0=0, y0=12 * k, x1=90, y1=12 * k + 10, start=start) for k, start in enumerate(starts))
    return replace(note(by.join(texts), "body"), boxes=boxes)


def printed(block: Block, prefix: str) -> Document:
    around = ["Перед абзацем стоит другой абзац договора.", block, "За абзацем стоит ещё один абзац договора."]
    return replace(document(around, prefix), format="pdf")


def lanes(old: Block, new: Block, *, form: str = "pdf") -> list[Lane]:
    comparison = compare(printed(old, "o"), replace(printed(new, "n"), format=form))
    assert comparison.proof.holds
    return [change.lane for change in comparison.changes]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (lines("Лежит на example.", "org в общей папке"), lines("Лежит на example.org в", "общей папке")),
        (lines("Файл стоит в папке usr/lib/", "имя и в других"), lines("Файл стоит в папке usr/lib/имя", "и в других")),
        (lines("Адрес https:", "//example.org для заявок"), lines("Адрес https://example.org для", "заявок")),
        (lines("Адрес https://example.org для", "заявок"), lines("Адрес https:", "//example.org для заявок")),
        (lines("Архивы с именем.{gz,", "xz} принимаются"), lines("Архивы с именем.{gz,xz}", "принимаются")),
        (lines("Сдать проектно", "сметную часть работ", by=""), lines("Сдать проектно-сметную", "часть работ")),
        (lines("Сдать проектно-", "сметную часть работ", by=""), lines("Сдать проектносметную часть", "работ")),
    ],
)
def test_what_stands_at_a_lines_end(old: Block, new: Block) -> None:
    assert lanes(old, new) == [Lane.NUMBERING]


def test_a_word_that_a_page_parts_is_told_as_such_and_not_as_a_number() -> None:
    old, new = lines("Сдать проектно", "сметную часть работ", by=""), lines("Сдать проектно-сметную", "часть работ")
    (change,) = compare(printed(old, "o"), printed(new, "n")).changes
    assert change.sentence.en == "Lines end elsewhere on the page: “проектносметную” → “проектно-сметную”"
    assert change.sentence.ru == "Строки на странице кончаются иначе: «проектносметную» → «проектно-сметную»"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (lines("Файл стоит в папке usr/ имя и", "в других"), lines("Файл стоит в папке usr/имя и", "в других")),
        (lines("Заявки шлют по", "этому адресу до срока"), lines("Заявки шлют поэтому", "адресу до срока")),
        (lines("Доля взносов равна 1,", "5 части от суммы"), lines("Доля взносов равна 1,5 части", "от суммы")),
        (lines("Сдать проектно-сметную часть", "работ"), lines("Сдать проектносметную часть", "работ")),
        (lines("Сумма по счёту 10", "000 рублей в месяц"), lines("Сумма по счёту 10000 рублей", "в месяц")),
    ],
)
def test_what_nobody_guessed(old: Block, new: Block) -> None:
    found = lanes(old, new)
    assert found
    assert Lane.NUMBERING not in found


def test_an_edit_beside_a_lines_end_is_told() -> None:
    old = lines("Лежит на example.", "org в общей папке")
    new = lines("Лежит на example.org в", "личной папке")
    assert sorted(lanes(old, new)) == [Lane.NUMBERING, Lane.WORDING]


def test_a_number_that_a_page_sets_on_a_line_of_its_own() -> None:
    def versions(*blocks: Block | str) -> Document:
        return replace(document(["Перед списком стоит абзац.", *blocks, "За списком стоит абзац."], "b"), format="pdf")

    text = "Пакет описывают как можно подробнее."
    item = Block(block="i", story="body", kind=BlockKind.LIST_ITEM, level=1, label="4.9", text=text)
    for old, new in ((versions(item), versions("4.9", text)), (versions("4.9", text), versions(item))):
        comparison = compare(old, new)
        assert comparison.proof.holds
        assert {change.lane for change in comparison.changes} == {Lane.NUMBERING}
    three = [replace(item, block=f"i{at}", label=f"4.{at}", text=f"{text} Часть {at}.") for at in (1, 2, 3)]
    apart = [one for block in three for one in (block.label or "", block.text)]
    came = compare(versions(*three), versions(*apart))
    assert came.proof.holds
    assert "Numbers were set on lines of their own (3): 4.1, 4.2, 4.3" in [change.sentence.en for change in came.changes]
    starred = versions(*three, replace(item, block="i4", label="*", text="Особый знак стоит здесь."))
    assert any(
        "(4): 4.1, 4.2, 4.3…" in change.sentence.en
        for change in compare(starred, versions(*apart, "*", "Особый знак стоит здесь.")).changes
    )
    went = compare(versions(*apart), versions(*three))
    assert went.proof.holds
    assert "Номера стоят в строках своих пунктов (3): 4.1, 4.2, 4.3" in [change.sentence.ru for change in went.changes]
    other = compare(versions(item), versions("4.8", text))
    assert Lane.SUBSTANCE in {change.lane for change in other.changes}


@pytest.mark.parametrize(
    ("shown", "lane"),
    [
        (lines("Сдать проектно", "сметную часть работ", by=""), Lane.NUMBERING),
        (lines("Сдать проектносметную часть", "работ"), Lane.COSMETIC),
    ],
)
def test_a_hyphen_that_a_page_hides_at_a_lines_end_is_no_edit_of_a_document(shown: Block, lane: Lane) -> None:
    written = note("Сдать проектно-сметную часть работ", "body")
    assert lanes(shown, written, form="docx") == [lane]


LINK = "https://example.org/archive/list?of=contracts"


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize(
    "shown",
    [
        lines("Адрес https://example.org/arch", "ive/list?of=contr", "acts для заявок"),
        lines("Адрес https://exam", "ple.org/archive/list?of=contracts для заявок"),
    ],
)
def test_an_address_that_a_line_cuts_between_two_letters(shown: Block, form: str) -> None:
    assert lanes(lines(f"Адрес {LINK} для заявок"), shown) == [Lane.NUMBERING]
    assert lanes(shown, note(f"Адрес {LINK} для заявок", "body"), form=form) == [Lane.NUMBERING]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"Адрес {LINK} для заявок", lines("Адрес https://example.org/arch", "ive/list?of=invoices для заявок")),
        (f"Адрес {LINK} для заявок", lines("Адрес https://example.org/arch ive/list?of=contracts", "для заявок")),
        (f"Адрес {LINK} для заявок", lines(f"Адрес {LINK} для за", "явок")),
    ],
)
def test_another_address_or_a_space_within_a_line_is_told(old: str, new: Block) -> None:
    assert lanes(note(old, "body"), new) != [Lane.NUMBERING]
