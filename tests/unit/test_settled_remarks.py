"""A comment that stays and is resolved, or opened again."""

from dataclasses import replace

import pytest

from core.comparison import compare
from core.model.document import Document, Mark
from tests.docx_package import docx, read_docx

MARK = 'w:id="9" w:author="Анна" w:date="2026-01-01T00:00:00Z"'
COMMENT = '<w:comment w:id="1" w:author="Борис"><w:p><w:r><w:t>Проверить срок</w:t></w:r></w:p></w:comment>'


def made(*, resolved: bool, more: str = "", view: str = "accepted") -> Document:
    body = (
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Срок 10 дней</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        f'<w:r><w:commentReference w:id="1"/></w:r>{more}</w:p>'
    )
    comments = f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{COMMENT}</w:comments>'
    document = read_docx(docx(body, links={"r1": ("comments", "comments.xml")}, parts={"word/comments.xml": comments}), view)
    marked = Mark(start=0, end=14, type="resolved", value="true")
    return replace(
        document,
        blocks=tuple(
            replace(block, marks=(*block.marks, marked)) if resolved and block.story.startswith("comment") else block
            for block in document.blocks
        ),
    )


@pytest.mark.parametrize(
    ("before", "said"), [(False, "Примечание закрыто: «Проверить срок»"), (True, "Примечание открыто снова: «Проверить срок»")]
)
def test_it_is_told(before: bool, said: str) -> None:
    (change,) = compare(made(resolved=before), made(resolved=not before)).changes
    assert (change.sentence.ru, change.lane.value, change.significance.value) == (said, "wording", "low")


def test_beside_tracked_changes_nobody_is_accused_of_it() -> None:
    more = f"<w:ins {MARK}><w:r><w:t>, не больше</w:t></w:r></w:ins>"
    new, claimed = (made(resolved=True, more=more, view=view) for view in ("accepted", "rejected"))
    found = compare(made(resolved=False), new, claimed=claimed).changes
    assert [(change.kind.value, "unmarked" in change.reasons) for change in found] == [("inserted", False), ("metadata", False)]
