"""Both sides of a change with the changed words marked, as values; the desk's component writes every text as textContent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text; `mark` is "", "del", "ins", "look" (the same words, which look otherwise), "edge" (between cells),
    "here" (an empty one: words are missing here) or "also": the words of another change, whose id is `change`."""

    text: str
    mark: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`label_mark`: how the number or sign before the text is marked, where that is what changed."""

    runs: tuple[Run, ...]
    label: str = ""
    label_mark: str = ""
    changed: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pane:
    """One side. `empty` is said where it has no paragraphs."""

    name: str
    place: str
    empty: str
    blocks: tuple[Paragraph, ...]


HERE = "here"
ALSO = "also"
Other = tuple[int, int, str]
"""Where the words of another change stand, and its id."""


def runs(text: str, spans: Sequence[tuple[int, int]], mark: str, others: Sequence[Other] = ()) -> tuple[Run, ...]:
    """The text cut at the spans (code points; overlapping and unordered ones are joined), which carry the mark; an empty span
    becomes the mark "here". What `others` cover of the rest is marked "also"."""
    pieces: list[Run] = []
    at = 0
    for start, end in _joined(spans, len(text)):
        pieces += [*_rest(text, at, start, others), Run(text=text[start:end], mark=mark if start < end else HERE)]
        at = end
    return tuple(run for run in (*pieces, *_rest(text, at, len(text), others)) if run.text or run.mark == HERE)


def _rest(text: str, at: int, end: int, others: Sequence[Other]) -> Iterator[Run]:
    """The text between two spans of the change itself."""
    for first, last, change in sorted(others):
        start, stop = max(first, at), min(last, end)
        if start < stop:
            yield Run(text=text[at:start])
            yield Run(text=text[start:stop], mark=ALSO, change=change)
            at = stop
    yield Run(text=text[at:end])


def _joined(spans: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted((min(max(0, s), length), min(max(0, e), length)) for s, e in spans if s <= e):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
