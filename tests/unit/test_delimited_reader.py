"""CSV and its kin."""

import pytest

from core import limits
from core.errors import EmptyFile, LimitExceeded
from core.model.document import Document, Flag, PartStatus
from core.ports import ReadOptions
from core.readers.delimited import read


def document(text: str, encoding: str = "utf-8") -> Document:
    return read(text.encode(encoding), name="a.csv", options=ReadOptions())


def grid(found: Document) -> dict[tuple[int, int], str]:
    return {(block.table.row, block.table.column): block.text for block in found.blocks if block.table}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    found = document(delimiter.join(["Позиция", "Цена"]) + "\n" + delimiter.join(["Труба", "5"]) + "\n")
    assert grid(found) == {(0, 0): "Позиция", (0, 1): "Цена", (1, 0): "Труба", (1, 1): "5"}
    assert found.properties["delimiter"] == delimiter


def test_a_decimal_comma_does_not_cut_a_cell() -> None:
    assert grid(document("Имя;Цена\nА;1,5\nБ;2,25\n"))[1, 1] == "1,5"


def test_a_delimiter_that_the_first_line_names() -> None:
    found = document("sep=;\r\nИмя, цена;Сумма, руб\r\nА, Б;1,5\r\n", "utf-16")
    assert grid(found) == {(0, 0): "Имя, цена", (0, 1): "Сумма, руб", (1, 0): "А, Б", (1, 1): "1,5"}
    assert found.properties == {"encoding": "utf-16-le", "delimiter": ";"}
    assert grid(document("sep=x\n1,2\n"))[0, 0] == "sep=x"


def test_quotes_hold_delimiters_line_ends_and_quotes() -> None:
    found = grid(document('a,b\n"x, ""y""","one\r\ntwo"\n'))
    assert found[1, 0] == 'x, "y"'
    assert found[1, 1] == "one\ntwo"


def test_empty_fields_and_rows() -> None:
    assert grid(document("a,b,c\n1,,3\n\n,,\n4,5,6\n"))[2, 2] == "6"
    assert grid(document("a,b,c\n1,,3\n"))[1, 1] == ""


def test_encoding_is_found_and_said() -> None:
    found = document("Позиция;Цена\nТруба стальная;5\n", "cp1251")
    assert found.properties["encoding"] == "cp1251"
    assert grid(found)[1, 0] == "Труба стальная"


def test_the_head_is_flagged_only_where_it_names_columns() -> None:
    assert Flag.HEADER_ROW in document("a,b\n1,2\n").blocks[0].flags
    assert not any(block.flags for block in document("1,2\n3,4\n").blocks)


def test_a_quote_that_never_closes_is_a_doubt_and_loses_nothing() -> None:
    found = document('a,b\n"open,2\n3,4\n')
    assert found.ledger[0].status is PartStatus.DOUBTFUL
    assert "open" in " ".join(block.text for block in found.blocks)
    assert "4" in grid(found).values()


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_CELLS", 10)
    with pytest.raises(LimitExceeded) as caught:
        document("a,b\n" * 6)
    assert caught.value.values == {"limit": "TABLE_CELLS 10"}
    with pytest.raises(EmptyFile):
        read(b"", name="a.csv", options=ReadOptions())
