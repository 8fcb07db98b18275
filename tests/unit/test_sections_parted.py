"""The sections under which changes are listed: those that part them."""

from dataclasses import replace

from core.comparison import compare
from core.model.change import Change
from core.model.document import Block, BlockKind, Document
from core.reports.sections import depth_of, section_of
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


def listed(changes: tuple[Change, ...]) -> list[str]:
    return [section_of(change, depth_of(changes)) for change in changes]


def test_a_title_over_the_whole_document_parts_nothing() -> None:
    changes = compare(contract("Договор № 1", 10, 5, 24), contract("Договор № 1", 15, 5, 12)).changes
    assert depth_of(changes) == 1
    assert listed(changes) == ["1. Раздел", "3. Раздел"]


def test_nor_does_a_title_that_changed() -> None:
    changes = compare(contract("Договор № 1", 10, 5, 24), contract("Договор № 2", 15, 5, 24)).changes
    assert listed(changes)[1:] == ["1. Раздел"]


def test_one_section_alone_stays_named() -> None:
    changes = compare(contract("Договор № 1", 10, 5, 24), contract("Договор № 1", 15, 5, 24)).changes
    assert listed(changes) == ["1. Раздел"]
    assert depth_of(()) == 0
