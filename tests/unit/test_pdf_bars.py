"""Borders across of tables: what is one, and where the pieces of one meet."""

from itertools import pairwise

from core.readers.pdf.barred_columns import columns_of
from core.readers.pdf.bars import Bar, bars_of
from core.readers.pdf.drawings import Rule
from core.readers.pdf.line import rows_of
from tests.unit.pdf_pieces import piece


def across(at: float, *xs: float) -> list[Rule]:
    """A border in pieces from each of these places to the next."""
    return [Rule(upright=False, at=at, start=a, end=b) for a, b in pairwise(xs)]


def test_pieces_that_meet_are_one_border_with_joints() -> None:
    (bar,) = bars_of(across(100, 70, 120, 300, 400), [])
    assert (bar.start, bar.end, bar.joints) == (70, 400, (120, 300))


def test_corners_between_the_pieces_are_no_cells() -> None:
    pieces = [*across(100, 70, 120), *across(100.2, 120, 120.5), *across(100, 120.5, 300)]
    (bar,) = bars_of(pieces, [])
    assert bar.joints == (120.5,)


def test_pieces_apart_are_two_borders() -> None:
    assert [(bar.start, bar.end) for bar in bars_of([*across(100, 70, 120), *across(100, 200, 300)], [])] == [
        (70, 120),
        (200, 300),
    ]


def test_what_underlines_words_is_no_border() -> None:
    words = [piece("underlined", 70, 99), piece("words", 130, 99)]
    assert bars_of([*across(100.5, 70, 120), *across(100.5, 130, 155)], words) == []
    assert len(bars_of(across(100.5, 70, 160), words)) == 1


def test_a_name_over_no_text_heads_an_empty_column() -> None:
    head = [piece("No", 70, 100), piece("Name", 100, 100), piece("L1", 200, 100), piece("L2", 240, 100)]
    lines = [piece(text, x, 120 + 12 * k) for k in range(4) for text, x in ((str(k), 70), ("Goods", 100), ("x", 240))]
    bars = [Bar(at=at, start=66, end=260) for at in (90, 104, 170)]
    found = columns_of(bars, rows_of([*head, *lines]), rows_of(head))
    assert len(found) == 3
    assert [sum(x < mark for mark in found) for x in (75, 110, 205, 242)] == [3, 2, 1, 0]
