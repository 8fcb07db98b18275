"""What a model is told of a change that two texts do not show: struck words, links, white space, parts of words."""

import json

import pytest

from core.analysis.batches import pieces_of
from core.analysis.budget import Budget
from core.analysis.context import Sources
from core.comparison import compare
from core.ports import ReadOptions
from core.readers import reader_for
from tests.docx_package import docx, read_docx


def test_the_reason_says_what_two_equal_texts_cannot() -> None:
    line = "<w:p><w:r><w:rPr>{}</w:rPr><w:t>Штраф 5 % в день.</w:t></w:r></w:p>"
    old, new = (read_docx(docx(line.format(look))) for look in ("", "<w:strike/>"))
    comparison = compare(old, new)
    (change,) = comparison.changes
    (piece,) = pieces_of(Sources(comparison, old, new).view(change.id), 4_000, Budget(num_ctx=8_192, language="ru"))
    told = json.loads(piece.line(1))
    assert (told["reasons"], told["words"], told["before"] == told["after"]) == (["struck"], "Штраф 5 % в день.", True)
    assert "removed" not in told


def told_of(old: str, new: str, language: str = "en") -> dict[str, object]:
    """What the prompt says of the only change of two texts."""
    reader = reader_for("md")
    olds, news = (reader(text.encode(), name="a.md", options=ReadOptions()) for text in (old, new))
    comparison = compare(olds, news)
    (change,) = comparison.changes
    (piece,) = pieces_of(Sources(comparison, olds, news).view(change.id), 4_000, Budget(num_ctx=8_192, language=language))
    found: dict[str, object] = json.loads(piece.line(1))
    return found


def test_words_that_changed_in_part_are_told_whole() -> None:
    told = told_of("The tool reads pumps-v1.0-wd01, as agreed.", "The tool reads pumps-v1.0-wd02, as agreed.")
    assert (told["removed"], told["added"]) == ("pumps-v1.0-wd01", "pumps-v1.0-wd02")


@pytest.mark.parametrize(("language", "says"), [("en", "target of a link"), ("ru", "адрес ссылки")])
def test_of_a_link_the_prompt_says_what_the_comparison_found(language: str, says: str) -> None:
    told = told_of("See [the rules](https://a.example/1) first.", "See [the rules](https://a.example/2) first.", language)
    assert says in str(told["found"])
    assert "removed" not in told
    assert "added" not in told


def test_of_white_space_too() -> None:
    told = told_of("Pay the\u00a0fee at once.", "Pay the fee at once.")
    assert "White space" in str(told["found"])
