"""Makes DOCX packages for tests out of pieces of WordprocessingML."""

import io
import zipfile
from collections.abc import Mapping

from core.model.document import Block, Document
from core.ports import ReadOptions
from core.readers.docx import read

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "x": "urn:example:unknown",
    }.items()
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/numbering.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'
)


def wrapped(tag: str, inner: str) -> str:
    """A part whose root is w:tag."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {NAMESPACES}>{inner}</w:{tag}>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text) if text else ''}</w:p>"


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """`targets`: id to (kind, target); a target with a colon in it is external."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{_TYPES}{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    settings: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
    package_links: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """A document whose w:body is `body`; `parts` by full name, `links` as for relationships(), `package_links` of the package."""
    related = {"rS": ("styles", "styles.xml"), "rN": ("numbering", "numbering.xml"), "rT": ("settings", "settings.xml")}
    return package(
        {
            "[Content_Types].xml": _CONTENT_TYPES,
            "_rels/.rels": relationships({"r1": ("officeDocument", "word/document.xml"), **(package_links or {})}),
            "word/_rels/document.xml.rels": relationships({**related, **(links or {})}),
            "word/document.xml": wrapped("document", f"<w:body>{body}</w:body>"),
            "word/styles.xml": wrapped("styles", styles),
            "word/numbering.xml": wrapped("numbering", numbering),
            "word/settings.xml": wrapped("settings", settings),
            **(parts or {}),
        }
    )


def read_docx(data: bytes, revisions: str = "accepted") -> Document:
    return read(data, name="test.docx", options=ReadOptions(revisions=revisions))


def blocks(body: str, revisions: str = "accepted", **rest: str) -> tuple[Block, ...]:
    return read_docx(docx(body, **rest), revisions).blocks


def texts(body: str, revisions: str = "accepted") -> list[str]:
    return [block.text for block in blocks(body, revisions)]


def level(number: int, number_format: str = "decimal", text: str = "", start: int = 1, extra: str = "") -> str:
    """A w:lvl; `text` as in w:lvlText, "%1." and so on by default."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{extra}'
        f'<w:lvlText w:val="{text or f"%{number + 1}."}"/></w:lvl>'
    )


def numbered(text: str, num_id: int, at: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num_id}"/></w:numPr>')


def lists(*abstracts: str) -> str:
    """numbering.xml: each text of levels is an abstract list from 0, with a w:num of the number above it."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{i}">{levels}</w:abstractNum>' for i, levels in enumerate(abstracts))
    return made + "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(abstracts)))


def graphic(inner: str) -> str:
    """A paragraph with a picture's frame that holds `inner`, and the text "x" before it."""
    return (
        f"<w:p><w:r><w:t>x</w:t><w:drawing><wp:inline><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )
