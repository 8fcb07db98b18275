"""Document and model text where only Markdown is taken: every sign of it is made harmless, the words stay readable.

Where there is a choice such text goes to st.text, a table or a component that writes textContent; this is for labels.
"""

import re
import unicodedata

WORD_JOINER = "\u2060"
"""Has no width and breaks no line: it parts what a Markdown plugin would find in text that is already unescaped."""

_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
ALIVE_AFTER_ESCAPE = re.compile(r"(?<=[:@<>=~+!-])(?=\S)|(?<=[wW])(?=\.)|(?<=\S)(?=[:@])")
"""Emoji names, colour directives, bare addresses, arrows and formulas are recognised in the text that backslashes leave."""


def markdown(text: str, limit: int = 300) -> str:
    """One line of Markdown that shows `text` as it is: no link, picture, HTML, formula, emoji name, colour or icon."""
    flat = _BLANKS.sub(" ", "".join(c if _shown(c) else " " for c in text)).strip()
    short = flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
    return PUNCTUATION.sub(r"\\\1", ALIVE_AFTER_ESCAPE.sub(WORD_JOINER, short))


def line(text: str, limit: int = 300) -> str:
    """One line of plain text for a table's cell or a component: no control or direction-changing characters. Spaces at which a
    line may not break stay such: a number is not cut in two."""
    flat = _BLANKS.sub(" ", "".join(c if _shown(c) else " " for c in text)).strip()
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def _shown(character: str) -> bool:
    """Whether it is neither a control, a bidirectional override nor a lone surrogate."""
    return (
        unicodedata.category(character) not in ("Cc", "Cs")
        and character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
