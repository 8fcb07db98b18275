"""Redlines of files one of which alone has a header, a footer, or lists: what came is marked, what went is put back."""

import io
import zipfile

import pytest
from lxml import etree

from core.errors import RedlineUnproved
from core.reports.redline.settle import settle
from tests.docx_package import docx, level, lists, numbered, package, paragraph, wrapped
from tests.redline_cases import CLAUSE, NAMED, PLAIN, with_header, with_logo
from tests.redlines import W, part, proved
from tests.word_pairs import report_data_of

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OTHER = paragraph("Покупатель оплачивает товар в течение десяти дней.")


def without(data: bytes, *names: str) -> bytes:
    """The package without these parts, and without the relationships that lead to them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name not in names}
    root = etree.fromstring(parts["word/_rels/document.xml.rels"])
    for line in list(root):
        if f"word/{line.get('Target')}" in names:
            root.remove(line)
    types = etree.fromstring(parts["[Content_Types].xml"])
    for line in list(types):
        if (line.get("PartName") or "").lstrip("/") in names:
            types.remove(line)
    parts["word/_rels/document.xml.rels"], parts["[Content_Types].xml"] = etree.tostring(root), etree.tostring(types)
    return package(parts)


def header_of(made: bytes) -> tuple[str, etree._Element]:
    """The part of the first section's header, and its root."""
    reference = next(part(made, "word/document.xml").iter(W + "headerReference"))
    relations = part(made, "word/_rels/document.xml.rels")
    target = next(line.get("Target") for line in relations if line.get("Id") == reference.get(R + "id"))
    name = target.lstrip("/") if target.startswith("/") else f"word/{target}"
    return name, part(made, name)


def said(root: etree._Element, view: str) -> str:
    settle(root, view)
    return "".join(node.text or "" for node in root.iter(W + "t"))


@pytest.mark.parametrize("view", ["accepted", "rejected"])
def test_a_header_that_came_is_marked(view: str) -> None:
    made = proved(report_data_of(docx(CLAUSE + PLAIN), with_header(paragraph("ПРОЕКТ. Не для подписания"))))
    assert said(header_of(made)[1], view) == ("ПРОЕКТ. Не для подписания" if view == "accepted" else "")


@pytest.mark.parametrize("view", ["accepted", "rejected"])
def test_a_header_that_went_is_put_back(view: str) -> None:
    made = proved(report_data_of(with_header(paragraph("ПРОЕКТ. Не для подписания")), docx(CLAUSE + PLAIN)))
    assert said(header_of(made)[1], view) == ("" if view == "accepted" else "ПРОЕКТ. Не для подписания")


def test_a_picture_of_a_header_that_went_comes_along() -> None:
    made = proved(report_data_of(with_logo(b"old"), docx(CLAUSE + PLAIN)))
    assert shown(made) == [b"old"]


def test_a_picture_that_went_from_a_header_comes_along() -> None:
    """Its relationship is the header's, not the document's."""
    made = proved(report_data_of(with_logo(b"old"), with_header(NAMED)))
    assert shown(made) == [b"old"]


def shown(made: bytes) -> list[bytes]:
    """The pictures of the first section's header."""
    name, root = header_of(made)
    folder, _, file = name.rpartition("/")
    relations = {line.get("Id"): str(line.get("Target")) for line in part(made, f"{folder}/_rels/{file}.rels")}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return [archive.read(relations[blip.get(R + "embed")].lstrip("/")) for blip in root.iter(A + "blip")]


def test_a_header_that_an_earlier_section_hands_on_is_not_cut_off() -> None:
    """In the new version the second section shows the first one's header: a reference of its own would take it away."""
    section = "<w:p><w:pPr><w:sectPr>{}</w:sectPr></w:pPr></w:p>"
    first, second = (f'<w:headerReference w:type="default" r:id="{name}"/>' for name in ("rH", "rG"))
    parts = {f"word/header{at}.xml": wrapped("hdr", paragraph(text)) for at, text in ((1, "Договор"), (2, "Приложение"))}
    links = {"rH": ("header", "header1.xml"), "rG": ("header", "header2.xml")}
    old = docx(CLAUSE + section.format(first) + OTHER + f"<w:sectPr>{second}</w:sectPr>", parts=parts, links=links)
    new = docx(CLAUSE + section.format(first) + OTHER + PLAIN, parts=parts, links={"rH": links["rH"]})
    with pytest.raises(RedlineUnproved):
        proved(report_data_of(old, new))


def test_numbered_paragraphs_that_went_keep_their_numbers_where_the_new_file_has_no_lists() -> None:
    old = docx(numbered("Поставщик передаёт товар.", 1) + numbered("Покупатель платит.", 1) + OTHER, numbering=lists(level(0)))
    new = without(docx(OTHER), "word/numbering.xml")
    made = proved(report_data_of(old, new))
    assert part(made, "word/numbering.xml").find(W + "num") is not None


def heading(numbering: str) -> str:
    properties = f'<w:pPr>{numbering}<w:outlineLvl w:val="0"/></w:pPr>'
    return f'<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>{properties}</w:style>'


NUMBERED = heading('<w:numPr><w:numId w:val="1"/></w:numPr>')
CHAPTERS = lists(level(0, extra='<w:pStyle w:val="Heading1"/>'))
TITLE = '<w:keepNext/><w:spacing w:before="120"/>'


@pytest.mark.parametrize("which", ["only the old file", "only the new file"])
def test_headings_whose_style_numbers_them_in_one_file_alone(which: str) -> None:
    titled = [paragraph(text, f'<w:pStyle w:val="Heading1"/>{TITLE}') for text in ("Общие положения", "Предмет договора", "Цена")]
    counted = docx(titled[0] + CLAUSE + titled[1] + OTHER, styles=NUMBERED, numbering=CHAPTERS)
    files = [counted, docx(OTHER + titled[2], styles=heading(""))]
    if which == "only the new file":
        files.reverse()
    made = proved(report_data_of(*files))
    properties = part(made, "word/document.xml").iter(W + "pPr")
    orders = [[child.tag.removeprefix(W) for child in one] for one in properties]
    assert ["pStyle", "keepNext", "numPr", "spacing", "rPr"] in orders
    taken = list(part(made, "word/numbering.xml").iter(W + "pStyle"))
    assert len(taken) == (which == "only the new file"), "a list of the old file takes no style of the new one"
