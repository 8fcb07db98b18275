"""Plain text that was printed in pages: what runs along at their edges, and paragraphs that go on over their ends."""

from textwrap import fill

from core.comparison import compare
from core.model.document import Document
from core.ports import ReadOptions
from core.readers.text import read

TEXTS = [
    "Scope",
    "The rules of this paper hold for every meter that is put up in a house, and for the people who read the meters once in a "
    "month and write the figures down without delay in the book that lies beside the door of the cellar.",
    "Readings",
    "A reading is taken in the morning. Nobody takes it at night, for lamps are weak then and the figures of the "
    "Northern meters are small, as everybody knows who has ever tried to read one of them by the light of a candle.",
    "A second paragraph stands at the end of the text and says that nothing else is to be done by those who read them.",
]


def _lines(texts: list[str]) -> list[str]:
    lines = []
    for number, text in enumerate(texts):
        if len(text) < 20:
            lines += [f"{number // 2 + 1}.  {text}", ""]
        else:
            lines += [*fill(text, 66, initial_indent="   ", subsequent_indent="   ").split("\n"), ""]
    return lines


def _text(name: str, *, feed: str = "\f", long: int = 5) -> str:
    lines, shown = _lines(TEXTS), []
    for number, start in enumerate(range(0, len(lines), long), 1):
        head = [f"Paper {name}            Rules of Meters           July 2017", "", ""] if number > 1 else []
        foot = ["", "", f"Stone & Brook           Standards          [Page {number}]", ""]
        shown.append("\n".join([*head, *lines[start : start + long], *foot]))
    return feed.join(shown)


def _read(text: str) -> Document:
    return read(text.encode(), name="a.txt", options=ReadOptions())


def test_lines_that_run_along_are_headers_and_footers() -> None:
    found = _read(_text("8200"))
    running = [(block.story, block.text) for block in found.blocks if block.story != "body"]
    assert running == [
        ("header:1:default", "Paper 8200 Rules of Meters July 2017"),
        ("footer:1:default", "Stone & Brook Standards [Page 1]"),
    ]
    assert not any("Stone" in block.text or "Paper" in block.text for block in found.blocks if block.story == "body")


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    for long in (4, 5, 6):
        assert [block.text for block in _read(_text("8200", long=long)).blocks if block.story == "body"] == TEXTS


def test_the_feet_alone_part_pages_where_the_form_feeds_were_lost() -> None:
    with_feeds, without = (_read(_text("8200", feed=feed)) for feed in ("\f", ""))
    assert [block.text for block in without.blocks] == [block.text for block in with_feeds.blocks]


def test_pages_that_break_elsewhere_and_another_name_are_one_change() -> None:
    found = compare(_read(_text("2460")), _read(_text("8200", long=4)))
    assert [(change.old[0].story, change.old[0].text, change.new[0].text) for change in found.changes] == [
        ("header:1:default", "2460", "8200")
    ]


def test_a_text_of_two_pages_or_with_other_lines_at_their_edges_keeps_them() -> None:
    two = "Alpha begins here.\n\f\nAlpha begins here too.\n"
    other = "\f".join(f"{word} is a word of its own.\n\nIt ends with {word}." for word in ("Oak", "Ash", "Elm", "Fir"))
    for text in (two, other):
        assert {block.story for block in _read(text).blocks} == {"body"}
