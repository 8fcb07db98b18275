"""A version rebuilt from pages: wherever its paragraphs begin and end, only what changed in the words is a change of words."""

import json
import random
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.comparison import compare
from core.jsonform import publish
from core.model.change import Lane
from core.model.document import Document
from tests.property.applier import applied
from tests.property.blocktrees import pair
from tests.unit.made_documents import document

WORDS = [
    "договор",
    "срок",
    "оплаты",
    "стороны",
    "работы",
    "акт",
    "приёмки",
    "цена",
    "заказчик",
    "подрядчик",
    "документы",
    "уведомление",
    "письмо",
    "адрес",
]
TOLD = (Lane.SUBSTANCE, Lane.WORDING)


def written(rng: random.Random) -> list[str]:
    """Paragraphs of which no two are the same."""
    return [" ".join([f"{rng.choice(WORDS)}{k}", *(rng.choice(WORDS) for _ in range(rng.randint(4, 25)))]) for k in range(12)]


def cut_anew(rng: random.Random, paragraphs: list[str]) -> list[str]:
    """The same words in the same order, with other borders here and there."""
    found: list[str] = []
    for text in paragraphs:
        words = text.split()
        if rng.random() < 0.4:
            at = rng.randint(1, len(words) - 1)
            found += [" ".join(words[:at]), " ".join(words[at:])]
        elif found and rng.random() < 0.3:
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found


def as_pdf(made: Document) -> Document:
    return replace(made, format="pdf")


def json_holds(old: Document, new: Document) -> bool:
    one, two = json.loads(publish(old)), json.loads(publish(new))
    result = applied(one, two, json.loads(publish(compare(old, new)))["changes"])
    return result == [(block["story"].split(":")[0], block["text"]) for block in two["blocks"]]


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_other_borders_are_no_change_of_words(seed: int) -> None:
    rng = random.Random(seed)
    texts = written(rng)
    old, new = document(texts, "o"), as_pdf(document(cut_anew(rng, texts), "n"))
    comparison = compare(old, new)
    assert comparison.proof.holds
    assert [change for change in comparison.changes if change.lane in TOLD] == []
    assert json_holds(old, new)


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
@example(4269)
def test_a_changed_word_is_told_wherever_the_borders_lie(seed: int) -> None:
    rng = random.Random(seed)
    texts = written(rng)
    at = rng.randrange(len(texts))
    words = texts[at].split()
    place = rng.randrange(1, len(words))
    edited = [*texts[:at], " ".join([*words[:place], "неустойка", *words[place + 1 :]]), *texts[at + 1 :]]
    old, new = document(texts, "o"), as_pdf(document(cut_anew(rng, edited), "n"))
    comparison = compare(old, new)
    assert comparison.proof.holds
    told = [change for change in comparison.changes if change.lane in TOLD]
    assert 1 <= len(told) <= 2, "a word at a border may go out on one side of it and come in on the other"
    assert "".join(anchor.text for change in told for anchor in change.new).split() == ["неустойка"]
    assert "".join(anchor.text for change in told for anchor in change.old).split() == [words[place]]
    assert json_holds(old, new)


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_the_proof_holds_for_trees_rebuilt_from_pages(seed: int) -> None:
    old, new = pair(seed)
    assert compare(old, as_pdf(new)).proof.holds
    assert compare(as_pdf(old), as_pdf(new)).proof.holds
    assert json_holds(old, as_pdf(new))
