"""Where an error passed, without its own words: they may hold text of a document, or the values of a statement."""

import traceback
from typing import Final

_PATH_CHARACTERS: Final = 60
_LINKS: Final = 8
"""So many causes behind one error are named."""


def where(fault: BaseException, most: int) -> str:
    """Its type and the last places that it passed, the deepest first."""
    places = traceback.extract_tb(fault.__traceback__)[-most:]
    passed = " < ".join(f"{place.filename[-_PATH_CHARACTERS:]}:{place.lineno}" for place in reversed(places))
    return f"{type(fault).__name__} at {passed}"


def chain(fault: BaseException | None, most: int) -> str:
    """The same of an error and of what it came from."""
    found: list[str] = []
    while fault is not None and len(found) < _LINKS:
        found.append(where(fault, most))
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    return "; from ".join(found)
