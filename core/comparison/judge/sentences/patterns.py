"""The forms that sentences share: a pattern with a text in it, and two wordings behind what changed."""

from core.comparison.judge.grammar import quoted
from core.model.change import Sentence


def pair(ru: str, en: str, text: str) -> Sentence:
    """Two patterns with the text in quotation marks in the place of their braces."""
    return Sentence(ru=ru.format(quoted(text, "ru")), en=en.format(quoted(text, "en")))


def replaced(ru: str, en: str, before: str, after: str) -> Sentence:
    """Both wordings in quotation marks behind what changed."""
    return Sentence(
        ru=f"{ru}: {quoted(before, 'ru')} → {quoted(after, 'ru')}",
        en=f"{en}: {quoted(before, 'en')} → {quoted(after, 'en')}",
    )
