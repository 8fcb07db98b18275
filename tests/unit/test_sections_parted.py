"""The sections under which changes are listed: those that part them."""

from dataclasses import replace

from core.comparison import compare
from core.model.document import Block, BlockKind, Document
from core.reports.sections import sections_of
from tests.unit.made_documents import Item, document, heading

TEXT = ("Срок оплаты — {} дней с даты приёмки.", "Неустойка составляет {} % за каждый день.", "Гарантия — {} месяца с ввода.")


def contract(title: str, *numbers: int) -> Document:
    """A title over the whole, three sections under it and a line above them."""
    parts: list[Item] = [heading(title), "Стороны заключили договор."]
    for at, number in enumerate(numbers):
        parts += [heading(f"{at + 1}. Раздел", level=2), TEXT[at].format(number)]
    blocks: list[Block] = []
    path: tuple[str, ...] = ()
    for block in document(parts, title).blocks:
        above = path[: (block.level or 1) - 1] if block.kind is BlockKind.HEADING else path
        path = (*above, block.text) if block.kind is BlockKind.HEADING else path
        blocks.append(_under(block, above))
    return Document(name=title, sha256="0" * 64, format="docx", blocks=tuple(blocks))


def _under(block: Block, above: tuple[str, ...]) -> Block:
    return replace(block, section=above)


def listed(old: Document, new: Document) -> list[str]:
    changes = compare(old, new).changes
    sections = sections_of(changes, old, new)
    return [sections[change.id] for change in changes]


def test_a_title_over_the_whole_document_parts_nothing() -> None:
    assert listed(contract("Договор № 1", 10, 5, 24), contract("Договор № 1", 15, 5, 12)) == ["1. Раздел", "3. Раздел"]


def test_nor_does_a_title_that_changed() -> None:
    assert listed(contract("Договор № 1", 10, 5, 24), contract("Договор № 2", 15, 5, 24)) == ["Договор № 2", "1. Раздел"]


def test_one_section_alone_stays_named() -> None:
    assert listed(contract("Договор № 1", 10, 5, 24), contract("Договор № 1", 15, 5, 24)) == ["1. Раздел"]
    assert sections_of((), contract("Договор № 1", 10), contract("Договор № 1", 10)) == {}


def test_a_section_that_came_or_went_whole_is_its_own() -> None:
    short, long = contract("Договор № 1", 10, 5), contract("Договор № 1", 15, 5, 24)
    assert listed(short, long) == ["1. Раздел", "3. Раздел"]
    assert listed(long, short) == ["1. Раздел", "3. Раздел"]


def test_a_title_that_changed_stands_in_the_section_that_it_names() -> None:
    old = contract("Договор № 1", 10, 5)
    blocks = (replace(block, text="1. Раздел сроков") if block.text == "1. Раздел" else block for block in old.blocks)
    assert listed(old, replace(old, blocks=tuple(blocks))) == ["1. Раздел сроков"]
