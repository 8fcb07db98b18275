"""The language of an analysis that begins by itself for a user whom no page has met."""

import pytest

from core.service.steps.compare import language_of
from tests.unit.made_documents import document


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Срок составляет 30 дней.", "ru"),
        ("The term is 30 days.", "en"),
        ("Договор по форме FIDIC Red Book", "ru"),
        ("30 45", "en"),
    ],
)
def test_the_language_is_that_of_the_document(text: str, language: str) -> None:
    assert language_of(document([text], "n")) == language
