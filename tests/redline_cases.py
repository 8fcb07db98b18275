"""Pairs of Word files whose redlines more than one layer of the tests asks about: columns of a table, text boxes, tails."""

from collections.abc import Iterable

from core.reports import ReportData
from tests.docx_package import docx, graphic, paragraph, relationships, wrapped
from tests.word_pairs import report_data_of

HEAD = "<w:p><w:r><w:t>Приложение № 1. Цены на товары, которые поставляются по договору.</w:t></w:r></w:p>"
TAIL = "<w:p><w:r><w:t>Цены указаны без налога на добавленную стоимость.</w:t></w:r></w:p>"
PRICES = (
    ("Товар", "Единица", "Цена"),
    ("Кабель силовой", "метр", "120"),
    ("Муфта концевая", "штука", "3 400"),
    ("Щит учёта", "штука", "18 900"),
)
STOCK = ("Запас", "800", "40", "7")


def cell(text: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'


def table(rows: Iterable[Iterable[str]], widths: Iterable[int] = ()) -> str:
    """Rows of cells that are XML already."""
    made = ["".join(row) for row in rows]
    columns = list(widths) or [2000] * max(row.count("<w:tc>") for row in made)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>"


def plain(rows: Iterable[Iterable[str]]) -> list[list[str]]:
    return [[cell(text) for text in row] for row in rows]


def with_column(at: int, texts: Iterable[str]) -> list[tuple[str, ...]]:
    return [(*row[:at], text, *row[at:]) for row, text in zip(PRICES, texts, strict=True)]


def with_table(old: str, new: str) -> ReportData:
    return report_data_of(docx(HEAD + old + TAIL), docx(HEAD + new + TAIL))


def other_columns() -> ReportData:
    """A column went, another came elsewhere, and a price changed."""
    old = with_column(2, STOCK)
    new = [(row[0], row[1], row[3].replace("120", "130"), text) for row, text in zip(old, ("Срок", "5", "9", "30"), strict=True)]
    return with_table(table(plain(old)), table(plain(new)))


INTRO = paragraph("Спецификация к договору поставки оборудования.")
OUTRO = paragraph("Подписи сторон.")


def box(text: str) -> str:
    """A paragraph that holds a text box and nothing else."""
    place = '<wp:simplePos x="0" y="0"/>' + "".join(
        f'<wp:position{axis} relativeFrom="{of}"><wp:posOffset>0</wp:posOffset></wp:position{axis}>'
        for axis, of in (("H", "column"), ("V", "paragraph"))
    )
    size = '<wp:extent cx="2000000" cy="600000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
    form = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    content = f"<wps:txbx><w:txbxContent>{paragraph(text)}</w:txbxContent></wps:txbx><wps:bodyPr/>"
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    drawing = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        f'layoutInCell="1" allowOverlap="1">{place}{size}<wp:docPr id="5" name="Надпись"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{uri}"><wps:wsp><wps:cNvSpPr/><wps:spPr>{form}</wps:spPr>{content}</wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor>"
    )
    choice = f'<mc:Choice Requires="wps"><w:drawing>{drawing}</w:drawing></mc:Choice>'
    return f"<w:p><w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r></w:p>"


STAYS = paragraph("Этот абзац стоит на месте в обеих версиях документа.")
BOXES = {
    "went": (box("Согласовано: главный инженер"), ""),
    "came": ("", box("Согласовано: главный инженер")),
    "moved": (box("Согласовано: главный инженер") + STAYS, STAYS + box("Согласовано: главный инженер")),
}


def between(old: str, new: str) -> ReportData:
    return report_data_of(docx(INTRO + old + OUTRO), docx(INTRO + new + OUTRO))


FIRST = "Исполнитель оказывает услуги лично."
OLD = paragraph(FIRST) + paragraph("Услуги принимаются по акту.")
ADDED = "Привлекать третьих лиц он не вправе без письменного согласия заказчика."
SECOND = "Отчёт о ходе работ направляется заказчику каждый понедельник до полудня."


def tailed(came: str) -> ReportData:
    """The first paragraph has words more, and `came` stands after it."""
    old_bytes = docx(OLD)
    new_bytes = docx(paragraph(f"{FIRST} Сроки указаны в приложении.") + came + paragraph("Услуги принимаются по акту."))
    return report_data_of(old_bytes, new_bytes)


CLAUSE = paragraph("Поставщик передаёт товар на складе покупателя.")
HEADED = '<w:sectPr><w:headerReference w:type="default" r:id="rH"/></w:sectPr>'
PLAIN = "<w:sectPr/>"
NAMED = paragraph("Договор поставки № 17")
LOGO = graphic('<pic:pic><pic:blipFill><a:blip r:embed="rP"/></pic:blipFill></pic:pic>')


def with_header(header: str, **more: str | bytes) -> bytes:
    """A document with one section, whose header is `header`; `more` parts."""
    parts: dict[str, str | bytes] = {"word/header1.xml": wrapped("hdr", header), **more}
    return docx(CLAUSE + HEADED, parts=parts, links={"rH": ("header", "header1.xml")})


def with_logo(picture: bytes) -> bytes:
    """A document whose header holds some words, and a picture below them."""
    relations = relationships({"rP": ("image", "media/logo.png")})
    return with_header(NAMED + LOGO, **{"word/_rels/header1.xml.rels": relations, "word/media/logo.png": picture})
