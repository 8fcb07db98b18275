"""What of the changes goes into one prompt: their order, how many fit, and the windows of one that is too long."""

from itertools import pairwise

import pytest

from core.analysis.batches import OVERLAP, Piece, ordered, packed, pieces_of, spans, windows
from core.analysis.budget import Budget
from core.analysis.context import Sources
from core.comparison import compare
from core.model.change import Lane
from core.model.comparison import Comparison
from core.model.document import Document
from core.ports import ReadOptions
from core.readers import reader_for

BUDGET = Budget(num_ctx=4_096, language="en")


def pair(old: str, new: str) -> tuple[Comparison, Document, Document]:
    before, after = (reader_for("md")(text.encode(), name="a.md", options=ReadOptions()) for text in (old, new))
    return compare(before, after), before, after


def pieces(old: str, new: str, limit: int) -> list[Piece]:
    compared, before, after = pair(old, new)
    sources = Sources(compared, before, after)
    return [piece for change in compared.changes for piece in pieces_of(sources.view(change.id), limit, BUDGET)]


def joined(parts: list[str]) -> str:
    """The text again: of each window what the one before it does not end with."""
    text = parts[0]
    for part in parts[1:]:
        shared = next(size for size in range(min(len(part), len(text)), -1, -1) if text.endswith(part[:size]))
        text += part[shared:]
    return text


@pytest.mark.parametrize("room", [40, 200, 1_000])
def test_windows_hold_the_whole_text_and_share_their_borders(room: int) -> None:
    text = " ".join(f"word{number}" for number in range(300))
    found = windows(text, room)
    assert joined(found) == text
    assert max(map(len, found)) <= room
    places = spans(text, room)
    assert all(start < before for (_, before), (start, _) in pairwise(places))
    assert all(before - start <= OVERLAP + len("word000") for (_, before), (start, _) in pairwise(places))


def test_windows_end_between_words_where_there_is_white_space() -> None:
    text = " ".join(["supplier"] * 100)
    assert {word for part in windows(text, 90) for word in part.split()} == {"supplier"}


def test_text_without_white_space_is_cut_all_the_same() -> None:
    text = "".join(chr(0x430 + number % 32) for number in range(1_000))
    places = spans(text, 100)
    assert places[0][0] == 0
    assert places[-1][1] == len(text)
    assert all(left[1] >= right[0] for left, right in pairwise(places))
    assert all(left[0] < right[0] for left, right in pairwise(places))


def test_no_text_has_no_window() -> None:
    assert spans("", 100) == []


def test_a_short_change_is_one_piece_with_both_texts() -> None:
    (piece,) = pieces("The fee is 10 dollars.", "The fee is 20 dollars.", 500)
    assert (piece.before, piece.after, piece.window) == ("The fee is 10 dollars.", "The fee is 20 dollars.", 0)


@pytest.mark.parametrize("added", [True, False])
def test_a_long_change_is_read_in_windows_that_fit_and_lose_no_word(added: bool) -> None:
    short, text = "The fee is 10 dollars.", " ".join(f"term{number}" for number in range(600))
    long = f"{short}\n\n{text}"
    found = pieces(short, long, 400) if added else pieces(long, short, 400)
    assert [piece.window for piece in found] == list(range(1, len(found) + 1))
    assert len(found) > 2
    assert joined([piece.after if added else piece.before for piece in found]) == text
    assert {piece.before if added else piece.after for piece in found} == {""}
    assert max(BUDGET.tokens(piece.before + piece.after) for piece in found) <= 400


def test_what_matters_most_is_read_first_and_a_lane_keeps_the_documents_order() -> None:
    old = "The buyer pays  in 10 days.\n\nThe goods are new.\n\nThe seller pays in 5 days.\n"
    new = "The buyer pays in 10 days.\n\nThe goods are fresh.\n\nThe seller pays in 8 days.\n\nThe seller may leave.\n"
    compared, _old, _new = pair(old, new)
    lanes = [change.lane for change in ordered(reversed(compared.changes))]
    ranks = [{Lane.SUBSTANCE: 0, Lane.WORDING: 1}.get(lane, 2) for lane in lanes]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1
    substance = [change.id for change in compared.changes if change.lane is Lane.SUBSTANCE]
    assert [change.id for change in ordered(compared.changes)][: len(substance)] == substance


def one(text: str) -> Piece:
    return Piece(change="c", facts="{}", before="", after=text)


def test_a_prompt_takes_pieces_until_it_is_full() -> None:
    line = one("word " * 100)
    size = BUDGET.tokens(line.line(99))
    fixed = BUDGET.prompt - 2 * size
    assert packed([line] * 5, fixed, BUDGET) == [line] * 2
    assert packed([line] * 5, fixed + 1, BUDGET) == [line]


def test_a_prompt_takes_one_piece_even_where_none_fits() -> None:
    line = one("word " * 100)
    assert packed([line, line], BUDGET.prompt, BUDGET) == [line]
    assert packed([], 0, BUDGET) == []


def test_a_prompt_takes_no_more_than_can_be_answered() -> None:
    assert len(packed([one("a")] * 100, 0, BUDGET)) == BUDGET.changes
