"""Forms that a person filled in, read by the real pdfium."""

import pytest

from core.comparison import compare
from core.model.document import Document
from tests.pdf_files import drawn, opened, texts

PAPER = "BT /F 12 Tf 92 702 Td (I agree to the terms) Tj 0 -40 Td (Send me news) Tj ET "


def look(content: str) -> str:
    return f"<< /Type /XObject /Subtype /Form /BBox [0 0 14 14] /Length {len(content)} >>\nstream\n{content}\nendstream"


def box(bottom: int, state: str, flags: int = 4) -> str:
    looks = "/AP << /N << /Yes 8 0 R /Off 9 0 R >> >>"
    return (
        f"<< /Type /Annot /Subtype /Widget /FT /Btn /T (b{bottom}) /F {flags} /Rect [72 {bottom} 86 {bottom + 14}] "
        f"/V /{state} /AS /{state} {looks} >>"
    )


def form(first: str, second: str, tick: str = "1 w 2 2 m 12 12 l S", flags: int = 4) -> Document:
    """Two boxes whose ticks are drawn so. Objects 6 to 9: the boxes, the look of a tick and of none."""
    extra = "\0".join([box(700, first), box(660, second, flags), look(tick), look("0 0 14 14 re S")])
    return opened(drawn(PAPER, extra=extra).replace(b"/Rotate 0", b"/Annots [6 0 R 7 0 R] /Rotate 0"))


@pytest.mark.parametrize("tick", ["1 w 2 2 m 12 12 l S", "BT /F 12 Tf 2 2 Td (4) Tj ET"], ids=["lines", "a letter"])
def test_boxes_are_signs_of_the_text(tick: str) -> None:
    assert texts(form("Yes", "Off", tick)) == ["☒ I agree to the terms", "☐ Send me news"]


def test_a_box_that_was_ticked_or_cleared_is_told() -> None:
    changes = compare(form("Yes", "Off"), form("Off", "Yes")).changes
    assert [(change.reasons, change.sentence.en) for change in changes] == [
        (("cleared",), "Cleared: “I agree to the terms”"),
        (("ticked",), "Ticked: “Send me news”"),
    ]
    assert compare(form("Yes", "Off"), form("Yes", "Off", "2 2 10 10 re f")).changes == ()


@pytest.mark.parametrize("flag", [2, 32])
def test_a_box_that_the_page_does_not_show_is_none(flag: int) -> None:
    assert texts(form("Yes", "Off", flags=flag)) == ["☒ I agree to the terms", "Send me news"]


def typed(*annotations: str, form: str = "/NeedAppearances true") -> Document:
    """A page with annotations that have values and no looks, as programs leave them that only fill a form in."""
    boxes = (f"/T (f{n}) /Rect [92 {600 - 30 * n} 392 {620 - 30 * n}]" for n in range(len(annotations)))
    extra = "\0".join(f"<< /Type /Annot {box} {one} >>" for box, one in zip(boxes, annotations, strict=True))
    named = " ".join(f"{6 + n} 0 R" for n in range(len(annotations)))
    data = drawn(PAPER, extra=extra).replace(b"/Rotate 0", f"/Annots [{named}] /Rotate 0".encode())
    fields = f"/AcroForm << /Fields [{named}] /DR << /Font << /Helv 5 0 R >> >> {form} >>"
    return opened(data.replace(b"/Type /Catalog", f"/Type /Catalog {fields}".encode()))


FIELD = "/Subtype /Widget /FT /Tx /F 4 /DA (/Helv 10 Tf 0 g)"
FREE = "/Subtype /FreeText /DA (/Helv 10 Tf 0 g) /Contents (Void)"
RUSSIAN = "FEFF" + "Сто рублей".encode("utf-16-be").hex().upper()


@pytest.mark.parametrize("form", ["/NeedAppearances true", ""])
def test_values_without_looks_are_read(form: str) -> None:
    document = typed(f"{FIELD} /V (100 euros)", f"{FIELD} /V <{RUSSIAN}>", FREE, form=form)
    assert texts(document)[2:] == ["100 euros", "Сто рублей", "Void"]


def test_a_typed_text_that_nobody_can_draw_is_a_remark() -> None:
    blocks = typed(FREE.replace("/DA (/Helv 10 Tf 0 g) ", "")).blocks
    assert [(block.story, block.text) for block in blocks if block.story != "body"] == [("comment:1", "Void")]


def test_a_value_that_changed_is_told() -> None:
    old, new = typed(f"{FIELD} /V (100 euros)"), typed(f"{FIELD} /V (900 euros)")
    (change,) = compare(old, new).changes
    assert (change.lane.value, "amount" in change.reasons) == ("substance", True)


def test_what_a_form_does_not_show_is_not_read() -> None:
    hidden, secret = FIELD.replace("/F 4", "/F 2"), f"{FIELD} /Ff 8192"
    shown = " ".join(texts(typed(f"{hidden} /V (unseen)", f"{secret} /V (password)")))
    assert "unseen" not in shown
    assert "password" not in shown
