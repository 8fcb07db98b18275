"""Edits that nobody marked in a file with tracked changes: found by the file's own claim of what was there before."""

import pytest

from core.comparison import compare
from core.model.comparison import Comparison
from core.ports import ReadOptions
from core.readers.docx import read
from tests.docx_package import docx, paragraph, run, wrapped

BY = 'w:author="Иванова" w:date="2026-01-02T03:04:05Z"'
LAST = paragraph("Последний пункт остаётся без изменений.")


def come(text: str) -> str:
    return f'<w:ins w:id="1" {BY}>{run(text)}</w:ins>'


def gone(text: str) -> str:
    return f'<w:del w:id="2" {BY}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def line(*runs: str, mark: str = "") -> str:
    properties = f'<w:pPr><w:rPr><w:{mark} w:id="3" {BY}/></w:rPr></w:pPr>' if mark else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def compared(old: str, new: str) -> Comparison:
    before, after = docx(old + LAST), docx(new + LAST)
    accepted, rejected = (read(after, name="n.docx", options=ReadOptions(revisions=one)) for one in ("accepted", "rejected"))
    return compare(read(before, name="o.docx", options=ReadOptions()), accepted, claimed=rejected)


def told(comparison: Comparison) -> dict[str, str | None]:
    """What came in (or went out) → who marked it."""
    found = {}
    for change in comparison.changes:
        assert ("unmarked" in change.reasons) == (change.tracked is None)
        text = (change.new or change.old)[0].text.strip()
        found[text] = change.tracked.author if change.tracked else None
    return found


REMARK = {
    "links": {"r9": ("comments", "comments.xml")},
    "parts": {
        "word/comments.xml": wrapped(
            "comments",
            '<w:comment w:id="7" w:author="Юрист" w:date="2026-02-02T03:04:05Z">'
            + paragraph("Исполнитель платит неустойку за просрочку: спорно")
            + "</w:comment>",
        )
    },
}
OLD = paragraph("Срок оплаты составляет 10 дней, лимит 500 рублей.")


def test_a_marked_edit_beside_one_that_nobody_marked() -> None:
    new = line(run("Срок оплаты составляет "), gone("10"), come("15"), run(" дней, лимит 900 рублей."))
    assert told(compared(OLD, new)) == {"15": "Иванова", "900": None}


def test_paragraphs_joined_by_a_mark_are_marked() -> None:
    old = paragraph("Первый пункт о поставке.") + paragraph("Второй пункт об оплате.")
    new = line(run("Первый пункт о поставке."), mark="del") + line(run("Второй пункт об оплате."))
    assert set(told(compared(old, new)).values()) == {"Иванова"}


def test_paragraphs_joined_by_hand_are_not() -> None:
    old = paragraph("Первый пункт о поставке.") + paragraph("Второй пункт об оплате.")
    new = line(come("Вводные положения договора."), mark="ins") + line(run("Первый пункт о поставке.Второй пункт об оплате."))
    assert sorted(str(who) for who in told(compared(old, new)).values()) == ["None", "Иванова"]


def test_words_slipped_into_an_inserted_paragraph_are_found() -> None:
    new = OLD + line(come("Исполнитель платит "), run("двойную "), come("неустойку."), mark="ins")
    assert list(told(compared(OLD, new)).values()) == [None]


def test_a_paragraph_that_came_without_a_mark() -> None:
    new = line(run("Срок оплаты составляет 10 дней, лимит 500 рублей"), come(" и налог"), run(".")) + paragraph(
        "Штраф 100 рублей."
    )
    assert told(compared(OLD, new)) == {"и налог": "Иванова", "Штраф 100 рублей.": None}


def test_a_word_taken_out_without_a_mark() -> None:
    new = line(run("Срок оплаты составляет 10 дней, лимит рублей"), come(" и налог"), run("."))
    assert told(compared(OLD, new)) == {"500": None, "и налог": "Иванова"}


def test_a_comment_is_no_unmarked_edit_and_says_who_wrote_it() -> None:
    """Comments cannot be marked; they name their author. Its words do not accuse the paragraph that it quotes."""
    added = line(come("Исполнитель платит неустойку за просрочку."), mark="ins")
    after = docx(OLD + added + LAST, **REMARK)  # type: ignore[arg-type]
    accepted, rejected = (read(after, name="n.docx", options=ReadOptions(revisions=one)) for one in ("accepted", "rejected"))
    found = compare(read(docx(OLD + LAST), name="o.docx", options=ReadOptions()), accepted, claimed=rejected)
    assert found.totals.get("unmarked", 0) == 0
    assert [(change.sentence.ru, change.tracked and change.tracked.author) for change in found.changes] == [
        ("Добавлен абзац: «Исполнитель платит неустойку за просрочку.»", "Иванова"),
        ("Добавлено примечание (Юрист): «Исполнитель платит неустойку за просрочку: спорно»", "Юрист"),
    ]


@pytest.mark.parametrize("place", ["начале", "конце"])
def test_a_move_by_two_marks_is_marked(place: str) -> None:
    texts = [f"Пункт {n}: стороны договорились о порядке номер {n} исполнения обязательств по договору." for n in range(1, 7)]
    taken = texts.pop(0 if place == "начале" else -1)
    old = [taken, *texts] if place == "начале" else [*texts, taken]
    lines = [paragraph(text) for text in texts]
    lines.insert(3, line(come(taken), mark="ins"))
    lines.insert(0 if place == "начале" else len(lines), line(gone(taken), mark="del"))
    assert set(told(compared("".join(map(paragraph, old)), "".join(lines))).values()) == {"Иванова"}


def test_where_every_edit_is_the_claims_own_nobody_is_accused() -> None:
    new = line(gone("Срок"), come("Период"), run(" оплаты составляет 10 дней, лимит 500 рублей."))
    assert compared(OLD, new).totals.get("unmarked", 0) == 0
