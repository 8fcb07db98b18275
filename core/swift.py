"""Frozen values that are made in half the time. A reader makes several for each line of a document.

The constructor of a frozen dataclass sets each field by a call of `object.__setattr__`, and that is most of what making one
takes. Here the fields of a new value are set while it is one of a class with the same slots that is not frozen yet.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from functools import update_wrapper
from typing import Any, Final, TypeVar

Value = TypeVar("Value", bound=type)
_BECOME: Final = object.__dict__["__class__"].__set__


def swift(frozen: Value) -> Value:
    """Stands above `@dataclass(frozen=True, slots=True, kw_only=True)`. Nothing but the time that the constructor takes is
    another one. Raises TypeError for a class whose constructor does more than to set fields."""
    if hasattr(frozen, "__post_init__") or any(one.default_factory is not MISSING or not one.init for one in fields(frozen)):
        raise TypeError(frozen)
    slow = frozen.__init__  # type: ignore[misc]
    frozen.__init__ = update_wrapper(_constructor(frozen, fields(frozen)), slow)  # type: ignore[misc]
    return frozen


def _constructor(frozen: type, said: tuple[Field[Any], ...]) -> Callable[..., None]:
    """Written out as text and compiled, as dataclasses write theirs; the text is made of the fields' names alone."""
    names = [one.name for one in said]
    scope = {f"default_{one.name}": one.default for one in said if one.default is not MISSING}
    scope |= {"become__": _BECOME, "frozen__": frozen, "open__": type(frozen.__name__, (), {"__slots__": tuple(names)})}
    asked = ", ".join(f"{name}=default_{name}" if f"default_{name}" in scope else name for name in names)
    lines = [f"def __init__(self, *, {asked}):", "become__(self, open__)", *(f"self.{name} = {name}" for name in names)]
    exec("\n ".join([*lines, "self.__class__ = frozen__"]), scope)  # noqa: S102 - see above
    made: Callable[..., None] = scope["__init__"]
    return made
