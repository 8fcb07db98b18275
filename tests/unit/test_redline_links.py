"""Links in a redline: deleted words keep the target that they had, whoever rejects them."""

import pytest

from core.model.document import Document
from tests.docx_package import docx
from tests.redlines import body, proved
from tests.word_pairs import read, report_data_of

LINKS = {"rA": ("hyperlink", "https://a.example/"), "rB": ("hyperlink", "https://b.example/")}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def link(text: str, target: str = "rA") -> str:
    name = "anchor" if target == "place" else "r:id"
    return f'<w:hyperlink {"w:anchor" if name == "anchor" else name}="{target}">{words(text)}</w:hyperlink>'


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def targets(document: Document) -> list[tuple[str, str]]:
    return [(b.text[m.start : m.end], m.value) for b in document.blocks for m in b.marks if m.type == "link"]


FIRST, LAST = paragraph(words("The terms stand as they were.")), paragraph(words("Signed by both parties."))
OTHER = "Everything else is said in annexes."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (paragraph(words("See the "), link("price list"), words(" of the day.")), ""),
        (paragraph(words("See the "), link("price list"), words(" of the day.")), paragraph(words(OTHER))),
        (paragraph(words("See "), link("terms", "place"), words(" at once.")), paragraph(words("See notes at once."))),
        (paragraph(words("See notes at once.")), paragraph(words("See "), link("terms"), words(" at once."))),
        (
            paragraph(words("See "), link("old terms"), words(" now.")),
            paragraph(words("See "), link("new terms"), words(" now.")),
        ),
        (
            paragraph(words("See "), link("one"), words(" and "), link("two", "rB"), words(" now.")),
            paragraph(words("See "), link("three", "rB"), words(" and "), link("four"), words(" now.")),
        ),
        (paragraph(words("Read old rules today.")), paragraph(words("Read "), link("notes"), words("."))),
    ],
)
def test_deleted_words_keep_their_target(old: str, new: str) -> None:
    for one, two in ((old, new), (new, old)):
        data = report_data_of(*(docx(FIRST + middle + LAST, links=LINKS) for middle in (one, two)))
        made = proved(data)
        gone = [found for found in targets(read(made, "rejected")) if found not in targets(data.new)]
        assert [found for found in targets(data.old) if found not in targets(data.new)] == gone
        assert targets(read(made, "accepted")) == targets(data.new)


def test_words_that_changed_inside_a_link_stay_in_it() -> None:
    sides = [paragraph(words("See "), link(f"the {which} terms of sale"), words(" now.")) for which in ("old", "new")]
    made = proved(report_data_of(*(docx(FIRST + side + LAST, links=LINKS) for side in sides)))
    (kept,) = body(made).iter(W + "hyperlink")
    assert "".join(kept.itertext()) == "the oldnew terms of sale"
