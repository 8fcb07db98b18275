"""Plain text printed in pages: whatever stands at their edges, no word of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from core.model.document import Document
from core.ports import ReadOptions
from core.readers.text import read

WORDS = st.sampled_from(["oak", "ash", "Elm", "fir", "yew:", "(box)", "лес", "12", "7", "[3]"])
LINES = st.lists(WORDS, max_size=4).map("   ".join)
PAGES = st.lists(st.lists(LINES, min_size=1, max_size=5), min_size=3, max_size=9)


def _read(text: str) -> Document:
    return read(text.encode(), name="a.txt", options=ReadOptions())


@given(PAGES, st.booleans())
def test_each_word_of_a_printed_text_is_read(pages: list[list[str]], headed: bool) -> None:
    head = ["Rules of Meters", ""] if headed else []
    text = "\f".join("\n".join([*head, *lines]) for lines in pages) + "\n\nThe end."
    words = {word.strip("()[]:") for word in text.split() if not any(map(str.isdigit, word))}
    read_words = {word.strip("()[]:") for block in _read(text).blocks for word in (block.label or "", *block.text.split())}
    assert words <= read_words
