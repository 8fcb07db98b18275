"""Lists of terms beside their explanations, as DocBook's programs set them."""

from collections.abc import Sequence

from core.comparison import compare
from core.model.change import ChangeKind
from core.model.document import Block
from tests.pdf_files import body, opened, rows, typeset

BEFORE = "The settings below are read when the program starts, and those of a user come after those of the machine.\n\n"
LONG = "says how many of the files may be open at the same time before the oldest of them are closed again, one by one"
NAMES = ("cache", "depth", "editor", "format", "group", "host", "index", "journal", "kind", "limit", "mirror", "notes")


def terms(entries: Sequence[tuple[str, str]], *, width: str = "3.4cm") -> str:
    cells = ", ".join(f"[{term}], [{text}]" for term, text in entries)
    return f"#grid(columns: ({width}, 1fr), column-gutter: 0.4cm, row-gutter: 14pt, {cells})\n"


def entries(times: int = 1) -> list[tuple[str, str]]:
    return [(f"{name}.{'abcd'[k]}", f"The {name} {LONG}; nothing else needs {name}.") for k in range(times) for name in NAMES]


def told(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if block.table is None]


def test_an_entry_is_one_paragraph_on_every_page() -> None:
    """Also where a page begins or ends inside of an explanation, and where a page has too few entries for a list."""
    listed = entries(4)
    document = opened(typeset(BEFORE + terms(listed)))
    assert {block.page for block in body(document)} > {1, 2}
    assert not [block for block in document.blocks if block.table]
    assert told(body(document))[1:] == [f"{term} {text}" for term, text in listed]


def test_an_entry_that_grew_moves_the_others_over_pages_and_changes_none_of_them() -> None:
    listed = entries(4)
    grown = [
        (term, f"{text} It was set by hand until the last version. {text}" if k == 2 else text)
        for k, (term, text) in enumerate(listed)
    ]
    found = compare(opened(typeset(BEFORE + terms(listed))), opened(typeset(BEFORE + terms(grown)))).changes
    assert [change.kind for change in found] == [ChangeKind.INSERTED]


def test_the_lines_of_a_term_stand_before_its_explanation() -> None:
    listed = entries()
    listed[3] = ("a setting whose name is long", listed[3][1])
    document = opened(typeset(BEFORE + terms(listed)))
    assert f"a setting whose name is long {listed[3][1]}" in told(body(document))


def test_a_short_list_of_the_same_place_is_read_like_the_others() -> None:
    """Two entries of one line are no table, and no three of them either, where the lists of the document are text."""
    short = [
        ("verbose", "More is said."),
        ("quiet", "Less is said."),
        ("silent", "Nothing is."),
        ("loud", "All is."),
        ("log", "It is kept."),
    ]
    document = opened(typeset(f"{BEFORE}{terms(entries())}\n\n{BEFORE}{terms(short)}"))
    assert "silent Nothing is." in told(body(document))


def test_columns_of_short_cells_are_a_table() -> None:
    cells = [("verbose", "More is said."), ("quiet", "Less is said."), ("silent", "Nothing is."), ("loud", "All is.")]
    assert len(rows(opened(typeset(BEFORE + terms(cells))))) == 4


def test_a_list_among_the_explanations_is_one_too() -> None:
    """It begins beside the outer term, or below a sentence, and has too few entries to be seen by itself."""
    inner = [("open", "It is read."), ("shut", "It is not read any more."), ("lost", "It is nowhere.")]
    cells = ", ".join(f"[{term}], [{text}]" for term, text in inner)
    nested = f"#grid(columns: (3.4cm, 1fr), column-gutter: 0.4cm, row-gutter: 14pt, {cells})"
    listed = [*entries(), ("state", nested), ("mode", f"One of these:\n{nested}")]
    document = opened(typeset(BEFORE + terms(listed)))
    assert not [block for block in document.blocks if block.table]
    assert "shut It is not read any more." in told(body(document))


def test_columns_of_which_few_cells_have_two_lines_are_a_table() -> None:
    two = "takes a path to a folder that the program can read and write, and that is made anew where it is not there"
    cells = [(name, "Takes the same." if k % 2 else f"The {name} {two}.") for k, name in enumerate(NAMES[:9])]
    assert len(rows(opened(typeset(BEFORE + terms(cells))))) == 9
