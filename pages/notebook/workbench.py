"""The desk's one component: the list, the chosen change with both sides, its decision and note, and the keys.

It gets a line a change; the rest comes from /api/comparisons/ID/changes in windows, and decisions go to
/api/comparisons/ID/decisions, so that neither a step nor a decision runs the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import streamlit as st

from core.limits import NOTE_CHARACTERS
from core.model.change import Change
from core.model.record import Choice, ComparisonRecord, DecisionRecord, User
from core.reports import ReportData
from core.reports.labels import KINDS, SIGNIFICANCE
from core.reports.sections import sections_of
from pages.notebook import view
from pages.notebook.address import OPENED_KEY
from pages.shell import safe
from pages.shell.words import N_, _, language

HERE = Path(__file__).with_name("component")
PARTS = ("parts", "list", "strip", "sides", "pictures", "card", "bodies", "decisions", "keys", "desk")
"""The component's script, one noun a file, in the order in which they build on each other: it is sent as one module."""
STATES = {
    Choice.OPEN: N_("not reviewed"),
    Choice.ACCEPTED: N_("accepted"),
    Choice.REJECTED: N_("rejected"),
    Choice.QUESTION: N_("question"),
}
CHOICES = {Choice.ACCEPTED: (N_("Accept"), "A"), Choice.REJECTED: (N_("Reject"), "D"), Choice.QUESTION: (N_("Question"), "Q")}
KEYS = (
    ("J K", N_("next, previous change")),
    ("↓ ↑", N_("the same in the list")),
    ("Shift+J Shift+K", N_("next, previous one that is not reviewed")),
    ("[ ]", N_("previous, next section")),
    ("A D Q", N_("accept, reject, question; once more takes it back")),
    ("S", N_("skip to the next one that is not reviewed")),
    ("N", N_("write a note; Esc leaves it")),
    ("U", N_("take the last decision back")),
    ("V", N_("both wordings in one line, or side by side")),
    ("P", N_("the pages of the PDF, or the text")),
    ("X", N_("select for a decision on many; also a click with Ctrl or Shift")),
    ("Shift+A Shift+D", N_("accept, reject all that are selected")),
    ("B", N_("copy the change with both wordings")),
    ("1 … 6", N_("show a category, or let it go")),
    ("/", N_("search")),
    ("H ?", N_("these keys")),
)

_desk = st.components.v2.component(
    "sverka_desk",
    css=(HERE / "desk.css").read_text("utf-8"),
    js="\n".join((HERE / f"{part}.js").read_text("utf-8") for part in PARTS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A change's line in the list, and how it stands. `position`: how far down the document, 0 to 1."""

    id: str
    sentence: str
    where: str
    section: str
    significance: str
    significance_name: str
    decision: str
    note: str
    by: str
    version: int
    position: float = 0.0


def rows(data: ReportData, changes: Sequence[Change], decided: Mapping[str, DecisionRecord], *, grouped: bool) -> list[Row]:
    """A row each of these changes of the comparison, in this order."""
    positions = view.positions(data)
    sections = sections_of(data.comparison.changes, data.old, data.new)
    made = (
        _row(change, decided.get(change.id) or DecisionRecord(change=change.id), sections[change.id], grouped=grouped)
        for change in changes
    )
    return [replace(row, position=positions[row.id]) for row in made]


def _row(change: Change, known: DecisionRecord, title: str, *, grouped: bool) -> Row:
    section = safe.line(title, 120)
    place = view.place(change)
    # Under its section's name a line does not repeat it.
    place = place.removeprefix(section).removeprefix(" · ") if grouped and section else place
    return Row(
        id=change.id,
        sentence=view.sentence(change),
        where=" · ".join(part for part in (place, view.word(KINDS, change.called)) if part),
        section=section,
        significance=change.significance.value,
        significance_name=_("significance: {word}").format(word=view.word(SIGNIFICANCE, change.significance.value)),
        decision=known.decision.value,
        note=known.note,
        by=safe.line(known.user_name, 80),
        version=known.row_version,
    )


def show(
    user: User,
    record: ComparisonRecord,
    listed: Sequence[Row],
    *,
    chosen: str,
    filters: Mapping[str, Sequence[str]],
    grouped: bool,
    pictured: bool,
    stamp: str,
) -> None:
    """`filters`: what the address says of them; `grouped`: with the sections' names between the lines; `pictured`: a side has
    pages to look at; `stamp`: what makes bodies that were read before stale."""
    _desk(
        data={
            "key": f"{record.id} {language()} {grouped}",
            "stamp": stamp,
            "address": f"/api/comparisons/{record.id}",
            "language": language(),
            "user": safe.line(user.name, 80),
            "rows": [asdict(row) for row in listed],
            "chosen": chosen,
            "filters": dict(filters),
            "opened": st.session_state.get(OPENED_KEY, 0),
            "grouped": grouped,
            "pictured": pictured,
            "note_characters": NOTE_CHARACTERS,
            "words": _words(),
        },
        key="desk",
    )


def _words() -> dict[str, Any]:
    """The texts of the component: it has none of its own."""
    return {**_words_of_reviewing(), **_words_of_reading(), **_words_of_refusals()}


def _words_of_reviewing() -> dict[str, Any]:
    return {
        "list": _("Changes"),
        "card": _("Both sides of the change"),
        "decision": _("Decision"),
        "states": {state.value: _(word) for state, word in STATES.items()},
        "decide": {choice.value: [_(word), key] for choice, (word, key) in CHOICES.items()},
        "previous": _("Previous"),
        "next": _("Next"),
        "at": _("{n} of {total}"),
        "progress": _("Reviewed: {n} of {total}"),
        "rest": _("All that are left:"),
        "accept_rest": _("accept"),
        "reject_rest": _("reject"),
        "undo": _("Undo"),
        "undone": _("Taken back: {sentence}"),
        "no_section": _("Without a section"),
        "note": _("Note: goes into the answer as a comment"),
        "note_name": _("Note"),
        "strip": _("Where the changes stand in the document; a click opens the nearest one"),
        "selected": _("Selected: {n}:"),
        "select_none": _("deselect"),
        "how_to_select": _("Nothing is selected: X, or a click with Ctrl or Shift, selects."),
        "all_done": _("All of these changes are reviewed."),
    }


def _words_of_reading() -> dict[str, Any]:
    return {
        "inline": _("In one line"),
        "paged": _("Page"),
        "page_of": _("The page, {name}; a click makes it larger"),
        "page_back": _("The page before"),
        "page_on": _("The page after"),
        "no_page": _("The page cannot be shown as a picture."),
        "woven": _("Old and new"),
        "also": _("Another change; a click opens it"),
        "copy": _("Copy"),
        "copied": _("Copied"),
        "help": _("Keys"),
        "close": _("Close"),
        "keys": [[keys, _(meaning)] for keys, meaning in KEYS],
        "explained": _("explanation of the model"),
    }


def _words_of_refusals() -> dict[str, Any]:
    return {
        "not_kept": _("The browser keeps no choices for this page."),
        "taken": _("{name} has decided meanwhile: {decision}."),
        "taken_here": _("Decided in another window meanwhile: {decision}."),
        "signed_out": _("Your session has ended: sign in again, then repeat the decision."),
        "gone": _("This comparison is not there: it was deleted, or it belongs to somebody else."),
        "refused": _("The decision was not saved. Please try again."),
        "not_saved": _("The decision was not saved: the server does not answer. Please try again."),
        "away": _("The text of the change did not come: the server does not answer."),
    }
