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


def _pages(*tops: str) -> str:
    return "\f".join(
        f"{top}\n\n{word} stands on this page.\n\nIt ends with {word}." for top, word in zip(tops, WORDS, strict=True)
    )


WORDS = ("Oak", "Ash", "Elm", "Fir", "Yew")


def test_figures_at_the_tops_of_pages_are_no_running_lines() -> None:
    tops = ("12 345   67", "98 765   43", "11 111   22", "33 333   44", "55 555   66")
    found = _read(_pages(*tops))
    assert {block.story for block in found.blocks} == {"body"}
    text = " ".join(block.text for block in found.blocks)
    assert all(" ".join(top.split()) in " ".join(text.split()) for top in tops)


def test_numbers_that_count_the_pages_run_along() -> None:
    found = _read("\f".join(f"{word} stands on this page.\n\n\n{number}" for number, word in enumerate(WORDS, 7)))
    assert [block.text for block in found.blocks if block.story != "body"] == ["7"]


def test_a_running_line_that_says_something_else_on_one_page_is_kept_beside_the_others() -> None:
    tops = ["Rules of 2017     Page 1", *(f"Rules of {2019 if page == 4 else 2017}     Page {page}" for page in range(2, 6))]
    found = _read(_pages(*tops))
    assert [block.text for block in found.blocks if block.story != "body"] == ["Rules of 2017 Page 2", "Rules of 2019 Page 4"]


def test_words_that_begin_many_pages_of_a_table_stay_in_it() -> None:
    rows = [f"{answer}    {word} row {number}" for word in WORDS for number, answer in enumerate(("yes", "yes", "no"))]
    cells = "\f".join("\n".join(["open", *rows[at : at + 3], "shut"]) for at in range(0, len(rows), 3))
    found = _read(cells)
    assert {block.story for block in found.blocks} == {"body"}
    assert sum(block.text.count("open") for block in found.blocks) == len(WORDS)
