"""Обзор, the notebook: five cells from top to bottom, each with its own state."""

from collections.abc import Callable, Sequence

import streamlit as st

from core.model.analysis import Analysis, Statement
from core.model.change import Change
from core.model.document import PartStatus
from core.model.job import JobState
from core.model.record import AnalysisRecord, ComparisonRecord, User
from core.reports import ReportData
from core.reports.labels import SIGNIFICANCE, VERDICTS
from core.reports.reasons import TRICKS, WARNINGS, warnings_of
from core.reports.rows import trusted
from core.reports.verdict import proof_line
from pages import door
from pages.notebook import asking, columns, view
from pages.notebook.address import open_change, open_desk, open_section
from pages.shell import places, safe, waking
from pages.shell.edge import stored_sentence
from pages.shell.figures import number
from pages.shell.points import Note, Point, points
from pages.shell.tables import Column, table
from pages.shell.words import _, language, ngettext

CHECKS_SHOWN = 12
VALUES_SHOWN, SECTIONS_SHOWN = 10, 12
"""Rows of these tables before they scroll."""
COPIED = 100
"""Lines of a list for a letter."""


def cell(title: str, key: str, body: Callable[[], object]) -> None:
    """One cell: a quiet card with a heading."""
    with st.container(border=True, key=f"cell_{key}"):
        st.header(title, anchor=False)
        body()


def empty() -> None:
    """While the comparison runs: the cells' places, so that nothing jumps when they fill."""
    for title, key in ((_("Key points"), "points"), (_("Values"), "values"), (_("Checks"), "checks")):
        cell(title, key, lambda: st.caption(_("is being worked out…")))


def render(user: User, record: ComparisonRecord, data: ReportData, running: Sequence[AnalysisRecord]) -> None:
    cell(_("Key points"), "points", lambda: _key_points(user, record, data, running))
    cell(_("Values"), "values", lambda: _values(data))
    cell(_("Checks"), "checks", lambda: _checks(data))
    cell(_("Sections"), "sections", lambda: _sections(data))
    cell(_("Completeness of the comparison"), "completeness", lambda: completeness(data))


def _key_points(user: User, record: ComparisonRecord, data: ReportData, running: Sequence[AnalysisRecord]) -> None:
    worth = view.key_points(data.comparison.changes)
    chosen = worth[: view.KEY_POINTS]
    if not chosen:
        st.text(_("Nothing that changes the meaning was found.") if data.comparison.changes else _no_changes(data))
    said = trusted(data.analysis)
    listed = [_point(change, said.get(change.id, ()), WARNINGS) for change in chosen]
    opened = points(listed, key="points", copied=copied(record, data, worth)) if chosen else None
    if opened:
        open_change(opened)
    _rest(len(worth) - len(chosen), "points")
    _summary(data.analysis)
    _model(user, record, data, running)
    if data.comparison.changes:
        asking.render(user, record, data)


def copied(record: ComparisonRecord, data: ReportData, changes: Sequence[Change]) -> str:
    """What one pastes into a letter: which files, how many changes of what kind, and those that matter, a numbered line each."""
    shown = changes[:COPIED]
    lines = [f"{at}. {view.sentence(change)}" for at, change in enumerate(shown, start=1)]
    left = len(changes) - len(shown)
    rest = [ngettext("and {n} more", "and {n} more", left).format(n=number(left))] if left else []
    verdict = view.verdict(data.comparison.totals, data.comparison.complete)
    return "\n".join([safe.line(record.named, 300), verdict, "", *lines, *rest])


def _model(user: User, record: ComparisonRecord, data: ReportData, running: Sequence[AnalysisRecord]) -> None:
    """What the model's part is at: the one line about it, and the one button that moves it on."""
    stopped = running[0] if running and running[0].state in (JobState.ERROR, JobState.CANCELLED) else None
    told = data.analysis is not None and stopped is None
    if told or any(one.state.active for one in running) or not data.comparison.changes:
        return
    service = door.service()
    state = waking.state(user, "model_asked")
    with st.container(horizontal=True, vertical_alignment="center"):
        if stopped is not None:
            why = stored_sentence(stopped.job.error) or _("The analysis was cancelled.")
            st.caption(safe.markdown(why, 400), width="content")
            if st.button(_("Try again"), key="retry_analysis", type="tertiary"):
                service.retry(user, stopped.job.id)
                st.rerun()
        elif state.error is None:
            st.caption(_("A model can explain each change: {name}").format(name=safe.markdown(state.chosen)), width="content")
            if st.button(_("Explain"), key="start_analysis", type="tertiary"):
                service.start_analysis(user, record.id, language=data.language)
                st.rerun()
        else:
            st.caption(_("No model is connected; the comparison is complete without one."), width="content")
            if st.button(_("Connect"), key="connect_model", type="tertiary"):
                places.go("analysis", comparison=record.id)


def _no_changes(data: ReportData) -> str:
    if data.comparison.complete:
        return _("The two versions say the same: everything was read, no difference was found.")
    return _("No difference was found in what could be read; the last cell says what was not.")


def _point(change: Change, said: tuple[Statement, ...], warned: Sequence[str] = TRICKS) -> Point:
    """`warned`: the codes of what is said beside it; under their own heading unmarked edits do not repeat it."""
    notes = tuple(Note(text=s.text, verdict=s.standing, verdict_name=view.word(VERDICTS, s.standing)) for s in said[:2])
    return Point(
        id=change.id,
        sentence=view.sentence(change),
        place=" · ".join((*warnings_of(change, language(), warned), view.place(change))).removesuffix(" · "),
        significance=change.significance.value,
        significance_name=_("significance: {word}").format(word=view.word(SIGNIFICANCE, change.significance.value)),
        notes=notes,
    )


def _summary(analysis: Analysis | None) -> None:
    """How many changes the model read; what it could not is said, never hidden."""
    if analysis is None or analysis.total == 0:
        return
    st.caption(
        _("Changes analysed: {analysed} of {total}").format(analysed=number(analysis.analysed), total=number(analysis.total))
        + f" · {safe.markdown(analysis.model)}"
    )


def _values(data: ReportData) -> None:
    frame = view.values_frame(data.comparison.changes, data)
    if frame.empty:
        st.text(_("No sum, date, period or other value changed."))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        by_difference = st.toggle(_("Largest difference first"), key="values_by_difference", width="content")
        if len(frame) > VALUES_SHOWN:
            count = ngettext("{n} value in all", "{n} values in all", len(frame)).format(n=number(len(frame)))
            st.caption(count, width="content")
    shown = frame.sort_values("by", ascending=False, na_position="last", kind="stable") if by_difference else frame
    chosen = table(shown, columns.values(), key="values", rows=VALUES_SHOWN, selectable=True)
    if chosen is not None:
        open_change(str(shown.iloc[chosen]["change"]))


def _checks(data: ReportData) -> None:
    """What a careful reader would look at again: connected places, unmarked edits, hidden text, disagreeing figures."""
    comparison = data.comparison
    tricks = view.tricks(comparison)
    if tricks:
        _tricks(tricks)
    unmarked = [change for change in comparison.changes if "unmarked" in change.reasons]
    if unmarked:
        _unmarked(unmarked)
    found = comparison.checks[:CHECKS_SHOWN]
    if found:
        listed = [
            Point(
                id=check.changes[0] if check.changes else "",
                sentence=safe.line(check.sentence.ru if data.language == "ru" else check.sentence.en),
                place=safe.line(" › ".join(check.anchors[0].section), 120) if check.anchors else "",
                significance="medium",
                significance_name=_("worth a look"),
            )
            for check in found
        ]
        opened = points(listed, key="checks")
        if opened:
            open_change(opened)
        left = len(comparison.checks) - len(found)
        if left > 0:
            st.caption(ngettext("and {n} more", "and {n} more", left).format(n=number(left)))
    elif not unmarked and not tricks:
        st.text(
            _("Nothing suspicious: no unmarked edit, hidden text, look-alike letter or figure that disagrees with its words.")
        )


def _unmarked(changes: Sequence[Change]) -> None:
    """What people fear most: each edit without a mark, a click away."""
    count = len(changes)
    st.warning(ngettext("{n} edit is not marked by the author", "{n} edits are not marked by the author", count).format(n=count))
    opened = points([_point(change, ()) for change in changes[:CHECKS_SHOWN]], key="unmarked")
    if opened:
        open_change(opened)
    _rest(count - CHECKS_SHOWN, "unmarked")


def _tricks(changes: Sequence[Change]) -> None:
    """What can slip past a reader: what nobody sees, letters that look like others, figures that do not agree."""
    count = len(changes)
    said = ngettext(
        "{n} change to look at closely: hidden, look-alike letters, a figure that does not agree",
        "{n} changes to look at closely: hidden, look-alike letters, figures that do not agree",
        count,
    )
    st.warning(said.format(n=count))
    opened = points([_point(change, ()) for change in changes[:CHECKS_SHOWN]], key="tricks")
    if opened:
        open_change(opened)
    _rest(count - CHECKS_SHOWN, "tricks")


def _rest(count: int, key: str) -> None:
    """How many more there are; a click opens the desk, which lists all."""
    if count > 0:
        more = ngettext("and {n} more", "and {n} more", count).format(n=number(count))
        if st.button(more, key=f"more_{key}", type="tertiary"):
            open_desk()


def _sections(data: ReportData) -> None:
    frame = view.sections_frame(data)
    if frame.empty:
        st.text(_("No section changed."))
        return
    most = int(frame["changes"].max())
    shown = (
        Column("section", _("Section"), 230),
        Column("changes", _("Changes"), 130, bar_to=most),
        Column("substance", _("Of substance"), 70),
        Column("wording", _("Wording"), 70),
        Column("other", _("Other"), 55),
    )
    chosen = table(frame, shown, key="sections", rows=SECTIONS_SHOWN, selectable=True)
    if chosen is not None:
        open_section(str(frame.iloc[chosen]["key"]))


def completeness(data: ReportData, key: str = "ledger") -> None:
    """What was read and whether the proof holds, with the ledger; also in the dialog that the verdict's line opens."""
    comparison = data.comparison
    not_compared = sum(part.units for part in comparison.ledger if part.status is PartStatus.NOT_COMPARED)
    doubtful = sum(part.units for part in comparison.ledger if part.status is PartStatus.DOUBTFUL)
    if comparison.complete:
        said = ngettext("Everything was read: {n} part.", "Everything was read: {n} parts.", len(comparison.ledger))
        st.text(said.format(n=len(comparison.ledger)) + " " + proof_line(data))
    else:
        gaps = view.gaps(data)
        said = ngettext("Not compared for certain: {n} part", "Not compared for certain: {n} parts", gaps).format(n=gaps)
        counted = [
            (_("words not compared: {n}"), not_compared),
            (_("words read with doubt: {n}"), doubtful),
        ]
        told = ", ".join(text.format(n=number(count)) for text, count in counted if count)
        st.warning((f"{said} ({told})" if told else said) + f". {proof_line(data)}")
    with st.expander(_("What was read, part by part"), expanded=not comparison.complete):
        table(view.ledger_frame(comparison.ledger), columns.ledger(), key=key, rows=8)
