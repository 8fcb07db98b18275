"""Damaged files: whatever bytes change, the reader answers with a Document or with an error of ours."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import InputError
from core.model.document import Document
from tests.pdf_files import drawn, opened, typeset

SOUND = (
    typeset("= Title\nSome words of text#footnote[A note].\n#table(columns: 2, [a], [b], [c], [d])"),
    drawn("BT /F 12 Tf 72 700 Td (First line) Tj 0 -14 Td (second line) Tj ET 10 10 100 100 re S"),
)
EDITS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SOUND), EDITS, st.integers(0, 400))
def test_no_error_but_ours(data: bytes, edits: list[tuple[int, int]], cut: int) -> None:
    mutant = bytearray(data[: len(data) - cut])
    for place, value in edits:
        mutant[place % len(mutant)] = value
    try:
        found = opened(bytes(mutant))
    except InputError:
        return
    assert isinstance(found, Document)
    assert len({block.block for block in found.blocks}) == len(found.blocks)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text("абвгде ёжз", min_size=3, max_size=60).filter(str.strip), min_size=1, max_size=8))
def test_words_are_neither_lost_nor_invented(parts: list[str]) -> None:
    markup = "\n\n".join(f'#par("{part.strip()}")' for part in parts)
    document = opened(typeset(markup))
    read_words = " ".join(block.text for block in document.blocks).split()
    assert sorted(read_words) == sorted(" ".join(parts).split())
