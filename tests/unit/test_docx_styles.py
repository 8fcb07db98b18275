"""Style hierarchy: what marks and kinds come out where defaults, styles and direct formatting meet."""

import pytest

from core.model.document import BlockKind, Flag
from tests.docx_package import blocks, docx, paragraph, read_docx

DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'


def style(style_id: str, run: str = "", based: str = "", kind: str = "paragraph", name: str = "", paragraph: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name or style_id}"/>'
        f'{f"""<w:basedOn w:val="{based}"/>""" if based else ""}<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def looks(block) -> set[tuple[str, str, str]]:
    kinds = {"bold", "italic", "underline", "strike", "size", "colour", "highlight", "caps", "superscript"}
    return {(block.text[m.start : m.end], m.type, m.value) for m in block.marks if m.type in kinds}


def test_direct_formatting():
    body = (
        '<w:p><w:r><w:rPr><w:b/><w:i w:val="1"/><w:u w:val="single"/></w:rPr><w:t>one</w:t></w:r><w:r><w:rPr><w:b/><w:strike/>'
        '<w:sz w:val="28"/><w:color w:val="FF0000"/><w:highlight w:val="yellow"/></w:rPr><w:t>two</w:t></w:r>'
        '<w:r><w:rPr><w:b w:val="0"/><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r></w:p>'
    )
    (block,) = blocks(body, styles=DEFAULTS)
    assert looks(block) == {
        ("onetwo", "bold", ""),
        ("one", "italic", ""),
        ("one", "underline", "single"),
        ("two", "strike", ""),
        ("two", "size", "14"),
        ("two", "colour", "ff0000"),
        ("two", "highlight", "yellow"),
        ("3", "superscript", ""),
    }


def test_based_on_and_character_styles():
    styles = (
        DEFAULTS
        + style("Base", "<w:b/><w:sz w:val='30'/>")
        + style("Child", "<w:i/>", "Base")
        + style("Ring", "<w:u w:val='single'/>", "Ring")
        + style("Red", "<w:color w:val='FF0000'/>", kind="character")
        + style("Strong", "<w:b/>", kind="character")
    )
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Child"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Red"/></w:rPr><w:t>a</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>b</w:t></w:r></w:p>' + paragraph("c", '<w:pStyle w:val="Ring"/>')
    )
    first, ring = blocks(body, styles=styles)
    assert ("ab", "italic", "") in looks(first)
    assert ("ab", "size", "15") in looks(first)
    assert ("a", "colour", "ff0000") in looks(first)
    assert ("a", "bold", "") in looks(first), "a bold character style on a bold paragraph style takes the bold away again"
    assert looks(ring) == {("c", "underline", "single")}


def test_style_and_alignment_are_marks_over_the_whole():
    styles = style("Q", name="Quote", paragraph='<w:jc w:val="center"/>')
    body = paragraph("text", '<w:pStyle w:val="Q"/>') + paragraph("left", '<w:pStyle w:val="Q"/><w:jc w:val="left"/>')
    centred, left = blocks(body, styles=styles)
    assert {(m.type, m.value, m.start, m.end) for m in centred.marks} == {("align", "center", 0, 4), ("style", "Quote", 0, 4)}
    assert {m.type for m in left.marks} == {"style"}


def test_a_table_style_gives_its_looks_by_place():
    styles = (
        '<w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/>'
        '<w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="000080"/></w:tcPr></w:tblStylePr></w:style>'
    )
    rows = "".join(f"<w:tr><w:tc>{paragraph(text)}</w:tc></w:tr>" for text in ("head", "body"))
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="{{}}"/></w:tblPr>{rows}</w:tbl>'
    head, body = blocks(table.format("0020"), styles=styles)
    assert (looks(head), looks(body)) == ({("head", "bold", ""), ("head", "colour", "ffffff")}, set())
    assert Flag.HIDDEN not in head.flags, "white on the style's own blue can be seen"
    assert looks(blocks(table.format("0000"), styles=styles)[0]) == set()


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("heading 3", BlockKind.HEADING, 3),
        ("caption", BlockKind.CAPTION, None),
        ("HTML Preformatted", BlockKind.CODE, None),
        ("Body Text", BlockKind.PARAGRAPH, None),
    ],
)
def test_kinds_by_built_in_names(name, kind, level):
    (block,) = blocks(paragraph("text", '<w:pStyle w:val="S"/>'), styles=style("S", name=name))
    assert (block.kind, block.level) == (kind, level)


def test_outline_level_makes_and_unmakes_headings():
    styles = style("H", name="heading 1", paragraph='<w:outlineLvl w:val="0"/>')
    body = (
        paragraph("a", '<w:outlineLvl w:val="2"/>')
        + paragraph("b", '<w:pStyle w:val="H"/><w:outlineLvl w:val="9"/>')
        + paragraph("", '<w:pStyle w:val="H"/>')
    )
    assert [(b.kind.value, b.level) for b in blocks(body, styles=styles)] == [("heading", 3), ("paragraph", None)]


def test_contents_styles_are_generated_without_a_field():
    (block,) = blocks(paragraph("Intro\t1", '<w:pStyle w:val="C"/>'), styles=style("C", name="toc 1"))
    assert Flag.GENERATED in block.flags


def test_the_documents_own_size_stands_in_its_properties():
    document = read_docx(docx(paragraph("a"), styles=DEFAULTS))
    assert document.properties["default_size"] == "11"
    assert document.blocks[0].marks == ()
