"""Word files with fields, content controls and settings, in small pieces."""

from tests.docx_package import docx, paragraph, run

TEXT = paragraph("Настоящий договор заключён между сторонами на указанных ниже условиях.")
_PROPERTIES = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{}"><vt:lpwstr>{}</vt:lpwstr></property>'
    "</Properties>"
)


def field(instruction: str, result: str) -> str:
    """A field in its runs, with the result that it showed last."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{marks[0]}{code}{marks[1]}{run(result)}{marks[2]}"


def line(*pieces: str) -> str:
    return f"<w:p>{''.join(pieces)}</w:p>"


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def chosen(*entries: str, lock: str = "") -> str:
    """The line of a list from which the first entry is chosen."""
    items = "".join(f'<w:listItem w:displayText="{entry}" w:value="{entry}"/>' for entry in entries)
    locked = f'<w:lock w:val="{lock}"/>' if lock else ""
    properties = f'<w:alias w:val="Статус"/>{locked}<w:dropDownList>{items}</w:dropDownList>'
    return line(run("Статус: "), control(properties, run(entries[0])))


def box(*, stored: bool, sign: str) -> str:
    state = f'<w14:checkbox><w14:checked w14:val="{int(stored)}"/></w14:checkbox>'
    return line(control(f'<w:alias w:val="Согласие"/>{state}', run(sign)), run(" согласен"))


def bookmarked(name: str, text: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(text)}<w:bookmarkEnd w:id="{number}"/>'


def made(body: str = "", section: str = "", settings: str = "") -> bytes:
    """A file whose text is always the same, and this after it."""
    return docx(f"{TEXT}{body}<w:sectPr>{section}</w:sectPr>", settings=settings)


def with_property(name: str, value: str, body: str = "") -> bytes:
    """A file with a property that its author named."""
    parts = {"docProps/custom.xml": _PROPERTIES.format(name, value)}
    return docx(TEXT + body, parts=parts, package_links={"r7": ("custom-properties", "docProps/custom.xml")})


def bound(text: str, data: str, path: str = "/root[1]/term[1]") -> bytes:
    """A content control that shows `text` and is bound to `data`."""
    binding = f'<w:dataBinding w:xpath="{path.replace(">", "&gt;")}" w:storeItemID=""/><w:text/>'
    body = line(run("Срок: "), control(f'<w:alias w:val="Срок"/>{binding}', run(text)))
    return docx(TEXT + body, parts={"customXml/item1.xml": f"<root><term>{data}</term></root>"})


def signed(*signers: str) -> bytes:
    """A file with the signatures of these."""
    one = "<Signature><X509Data><X509SubjectName>CN={}</X509SubjectName></X509Data></Signature>"
    return docx(TEXT, parts={f"_xmlsignatures/sig{at}.xml": one.format(name) for at, name in enumerate(signers, 1)})
