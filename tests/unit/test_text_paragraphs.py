"""What a paragraph, a heading and a label are in plain text."""

import pytest

from core.errors import EmptyFile
from core.model.document import Block, BlockKind, Document, Flag, PartStatus
from core.ports import ReadOptions
from core.readers.text import read


def document(text: str, encoding: str = "utf-8") -> Document:
    return read(text.encode(encoding), name="a.txt", options=ReadOptions())


def texts(text: str) -> list[str]:
    return [block.text for block in document(text).blocks]


WRAPPED = """Настоящий договор заключён между Поставщиком и
Покупателем и действует до полного исполнения
сторонами своих обязательств.

Поставщик обязуется передать товар в течение десяти
рабочих дней со дня получения предварительной
оплаты, а Покупатель обязуется принять его.
"""


def test_lines_broken_at_the_width_are_one_paragraph() -> None:
    found = texts(WRAPPED)
    assert found[0] == (
        "Настоящий договор заключён между Поставщиком и Покупателем и действует до полного исполнения "
        "сторонами своих обязательств."
    )
    assert len(found) == 2


def test_the_same_text_at_another_width_is_the_same_document() -> None:
    words = WRAPPED.replace("\n\n", "|").replace("\n", " ").replace("|", "\n\n").strip()
    assert texts(words) == texts(WRAPPED)


def test_a_line_a_paragraph() -> None:
    assert texts("Первый пункт\nВторой пункт договора\nТретий\n") == ["Первый пункт", "Второй пункт договора", "Третий"]


def test_a_poem_keeps_its_lines() -> None:
    poem = [
        "Однажды, в студёную зимнюю пору,",
        "Я из лесу вышел; был сильный мороз.",
        "Гляжу, поднимается медленно в гору",
        "Лошадка, везущая хворосту воз.",
    ]
    assert texts("\n".join(poem)) == poem


def test_long_lines_are_paragraphs_even_when_equally_long() -> None:
    lines = [f"{number} " + "слово " * 60 for number in range(5)]
    assert len(texts("\n".join(lines))) == 5


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends(end: str) -> None:
    assert texts(end.join(["раз", "два", "", "три"])) == ["раз", "два", "три"]


def test_a_hyphen_at_the_line_end_is_kept_without_a_space() -> None:
    lines = [
        "Стороны договорились о том, что какой-",
        "либо спор решается путём переговоров, а при не-",
        "удаче переговоров споры передаются на решение",
        "арбитражного суда по месту нахождения истца.",
    ]
    assert "какой-либо" in texts("\n".join(lines))[0]


def label(text: str) -> tuple[str | None, str]:
    block = document(text).blocks[0]
    return block.label, block.text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3.2. Срок оплаты 10 дней.", ("3.2.", "Срок оплаты 10 дней.")),
        ("1) поставка", ("1)", "поставка")),
        ("а) поставка", ("а)", "поставка")),
        ("- поставка", ("-", "поставка")),
        ("4.1 Оплата", ("4.1", "Оплата")),
        ("12.05.2024 г. подписан акт", (None, "12.05.2024 г. подписан акт")),
        ("5 000 рублей", (None, "5 000 рублей")),
        ("10.5 километра", (None, "10.5 километра")),
        ("2024 год", (None, "2024 год")),
        ("-5 градусов", (None, "-5 градусов")),
    ],
)
def test_labels_are_kept_apart(line: str, expected: tuple[str | None, str]) -> None:
    assert label(line) == expected


def test_no_visible_character_is_lost() -> None:
    text = "ДОГОВОР № 5\n\n1. Предмет\n1.1. Поставка:\n- труб;\n- «кранов» (5 шт.)\n\n\tИтого: 1 250 000,00 ₽\u200b\n"
    kept = "".join((block.label or "") + block.text for block in document(text).blocks)
    assert "".join(kept.split()) == "".join(text.split())


def headings(text: str) -> list[tuple[int | None, str]]:
    return [(block.level, block.text) for block in document(text).blocks if block.kind is BlockKind.HEADING]


def test_headings_and_sections() -> None:
    text = (
        "ДОГОВОР ПОСТАВКИ\n\n1. Предмет договора\n\n1.1. Поставщик передаёт товар, а Покупатель его оплачивает.\n\n"
        "2. ОПЛАТА\n\nЦена твёрдая.\n"
    )
    found = document(text).blocks
    assert headings(text) == [(1, "ДОГОВОР ПОСТАВКИ"), (1, "Предмет договора"), (1, "ОПЛАТА")]
    assert section_of(found, "Поставщик") == ("1. Предмет договора",)
    assert section_of(found, "Цена") == ("2. ОПЛАТА",)


def section_of(blocks: tuple[Block, ...], start: str) -> tuple[str, ...]:
    return next(block.section for block in blocks if block.text.startswith(start))


def test_articles_are_headings_under_chapters() -> None:
    text = "Глава 1. Общие положения\n\nСтатья 5. Сроки\n\nСрок равен году.\n"
    assert section_of(document(text).blocks, "Срок") == ("Глава 1. Общие положения", "Статья 5. Сроки")


def test_flags() -> None:
    assert document("Сумма дoговора").blocks[0].flags == (Flag.LOOKALIKE,)  # a Latin o
    assert document("Су\u200bмма").blocks[0].flags == (Flag.ZERO_WIDTH,)


def test_the_ledger_counts_words_and_doubts_a_damaged_file() -> None:
    whole = document("раз два\n\nтри")
    assert [(part.units, part.status) for part in whole.ledger] == [(3, PartStatus.COMPARED)]
    assert whole.completeness == 1.0
    broken = read("раз два три четыре пять".encode() + b"\xd0", name="a.txt", options=ReadOptions())
    assert broken.ledger[0].status is PartStatus.DOUBTFUL
    assert broken.completeness == 0.0
    assert whole.properties == {"encoding": "utf-8"}


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyFile):
        read(b"", name="a.txt", options=ReadOptions())


def test_wrapped_text_in_capitals_is_wrapped_text() -> None:
    capitals = (
        "ТОВАР ПОСТАВЛЯЕТСЯ КАК ЕСТЬ, БЕЗ ГАРАНТИЙ ЛЮБОГО РОДА, ПРЯМЫХ ИЛИ КОСВЕННЫХ,\n"
        "ВКЛЮЧАЯ ГАРАНТИИ ПРИГОДНОСТИ ДЛЯ ОПРЕДЕЛЁННОЙ ЦЕЛИ И ОТСУТСТВИЯ НАРУШЕНИЙ ПРАВ.\n"
        "НИ ПРИ КАКИХ УСЛОВИЯХ ПОСТАВЩИК НЕ НЕСЁТ ОТВЕТСТВЕННОСТИ ЗА УБЫТКИ, ВОЗНИКШИЕ\n"
        "ИЗ ДОГОВОРА ИЛИ ИНОГО ОСНОВАНИЯ.\n"
    )
    assert len(texts(capitals)) == 1


MEMO = """Office of Meters                                              A. Stone
Paper: 82                                                        B. Brook

Abstract

   This paper says how the meters of a house are put up, who reads the
   figures and where they are written down by those who have read them.

Table of Contents

   1.  Readings  . . . . . . . . . . . . . . . . . . . . . . . . . .  4
   2.  Figures . . . . . . . . . . . . . . . . . . . . . . . . . . .  5
   Appendix A.  Lamps  . . . . . . . . . . . . . . . . . . . . . . .  6

1.  Readings

   o  A reading is taken in the morning, and nobody takes one at night
      for lamps are weak then and the figures are small.

   1. The second of the rules says that a book lies beside the door of
      the cellar, and that nobody takes it away with him.

   meter        a thing that counts what is
                used in a house.

   [Brook82]    Brook, B., "The Meters of a House and of the Street",
                Paper 81, May 2017.

   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |Version| Kind  |            Number of the meter in the whole house |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
"""


def test_lines_of_a_memo_belong_together_as_they_are_indented() -> None:
    found = texts(MEMO)
    assert (
        "A reading is taken in the morning, and nobody takes one at night for lamps are weak then and the figures are small."
        in found
    )
    assert any(text.startswith("The second of the rules") and text.endswith("away with him.") for text in found)
    assert any(text.startswith("[Brook82]") and text.endswith("May 2017.") for text in found)
    assert any(text.startswith("meter ") and text.endswith("a thing that counts what is used in a house.") for text in found)


def test_heads_drawings_and_contents_keep_their_lines() -> None:
    found = texts(MEMO)
    assert [text[-8:] for text in found[:2]] == ["A. Stone", "B. Brook"]
    assert sum(text[0] in "+|" for text in found) == 3
    assert any(text.startswith("Appendix A.  Lamps") for text in found)


def test_a_line_at_the_left_edge_of_an_indented_text_is_a_title() -> None:
    titles = [block.text for block in document(MEMO).blocks if block.kind is BlockKind.HEADING]
    assert titles == ["Abstract", "Table of Contents", "Readings"]
    assert "Abstract" in document(MEMO.replace("\n   ", "\n")).blocks[2].text
    assert not any(
        block.text == "Abstract" for block in document(MEMO.replace("\n   ", "\n")).blocks if block.kind is BlockKind.HEADING
    )


def test_lines_drawn_out_to_the_right_edge_have_the_spaces_of_others() -> None:
    drawn_out = WRAPPED.replace("Покупателем и", "Покупателем   и").replace("сторонами своих", "сторонами    своих")
    assert texts(drawn_out) == texts(WRAPPED)
    assert texts("node    a thing\n\nlink    another one\n") == ["node    a thing", "link    another one"]
