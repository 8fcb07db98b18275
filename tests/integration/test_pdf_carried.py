"""Tables without upright rules that go on over pages, as LaTeX's longtable sets them: the head again on each page."""

from collections.abc import Sequence

from core.comparison import compare
from core.model.change import ChangeKind
from tests.pdf_files import opened, rows, typeset

TEXT = "A table of the features follows, page by page, with a comment where one is needed for it.\n\n"
NAMES = ("read rows", "write rows", "GRANT statement", "views of tables and of their columns, each with its own name", "joins")
Cells = tuple[str, str, str, str]


def features(count: int, comments: dict[int, str], names: dict[int, str] | None = None) -> list[Cells]:
    """`comments` and `names` by row; the other comments are blank."""
    core = ("Core", "Core", "")
    return [
        (f"F{100 + 7 * k}", core[k % 3], (names or {}).get(k, f"{NAMES[k % 5]} {k}"), comments.get(k, "")) for k in range(count)
    ]


def table(body: Sequence[Cells]) -> str:
    """Columns as wide as their text stands in; the head between two rules on each page."""
    head = "table.header(table.hline(), [Code], [Core?], [Description], [Comment], table.hline())"
    cells = ", ".join(f"[{text}]" for row in body for text in row)
    columns = "columns: (3cm, 3cm, 4.2cm, 4.2cm), stroke: none, inset: (x: 4pt, y: 3.2pt)"
    return f"{TEXT}#table({columns}, {head}, {cells}, table.hline())\n"


def test_a_column_whose_cells_are_blank_on_a_page_is_a_column_there_too() -> None:
    body = features(120, {100: "not yet", 102: "by hand"})
    assert rows(opened(typeset(table(body))))[1:] == [list(row) for row in body]


def test_a_word_that_is_too_long_for_its_column_ends_no_table() -> None:
    body = features(
        120, {1: "no plan", 2: "by hand", 3: "later"}, {70: "A_VIEW_OF_ALL_THE_CONSTRAINTS", 95: "THE_SAME_OF_REFERENCES_TOO"}
    )
    assert rows(opened(typeset(table(body))))[1:] == [list(row) for row in body]


def test_a_row_that_came_in_is_one_change_on_however_many_pages() -> None:
    body = features(150, {1: "no plan", 2: "by hand"}, {70: "A_VIEW_OF_ALL_THE_CONSTRAINTS"})
    for at in (30, 75):
        more = [*body[:at], ("E999", "Core", "a feature that is new", ""), *body[at:]]
        found = compare(opened(typeset(table(body))), opened(typeset(table(more)))).changes
        assert [change.kind for change in found] == [ChangeKind.ROW_INSERTED]


def test_a_row_of_codes_at_a_pages_top_goes_on_no_row() -> None:
    """Each code fills its column, and no comment stands beside it."""
    body = [(f"F{k}-01", "Core", f"feature-{k:03}-of-the-set", "by hand" if k < 103 else "") for k in range(100, 220)]
    assert len(rows(opened(typeset(table(body))))) == 121


def test_a_title_right_below_the_last_rule_is_no_row() -> None:
    """Its number stands apart from its words, as the cells of a row do, and its words part where a column begins."""
    title = '#text(weight: "bold")[2.3.9#h(1.2em)Changes that are recorded in files]\n\nAnd a text that goes on below it.\n'
    document = opened(typeset(table(features(8, {1: "no plan", 2: "by hand"})) + title))
    assert len(rows(document)) == 9
    assert "Changes that are recorded in files" in " ".join(block.text for block in document.blocks if block.table is None)


def test_figures_that_end_at_one_place_go_on_a_table_on_the_next_page() -> None:
    """The longest of them begins where no cell above did."""
    figures = [str(7300 + 11 * k) if k < 60 else str(26100 + 13 * k) if k % 3 else str(910 + k) for k in range(130)]
    body = [[f"Fund of the kind {k} for those who retire", f"SYM{k}", figure] for k, figure in enumerate(figures)]
    cells = ", ".join(f"[{text}]" for row in body for text in row)
    columns = "columns: (4.2cm, 5cm, 4cm), align: (left, left, right), stroke: none, inset: (x: 4pt, y: 3.2pt)"
    assert rows(opened(typeset(f"{TEXT}#table({columns}, {cells})\n"))) == body
    document = opened(typeset(f"{TEXT}#table({columns}, {cells})\n"))
    assert len({block.table.id for block in document.blocks if block.table}) == 1
