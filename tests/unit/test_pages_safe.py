"""Text of strangers where Markdown is taken: nothing of it comes alive. The browser test shows the same list in a real page."""

import unicodedata

import pytest

from pages.shell import safe
from pages.shell.safe import WORD_JOINER
from tests.browser.hostile import HOSTILE


def test_there_are_sixty_of_them() -> None:
    assert len(set(HOSTILE)) >= 60


@pytest.mark.parametrize("text", HOSTILE)
def test_every_punctuation_mark_is_escaped(text: str) -> None:
    made = safe.markdown(text, limit=2_000)
    at = 0
    while at < len(made):
        if made[at] == "\\":
            at += 2
            continue
        assert not (made[at].isascii() and unicodedata.category(made[at])[0] in "PS"), made
        at += 1


@pytest.mark.parametrize("text", HOSTILE)
def test_the_words_stay(text: str) -> None:
    plain = safe.markdown(text, limit=2_000).replace(WORD_JOINER, "")
    unescaped = "".join(
        c for at, c in enumerate(plain) if c != "\\" or (at and plain[at - 1] == "\\" and plain[at - 2 : at] != "\\\\")
    )
    letters = [c for c in safe.line(text, 2_000) if c.isalnum()]
    assert [c for c in unescaped if c.isalnum()] == letters


def test_one_line_without_controls_and_overrides() -> None:
    made = safe.line("a\nb\tc\x00d\u202egnp.exe\ud800\u2066")
    assert made == "a b c d gnp.exe"


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert safe.line("слово " * 100, 20) == "слово слово слово с…"
    assert len(safe.markdown("a" * 500, 100)) == 100


def test_an_address_is_parted_where_it_would_be_recognised() -> None:
    assert "https" + "\\:" + WORD_JOINER in safe.markdown("https://example.org").replace(WORD_JOINER + "\\:", "\\:")
    assert "www." not in safe.markdown("www.example.org").replace("\\", "")
    assert "a@b" not in safe.markdown("a@b.org").replace("\\", "")


def test_a_number_is_not_cut_where_a_line_ends() -> None:
    assert (
        safe.line("с 12\u00a0480\u00a0000  до\n12\u202f840\u202f000\u00a0руб. ")
        == "с 12\u00a0480\u00a0000 до 12\u202f840\u202f000\u00a0руб."
    )
    assert "12\u00a0480" in safe.markdown("12\u00a0480")
