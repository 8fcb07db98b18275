"""Whatever two documents hold, their changes turn one into the other, and a document does not differ from itself."""

import dataclasses
from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.comparison import compare
from core.comparison.alignment.units import prepare
from core.comparison.engine import drafted
from core.comparison.proof import prove
from core.model.change import Lane
from core.model.comparison import Options
from tests.property.blocktrees import pair

SEEDS = st.integers(min_value=0, max_value=2**32)


@settings(max_examples=250, deadline=None)
@given(SEEDS)
def test_changes_apply_and_revert(seed: int) -> None:
    old, new = pair(seed)
    comparison = compare(old, new)
    assert comparison.proof.applies
    assert comparison.proof.reverts
    assert comparison.complete


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_a_document_against_itself_has_no_change(seed: int) -> None:
    old, _ = pair(seed)
    assert compare(old, old).changes == ()


@settings(max_examples=60, deadline=None)
@given(SEEDS)
@example(31513)  # another typed number and another kind of the same paragraph
def test_no_change_can_be_left_out_of_the_proof(seed: int) -> None:
    """A proof that holds without one of the changes would prove nothing."""
    old, new = pair(seed)
    changes = drafted(prepare(old), prepare(new))[0]
    for at in range(len(changes)):
        if changes[at].edits or changes[at].lane is Lane.NUMBERING:
            assert not prove(old, new, changes[:at] + changes[at + 1 :]).holds


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_a_wrong_text_in_the_new_version_breaks_the_proof(seed: int) -> None:
    old, new = pair(seed)
    changes = drafted(prepare(old), prepare(new))[0]
    for at, block in enumerate(new.blocks):
        other = dataclasses.replace(block, text=block.text + " тайком")
        forged = dataclasses.replace(new, blocks=(*new.blocks[:at], other, *new.blocks[at + 1 :]))
        assert not prove(old, forged, changes).holds


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_past_the_deadline_the_proof_holds_all_the_same(seed: int) -> None:
    old, new = pair(seed)
    comparison = compare(old, new, Options(), lambda: True)
    assert comparison.proof.holds


def asked(times: int) -> Callable[[], bool]:
    """A deadline that comes once it was asked for so often."""
    left = [times]

    def late() -> bool:
        left[0] -= 1
        return left[0] < 0

    return late


@settings(max_examples=100, deadline=None)
@given(SEEDS, st.integers(min_value=0, max_value=200), st.sampled_from(["docx", "pdf"]))
def test_the_proof_holds_whenever_the_time_is_up(seed: int, times: int, form: str) -> None:
    """What is left is compared more coarsely, but nothing is left out, and the ledger says where."""
    old, new = pair(seed)
    new = dataclasses.replace(new, format=form)
    comparison = compare(old, new, Options(), asked(times))
    assert comparison.proof.holds
    both = {block.story for block in old.blocks} & {block.story for block in new.blocks}
    if times == 0 and both:
        assert "deadline" in {part.reason for part in comparison.ledger}
