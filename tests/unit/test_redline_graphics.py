"""Charts and diagrams that say something else now: the drawing goes and another one comes."""

import pytest

from core.reports import render
from tests.docx_package import docx, graphic, paragraph, wrapped
from tests.redlines import W, part, proved
from tests.word_pairs import report_data_of

BEFORE, AFTER = paragraph("Показатели поставок за год:"), paragraph("Данные предоставил отдел продаж.")


def chart(*values: str) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values))
    series = f"<c:ser><c:val><c:numRef><c:numCache>{points}</c:numCache></c:numRef></c:val></c:ser>"
    return wrapped("x", f"<c:chart><c:plotArea>{series}</c:plotArea></c:chart>")


def diagram(text: str) -> str:
    return wrapped("x", f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>")


CHARTS = {f"r{at}": ("chart", f"charts/chart{at}.xml") for at in (8, 9)}
SHOWN = {at: graphic(f'<c:chart r:id="r{at}"/>') for at in (8, 9)}


def charts(first: str, second: str, body: str = "") -> bytes:
    parts = {"word/charts/chart8.xml": chart(first, "5"), "word/charts/chart9.xml": chart(second)}
    return docx(BEFORE + (body or SHOWN[8] + SHOWN[9]) + AFTER, links=CHARTS, parts=parts)


def smart(text: str) -> bytes:
    links = {"r9": ("diagramData", "diagrams/data1.xml")}
    return docx(
        BEFORE + graphic('<dgm:relIds r:dm="r9"/>') + AFTER, links=links, parts={"word/diagrams/data1.xml": diagram(text)}
    )


def is_marked(drawing, mark: str) -> bool:
    return any(above.tag == W + mark for above in drawing.iterancestors())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (charts("10", "7"), charts("12", "7")),
        (charts("10", "7"), charts("10", "8")),
        (charts("10", "7", SHOWN[8].replace("<w:t>x", "<w:t>Рисунок 1") + SHOWN[9]), charts("12", "7")),
        (smart("Приём заявки"), smart("Отказ в заявке")),
    ],
)
def test_the_old_drawing_goes_and_the_new_one_comes(old: bytes, new: bytes) -> None:
    data = report_data_of(old, new)
    made = proved(data)
    drawings = list(part(made, "word/document.xml").iter(W + "drawing"))
    marks = [(is_marked(drawing, "del"), is_marked(drawing, "ins")) for drawing in drawings]
    assert (marks.count((True, False)), marks.count((False, True))) == (1, 1)
    assert "urn:sverka" not in "".join(str(drawing.attrib) for drawing in drawings)


def test_the_comment_stands_on_the_drawing_that_changed() -> None:
    made = render("redline", report_data_of(charts("10", "7"), charts("10", "8")))
    body = part(made, "word/document.xml").find(W + "body")
    (start,) = body.iter(W + "commentRangeStart")
    told = [child for child in start.getparent() if child.tag == W + "ins"]
    assert next(told[-1].iter(W + "drawing"), None) is not None
    assert "r9" in "".join(str(one.attrib) for one in told[-1].iter())


def test_charts_that_say_the_same_stay_as_they_are() -> None:
    data = report_data_of(charts("10", "7"), charts("10", "7", SHOWN[8] + SHOWN[9] + paragraph("Итоги подведены.")))
    made = render("redline", data)
    assert not [one for one in part(made, "word/document.xml").iter(W + "drawing") if is_marked(one, "ins")]
