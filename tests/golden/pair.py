"""A golden pair: two written texts and what a careful reader would list as the changes between them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from core.model.change import Change, Lane, Significance
from core.model.comparison import Comparison
from core.model.document import Document

FOLDER = Path(__file__).parent / "pairs"
SEEN = (Lane.SUBSTANCE, Lane.WORDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """`kinds`: any of them. `old`, `new`: words that the change's own words must hold (empty: none on that side).
    `value`: a type of value that it must name. `least`: the least significance. `reason`: a code that it must have."""

    kinds: tuple[str, ...]
    old: str
    new: str
    value: str = ""
    least: str = "none"
    reason: str = ""
    lane: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    name: str
    language: str
    formats: tuple[str, ...]
    old: str
    new: str
    changes: tuple[Expected, ...]
    checks: tuple[str, ...]
    most: int
    """Changes of substance and wording that may be reported at most."""


def pairs() -> list[Pair]:
    """All pairs of the folder, in the order of their names."""
    return [_pair(path) for path in sorted(FOLDER.glob("*.toml"))]


def _pair(path: Path) -> Pair:
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    changes = tuple(_expected(dict(change)) for change in source["change"])
    return Pair(
        name=path.stem,
        language=source["language"],
        formats=tuple(source["formats"]),
        old=source["old"],
        new=source["new"],
        changes=changes,
        checks=tuple(source.get("checks", ())),
        most=source.get("most", sum(change.lane in ("", "substance", "wording") for change in changes)),
    )


def _expected(fields: dict[str, str]) -> Expected:
    return Expected(kinds=tuple(fields.pop("kind").split()), **fields)


def words_of(change: Change, old: Document, new: Document) -> tuple[str, str]:
    """The words that a change takes out and brings in: its edits, or its anchors where it has none."""
    texts = {("old", b.block): b.text for b in old.blocks} | {("new", b.block): b.text for b in new.blocks}

    def side(name: str) -> str:
        spans = [span for edit in change.edits if (span := getattr(edit, name)) is not None]
        if spans:
            return " ".join(texts[name, span.block][span.start : span.end] for span in spans)
        return " ".join(anchor.text for anchor in getattr(change, name)) if not change.edits else ""

    return side("old"), side("new")


def fits(expected: Expected, change: Change, words: tuple[str, str]) -> bool:
    """Whether the change is the expected one."""
    return (
        change.kind.value in expected.kinds
        and _holds(words[0], expected.old)
        and _holds(words[1], expected.new)
        and (not expected.value or any(value.type.value == expected.value for value in change.values))
        and change.significance.rank >= Significance(expected.least).rank
        and (not expected.reason or expected.reason in change.reasons)
        and (not expected.lane or change.lane.value == expected.lane)
    )


def _holds(text: str, wanted: str) -> bool:
    return " ".join(wanted.split()) in " ".join(text.replace("\u00a0", " ").split())


def missing_and_extra(pair: Pair, comparison: Comparison, old: Document, new: Document) -> tuple[list[Expected], list[Change]]:
    """What the comparison lacks, and what it reports in substance and wording that nobody expects."""
    left = [(change, words_of(change, old, new)) for change in comparison.changes]
    missing = []
    for expected in pair.changes:
        found = next((item for item in left if fits(expected, *item)), None)
        if found is None:
            missing.append(expected)
        else:
            left.remove(found)
    return missing, [change for change, _words in left if change.lane in SEEN]
