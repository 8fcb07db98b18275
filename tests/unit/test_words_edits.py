"""Word edits inside a pair of texts."""

import pytest

from core.comparison.text.edits import text_edits, whole
from core.comparison.text.tokens import tokens


def shown(old: str, new: str) -> list[tuple[str, str]]:
    """The edits as texts, after checking that they turn old into new."""
    edits, made, at = text_edits(old, new), "", 0
    for edit in edits:
        made += old[at : edit.old_start] + new[edit.new_start : edit.new_end]
        at = edit.old_end
    assert made + old[at:] == new
    return [(old[edit.old_start : edit.old_end], new[edit.new_start : edit.new_end]) for edit in edits]


@pytest.mark.parametrize(
    "text",
    [
        "1 250 000,50", "1\u00a0250\u00a0000", "12.03.2026", "3.2.1", "10:30", "АБ-12/3", "1.2-2020", "https://example.org/a?b=1",
        "someone@example.org", "____", "[..]", "x_y", "т.е", "по-русски", "don't", "57х3,5", "Ду100х4.5", "2,5x12,75",
    ],
)  # fmt: skip
def test_what_a_token_never_cuts(text: str) -> None:
    assert [text[token.start : token.end] for token in tokens(text)] == [text]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Срок оплаты 10 рабочих дней.", "Срок оплаты 15 рабочих дней.", [("10", "15")]),
        ("Цена 1 250 000 руб.", "Цена 1 520 000 руб.", [("1 250 000", "1 520 000")]),
        ("one two four", "one two three four", [("", "three ")]),
        ("one two three four", "one two four", [("three ", "")]),
        ("The end", "The end of it", [("", " of it")]),
        ("Кот сел. Пёс лёг.", "Кот сел. Птица летит. Пёс лёг.", [("", "Птица летит. ")]),
        ("вправе отказаться", "не вправе отказаться", [("", "не ")]),
        ("a  b", "a b", [("  ", " ")]),
        ("", "all new", [("", "all new")]),
    ],
)
def test_edits_stand_at_word_borders(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert shown(old, new) == expected


def test_a_difference_that_folding_hides_is_an_edit_of_its_own() -> None:
    assert shown("«Объём» работ равен 10", '"Объем" работ равен 12') == [("«Объём»", '"Объем"'), ("10", "12")]


def test_a_rewritten_phrase_reads_as_one_replacement() -> None:
    old = "Оплата производится в течение десяти дней наличными деньгами, аванс не предусмотрен."
    new = "Оплата производится путём перечисления на счёт с удержанием налога, аванс не предусмотрен."
    assert len(shown(old, new)) == 1


def test_the_weightier_word_stays_where_one_of_two_can() -> None:
    assert shown("в зонах А-1, Б-2 или В-3 города", "в зонах А-1, Б-2, В-3, Г-4 или Д-5 города") == [
        (" или", ","),
        ("", ", Г-4 или Д-5"),
    ]


def test_edits_far_apart_stay_apart() -> None:
    old = "Первое слово здесь, а дальше идёт длинный неизменный текст до самого конца фразы: пять."
    new = "Второе слово здесь, а дальше идёт длинный неизменный текст до самого конца фразы: шесть."
    assert shown(old, new) == [("Первое", "Второе"), ("пять", "шесть")]


def test_pictures_are_told_apart_by_their_content() -> None:
    assert text_edits("рис \ufffc тут", "рис \ufffc тут", (["a"], ["a"])) == []
    edits = text_edits("рис \ufffc тут", "рис \ufffc тут", (["a"], ["b"]))
    assert [tuple(edit) for edit in edits] == [(4, 5, 4, 5)]


def test_a_filled_blank_is_one_edit_each() -> None:
    assert shown("Договор № ____ от ____ г.", "Договор № 17/а от 05.03.2026 г.") == [("____", "17/а"), ("____", "05.03.2026")]


def test_blanks_with_a_word_between_them_stay_apart() -> None:
    old, new = "Отпуск с [дата начала] по [дата окончания].", "Отпуск с 01.07.2026 по 14.07.2026."
    assert shown(old, new) == [("[дата начала]", "01.07.2026"), ("[дата окончания]", "14.07.2026")]
    assert shown(new, old) == [("01.07.2026", "[дата начала]"), ("14.07.2026", "[дата окончания]")]


def test_the_coarse_answer_is_one_edit() -> None:
    assert [tuple(edit) for edit in whole("abc def ghi", "abc xyz ghi")] == [(4, 7, 4, 7)]
    assert whole("same", "same") == []
