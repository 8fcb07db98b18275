"""Whatever two documents hold, their changes turn one into the other, and a document does not differ from itself."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison import compare
from core.comparison.engine import drafted
from core.comparison.proof import prove
from core.comparison.units import prepare
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
