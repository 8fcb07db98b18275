"""Lanes: what is cosmetic, what is wording, what is substance."""

import pytest

from core.comparison.judge import judge, normal_word
from core.model.change import Anchor, Change, ChangeKind, Edit, Lane, Place, Places, Sentence, Significance, Span
from tests.unit.judging_drafts import block, draft


def lane(before: str, after: str) -> Lane:
    old, new = block("a", before), block("b", after)
    return judge(draft(old, new), {"a": old}, {"b": new}).lane


COSMETIC = [
    ("Кабель RS-485 применяется здесь.", "Кабель RS\u00ad485 применяется здесь."),
    ("По ГОСТ 2.105-95 оформляется всё.", "По ГОСТ 2.105\u00ad95 оформляется всё."),
    ("Сторона обязана, как указано, платить.", "Сторона обязана как указано платить."),
    ("The Party pays.", "The party pays."),
    ("Договор «Альфа» действует.", 'Договор "Альфа" действует.'),
    ("Москва - Тверь ближе.", "Москва — Тверь ближе."),
    ("Всё готово сегодня.", "Все готово сегодня."),
    ("до\u00a0утра ждать", "до утра ждать"),
    ("обо\u00adзначение вещи", "обозначение вещи"),
    ("слово\u200b здесь", "слово здесь"),
    ("The *Service* works.", "The **Service** works."),
    ("Code CMR\u201115 applies.", "Code CMR-15 applies."),
    ("Code CMR\u201015 applies.", "Code CMR\u221215 applies."),
    ("По ГОСТ Р 57580.1\u20122017 проверено.", "По ГОСТ Р 57580.1-2017 проверено."),
    ("Не ниже \u22125 градусов.", "Не ниже -5 градусов."),
]
WORDING = [
    ("Надёжный поставщик выбран.", "Проверенный поставщик выбран."),
    ("Отчёты готовит секретарь.", "Отчёт готовит секретарь."),
    ("We keep the data safe.", "We maintain the data safe."),
    ("Сумма 1 000 000 руб. внесена.", "Сумма 1 млн руб. внесена."),
]
SUBSTANCE = [
    ("Цена 2 250 000 руб. за всё.", "Цена 2 205 000 руб. за всё."),
    ("п. 3.2 договора соблюдается", "п. 32 договора соблюдается"),
    ("Скидка 1,5 % для всех.", "Скидка 15 % для всех."),
    ("Он вправе уйти.", "Он обязан уйти."),
    ("You must agree.", "You need not agree."),
    ("Данные открытые всегда.", "Данные закрытые всегда."),
    ("Servers should answer at once.", "Servers SHOULD answer at once."),
    ("Срок не более 5 дней.", "Срок не менее 5 дней."),
    ("Не ниже 5 градусов.", "Не ниже -5 градусов."),
    ("Code CMR15 applies.", "Code CMR-15 applies."),
    ("Оплата после приёмки.", "Оплата после приёмки, если акт подписан обеими сторонами."),
]


@pytest.mark.parametrize(
    ("pair", "expected"),
    [(p, Lane.COSMETIC) for p in COSMETIC] + [(p, Lane.WORDING) for p in WORDING] + [(p, Lane.SUBSTANCE) for p in SUBSTANCE],
)
def test_lane(pair: tuple[str, str], expected: Lane) -> None:
    assert lane(*pair) is expected
    assert lane(*reversed(pair)) is expected


def test_kept_lanes_stay() -> None:
    old, new = block("a", "Цена 5 руб."), block("b", "Цена 6 руб.")
    change = draft(old, new)
    from dataclasses import replace

    for kept in (Lane.NUMBERING, Lane.FORMATTING, Lane.LAYOUT):
        judged = judge(replace(change, lane=kept), {"a": old}, {"b": new})
        assert judged.lane is kept
        assert judged.significance is Significance.NONE
        assert judged.sentence.ru
        assert judged.sentence.en


def whole(kind: ChangeKind, text: str) -> Change:
    new = block("b", text)
    place = Anchor(story="body", block="b", start=0, end=len(text), text=text)
    inserted = kind is ChangeKind.INSERTED
    span = Span(block="b", start=0, end=len(text))
    change = Change(
        id="c",
        kind=kind,
        lane=Lane.WORDING,
        old=() if inserted else (place,),
        new=(place,) if inserted else (),
        at=Places(old=Place(story="body"), new=Place(story="body")),
        edits=(Edit(old=None if inserted else span, new=span if inserted else None),),
        sentence=Sentence(ru="", en=""),
    )
    return judge(change, {} if inserted else {"b": new}, {"b": new} if inserted else {})


def test_a_block_with_content_is_substance_an_empty_one_cosmetic() -> None:
    assert whole(ChangeKind.INSERTED, "Новое обязательство поставщика.").lane is Lane.SUBSTANCE
    assert whole(ChangeKind.DELETED, "Старое обязательство поставщика.").reasons == ("block_removed",)
    assert whole(ChangeKind.INSERTED, " ").lane is Lane.COSMETIC


def test_a_publishers_note_is_cosmetic_and_a_repeal_is_not() -> None:
    note = whole(ChangeKind.INSERTED, "(в ред. Федерального закона от 05.04.2013 № 44-ФЗ)")
    assert (note.lane, note.significance) == (Lane.COSMETIC, Significance.NONE)
    assert "publisher_note" in note.reasons
    repeal = whole(ChangeKind.INSERTED, "Пункт 5 утратил силу.")
    assert (repeal.lane, repeal.significance) == (Lane.SUBSTANCE, Significance.HIGH)
    assert "repeal" in repeal.reasons


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("V", "𝑉"),
        ("Всё", "все"),
        ("дoговор", "договор"),
        ("«а»", '"а"'),
        ("Wi–Fi", "wi-fi"),
        ("об\u00adзор", "обзор"),
        ("NОΤЕ", "Note"),
        ("WАRΝІΝԌ", "warning"),
        ("\u037e", ";"),
        ("\ufeeb", "\u0647"),
    ],
)
def test_normal_words(first: str, second: str) -> None:
    assert normal_word(first) == normal_word(second)


@pytest.mark.parametrize("word", ["NОΤЕ", "IΜРОRΤАΝΤ", "WАRΝІΝԌ", "дoговор"])
def test_letters_of_three_alphabets_that_look_alike_are_cosmetic_and_flagged(word: str) -> None:
    plain = {"NОΤЕ": "NOTE", "IΜРОRΤАΝΤ": "IMPORTANT", "WАRΝІΝԌ": "WARNING", "дoговор": "договор"}[word]
    old, new = block("a", f"{plain} 5"), block("b", f"{word} 5")
    judged = judge(draft(old, new), {"a": old}, {"b": new})
    assert judged.lane is Lane.COSMETIC
    assert "lookalike" in judged.reasons


@pytest.mark.parametrize(("first", "second"), [("ν", "v"), ("α", "a"), ("ρ", "p"), ("Δ", "A"), ("τ", "т")])
def test_small_greek_letters_are_signs_of_their_own(first: str, second: str) -> None:
    assert normal_word(first) != normal_word(second)


def test_normal_words_keep_what_matters() -> None:
    assert len({normal_word(w) for w in ("договор", "договоры", "10", "1,0", "не", "ни")}) == 6
