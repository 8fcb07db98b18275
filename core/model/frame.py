"""A comparison as rows, as a pandas table and as the HTML that a notebook shows."""

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.model.change import Anchor, Change
    from core.model.comparison import Comparison

COLUMNS = (
    "id",
    "kind",
    "lane",
    "significance",
    "section",
    "old_page",
    "new_page",
    "old",
    "new",
    "values",
    "sentence",
    "reasons",
    "author",
)
SHOWN_IN_NOTEBOOK = 50
"""Rows that a notebook shows at once; to_pandas() has them all."""


def change_row(change: "Change", language: str) -> dict[str, Any]:
    """One change as a flat row with the keys of COLUMNS; texts are whole, pages count from 1 or are None."""
    place = change.new or change.old
    return {
        "id": change.id,
        "kind": change.kind.value,
        "lane": change.lane.value,
        "significance": change.significance.value,
        "section": " › ".join(place[0].section) if place else "",
        "old_page": change.old[0].page if change.old else None,
        "new_page": change.new[0].page if change.new else None,
        "old": _text(change.old),
        "new": _text(change.new),
        "values": "; ".join(
            f"{value.old.text if value.old else '—'} → {value.new.text if value.new else '—'}" for value in change.values
        ),
        "sentence": getattr(change.sentence, language),
        "reasons": ", ".join(change.reasons),
        "author": change.tracked.author if change.tracked else None,
    }


def changes_frame(comparison: "Comparison", language: str = "en") -> Any:
    """A pandas DataFrame with COLUMNS, one row a change, in the order of the new version."""
    import pandas

    rows = [change_row(change, language) for change in comparison.changes]
    return pandas.DataFrame(rows, columns=list(COLUMNS))


def notebook_html(comparison: "Comparison", language: str = "en") -> str:
    """A heading with the verdict and the first changes as a table; every text escaped."""
    shown = comparison.changes[:SHOWN_IN_NOTEBOOK]
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in _cells(change, language)) + "</tr>" for change in shown
    )
    rest = len(comparison.changes) - len(shown)
    more = f"<p>+ {rest}</p>" if rest else ""
    state = "complete" if comparison.complete else "not complete"
    title = f"{comparison.old.name} → {comparison.new.name}: {len(comparison.changes)} changes, {state}"
    head = "".join(f"<th>{name}</th>" for name in ("significance", "section", "old", "new", "sentence"))
    return f"<h4>{escape(title)}</h4><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"


def _cells(change: "Change", language: str) -> tuple[Any, ...]:
    row = change_row(change, language)
    return (row["significance"], row["section"], row["old"], row["new"], row["sentence"])


def _text(anchors: "tuple[Anchor, ...]") -> str:
    return "\n".join(anchor.text for anchor in anchors)
