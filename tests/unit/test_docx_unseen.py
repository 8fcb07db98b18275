"""What a Word file holds and no page shows: headers of pages that are not there, rows without a height. Told when it changes."""

import pytest

from core.comparison import compare
from core.model.change import Lane
from core.model.document import Flag
from tests.docx_package import docx, paragraph, read_docx, wrapped

_HEADER = "Экземпляр не для передачи третьим лицам"


def _headed(section: str, settings: str = "", kind: str = "first", text: str = _HEADER) -> bytes:
    body = paragraph("Стороны договорились о нижеследующем.")
    end = f'<w:sectPr><w:headerReference w:type="{kind}" r:id="r1"/>{section}</w:sectPr>'
    parts = {"word/header1.xml": wrapped("hdr", paragraph(text))}
    return docx(body + end, settings=settings, parts=parts, links={"r1": ("header", "header1.xml")})


def _row(properties: str) -> bytes:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Неустойка", "0,1 % в день"))
    rows = f"<w:tr><w:tc>{paragraph('Условие')}</w:tc><w:tc>{paragraph('Размер')}</w:tc></w:tr>"
    return docx(f"<w:tbl>{rows}<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr></w:tbl>{paragraph()}")


_EVEN = "<w:evenAndOddHeaders/>"


@pytest.mark.parametrize(
    ("seen", "unseen", "words"),
    [
        (_headed("<w:titlePg/>"), _headed(""), _HEADER),
        (_headed("", _EVEN, "even"), _headed("", "", "even"), _HEADER),
        (_row(""), _row("<w:hidden/>"), "0,1 % в день"),
        (_row('<w:trHeight w:val="400" w:hRule="exact"/>'), _row('<w:trHeight w:val="1" w:hRule="exact"/>'), "0,1 % в день"),
    ],
    ids=["first", "even", "row", "height"],
)
def test_what_no_page_shows_any_more_is_told(seen: bytes, unseen: bytes, words: str):
    before, after = read_docx(seen), read_docx(unseen)
    assert [Flag.HIDDEN in block.flags for block in after.blocks if words in block.text] == [True]
    for old, new, reason in ((before, after, "hidden"), (after, before, "revealed")):
        found = compare(old, new)
        assert [(change.lane, change.reasons) for change in found.changes] == [(Lane.SUBSTANCE, (reason,))]
        assert any(words in anchor.text for anchor in found.changes[0].new)
        assert found.proof.holds


@pytest.mark.parametrize("height", ['w:val="1"', 'w:val="1" w:hRule="atLeast"', 'w:val="240" w:hRule="exact"', 'w:hRule="exact"'])
def test_a_row_with_room_for_its_words_is_seen(height: str):
    blocks = read_docx(_row(f"<w:trHeight {height}/>")).blocks
    assert not any(Flag.HIDDEN in block.flags for block in blocks)


def test_a_page_number_that_no_page_shows_is_no_hidden_text():
    number = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    versions = []
    for section in ("<w:titlePg/>", ""):
        end = f'<w:sectPr><w:headerReference w:type="first" r:id="r1"/>{section}</w:sectPr>'
        links = {"r1": ("header", "header1.xml")}
        versions.append(read_docx(docx(paragraph("text") + end, parts={"word/header1.xml": wrapped("hdr", number)}, links=links)))
    assert not compare(*versions).changes
