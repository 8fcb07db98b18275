"""The failure table: the same in the code and in docs/analysis.md; the verifier's rules are all named there."""

import re
from pathlib import Path

import pytest

from core.analysis.failures import TABLE, Answer, Failure
from core.analysis.prompts import ADVICE, PROMPT_VERSION, SCHEMAS, system_prompt
from core.analysis.verify import RULES, Fault

DOC = (Path(__file__).parent.parent.parent / "docs" / "analysis.md").read_text(encoding="utf-8")
WORDS = {
    "waits": "waits and tries again",
    "other_mode": "asks once more in the other `think` mode",
    "splits": "splits the batch",
    "ends": "ends with a coded error",
}


def told(answer: Answer) -> str:
    """The answer in the document's words."""
    return ", then ".join(words for name, words in WORDS.items() if getattr(answer, name))


def test_every_failure_has_an_answer() -> None:
    assert set(TABLE) == set(Failure)
    assert all(told(answer) for answer in TABLE.values())


@pytest.mark.parametrize("failure", list(Failure))
def test_the_document_says_what_the_code_does(failure: Failure) -> None:
    row = next((line for line in DOC.splitlines() if line.startswith(f"| {failure.value} |")), None)
    assert row == f"| {failure.value} | {TABLE[failure].seen} | {told(TABLE[failure])} |"


def test_every_fault_is_explained() -> None:
    explained = set(re.findall(r"^\| `([^`]+)` \|", DOC, re.MULTILINE))
    assert {fault.value for fault in Fault} <= explained
    assert len(RULES) == len({rule for _, rule in RULES})


def test_each_fault_has_its_advice() -> None:
    assert [set(advice) for advice in ADVICE.values()] == [{fault.value for fault in Fault}] * 2
    assert not any(re.search("[а-яё]", text) for text in ADVICE["en"].values())


def test_the_prompts_stand_in_the_document() -> None:
    assert f"version {PROMPT_VERSION}" in DOC
    for language in ("ru", "en"):
        assert system_prompt(language) in DOC
    for task in SCHEMAS:
        assert f"| {task} |" in DOC
