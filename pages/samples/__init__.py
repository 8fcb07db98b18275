"""Two versions of a contract in each language, written for Sverka, to try it at once."""

from pathlib import Path

FOLDER = Path(__file__).parent
NAMES = {
    "ru": ("Договор поставки, редакция 1.docx", "Договор поставки, редакция 2.docx"),
    "en": ("Supply agreement, draft 1.docx", "Supply agreement, draft 2.docx"),
}


def sample(language: str) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    """(name, bytes) of the old and the new version in "ru" or "en"."""
    old, new = NAMES[language]
    return (old, _read(language, 1)), (new, _read(language, 2))


def _read(language: str, version: int) -> bytes:
    return (FOLDER / f"{language}_{version}.docx").read_bytes()
