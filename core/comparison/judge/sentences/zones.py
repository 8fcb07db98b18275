"""Time stamps whose time zone alone came, went or changed."""

import re
from typing import Final, NamedTuple

_STAMP: Final = re.compile(
    r"\s*(\d{1,4}[-./]\d{1,2}[-./]\d{1,4}[t ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)\s*(z|utc|[-+\u2212]\d\d:?\d\d)?\s*", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\d+")


class Zones(NamedTuple):
    """The zones of a stamp before and after, as written; "" where none is given."""

    old: str
    new: str


def zone_turned(before: str, after: str) -> Zones | None:
    """The zones of two stamps that are else the same, whatever signs stand between their numbers; None for anything else."""
    one, two = _STAMP.fullmatch(before), _STAMP.fullmatch(after)
    if one is None or two is None or (one[2] or "").lower() == (two[2] or "").lower():
        return None
    same = [int(found) for found in _NUMBER.findall(one[1])] == [int(found) for found in _NUMBER.findall(two[1])]
    return Zones(one[2] or "", two[2] or "") if same else None
