"""What no font of the PDF has is named by its number: nothing is an empty box, nothing is lost."""

import io
import unicodedata

import pytest
from pypdf import PdfReader

from core.reports import render
from core.reports.drawn import _SURE, named, undrawn
from tests.report_sample import report_data


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Сторона «中国» и 🙂", "Сторона «[U+4E2D U+56FD]» и [U+1F642]"),
        ("знак \ue123 своего шрифта", "знак [U+E123] своего шрифта"),
        ("≤ 5 °C → ₽ ґ Җ ½ שלום الجلسة", "≤ 5 °C → ₽ ґ Җ ½ שלום الجلسة"),
        ("обычный текст, plain text", "обычный текст, plain text"),
    ],
)
def test_what_no_font_has_is_named(text: str, written: str) -> None:
    assert named(text) == written


def test_what_is_taken_to_be_drawn_is_drawn() -> None:
    sure = [chr(code) for code in range(0x20, 0x10000) if _SURE.match(chr(code))]
    assert undrawn("".join(sign for sign in sure if unicodedata.category(sign)[0] in "LNPS")) == ""


def test_the_pdf_tells_them() -> None:
    pages = PdfReader(io.BytesIO(render("pdf", report_data(extra="Пункт 中国 договора")))).pages
    assert "Пункт [U+4E2D U+56FD] договора" in " ".join(" ".join(page.extract_text() for page in pages).split())
