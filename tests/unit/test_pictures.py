"""What is said of pictures and links without being seen."""

import pytest

from core.comparison import compare
from core.ports import ReadOptions
from core.readers import reader_for
from tests.docx_package import docx
from tests.word_pairs import changes_of

PNG = b"\x89PNG one"


def picture(description: str = "", source: str = "", *, png: bytes = PNG, after: str = "") -> bytes:
    described = f'descr="{description}"' if description else ""
    inside = f'<pic:pic><pic:blipFill><a:blip r:embed="p1"/>{source}</pic:blipFill></pic:pic>'
    drawing = (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="a" {described}/><a:graphic>'
        f'<a:graphicData uri="x">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    text = f'<w:r><w:t xml:space="preserve">See {after}</w:t></w:r>'
    links, parts = {"p1": ("image", "media/a.png")}, {"word/media/a.png": png}
    return docx(f"<w:p>{text}<w:r>{drawing}</w:r></w:p>", links=links, parts=parts)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Схема цеха", "План цеха", "Изменено описание рисунка: «Схема цеха» → «План цеха»"),
        ("", "План цеха", "Добавлено описание рисунка: «План цеха»"),
        ("Схема цеха", "", "Удалено описание рисунка: «Схема цеха»"),
    ],
)
def test_another_description_of_the_same_picture(old: str, new: str, said: str) -> None:
    (change,) = changes_of(picture(old), picture(new))
    assert (change.kind.value, change.lane.value, change.significance.value) == ("object_changed", "cosmetic", "low")
    assert change.sentence.ru == said


def test_a_description_is_told_beside_changed_words() -> None:
    found = changes_of(picture("Plan", after="page 1 "), picture("Map", after="page 12 and "))
    assert "The description of a picture was changed: “Plan” → “Map”" in [change.sentence.en for change in found]
    assert len(found) >= 2


def test_a_picture_that_is_cut_otherwise_is_another_one() -> None:
    whole, cut = picture("Plan"), picture("Plan", '<a:srcRect r="50000"/>')
    (change,) = changes_of(whole, cut)
    assert (change.kind.value, change.sentence.en) == ("object_changed", "A picture or an embedded object was changed")
    assert changes_of(cut, cut) == ()
    assert changes_of(whole, picture("Plan", '<a:srcRect l="0" r="0"/>')) == ()
    (another,) = changes_of(picture("Plan"), picture("Plan", png=b"\x89PNG two"))
    assert another.sentence == change.sentence


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("![plan](a.png)", "![map](a.png)", "The description of a picture was changed: “plan” → “map”"),
        ('[here](a.md "the rules")', '[here](a.md "the fees")', "The hint of a link was changed: “the rules” → “the fees”"),
        ("[here](a.md)", '[here](a.md "the fees")', "A hint was added to a link: “the fees”"),
        ('[here](a.md "the rules")', "[here](a.md)", "The hint of a link was removed: “the rules”"),
        ("[here]()", "[here](https://a.example/)", "A link was added: https://a.example/"),
        ('[here](a.md " ")', '[here](a.md "the fees")', "A hint was added to a link: “the fees”"),
        ('[here](a.md "the rules")', '[here](a.md " ")', "The hint of a link was removed: “the rules”"),
    ],
)
def test_what_markdown_says_unseen(old: str, new: str, said: str) -> None:
    read = reader_for("md")
    one, two = (read(f"Look: {text}.\n".encode(), name="a.md", options=ReadOptions()) for text in (old, new))
    (change,) = compare(one, two).changes
    assert change.sentence.en == said
    assert compare(one, one).changes == ()


def test_a_picture_that_came_or_went_is_called_so() -> None:
    text = docx('<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r></w:p>')
    assert [change.sentence.en for change in changes_of(picture("Plan"), text)] == ["A picture or an embedded object was removed"]
    assert [change.sentence.ru for change in changes_of(text, picture("Plan"))] == ["Добавлен рисунок или вложенный объект"]
