"""A Word file and the PDF that LibreOffice makes of it are one document: the same texts, labels, cells, notes, in order."""

import difflib
import subprocess
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from benchmarks.made.contracts import SORTS, word_files
from benchmarks.printed import measured, printed
from core.model.document import Block, Document
from core.ports import ReadOptions
from core.readers.docx import read as read_docx
from core.readers.pdf import read as read_pdf

pytestmark = pytest.mark.office

SENTENCES = (
    "Исполнитель обязуется оказать услуги по сопровождению информационной системы в объёме, указанном в приложении. ",
    "Срок оплаты составляет десять рабочих дней с даты подписания акта, если иное не предусмотрено соглашением сторон. ",
    "Стороны несут ответственность за неисполнение обязательств в соответствии с законодательством. ",
    "Научно-технический совет рассматривает результаты испытаний и передаёт их представителю заказчика. ",
)


def written(path: Path, *, bordered: bool, indented: bool) -> None:
    """Headings, justified paragraphs over several pages, lists, a long table, a running header."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Проект договора № 17-4"
    style = made.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(12)
    for chapter in range(1, 7):
        made.add_heading(f"{chapter}. Раздел договора", 1)
        for k in range(chapter % 3 + 2):
            paragraph = made.add_paragraph("".join(SENTENCES[(chapter + k + n) % 4] for n in range(k + 2)).strip())
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            if indented:
                paragraph.paragraph_format.first_line_indent = Cm(1.25)
                paragraph.paragraph_format.space_after = Pt(0)
        for k in range(3):
            made.add_paragraph(SENTENCES[(chapter + k) % 4].strip() if k else "короткий пункт;", style="List Bullet")
        if chapter % 2:
            table(made, chapter, bordered)
            made.add_paragraph(SENTENCES[chapter % 4].strip())
    made.save(str(path))


def table(made: "docx.document.Document", chapter: int, bordered: bool) -> None:
    lines = 14 * chapter
    grid = made.add_table(lines, 3)
    if bordered:
        grid.style = "Table Grid"
    for row in range(lines):
        texts = (str(row), f"{SENTENCES[row % 4][: 20 + row % 60].strip()} {row}", f"{row * 137},50")
        for cell, text in zip(grid.rows[row].cells, texts, strict=True):
            cell.text = text


def texts(document: Document) -> list[str]:
    found = [block for block in document.blocks if block.story == "body" and block.text.strip()]
    return [shown(block) for block in found]


def shown(block: Block) -> str:
    """Label and text: what is a typed number in Word is a label in the PDF."""
    return " ".join(f"{block.label or ''} {block.text}".split())


@pytest.mark.parametrize(("bordered", "indented", "least"), [(True, True, 1.0), (False, False, 0.93)])
def test_a_word_file_and_its_pdf_are_one_document(
    tmp_path: Path, soffice: str, bordered: bool, indented: bool, least: float
) -> None:
    """Without rules a row that a page's end cuts in two may come back as two; everything else is the same."""
    source = tmp_path / "contract.docx"
    written(source, bordered=bordered, indented=indented)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    made = tmp_path / "contract.pdf"
    word = read_docx(source.read_bytes(), name="contract.docx", options=ReadOptions())
    portable = read_pdf(made.read_bytes(), name="contract.pdf", options=ReadOptions())
    assert portable.pages is not None
    assert portable.pages > 4
    assert [b.text for b in portable.blocks if b.story == "header:1:default"] == ["Проект договора № 17-4"]
    old, new = texts(word), texts(portable)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    same = sum(match.size for match in matcher.get_matching_blocks())
    assert same >= least * max(len(old), len(new)), matcher.get_opcodes()
    assert "".join("".join(new).split()) == "".join("".join(old).split())


def test_contracts_acts_and_tables_against_their_pdf_have_no_change_of_words(
    tmp_path: Path, soffice: str, mathematics: str
) -> None:
    """One document of each sort of the benchmark: lists, hyphens, columns, formulae, tables with and without rules."""
    files = dict(word_files(1))
    made = printed(files, tmp_path)
    assert len(made) == len(files) == len(SORTS)
    for name, data in files.items():
        found = measured(name, data, made[name])
        assert (name, found.told, found.proved, found.same) == (name, (), True, True)
        assert found.pages >= 2
