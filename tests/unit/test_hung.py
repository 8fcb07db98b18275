"""Notes and comments that stay and hang at other words now."""

import pytest

from core.comparison import compare
from core.model.change import Change
from core.model.document import Document
from tests.docx_package import docx, read_docx, run, wrapped

_TEXTS = ("Цена договора составляет 100 рублей", " и оплачивается за 10 дней", "Неустойка начисляется со второго дня")


_NOTES = ("Без НДС.", "Рабочих.")


def _noted(places: dict[int, int], texts: tuple[str, ...] = _TEXTS, notes: tuple[str, ...] = _NOTES) -> Document:
    """Two paragraphs of three runs; `places`: note → the run that it stands behind."""
    runs = [
        run(text) + "".join(f'<w:r><w:footnoteReference w:id="{note}"/></w:r>' for note, at in places.items() if at == number)
        for number, text in enumerate(texts)
    ]
    body = f"<w:p>{runs[0]}{runs[1]}</w:p><w:p>{''.join(runs[2:])}</w:p>"
    made = "".join(f'<w:footnote w:id="{number}"><w:p>{run(text)}</w:p></w:footnote>' for number, text in enumerate(notes, 1))
    parts = {"word/footnotes.xml": wrapped("footnotes", made)}
    return read_docx(docx(body, links={"r1": ("footnotes", "footnotes.xml")}, parts=parts))


def _remarked(at: int, texts: tuple[str, ...] = _TEXTS) -> Document:
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    runs = [f"{start}{run(text)}{end}" if number == at else run(text) for number, text in enumerate(texts)]
    body = f"<w:p>{runs[0]}{runs[1]}</w:p><w:p>{''.join(runs[2:])}</w:p>"
    comment = f'<w:comment w:id="1" w:author="Борис"><w:p>{run("Согласовать")}</w:p></w:comment>'
    parts = {"word/comments.xml": wrapped("comments", comment)}
    return read_docx(docx(body, links={"r1": ("comments", "comments.xml")}, parts=parts))


def _said(old: Document, new: Document) -> list[str]:
    found = compare(old, new)
    assert found.proof.holds
    return [_one(change) for change in found.changes]


def _one(change: Change) -> str:
    return change.sentence.ru


def test_a_note_at_other_words_of_its_paragraph():
    old, new = _noted({1: 0}), _noted({1: 1})
    here, there = f"«{_TEXTS[0]}»", "«…договора составляет 100 рублей и оплачивается за 10 дней»"
    assert _said(old, new) == [f"Сноска стоит у других слов: {here} → {there}"]
    assert _said(new, old) == [f"Сноска стоит у других слов: {there} → {here}"]


def test_a_note_at_another_paragraph():
    said = _said(_noted({1: 0}), _noted({1: 2}))
    assert said == [f"Сноска стоит у других слов: «{_TEXTS[0]}» → «{_TEXTS[2]}»"]


def test_two_notes_that_changed_places():
    found = compare(_noted({1: 0, 2: 2}), _noted({2: 0, 1: 2})).changes
    assert found
    assert all("Сноска" in change.sentence.ru or "сноск" in change.sentence.ru.lower() for change in found)


def test_a_comment_on_other_words():
    assert _said(_remarked(0), _remarked(2)) == [f"Примечание относится к другим словам: «{_TEXTS[0]}» → «{_TEXTS[2]}»"]
    assert len(_said(_remarked(0), _remarked(1))) == 1


@pytest.mark.parametrize(
    "texts",
    [
        (*_TEXTS[:2], "Неустойка начисляется с третьего дня"),
        ("Цена договора составляет 200 рублей", *_TEXTS[1:]),
        (_TEXTS[0], " и оплачивается за 15 дней", _TEXTS[2]),
        (f"Настоящим {_TEXTS[0].lower()}", *_TEXTS[1:]),
        (f"{_TEXTS[0]},", *_TEXTS[1:]),
        (f"{_TEXTS[0]} с НДС", *_TEXTS[1:]),
    ],
)
def test_where_the_words_changed_nothing_else_is_told(texts: tuple[str, ...]):
    assert len(_said(_noted({1: 0}), _noted({1: 0}, texts))) == 1
    assert len(_said(_remarked(0), _remarked(0, texts))) == 1


def test_notes_with_the_same_words_are_not_told_apart():
    notes = ("Там же.", "Там же.")
    assert _said(_noted({1: 0, 2: 1}, notes=notes), _noted({1: 0, 2: 1}, notes=notes)) == []
    assert not any("у других слов" in one for one in _said(_noted({1: 0, 2: 1}, notes=notes), _noted({1: 0, 2: 2}, notes=notes)))


def test_a_comment_on_words_that_came_is_told_with_these():
    """Before they came it had none: with all changes rejected only a place is left of it."""
    texts = (*_TEXTS, " и не позднее")
    old, new = _remarked(3, (*_TEXTS, "")), _remarked(3, texts)
    assert len(_said(old, new)) == 1
    assert not any("другим словам" in one for one in _said(_remarked(0, (*_TEXTS, "")), new))
