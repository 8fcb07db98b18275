"""Word files that look like the real thing, for their own PDF: contracts and regulations in Russian and English, set in different
ways. The texts are made from a few sentences with their own numbers, so that no two paragraphs are the same."""

import io
import random
from collections.abc import Callable, Iterator
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from benchmarks.made.formulae import formula

RUSSIAN = (
    "Исполнитель обязуется оказать услуги по сопровождению информационной системы № {n} в объёме, указанном в приложении {m}.",
    "Срок оплаты составляет {n} рабочих дней с даты подписания акта, если иное не предусмотрено соглашением сторон.",
    "Стороны несут ответственность в размере {n} рублей за каждый день просрочки, но не более {m} процентов цены договора.",
    "Научно-технический совет рассматривает результаты испытаний в течение {n} дней и передаёт их представителю заказчика.",
    "Конфиденциальной признаётся любая информация, переданная в письменной форме с пометкой «Для служебного пользования» ({n}).",
    "Договор вступает в силу с {n} мая 2026 г. и действует до полного исполнения сторонами обязательств по разделу {m}.",
)
ENGLISH = (
    "The Contractor shall provide the maintenance services for system No. {n} to the extent specified in Annex {m}.",
    "Payment is due within {n} business days of the date on which the certificate is signed, unless agreed otherwise.",
    "Each party is liable for {n} dollars a day of delay, but for not more than {m} percent of the contract price.",
    "The steering committee reviews the test results within {n} days and hands them over to the customer's representative.",
    "Any information marked as “Confidential” and disclosed in writing is confidential information (class {n}).",
    "This agreement enters into force on {n} May 2026 and remains in effect until the obligations in section {m} are met.",
)
FONTS = ("Liberation Serif", "Liberation Sans", "DejaVu Sans")
Made = Any


class Writer:
    """One document in the making."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.sentences = ENGLISH if seed % 3 == 2 else RUSSIAN
        self.made: Made = docx.Document()
        style = self.made.styles["Normal"]
        style.font.name, style.font.size = FONTS[seed % len(FONTS)], Pt((11, 12, 10)[seed // 2 % 3])

    def text(self, sentences: int) -> str:
        chosen = [self.rng.choice(self.sentences) for _ in range(sentences)]
        return " ".join(text.format(n=self.rng.randint(2, 990), m=self.rng.randint(2, 28)) for text in chosen)

    def paragraph(self, text: str, *, style: str | None = None, justified: bool = True, indent: float = 0.0) -> None:
        paragraph = self.made.add_paragraph(text, style=style)
        if justified:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if indent:
            paragraph.paragraph_format.first_line_indent = Cm(indent)
            paragraph.paragraph_format.space_after = Pt(0)

    def table(self, rows: int, columns: int, *, ruled: bool, words: int = 1) -> None:
        grid = self.made.add_table(rows, columns)
        if ruled:
            grid.style = "Table Grid"
        for row, line in enumerate(grid.rows):
            for column, cell in enumerate(line.cells):
                number = f"{self.rng.randint(10, 99)} {self.rng.randint(100, 999)},{self.rng.randint(10, 99)}"
                cell.text = self._cell(row, column, columns, words) if column < columns - 1 or not row else number
        if ruled and rows > 20:
            header = OxmlElement("w:tblHeader")
            grid.rows[0]._tr.get_or_add_trPr().append(header)
        self.paragraph(self.text(1))

    def _cell(self, row: int, column: int, columns: int, words: int) -> str:
        if not row:
            return ("№", "Наименование работ", "Единица", "Количество", "Сумма")[min(column, 4)]
        return str(row) if not column else f"{self.text(1)[: 18 * words + row % 17].strip()} {row}.{column}"

    def page_field(self, paragraph: Any) -> None:
        """The field that Word fills with the page's number."""
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            run = paragraph.add_run()
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            element.text = text or None
            run._r.append(element)

    def columns(self, count: int) -> None:
        section = self.made.add_section()
        found = section._sectPr.xpath("./w:cols")
        found[0].set(qn("w:num"), str(count))
        found[0].set(qn("w:space"), "500")

    def hyphenated(self) -> None:
        """Words at the end of a line are hyphenated by LibreOffice, which for that must know the language."""
        self.made.settings.element.append(OxmlElement("w:autoHyphenation"))
        for style in self.made.styles["Normal"].element.xpath("./w:rPr"):
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), "en-US" if self.sentences is ENGLISH else "ru-RU")
            style.append(language)

    def done(self) -> bytes:
        """The DOCX file's bytes."""
        out = io.BytesIO()
        self.made.save(out)
        return out.getvalue()


def contract(writer: Writer) -> None:
    """Headings with typed numbers, justified clauses, bullets, a running header and page numbers."""
    section = writer.made.sections[0]
    section.header.paragraphs[0].text = "Проект договора № 17-4/2026"
    writer.page_field(section.footer.paragraphs[0])
    for chapter in range(1, 9):
        writer.made.add_heading(f"{chapter}. Раздел договора", 1)
        for clause in range(1, 5):
            writer.paragraph(f"{chapter}.{clause}. {writer.text(writer.rng.randint(1, 4))}")
        for _ in range(3):
            writer.paragraph(writer.text(1), style="List Bullet", justified=False)


def act(writer: Writer) -> None:
    """First-line indents without space between, hyphenated, numbered lists by the program."""
    writer.hyphenated()
    for chapter in range(1, 9):
        writer.made.add_heading("Глава " + str(chapter), 2)
        for _ in range(5):
            writer.paragraph(writer.text(writer.rng.randint(2, 5)), indent=1.25)
        for _ in range(3):
            writer.paragraph(writer.text(1), style="List Number", justified=False)


def estimate(writer: Writer) -> None:
    """Tables with rules, one of them over pages with a repeated head."""
    for rows in (6, 70, 12):
        writer.paragraph(writer.text(3))
        writer.table(rows, 4, ruled=True, words=2)


def plain_tables(writer: Writer) -> None:
    """Tables without rules."""
    for rows in (6, 14, 40):
        writer.paragraph(writer.text(3))
        writer.table(rows, 4, ruled=False)


def two_columns(writer: Writer) -> None:
    """Justified text in two columns between pages in one."""
    writer.paragraph(writer.text(4))
    writer.columns(2)
    for _ in range(24):
        writer.paragraph(writer.text(writer.rng.randint(2, 4)))
    writer.columns(1)
    writer.paragraph(writer.text(4))


def ragged(writer: Writer) -> None:
    """Ragged text with bold words, quotations set in from both sides, titles in the middle."""
    for _ in range(10):
        writer.made.add_heading(writer.text(1)[:40], 3)
        paragraph = writer.made.add_paragraph(writer.text(2) + " ")
        paragraph.add_run(writer.text(1)).bold = True
        quotation = writer.made.add_paragraph(writer.text(2))
        quotation.paragraph_format.left_indent = quotation.paragraph_format.right_indent = Cm(2)
        title = writer.made.add_paragraph(writer.text(1)[:50])
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER


def formulae(writer: Writer) -> None:
    """Formulae inside sentences and on lines of their own, between paragraphs."""
    for _ in range(14):
        inside = writer.made.add_paragraph(writer.text(1)[:60] + " ")
        inside._p.append(parse_xml(formula(writer.rng)))
        inside.add_run(" " + writer.text(2))
        alone = writer.made.add_paragraph()
        alone._p.append(parse_xml(formula(writer.rng)))
        writer.paragraph(writer.text(2))


SORTS: tuple[Callable[[Writer], None], ...] = (contract, act, estimate, plain_tables, two_columns, ragged, formulae)


def word_files(each: int) -> Iterator[tuple[str, bytes]]:
    """So many documents of each sort, by name."""
    for at, sort in enumerate(SORTS):
        for seed in range(each):
            writer = Writer(seed * 7 + at)
            sort(writer)
            yield f"{sort.__name__}_{seed}", writer.done()
