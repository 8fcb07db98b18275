"""The lane formatting: what looks otherwise is said, and the proof misses none of it."""

import random
from dataclasses import replace

import pytest

from core.comparison import compare
from core.comparison.judge.grammar import shortened
from core.comparison.proof import prove
from core.comparison.text.looks import LOOKS
from core.model.change import Change, ChangeKind, Lane
from core.model.comparison import Comparison, Options
from core.model.document import Side
from core.reports.context import blocks_of, side_lines
from tests.docx_package import docx, read_docx

EVERY = Options(lanes=tuple(Lane))
LONG = "Поставщик передаёт товар Покупателю на складе в срок, который стороны согласовали в спецификации."
NEXT = "Покупатель принимает товар по количеству и качеству и подписывает товарную накладную в двух экземплярах."


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def compared(old: str, new: str) -> Comparison:
    before, after = read_docx(docx(old)), read_docx(docx(new))
    found = compare(before, after, EVERY)
    assert found.proof.holds
    for at, change in enumerate(found.changes):
        if _of_looks(change):
            assert not prove(before, after, found.changes[:at] + found.changes[at + 1 :], looks=True).holds
    usual = compare(before, after).changes
    assert [c for c in found.changes if c.kind is not ChangeKind.FORMATTING] == [
        c for c in usual if c.kind is not ChangeKind.FORMATTING
    ]
    return found


def _of_looks(change: Change) -> bool:
    return change.kind is ChangeKind.FORMATTING and change.lane is not Lane.NUMBERING


def told(found: Comparison) -> list[tuple[list[str], str]]:
    return [
        ([anchor.text.strip() for anchor in change.new], change.sentence.ru.replace("\u00a0", " ").partition(": «")[0])
        for change in found.changes
        if _of_looks(change)
    ]


MARK = 'w:id="1" w:author="Анна" w:date="2026-01-01T00:00:00Z"'
WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize(
    ("before", "after", "said", "significance"),
    [
        ("", "<w:vanish/>", f"Текст скрыт: «{LONG}»", "high"),
        ("", WHITE, f"Текст скрыт: «{LONG}»", "high"),
        ("", '<w:sz w:val="1"/>', f"Текст скрыт: «{LONG}»", "high"),
        ("<w:vanish/>", "", f"Скрытый текст стал виден: «{LONG}»", "medium"),
        ("", "<w:strike/>", f"Текст зачёркнут: «{LONG}»", "medium"),
        ("<w:dstrike/>", "<w:b/>", f"Снято зачёркивание: «{LONG}»", "medium"),
    ],
)
def test_a_look_that_says_something_is_told_unasked(before: str, after: str, said: str, significance: str) -> None:
    old, new = (
        read_docx(docx(p(run(LONG, properties)) + p(run(NEXT, other)))) for properties, other in ((before, ""), (after, "<w:i/>"))
    )
    (change,) = compare(old, new).changes
    assert (change.lane, change.significance.value) == (Lane.SUBSTANCE, significance)
    assert change.sentence.ru == quoted_short(said)


def quoted_short(said: str) -> str:
    start, end = said.index("«") + 1, said.index("»")
    return said[:start] + shortened(said[start:end], 90) + said[end:]


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("Объём 106 штук", 8, "Изменено число: «106» → «10⁶»"),
        ("Площадь 50 м2 участка", 12, None),  # square metres, however written
        ("Второе примечание2", 17, None),
    ],
)
def test_a_digit_that_became_a_power_is_another_number(text: str, at: int, said: str | None) -> None:
    raised = p(run(text[:at]), run(text[at], '<w:vertAlign w:val="superscript"/>'), run(text[at + 1 :]))
    changes = compare(read_docx(docx(p(run(text)))), read_docx(docx(raised))).changes
    assert [change.sentence.ru for change in changes] == ([said] if said else [])
    values = [(value.old and value.old.value, value.new and value.new.value) for change in changes for value in change.values]
    assert values == ([("106", "1000000")] if said else [])


def test_who_crossed_out_is_told_and_who_did_not_mark_it() -> None:
    """A tracked change of looks has its author; beside other marks one that nobody marked is accused."""
    tracked = f"<w:strike/><w:rPrChange {MARK}><w:rPr/></w:rPrChange>"
    old = read_docx(docx(p(run(LONG)) + p(run("Далее.")) + p(run(NEXT))))
    made = docx(p(run(LONG, tracked)) + p(run("Далее.")) + p(run(NEXT, "<w:strike/>")))
    first, second = compare(old, read_docx(made), claimed=read_docx(made, "rejected")).changes
    assert (first.tracked and first.tracked.author, first.reasons) == ("Анна", ("struck",))
    assert (second.tracked, second.reasons) == (None, ("struck", "unmarked"))


def test_files_of_two_formats_are_not_compared_by_their_looks() -> None:
    old, new = read_docx(docx(p(run(LONG)))), read_docx(docx(p(run(LONG, "<w:strike/>"))))
    assert compare(replace(old, format="pdf"), new).changes == ()


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ("<w:b/>", "+ полужирный"),
        ("<w:i/>", "+ курсив"),
        ('<w:u w:val="single"/>', "+ подчёркивание"),
        ('<w:sz w:val="40"/>', "размер обычный → 20 пт"),
        ('<w:color w:val="FF0000"/>', "цвет обычный → #ff0000"),
        ('<w:highlight w:val="yellow"/>', "выделение нет → жёлтый"),
        ("<w:b/><w:i/>", "+ полужирный, курсив"),
        ('<w:vertAlign w:val="superscript"/>', "+ верхний индекс"),
    ],
)
def test_a_run_that_looks_otherwise(properties: str, said: str) -> None:
    plain, marked = p(run("Цена "), run("100"), run(" рублей")), p(run("Цена "), run("100", properties), run(" рублей"))
    assert told(compared(plain, marked)) == [(["100"], f"Изменено оформление: {said}")]
    (gone,) = told(compared(marked, plain))
    assert gone[0] == ["100"]
    assert gone[1] != f"Изменено оформление: {said}"


def test_alignment_of_a_paragraph() -> None:
    found = told(compared(p(run(LONG)), p(run(LONG), properties='<w:jc w:val="center"/>')))
    assert found == [([LONG], "Изменено оформление: выравнивание по левому краю → по центру")]


def test_looks_are_compared_beside_the_words_that_changed() -> None:
    old = p(run("Цена 100 рублей, и это "), run("окончательно"))
    new = p(run("Цена 200 рублей, и это "), run("окончательно", "<w:b/>"))
    assert told(compared(old, new)) == [(["окончательно"], "Изменено оформление: + полужирный")]


def test_neighbouring_paragraphs_that_differ_alike_are_one_change() -> None:
    plain, bold = p(run(LONG)) + p(run(NEXT)), p(run(LONG, "<w:b/>")) + p(run(NEXT, "<w:b/>"))
    assert told(compared(plain, bold)) == [([LONG, NEXT], "Изменено оформление: + полужирный")]


def test_a_split_paragraph_and_a_moved_one_keep_their_looks_in_sight() -> None:
    whole, parts = p(run(LONG + " " + NEXT)), p(run(LONG + " ")) + p(run(NEXT, "<w:i/>"))
    assert told(compared(whole, parts)) == [([NEXT], "Изменено оформление: + курсив")]
    other = p(run("Третий абзац говорит об ином: стороны решают споры переговорами, а затем в суде по месту ответчика."))
    moved = told(compared(p(run(LONG)) + other + p(run(NEXT)), p(run(NEXT)) + p(run(LONG, "<w:b/>")) + other))
    assert moved == [([LONG], "Изменено оформление: + полужирный")]


def test_white_space_looks_like_nothing() -> None:
    assert told(compared(p(run("Цена"), run(" "), run("100")), p(run("Цена"), run(" ", "<w:b/>"), run("100")))) == []


@pytest.mark.parametrize("seed", range(40))
def test_any_looks_are_proved(seed: int) -> None:
    rng = random.Random(seed)
    marks = {"bold": "<w:b/>", "italic": "<w:i/>", "size": '<w:sz w:val="30"/>', "colour": '<w:color w:val="00AA00"/>'}
    assert set(marks) <= LOOKS

    def text(words: list[str]) -> str:
        return p(*(run(word + " ", "".join(rng.sample(list(marks.values()), rng.randint(0, 2)))) for word in words))

    words = [(LONG + " " + NEXT).split()[rng.randint(0, 8) :] for _ in range(4)]
    edited = [[word for word in line if rng.random() > 0.1] for line in words]
    compared("".join(map(text, words)), "".join(map(text, edited)))


@pytest.mark.parametrize("properties", ["<w:vanish/>", "<w:strike/>"])
def test_the_proof_fails_without_a_look_that_says_something(properties: str) -> None:
    old, new = read_docx(docx(p(run(LONG)))), read_docx(docx(p(run(LONG[:20]), run(LONG[20:50], properties), run(LONG[50:]))))
    (change,) = compare(old, new).changes
    assert prove(old, new, (change,)).holds
    assert not prove(old, new, ()).holds
    assert not prove(new, old, ()).holds


def test_where_it_looks_otherwise_is_shown_in_the_new_wording() -> None:
    old, new = (
        read_docx(docx(p(run("Штраф 5 % в день.")))),
        read_docx(docx(p(run("Штраф "), run("5 %", "<w:strike/>"), run(" в день.")))),
    )
    (change,) = compare(old, new).changes
    before, after = (side_lines(change, side, blocks_of(document)) for side, document in ((Side.OLD, old), (Side.NEW, new)))
    assert [(piece.text, piece.changed) for piece in before[0]] == [("Штраф 5 % в день.", False)]
    assert [(piece.text, piece.changed) for piece in after[0]] == [("Штраф ", False), ("5 %", True), (" в день.", False)]
