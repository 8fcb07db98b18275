"""The generator's truth on the words of a whole text, one after another, for files whose readers give blocks other names."""

import difflib
from collections import Counter

from benchmarks.made.generator import Pair
from benchmarks.measures.marks import Marks
from benchmarks.measures.text_peers import Words, inside, starts_of, words, words_in
from core.model.comparison import Comparison
from core.model.document import Document


def flat(document: Document, marked: set[tuple[str, int]]) -> tuple[set[int], set[int]]:
    """The truth's words of one side as places among all words of the body, and the places that are not scored (tables)."""
    true, out, at = set(), set(), 0
    for block in document.blocks:
        if block.story != "body":
            continue
        count = len(words_in(block.text))
        if block.table is not None:
            out.update(range(at, at + count))
        else:
            true.update(at + place for place in range(count) if (block.block, place) in marked)
        at += count
    return true, out


def truths(pair: Pair) -> tuple[tuple[set[int], set[int]], tuple[set[int], set[int]]]:
    """Of each version: the words that the generator changed, and those in tables, which its truth tells by cells."""
    return flat(pair.old, pair.truth.words_old), flat(pair.new, pair.truth.words_new)


def own_words(comparison: Comparison, old: Document, new: Document) -> Words:
    """The words that our edits touch, as places among all words."""
    found: Words = (set(), set())
    starts = [starts_of(old), starts_of(new)]
    for change in comparison.changes:
        for edit in change.edits:
            for side, span in enumerate((edit.old, edit.new)):
                if span is not None and span.start < span.end:
                    found[side].update(inside(starts[side], span.block, span.start, span.end))
    return found


def body(document: Document) -> list[str]:
    """The words of the body, in the order of the document."""
    return [word for block in document.blocks if block.story == "body" for word in words_in(block.text)]


def count_read(marks: Marks, pair: Pair, read: tuple[Document, Document], comparison: Comparison) -> int:
    """Scores a comparison of files against the truth; answers how many of the generator's words the readers did not give.

    What was read is laid beside what was written, word by word, so that a running head or a word that was lost shifts nothing.
    """
    ours, lost = own_words(comparison, *read), 0
    for side, (written, seen) in enumerate(((pair.old, read[0]), (pair.new, read[1]))):
        true, out = truths(pair)[side]
        at, missing = _places(body(written), words(seen))
        lost += _unlabelled(missing, seen)
        marked = {at.get(place, -1 - place) for place in ours[side]}
        marks.count(set(marked - out), set(true))
    return lost


def _places(written: list[str], seen: list[str]) -> tuple[dict[int, int], list[str]]:
    """Place among the words that were read → place among those that were written; which were not read."""
    if written == seen:
        return {place: place for place in range(len(seen))}, []
    found: dict[int, int] = {}
    for block in difflib.SequenceMatcher(None, seen, written, autojunk=False).get_matching_blocks():
        found.update((block.a + step, block.b + step) for step in range(block.size))
    read = set(found.values())
    return found, [word for place, word in enumerate(written) if place not in read]


def _unlabelled(missing: list[str], seen: Document) -> int:
    """How many of the words were not read as labels either: a paragraph that begins with "16.7" is shown as number 16.7."""
    labels = Counter(word for block in seen.blocks if block.label for word in words_in(block.label))
    return (Counter(missing) - labels).total()
