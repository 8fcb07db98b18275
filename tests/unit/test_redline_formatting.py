"""With the lane `formatting` other looks are tracked changes: rejecting them gives the old looks back, accepting the new ones."""

from dataclasses import replace

from core.comparison import compare
from core.model.change import DEFAULT_LANES, Lane
from core.model.comparison import Options
from core.model.document import Document
from core.reports import ReportData, ReportOptions, render
from tests.docx_package import docx
from tests.redlines import W, part
from tests.word_pairs import read

LOOKS = {"bold", "italic", "underline", "strike", "size", "colour", "highlight", "align"}
OLD = (
    '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t xml:space="preserve">Срок поставки составляет </w:t></w:r>'
    "<w:r><w:rPr><w:b/></w:rPr><w:t>десять дней</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Второй абзац остаётся как есть.</w:t></w:r></w:p>"
)
NEW = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>Срок</w:t></w:r>'
    '<w:r><w:t xml:space="preserve"> поставки составляет десять рабочих дней.</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>Второй абзац остаётся как есть.</w:t></w:r></w:p>"
)


def data_with(lanes: tuple[Lane, ...]) -> ReportData:
    old_bytes, new_bytes = docx(OLD), docx(NEW)
    old, new = read(old_bytes, "accepted"), read(new_bytes, "accepted")
    comparison = compare(old, new, Options(lanes=lanes))
    data = ReportData(comparison=comparison, old=old, new=new, old_bytes=old_bytes, new_bytes=new_bytes, read=read)
    return replace(data, options=ReportOptions(lanes=lanes))


def looks(document: Document) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each block with the text, type and value of its looks, neighbours of one look joined."""
    return [(block.text, sorted(_joined(block.text, block.marks))) for block in document.blocks if block.story == "body"]


def _joined(text: str, marks: tuple) -> set[tuple[str, str, str]]:
    found: dict[tuple[str, str], set[int]] = {}
    for mark in marks:
        if mark.type in LOOKS:
            found.setdefault((mark.type, mark.value), set()).update(range(mark.start, max(mark.end, mark.start + 1)))
    return {("".join(text[at : at + 1] for at in sorted(places)), *key) for key, places in found.items()}


def test_looks_come_back_when_they_are_rejected() -> None:
    data = data_with((*DEFAULT_LANES, Lane.FORMATTING))
    made = render("redline", data)
    assert looks(read(made, "accepted")) == looks(data.new)
    assert looks(read(made, "rejected")) == looks(data.old)
    root = part(made, "word/document.xml")
    assert list(root.iter(W + "rPrChange"))
    assert len(list(root.iter(W + "pPrChange"))) == 1


def test_without_the_lane_looks_are_not_marked() -> None:
    root = part(render("redline", data_with(DEFAULT_LANES)), "word/document.xml")
    assert not list(root.iter(W + "rPrChange", W + "pPrChange"))


def test_a_look_that_says_something_is_marked_without_the_lane() -> None:
    """Crossed out is marked, bold beside it is not: nobody asked for looks."""
    old, new = (
        docx(f"<w:p><w:r><w:rPr>{looks}</w:rPr><w:t>Штраф 5 %.</w:t></w:r></w:p><w:p><w:r>{other}<w:t>Дальше.</w:t></w:r></w:p>")
        for looks, other in (("", ""), ("<w:strike/>", "<w:rPr><w:b/></w:rPr>"))
    )
    sides = [read(file, "accepted") for file in (old, new)]
    data = ReportData(comparison=compare(*sides), old=sides[0], new=sides[1], old_bytes=old, new_bytes=new, read=read)
    made = render("redline", data)
    assert len(list(part(made, "word/document.xml").iter(W + "rPrChange"))) == 1
    assert looks(read(made, "rejected"))[0] == looks(sides[0])[0]
    assert looks(read(made, "accepted")) == looks(sides[1])
