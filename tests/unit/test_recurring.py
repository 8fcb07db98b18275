"""One word, sign or designation that came, went or became another in many places is one change with all its places."""

import pytest

from core.model.change import ChangeKind, Lane
from tests.unit.made_documents import compared

WORDS = ["node", "router", "host", "link", "packet", "path"]
LINES = ["The {} is named in the first list of the house.", "Nobody takes the {} away from the cellar."] * 3


def _lines(shape: str) -> list[str]:
    return [line.format(word) + " " + shape for line, word in zip(LINES, WORDS, strict=True)]


@pytest.mark.parametrize(
    ("old", "new", "lane", "said"),
    [
        ("(End definition for it.)", "(End of definition for it.)", Lane.WORDING, "Added in 6 places: “of”"),
        ("It ends here \uf0a7", "It ends here", Lane.COSMETIC, "Removed in 6 places: “\uf0a7”"),
        ("\uf0a7 It ends here", "• It ends here", Lane.COSMETIC, "A sign was changed in 6 places: \uf0a7 → •"),
        ("Take this resp. that one.", "Take this or that one.", Lane.WORDING, "Words were replaced in 6 places: “resp.” → “or”"),
        (
            "Read kit0.6.tar.gz at once.",
            "Read kit0.7.tar.gz at once.",
            Lane.SUBSTANCE,
            "A name was changed in 6 places: “kit0.6.tar.gz” → “kit0.7.tar.gz”",
        ),
        (
            "See RFC 7159 for it.",
            "See RFC 8259 for it.",
            Lane.SUBSTANCE,
            "A reference was changed in 6 places: “RFC 7159” → “RFC 8259”",
        ),
    ],
)
def test_the_same_everywhere_is_one_change(old: str, new: str, lane: Lane, said: str) -> None:
    (change,) = compared(_lines(old), _lines(new)).changes
    assert (change.kind, change.lane, change.sentence.en) == (ChangeKind.REPLACED, lane, said)
    assert len(change.edits) == len(change.old) == len(change.new) == 6


def test_references_to_clauses_and_words_in_other_company_are_told_at_each_place() -> None:
    clauses = compared(_lines("See clause 4.2 for it."), _lines("See clause 4.7 for it.")).changes
    assert len(clauses) == 6
    old = [f"The {word} stands in the list." for word in WORDS]
    new = [f"The {word} always stands in the list." for word in WORDS]
    assert len(compared(old, new).changes) == 6


def test_a_tick_of_a_font_of_signs_is_no_ornament() -> None:
    (change,) = compared(["\uf0fc It is paid"], ["\uf0fb It is paid"]).changes
    assert change.lane is not Lane.COSMETIC
