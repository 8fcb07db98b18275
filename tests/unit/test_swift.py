"""Frozen values with a fast constructor are the values that dataclasses make."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from core.model.document import Block, BlockKind, Mark
from core.swift import swift


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    name: str
    become: int = 3
    frozen: tuple[str, ...] = ()


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Swift:
    name: str
    become: int = 3
    frozen: tuple[str, ...] = ()


def test_a_value_is_what_it_was_asked_to_be() -> None:
    value = Swift(name="a", frozen=("b",))
    assert type(value) is Swift
    assert repr(value) == repr(Slow(name="a", frozen=("b",))).replace("Slow", "Swift")
    assert value == Swift(name="a", become=3, frozen=("b",)) != replace(value, name="c")
    assert hash(value) == hash(Slow(name="a", frozen=("b",)))
    assert inspect.signature(Swift) == inspect.signature(Slow)
    assert copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value


def test_a_value_stays_as_it_was_made() -> None:
    value = Swift(name="a")
    with pytest.raises(FrozenInstanceError):
        value.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del value.name
    with pytest.raises((AttributeError, TypeError)):
        value.other = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("asked", [{}, {"name": "a", "other": 1}])
def test_fields_that_are_missing_or_unknown_are_refused(asked: dict[str, str]) -> None:
    with pytest.raises(TypeError, match=r"__init__\(\)"):
        Swift(**asked)


def test_a_class_whose_constructor_does_more_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Filled:
        names: list[str] = field(default_factory=list)

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Checked:
        name: str

        def __post_init__(self) -> None:
            assert self.name

    for refused in (Filled, Checked):
        with pytest.raises(TypeError):
            swift(refused)


def test_what_a_document_is_full_of_is_made_so() -> None:
    """A block and a mark are of no other class, and can be changed no more than any frozen value."""
    block = Block(block="p1", story="body", kind=BlockKind.PARAGRAPH, text="x", marks=(Mark(start=0, end=1, type="bold"),))
    assert type(block) is Block
    assert "__class__" in Block.__init__.__code__.co_names
    with pytest.raises(FrozenInstanceError):
        block.marks[0].end = 2  # type: ignore[misc]
