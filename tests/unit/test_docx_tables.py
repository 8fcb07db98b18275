"""Tables: where cells stand, what they span, what is inside them."""

from core.model.document import Flag
from tests.docx_package import blocks, paragraph


def cell(content: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else paragraph(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def places(body: str) -> list[tuple[str, int, int, int, int]]:
    return [(b.text, b.table.row, b.table.column, b.table.row_span, b.table.column_span) for b in blocks(body)]


def test_spans_over_columns_and_rows():
    body = table(
        row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b", '<w:vMerge w:val="restart"/>')),
        row(cell("c"), cell("d"), cell("", "<w:vMerge/>")),
        row(cell("e"), cell("f"), cell("g")),
    )
    assert places(body) == [
        ("a", 0, 0, 1, 2),
        ("b", 0, 2, 2, 1),
        ("c", 1, 0, 1, 1),
        ("d", 1, 1, 1, 1),
        ("e", 2, 0, 1, 1),
        ("f", 2, 1, 1, 1),
        ("g", 2, 2, 1, 1),
    ]


def test_columns_left_out_before_a_row_and_the_older_merge():
    before = row(cell("a"), properties='<w:gridBefore w:val="2"/>')
    older = row(cell("b", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("c"))
    assert places(table(before, older)) == [("a", 0, 2, 1, 1), ("b", 1, 0, 1, 2), ("c", 1, 2, 1, 1)]


def test_a_merge_that_nothing_began_is_a_cell_of_its_own():
    assert places(table(row(cell("a", "<w:vMerge/>")))) == [("a", 0, 0, 1, 1)]


def test_text_hidden_in_a_merged_cell_is_kept_and_flagged():
    body = table(row(cell("a", '<w:vMerge w:val="restart"/>')), row(cell("b", "<w:vMerge/>")))
    assert [(b.text, b.table.row, Flag.HIDDEN in b.flags) for b in blocks(body)] == [("a", 0, False), ("b", 0, True)]


def test_text_hidden_in_a_cell_that_was_merged_across_is_kept_and_flagged():
    merged = row(cell("a", '<w:hMerge w:val="restart"/>'), cell("b", "<w:hMerge/>"), cell("", "<w:hMerge/>"), cell("c"))
    assert places(table(merged)) == [("a", 0, 0, 1, 3), ("b", 0, 0, 1, 3), ("c", 0, 3, 1, 1)]
    assert [Flag.HIDDEN in b.flags for b in blocks(table(merged))] == [False, True, False]


def test_every_cell_has_a_block_and_several_paragraphs_are_several():
    body = table(row(cell(), cell(paragraph("x") + paragraph() + paragraph("y"))))
    assert places(body) == [("", 0, 0, 1, 1), ("x", 0, 1, 1, 1), ("y", 0, 1, 1, 1)]


def test_a_nested_table_knows_its_parent():
    inner = table(row(cell("deep")))
    outer, deep, after = blocks(table(row(cell(paragraph("a") + inner + paragraph()), cell("z"))))
    assert (outer.table.id, outer.table.parent) == ("t01", None)
    assert (deep.text, deep.table.id, deep.table.parent) == ("deep", "t02", "t01")
    assert (after.text, after.table.id, after.table.column) == ("z", "t01", 1)


def test_a_cell_that_holds_only_a_table_has_a_block_of_its_own():
    found = blocks(table(row(cell(table(row(cell("deep"))) + paragraph()))))
    assert [(b.text, b.table.id) for b in found] == [("deep", "t02"), ("", "t01")]


def test_header_rows_are_those_at_the_top():
    head = "<w:tblHeader/>"
    body = table(row(cell("a"), properties=head), row(cell("b")), row(cell("c"), properties=head))
    assert [Flag.HEADER_ROW in b.flags for b in blocks(body)] == [True, False, False]


def test_rows_and_cells_inside_content_controls():
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format
    wrapped = control(row(control(cell("a"))))
    assert places(table(wrapped, row(cell("b")))) == [("a", 0, 0, 1, 1), ("b", 1, 0, 1, 1)]


def test_text_after_a_table_is_no_cell():
    found = blocks(table(row(cell("a"))) + paragraph("b") + table(row(cell("c"))))
    assert [b.table.id if b.table else None for b in found] == ["t01", None, "t02"]


def test_tables_as_deep_as_the_limit_allows_are_read_to_the_bottom():
    deepest = paragraph("bottom")
    for _ in range(31):
        deepest = f"<w:tbl><w:tr><w:tc>{deepest}</w:tc></w:tr></w:tbl>"
    found = blocks(deepest)
    assert (found[0].text, found[0].table.id, len(found)) == ("bottom", "t31", 31)
