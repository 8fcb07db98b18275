"""Damaged DOCX files: whatever happens to the bytes, the reader ends in a Document or in an error of ours."""

import random
import re

import pytest

from core.errors import InputError
from core.model.document import Document
from tests.docx_package import docx, level, lists, numbered, paragraph, read_docx, wrapped

TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="04A0"/></w:tblPr><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>'
    '<w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
)
TRACKED = (
    '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="A" w:date="2024"/></w:rPr></w:pPr><w:ins w:id="2" w:author="B">'
    '<w:r><w:t>i</w:t></w:r></w:ins><w:del w:id="3" w:author="A"><w:r><w:delText>d</w:delText></w:r></w:del></w:p>'
)
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r>'
    '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:b/><w:sz w:val="20"/></w:rPr><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
)
BODY = TABLE + TRACKED + FIELD + numbered("n", 1) + "<w:sectPr><w:headerReference w:type='default' r:id='r9'/></w:sectPr>"
STYLES = '<w:style w:type="paragraph" w:styleId="H" w:default="1"><w:name w:val="heading 1"/><w:basedOn w:val="H"/></w:style>'


def whole(body: str = BODY, styles: str = STYLES, numbering: str = lists(level(0))) -> bytes:
    return docx(
        body,
        styles=styles,
        numbering=numbering,
        links={"r9": ("header", "header1.xml"), "r8": ("footnotes", "footnotes.xml")},
        parts={
            "word/header1.xml": wrapped("hdr", paragraph("head")),
            "word/footnotes.xml": wrapped("footnotes", f'<w:footnote w:id="2">{paragraph("note")}</w:footnote>'),
        },
    )


def survives(data: bytes) -> None:
    for view in ("accepted", "rejected"):
        try:
            document = read_docx(data, view)
        except InputError:
            continue
        assert isinstance(document, Document)
        assert len({block.block for block in document.blocks}) == len(document.blocks)


def test_the_undamaged_file_is_read_in_full():
    assert [b.text for b in read_docx(whole()).blocks] == ["a", "i1", "n", "note", "head"]


@pytest.mark.parametrize("seed", range(150))
def test_flipped_cut_and_doubled_bytes(seed):
    chance = random.Random(seed)
    data = bytearray(whole())
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        action = chance.randrange(3)
        if action == 0:
            data[at] = chance.randrange(256)
        elif action == 1:
            del data[at : at + chance.randrange(40)]
        else:
            data[at:at] = data[at : at + chance.randrange(40)]
        if not data:
            break
    survives(bytes(data))


ODD = ("", "-1", "999999999999999999999", "x", "\u0663", "1.5", "continue", "%9%9%", "0x10", "true", " ")


@pytest.mark.parametrize("seed", range(150))
def test_well_formed_nonsense(seed):
    """Attributes with absurd values, tags swapped for one another: the tree parses, its sense is gone."""
    chance = random.Random(seed)

    def spoil(text: str) -> str:
        def attribute(found: re.Match[str]) -> str:
            return f'{found[1]}="{chance.choice(ODD)}"' if chance.random() < 0.3 else found[0]

        text = re.sub(r'(w:(?:val|id|ilvl|type|author|fldCharType|abstractNumId|numId))="[^"]*"', attribute, text)
        names = re.findall(r"<w:(\w+)", text)
        for _ in range(chance.randint(0, 3)):
            old, new = chance.choice(names), chance.choice([*names, "sdt", "ins", "rubyBase", "object"])
            text = re.sub(rf"(</?w:){old}\b", rf"\g<1>{new}", text)
        return text

    survives(whole(spoil(BODY), spoil(STYLES), spoil(lists(level(0) + level(1)))))


@pytest.mark.parametrize("count", [3_000])
def test_many_tracked_changes_in_one_paragraph_take_no_square_time(count):
    pieces = "".join(
        f'<w:ins w:id="1" w:author="A{i % 2}"><w:r><w:t>i</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="B"><w:r><w:delText>d</w:delText></w:r></w:del>'
        for i in range(count)
    )
    document = read_docx(docx(f"<w:p>{pieces}</w:p>"))
    assert document.blocks[0].text == "i" * count
    assert len(document.revisions) == 2 * count
