"""Sentences about tables: of cells only, quoted over several as the prompt names them, filed under tables by what they cite."""

from dataclasses import replace

import pytest

from core.analysis.context import Sources
from core.analysis.draft import Cited, Draft
from core.analysis.verdicts import statement_of
from core.analysis.verify import Fault, Verifier
from core.comparison import compare
from core.comparison.judge.values.find import find_values
from core.model.analysis import Verdict
from core.model.change import Change
from core.model.document import Block, BlockKind, CellPlace, Document, Side

ROWS = (("Товар", "Цена, руб."), ("Насос", "12 500"), ("Клапан", "2 000"))


def written(paragraph: str, rows: tuple[tuple[str, ...], ...]) -> Document:
    cells = [
        Block(
            block=f"c{row}{column}",
            story="body",
            kind=BlockKind.PARAGRAPH,
            text=text,
            table=CellPlace(id="t", row=row, column=column, row_span=1, column_span=1, parent=None),
        )
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    ]
    first = Block(block="p", story="body", kind=BlockKind.PARAGRAPH, text=paragraph)
    return Document(name="a.txt", sha256="0", format="txt", blocks=(first, *cells))


OLD = written("Товар оплачивается в течение 10 дней.", ROWS)
NEW = written("Товар оплачивается в течение 15 дней.", (*ROWS[:2], ("Клапан", "2 200"), ("Фильтр сетчатый", "500")))
COMPARED = compare(OLD, NEW)
VERIFIER = Verifier(Sources(COMPARED, OLD, NEW), "ru", find_values)


def change_with(words: str) -> Change:
    return next(one for one in COMPARED.changes if any(words in anchor.text for anchor in one.new))


def drafted(change: Change, text: str, role: str = "change", *quotes: str) -> Draft:
    cited = tuple(Cited(side=Side.NEW, text=one) for one in quotes)
    return Draft(text=text, changes=(change.id,), quotes=cited, role=role)


TERM, PRICE, ROW = change_with("15"), change_with("200"), change_with("Фильтр")


@pytest.mark.parametrize("place", ["В таблице", "В столбце", "В ячейке"])
def test_what_stands_in_no_table_is_not_said_to(place: str) -> None:
    assert VERIFIER.check(drafted(PRICE, f"{place} «2 000» заменено на «2 200».")).reasons == ()
    assert VERIFIER.check(drafted(TERM, f"{place} «10» заменено на «15».")).reasons == (Fault.UNKNOWN_WORD.value,)


@pytest.mark.parametrize(("change", "text", "filed"), [(PRICE, "«2 000» → «2 200»", "table"), (TERM, "«10» → «15»", "key_point")])
def test_only_what_cites_a_table_is_filed_under_tables(change: Change, text: str, filed: str) -> None:
    draft = drafted(change, text, "table")
    assert statement_of(draft, VERIFIER.check(draft), Verdict.VERIFIED, {change.id: change}).role == filed


def test_a_quote_over_several_cells_is_found_in_each() -> None:
    checked = VERIFIER.check(drafted(ROW, "Добавлено: «Фильтр сетчатый … 500».", "change", "Фильтр сетчатый … 500"))
    assert checked.reasons == ()
    assert [quote.text for quote in checked.quotes] == ["Фильтр сетчатый", "500"]


@pytest.mark.parametrize("wrong", ["Фильтр сетчатый … 600", "500 … Фильтр сетчатый", "Фильтр … 500"])
def test_cells_that_do_not_stand_so_are_no_quote(wrong: str) -> None:
    assert Fault.WRONG_QUOTE.value in VERIFIER.check(drafted(ROW, "Добавлено: «Фильтр сетчатый».", "change", wrong)).reasons


def test_inside_one_paragraph_nothing_may_be_left_out() -> None:
    old, new = written("Он не платит штраф, не несёт расходы.", ()), written("Он платит пеню и не несёт убытки.", ())
    compared = compare(old, new)
    anchors = [anchor for change in compared.changes for anchor in change.new]
    assert {anchor.block for anchor in anchors} == {"p"}
    assert len(anchors) > 1
    whole = replace(compared.changes[0], new=tuple(anchors))
    verifier = Verifier(Sources(replace(compared, changes=(whole,)), old, new), "ru", find_values)
    words = " … ".join(anchor.text for anchor in whole.new)
    draft = Draft(text="Он платит пеню.", changes=(whole.id,), quotes=(Cited(side=Side.NEW, text=words),))
    assert Fault.WRONG_QUOTE.value in verifier.check(draft).reasons
