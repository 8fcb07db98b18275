"""How many tokens a text takes: a cautious guess first, then what the server counted."""

import pytest

from core.analysis.budget import Budget, Count, raw_tokens, was_cut


def test_the_first_guess_takes_two_letters_of_cyrillic_and_three_and_a_half_of_latin_for_a_token() -> None:
    assert raw_tokens("я" * 700) == 350
    assert raw_tokens("z" * 700) == 200


def test_the_answer_has_its_share_of_the_window_and_the_rest_is_less_than_what_is_left() -> None:
    budget = Budget(num_ctx=8192, language="ru")
    assert budget.answer == 3276
    assert budget.prompt < 8192 - budget.answer
    assert budget.changes == 9


@pytest.mark.parametrize(("estimated", "actual", "scale"), [(100, 160, 1.68), (100, 60, 0.63), (100, 9_000, 4.0), (100, 1, 0.5)])
def test_what_the_server_counted_corrects_the_guess_within_bounds(estimated: float, actual: int, scale: float) -> None:
    corrected = Budget(num_ctx=8192, language="en").corrected((Count(estimated=estimated, actual=actual),))
    assert corrected.scale == pytest.approx(scale)
    assert corrected.tokens("z" * 700) == int(200 * scale) + 1


def test_the_worst_of_the_last_eight_answers_counts_and_one_that_said_nothing_does_not() -> None:
    counts = (Count(estimated=100, actual=390), *[Count(estimated=100, actual=120)] * 8, Count(estimated=100, actual=0))
    assert Budget(num_ctx=8192, language="en").corrected(counts).scale == pytest.approx(1.26)
    silent = Budget(num_ctx=8192, language="en", scale=1.3).corrected((Count(estimated=100, actual=0),))
    assert silent.scale == 1.3


def test_a_full_window_or_too_few_tokens_say_that_the_server_cut_the_text() -> None:
    assert was_cut(20_000, 8192, 8192)
    assert was_cut(20_000, 1_000, 8192)
    assert not was_cut(20_000, 6_000, 8192)
    assert not was_cut(20_000, 0, 8192)
