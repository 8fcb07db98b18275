"""Knock-on checks over the new version."""

from core.model.change import Change
from core.model.comparison import Check
from core.model.document import Document


def knock_on(changes: tuple[Change, ...], old: Document, new: Document) -> tuple[Check, ...]:
    """What a change left behind elsewhere in the new version."""
    return ()
