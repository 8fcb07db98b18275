"""Addresses that changed alike: "http" became "https" throughout, a site went to another host. The rest of each is the same."""

import re
from typing import Final

from core.comparison.judge import targets_of
from core.model.change import Change, ChangeKind, ValueType
from core.model.document import Blocks

_ADDRESS: Final = re.compile(r"(?P<scheme>https?://)(?P<host>[^/?#\s]+)(?P<rest>.*)", re.DOTALL | re.IGNORECASE)
_SAID: Final = frozenset({"link", "unmarked"})
"""Reasons that addresses share; what else is said of one is its own."""

Turn = tuple[str, str]
"""What became what: two schemes, or two schemes with their hosts."""


def turn_of(change: Change, old: Blocks, new: Blocks) -> Turn | None:
    """What of the addresses of a change became what, in the text or behind a link; None where anything else changed, or where
    the addresses of one change did not all change alike."""
    if len(change.old) != 1 or len(change.new) != 1 or not _SAID.issuperset(change.reasons):
        return None
    turns = {_turn(before, after) for before, after in _pairs(change, old, new)}
    (turn,) = turns if len(turns) == 1 else (None,)
    if turn is None or change.kind is ChangeKind.LINK_CHANGED:
        return turn
    return turn if change.old[0].text.replace(*turn) == change.new[0].text else None


def _pairs(change: Change, old: Blocks, new: Blocks) -> list[tuple[str, str]]:
    """The addresses before and after."""
    if change.kind is ChangeKind.LINK_CHANGED:
        pair = targets_of(change, old, new)
        return [pair] if pair else []
    if change.kind is not ChangeKind.REPLACED or any(value.type is not ValueType.NAME for value in change.values):
        return []
    return [(value.old.text if value.old else "", value.new.text if value.new else "") for value in change.values]


def _turn(before: str, after: str) -> Turn | None:
    one, two = _ADDRESS.fullmatch(before), _ADDRESS.fullmatch(after)
    if one is None or two is None or one["rest"].rstrip("/") != two["rest"].rstrip("/"):
        return None
    if one["host"] == two["host"]:
        return one["scheme"], two["scheme"]
    return one["scheme"] + one["host"], two["scheme"] + two["host"]
