"""A table in a workbook against the same table in a file of another format."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace

import openpyxl
import pytest

from core.comparison import compare
from core.comparison.alignment.similarity import LONG, Likeness
from core.model.comparison import Comparison
from core.model.document import Document, Mark
from core.ports import ReadOptions
from core.readers import reader_for
from core.reports import ReportData, render
from tests.docx_package import docx, paragraph
from tests.unit.made_sheets import PRICES, WORKS, Rows, unseen, workbook
from tests.word_pairs import read

EDITED = (*PRICES[:2], ("Песок", "950", "м3"), ("Гравий", "1500", "м3"), PRICES[3])


def as_csv(rows: Rows) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def as_xlsx(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([int(text) if text.isdigit() else text for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_docx(rows: Rows) -> bytes:
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in row)}</w:tr>" for row in rows)
    return docx(f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * len(rows[0])}</w:tblGrid>{made}</w:tbl>{paragraph()}")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            [("Цены", PRICES), ("Смета", WORKS)],
            [("Цены 2026", PRICES), ("Смета", WORKS)],
            ["Лист «Цены» переименован в «Цены 2026»"],
        ),
        (
            [("Цены", PRICES), ("Смета", WORKS)],
            [("Цены 2026", (*PRICES[:3], ("Щебень", "1800", "м3"))), ("Смета", WORKS)],
            ["Лист «Цены» переименован в «Цены 2026»", "Строка «Щебень», столбец «Цена»: 1700 → 1800 (+5,9\u00a0%)"],
        ),
        (
            [("Цены", PRICES), ("Смета", WORKS)],
            [("Смета", PRICES), ("Цены", WORKS)],
            ["Лист «Цены» переименован в «Смета»", "Лист «Смета» переименован в «Цены»"],
        ),
        ([("Цены", PRICES), ("Смета", WORKS)], [("Смета", WORKS), ("Цены", PRICES)], ["Перенесён лист «Смета»"]),
        (
            [("Май", WORKS), ("Июль", WORKS)],
            [("Май", WORKS), ("Июнь", WORKS), ("Июль", WORKS)],
            ["Добавлен лист «Июнь»: «Работа · Сумма»"],
        ),
        (
            [("Май", WORKS), ("Июнь", WORKS), ("Июль", WORKS)],
            [("Май", WORKS), ("Июль", WORKS)],
            ["Удалён лист «Июнь»: «Работа · Сумма»"],
        ),
    ],
)
def test_sheets_that_come_go_move_or_bear_another_name(
    old: list[tuple[str, Rows]], new: list[tuple[str, Rows]], said: list[str]
) -> None:
    comparison = compare(workbook(old), workbook(new))
    assert comparison.proof.holds
    assert [change.sentence.ru for change in comparison.changes] == said


@pytest.mark.parametrize(
    ("hide", "hidden", "shown"),
    [
        (
            lambda book: setattr(book["Цены"].column_dimensions["B"], "hidden", True),
            "Скрыт столбец «Цена»",
            "Стал виден столбец «Цена»",
        ),
        (
            lambda book: [setattr(book["Цены"].row_dimensions[row], "hidden", True) for row in (2, 3)],
            "Скрыты строки: «Бетон · Песок»",
            "Стали видны строки: «Бетон · Песок»",
        ),
        (lambda book: setattr(book["Смета"], "sheet_state", "hidden"), "Скрыт лист «Смета»", "Стал виден лист «Смета»"),
    ],
    ids=["column", "rows", "sheet"],
)
def test_what_nobody_sees_any_more_is_told(hide: Callable[[openpyxl.Workbook], None], hidden: str, shown: str) -> None:
    plain, dark = unseen(lambda _book: None), unseen(hide)
    for old, new, said, significance in ((plain, dark, hidden, "high"), (dark, plain, shown, "medium")):
        (change,) = compare(old, new).changes
        assert (change.sentence.ru, change.lane.value, change.significance.value) == (said, "substance", significance)
    assert compare(dark, dark).changes == ()


def counted(rows: Sequence[Sequence[str]], formulas: dict[tuple[int, int], str]) -> Document:
    """A sheet whose cells show these texts, some of them counted."""
    plain = workbook([("Смета", rows)])
    marks = {
        place: (Mark(start=0, end=len(rows[place[0]][place[1]]), type="formula", value=text),) for place, text in formulas.items()
    }
    placed = [(block, block.table) for block in plain.blocks]
    return replace(plain, blocks=tuple(replace(block, marks=marks.get((at.row, at.column), ())) for block, at in placed if at))


LINES = (("Товар", "Цена", "Сумма"), ("Болт", "10", "30"), ("Гайка", "12", "36"), ("Итого", "", "66"))
SUMS = {(1, 2): "=B2*3", (2, 2): "=B3*3", (3, 2): "=SUM(C2:C3)"}


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("=B2*3*1", "«=B2*3» → «=B2*3*1»"),
        ("=B3*3", "«=B2*3» → «=B3*3»"),
        ("=ROUND(B2*3,0)", "«=B2*3» → «=ROUND(B2*3,0)»"),
    ],
)
def test_a_cell_that_shows_the_same_and_counts_otherwise(formula: str, said: str) -> None:
    (change,) = compare(counted(LINES, SUMS), counted(LINES, SUMS | {(1, 2): formula})).changes
    assert (change.sentence.ru, change.lane.value) == (f"Строка «Болт», столбец «Сумма»: изменена формула: {said}", "substance")
    assert change.significance.value == "medium"


@pytest.mark.parametrize(
    ("sum_", "shown", "significance"),
    [("30", "", "medium"), ("40", " (30 → 40 (+33,3\u00a0%))", "high")],
    ids=["the same", "another"],
)
def test_a_value_that_became_a_formula(sum_: str, shown: str, significance: str) -> None:
    typed = {place: text for place, text in SUMS.items() if place != (1, 2)}
    lines = (LINES[0], ("Болт", "10", sum_), *LINES[2:])
    comparison = compare(counted(LINES, typed), counted(lines, SUMS))
    (change,) = comparison.changes
    said = f"Строка «Болт», столбец «Сумма»: значение заменено формулой «=B2*3»{shown}"
    assert (change.sentence.ru, change.lane.value, change.significance.value) == (said, "substance", significance)
    assert comparison.proof.holds


def test_a_file_that_keeps_no_formulas_lost_none() -> None:
    full = tuple(tuple(text or "-" for text in row) for row in LINES)
    book = counted(full, SUMS)
    plain = reader_for("csv")(as_csv(full), name="a.csv", options=ReadOptions())
    assert compare(book, plain).changes == compare(plain, book).changes == ()
    dearer = reader_for("csv")(as_csv((*full[:3], ("Итого", "-", "67"))), name="a.csv", options=ReadOptions())
    assert [change.sentence.ru for change in compare(book, dearer).changes] == [
        "Строка «Итого», столбец «Сумма»: 66 → 67 (+1,5\u00a0%)"
    ]


def formatted(numbers: Sequence[float], code: str, formula: str = "") -> Document:
    """A price list whose prices have this number format."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Товар", "Цена"])
    for count, number in enumerate(numbers):
        book.active.append([f"Товар {count}", number])
        book.active.cell(count + 2, 2).number_format = code
    book.save(out)
    return reader_for("xlsx")(out.getvalue(), name="a.xlsx", options=ReadOptions())


RATES = (0.12345, 1234.5678, 3703.7034000000003, 5.0, 12.25)


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("#,##0.00", [repr(rate) for rate in RATES]),
        ("#,##0.00", [str(round(rate, 3)).replace(".", ",") for rate in RATES]),
        ("0.0%", [repr(rate) for rate in RATES]),
        ("0.0%", [f"{rate * 100:.4f}%" for rate in RATES]),
        ("0.00E+00", [repr(rate) for rate in RATES]),
    ],
)
def test_a_file_with_more_digits_than_a_sheet_shows(code: str, written: list[str]) -> None:
    book = formatted(RATES, code)
    shown = {cell.text for cell in book.blocks if cell.table and cell.table.row and cell.table.column}
    rows = [["Товар", "Цена"], *([f"Товар {count}", text] for count, text in enumerate(written))]
    plain = reader_for("csv")(as_csv(rows), name="a.csv", options=ReadOptions())
    for old, new in ((book, plain), (plain, book)):
        comparison = compare(old, new)
        assert comparison.proof.holds
        (change,) = comparison.changes
        assert (change.reasons, change.lane.value, change.significance.value) == (("rounded",), "cosmetic", "none")
        assert len(change.new) == len(shown - set(written))
        assert ": то же число показано с другим числом знаков (строки " in change.sentence.ru


def test_another_number_than_the_one_behind_a_cell_is_told() -> None:
    rows = [["Товар", "Цена"], *([f"Товар {count}", repr(rate)] for count, rate in enumerate(RATES))]
    rows[2][1] = "1234.5978"
    plain = reader_for("csv")(as_csv(rows), name="a.csv", options=ReadOptions())
    told = [change for change in compare(formatted(RATES, "0.00"), plain).changes if change.reasons != ("rounded",)]
    assert [(change.lane.value, change.old[0].text, change.new[0].text) for change in told] == [
        ("substance", "1234,57", "1234.5978")
    ]


def test_another_number_that_is_shown_as_the_same_is_told() -> None:
    comparison = compare(formatted(RATES, "0"), formatted((*RATES[:1], 1234.9, 3704.1, *RATES[3:]), "0"))
    assert [change.sentence.ru for change in comparison.changes] == [
        "Строка «Товар 1», столбец «Цена»: показано то же, хранится другое число: 1234,5678 → 1234,9",
        "Строка «Товар 2», столбец «Цена»: показано то же, хранится другое число: 3703,7034 → 3704,1",
    ]
    assert {(change.lane.value, change.significance.value) for change in comparison.changes} == {("substance", "medium")}
    assert comparison.proof.holds
    assert compare(formatted(RATES, "0"), formatted([rate * (1 + 1e-15) for rate in RATES], "0")).changes == ()
    assert len(compare(formatted(RATES, "0"), formatted([5.2 if rate == 5 else rate for rate in RATES], "0")).changes) == 1


def test_formulas_that_a_row_shifted_are_the_same() -> None:
    more = (*LINES[:2], ("Шайба", "5", "15"), *LINES[2:])
    shifted = {(1, 2): "=B2*3", (2, 2): "=B3*3", (3, 2): "=B4*3", (4, 2): "=SUM(C2:C4)"}
    found = compare(counted(LINES, SUMS), counted(more, shifted)).changes
    assert [change.kind.value for change in found] == ["row_inserted"]


def test_a_sheet_that_is_named_in_a_formula_may_bear_another_name() -> None:
    old, new = (counted(LINES, {(1, 2): f"={name}B2*3"}) for name in ("'Цены 2025'!", "Цены!"))
    shown = replace(new, blocks=tuple(replace(block, story="sheet:Смета 2") for block in new.blocks))
    assert [change.kind.value for change in compare(old, shown).changes] == ["metadata"]


FORMATS: dict[str, Callable[[Rows], bytes]] = {"csv": as_csv, "xlsx": as_xlsx, "docx": as_docx}
PAIRS = [("csv", "xlsx"), ("xlsx", "csv"), ("xlsx", "docx"), ("docx", "xlsx"), ("csv", "docx")]


def compared(old: tuple[str, Rows], new: tuple[str, Rows]) -> tuple[Comparison, ReportData]:
    files = [FORMATS[name](rows) for name, rows in (old, new)]
    sides = [
        reader_for(name)(file, name=f"a.{name}", options=ReadOptions()) for file, (name, _) in zip(files, (old, new), strict=True)
    ]
    comparison = compare(*sides)
    data = ReportData(comparison=comparison, old=sides[0], new=sides[1], old_bytes=files[0], new_bytes=files[1], read=read)
    return comparison, data


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_price_list_that_was_edited_on_its_way_to_another_format(old: str, new: str) -> None:
    comparison, data = compared((old, PRICES), (new, EDITED))
    assert comparison.proof.holds
    assert [change.kind.value for change in comparison.changes] == ["cell_changed", "row_inserted"]
    assert comparison.changes[0].sentence.ru == "Строка «Песок», столбец «Цена»: 900 → 950 (+5,6\u00a0%)"
    assert render("redline", data)


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_table_that_is_the_same_in_another_format(old: str, new: str) -> None:
    assert compared((old, PRICES), (new, PRICES))[0].changes == ()


def test_the_order_of_the_longest_texts_does_not_count() -> None:
    """A large table is measured in a time that grows with its length."""
    likeness = Likeness()
    words = [f"слово{number}" for number in range(LONG + 1)]
    there, back, half = " ".join(words), " ".join(reversed(words)), " ".join(words[: LONG // 2])
    assert likeness.ratio(there, back) == 1.0
    assert likeness.ratio(" ".join(words[:100]), " ".join(reversed(words[:100]))) < 0.1
    assert likeness.common(there, half) == pytest.approx(2 / 3, abs=0.01)
