"""Workbooks of one sheet with formulas, and an estimate with sums of products and a total."""

from collections.abc import Sequence

from core.comparison import compare
from core.model.comparison import Comparison
from core.model.document import Block, BlockKind, CellPlace, Document, Mark

Cell = str | tuple[str, str]
"""What a cell shows, or that and the formula that gives it."""


def workbook(rows: Sequence[Sequence[Cell]]) -> Document:
    blocks = [_block(cell, row, column) for row, cells in enumerate(rows) for column, cell in enumerate(cells) if cell]
    return Document(name="a.xlsx", sha256="0" * 64, format="xlsx", blocks=tuple(blocks))


def _block(cell: Cell, row: int, column: int) -> Block:
    text, formula = cell if isinstance(cell, tuple) else (cell, "")
    return Block(
        block=f"s1r{row}c{column}",
        story="sheet:Лист 1",
        kind=BlockKind.PARAGRAPH,
        text=text,
        table=CellPlace(id="s1", row=row, column=column),
        marks=(Mark(start=0, end=len(text), type="formula", value=formula),) if formula else (),
    )


def compared(old: Sequence[Sequence[Cell]], new: Sequence[Sequence[Cell]]) -> Comparison:
    comparison = compare(workbook(old), workbook(new))
    assert comparison.proof.holds, comparison.proof
    return comparison


def estimate(prices: Sequence[int], *, counts: Sequence[int] = (4, 7, 12, 3, 9)) -> list[list[Cell]]:
    """Works with a price, a count and a sum of each; below them the sum of all, which has no name."""
    works = ("Разборка полов", "Устройство стяжки", "Укладка плитки", "Окраска стен", "Вывоз мусора")
    rows: list[list[Cell]] = [["Работа", "Цена", "Объём", "Сумма"]]
    for at, (work, price, count) in enumerate(zip(works, prices, counts, strict=False), 2):
        rows.append([work, str(price), str(count), (str(price * count), f"=B{at}*C{at}")])
    last = len(rows)
    totals = [sum(pair) for pair in ((prices), (counts[: len(prices)]))]
    whole = sum(price * count for price, count in zip(prices, counts, strict=False))
    sums = [(str(total), f"=SUM({column}2:{column}{last})") for column, total in zip("BC", totals, strict=True)]
    return [*rows, ["", *sums, (str(whole), f"=SUM(D2:D{last})")]]


PRICES = (4500, 900, 1700, 350, 620)
