"""Sentences about changes, written by hand, as TOML; README.md says what each file holds and who may look at it."""

import tomllib
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).parent


def families(name: str) -> list[dict[str, Any]]:
    """The families of one file, in its order: a change (`section`, `old`, `new`) with what is told of it, field by field."""
    found: list[dict[str, Any]] = _table(name)["family"]
    return found


def paraphrases(language: str) -> dict[str, list[str]]:
    """Other true sentences on the score card's changes, by family; `{slots}` in them are the family's."""
    found: dict[str, list[str]] = _table("paraphrases")[language]
    return found


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
