"""A small writer of WordprocessingML (ECMA-376, transitional): paragraphs, runs and tables for papers that we lay out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from core.reports.context import Line, unbroken
from core.reports.packing import packed, xml_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
A4_WIDTH, A4_HEIGHT, MARGIN = 11_906, 16_838, 850
"""Twentieths of a point: ISO 216 A4, and margins of 15 mm."""
FONT = "Liberation Sans"
"""Metric-compatible with Arial, which stands in for it where it is missing."""

LINE_CHARACTERS = 50
"""What a line of a cell holds, roughly: a short paragraph is as high as one of that length."""
WHOLE_CHARACTERS = 500
"""A row with a longer cell may break over pages: kept whole it would leave a third of a page empty."""
LOGO = "rId3"
"""The relationship of a document's logo."""

Element = etree._Element


def q(name: str) -> str:
    """The qualified name of `w:name`."""
    return f"{{{W}}}{name}"


def element(name: str, *children: Element, **attributes: object) -> Element:
    """A `w:name` with `w:` attributes; a trailing underscore of an attribute's name is dropped."""
    made = etree.Element(q(name), nsmap={"w": W, "r": R})
    for key, value in attributes.items():
        made.set(q(key.rstrip("_")), str(value))
    made.extend(children)
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a run looks. `size` in half points; `colour` as RRGGBB."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: str = ""
    size: int | None = None


PLAIN = Look()
ASIDE = Look(colour="5B6470", size=16)
"""Scope, proof and checksums, beside what a paper says."""
GONE = Look(strike=True, colour="9C1C1C")
CAME = Look(underline=True, bold=True, colour="0B5A25")


def run(text: str, look: Look = PLAIN) -> Element:
    """A run with line breaks and tabs as elements. The order of properties is the schema's."""
    made = element("r")
    properties = element("rPr")
    for name, wanted in (("b", look.bold), ("i", look.italic), ("strike", look.strike)):
        if wanted:
            properties.append(element(name))
    if look.colour:
        properties.append(element("color", val=look.colour))
    if look.size:
        properties.append(element("sz", val=look.size))
    if look.underline:
        properties.append(element("u", val="single"))
    if len(properties):
        made.append(properties)
    made.extend(text_elements(text))
    return made


def text_elements(text: str, tag: str = "t") -> Iterable[Element]:
    """`w:t` (or `w:delText`), `w:tab` and `w:br` for a text."""
    word = ""
    for character in xml_text(text):
        if character in "\t\n\r":
            if word:
                yield _text(word, tag)
            word = ""
            if character != "\r":
                yield element("tab" if character == "\t" else "br")
        else:
            word += character
    if word:
        yield _text(word, tag)


def _text(word: str, tag: str) -> Element:
    made = element(tag)
    made.text = word
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def paragraph(*runs: Element, style: str = "", align: str = "", keep: bool = False) -> Element:
    """`keep`: on one page with the next paragraph."""
    made = element("p")
    if style or align or keep:
        properties = element("pPr")
        if style:
            properties.append(element("pStyle", val=style))
        if keep:
            properties.append(element("keepNext"))
        if align:
            properties.append(element("jc", val=align))
        made.append(properties)
    made.extend(runs)
    return made


def marked(line: Line, look: Look) -> Element:
    """A line of a change as a paragraph, its changed words in the given look."""
    return paragraph(*(run(piece.text, look if piece.changed else PLAIN) for piece in unbroken(line)))


def cell(width: int, paragraphs: Sequence[Element], fill: str = "") -> Element:
    """A cell. A cell must end in a paragraph: an empty one is given where there is none."""
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if fill:
        properties.append(element("shd", val="clear", color="auto", fill=fill))
    return element("tc", properties, *(paragraphs or [paragraph()]))


def table(widths: Sequence[int], head: Sequence[str], lines: Iterable[Sequence[Sequence[Element]]]) -> Element:
    """A table with borders. A head row repeats on every page; rows break over pages only where they are long."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element("tblBorders", *(element(s, val="single", sz=4, space=0, color="8A94A0") for s in sides))
    margins = element("tblCellMar", *(element(s, w=80, type="dxa") for s in ("left", "right")))
    properties = element(
        "tblPr", element("tblW", w=sum(widths), type="dxa"), borders, element("tblLayout", type="fixed"), margins
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    made = element("tbl", properties, grid)
    if head:
        made.append(_row([[paragraph(run(name, Look(bold=True)))] for name in head], widths, head=True))
    for line in lines:
        made.append(_row(line, widths))
    return made


def _row(cells: Sequence[Sequence[Element]], widths: Sequence[int], *, head: bool = False) -> Element:
    whole = head or max(sum(map(_characters, content)) for content in cells) <= WHOLE_CHARACTERS
    properties = element("trPr", *([element("cantSplit")] if whole else []), *([element("tblHeader")] if head else []))
    fill = "E4EAF1" if head else ""
    return element("tr", properties, *(cell(width, list(content), fill) for width, content in zip(widths, cells, strict=True)))


def _characters(content: Element) -> int:
    """Of a paragraph; a short one takes a line all the same."""
    return max(LINE_CHARACTERS, sum(len(text.text or "") for text in content.iter(q("t"))))


def document(
    body: Sequence[Element],
    *,
    landscape: bool,
    title: str,
    author: str,
    made: str,
    language: str,
    logo: bytes | None = None,
) -> bytes:
    """A whole DOCX of the body's elements. `made` is an ISO 8601 time; `logo` the PNG of the relationship LOGO."""
    width, height = (A4_HEIGHT, A4_WIDTH) if landscape else (A4_WIDTH, A4_HEIGHT)
    size = element("pgSz", w=width, h=height, **({"orient": "landscape"} if landscape else {}))
    margins = element("pgMar", top=MARGIN, right=MARGIN, bottom=MARGIN, left=MARGIN, header=400, footer=400, gutter=0)
    reference = element("footerReference", type="default")
    reference.set(f"{{{R}}}id", "rId2")
    root = element("document", element("body", *body, element("sectPr", reference, size, margins)))
    return packed(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relationships(
                ("rId1", f"{R}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "docProps/core.xml": _properties(title, author, made),
            "word/document.xml": serialised(root),
            "word/_rels/document.xml.rels": _relationships(
                ("rId1", f"{R}/styles", "styles.xml"),
                ("rId2", f"{R}/footer", "footer1.xml"),
                *([(LOGO, f"{R}/image", "media/logo.png")] if logo else []),
            ),
            **({"word/media/logo.png": logo} if logo else {}),
            "word/styles.xml": _styles(language),
            "word/footer1.xml": serialised(_footer()),
        }
    )


def serialised(root: Element) -> bytes:
    """The part's bytes, UTF-8, without the namespaces that nothing in it uses: Word wants only `w` and `r` declared."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _footer() -> Element:
    """The page's number, centred."""
    field = element("fldSimple", run("1", Look(size=16)), instr="PAGE")
    return element("ftr", paragraph(field, align="center"))


def _styles(language: str) -> bytes:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT)
    size, tongue = element("sz", val=19), element("lang", val="ru-RU" if language == "ru" else "en-US")
    spacing = element("spacing", before=0, after=60)
    defaults = element(
        "docDefaults",
        element("rPrDefault", element("rPr", fonts, size, tongue)),
        element("pPrDefault", element("pPr", spacing)),
    )
    styles = [element("style", element("name", val="Normal"), element("qFormat"), type="paragraph", default=1, styleId="Normal")]
    for identifier, name, points, level in (
        ("Title", "Title", 32, None),
        ("Heading1", "heading 1", 26, 0),
        ("Heading2", "heading 2", 22, 1),
    ):
        shape = element("pPr", element("keepNext"), element("spacing", before=200, after=100))
        if level is not None:
            shape.append(element("outlineLvl", val=level))
        look = element("rPr", element("b"), element("sz", val=points))
        parts = (element("name", val=name), element("basedOn", val="Normal"), element("next", val="Normal"), element("qFormat"))
        styles.append(element("style", *parts, shape, look, type="paragraph", styleId=identifier))
    return serialised(element("styles", defaults, *styles))


def _content_types() -> bytes:
    types = f"{_PACKAGE}/content-types"
    root = etree.Element(f"{{{types}}}Types", nsmap={None: types})  # type: ignore[dict-item]  # the stubs lack None
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
    ):
        etree.SubElement(root, f"{{{types}}}Default", Extension=extension, ContentType=kind)
    for part, kind in (
        ("/word/document.xml", f"{_OFFICE}.document.main+xml"),
        ("/word/styles.xml", f"{_OFFICE}.styles+xml"),
        ("/word/footer1.xml", f"{_OFFICE}.footer+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ):
        etree.SubElement(root, f"{{{types}}}Override", PartName=part, ContentType=kind)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relationships(*lines: tuple[str, str, str]) -> bytes:
    space = f"{_PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})  # type: ignore[dict-item]  # the stubs lack None
    for identifier, kind, target in lines:
        etree.SubElement(root, f"{{{space}}}Relationship", Id=identifier, Type=kind, Target=target)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _properties(title: str, author: str, made: str) -> bytes:
    core, dc = f"{_PACKAGE}/metadata/core-properties", "http://purl.org/dc/elements/1.1/"
    terms, schema = "http://purl.org/dc/terms/", "http://www.w3.org/2001/XMLSchema-instance"
    root = etree.Element(f"{{{core}}}coreProperties", nsmap={"cp": core, "dc": dc, "dcterms": terms, "xsi": schema})
    etree.SubElement(root, f"{{{dc}}}title").text = xml_text(title)
    etree.SubElement(root, f"{{{dc}}}creator").text = xml_text(author)
    for name in ("created", "modified"):
        stamp = etree.SubElement(root, f"{{{terms}}}{name}")
        stamp.set(f"{{{schema}}}type", "dcterms:W3CDTF")
        stamp.text = made
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
