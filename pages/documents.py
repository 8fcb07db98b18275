"""«Документы»: what is kept, its versions, and a way to put in more."""

from collections.abc import Sequence

import pandas
import streamlit as st

from core.errors import SverkaError
from core.limits import MIB, TITLE_CHARACTERS, UPLOAD_BYTES
from core.model.job import JobState
from core.model.record import DocumentRecord, User, VersionRecord
from pages import door
from pages.modelling import described
from pages.notebook import view
from pages.shell import gate, places, progress, safe
from pages.shell.edge import sentence, stored_sentence
from pages.shell.figures import number, size, when
from pages.shell.points import Point, points
from pages.shell.tables import Column, table
from pages.shell.words import _

TURN = "documents_turn"
SAID = "documents_said"
COMPARISONS = 10
"""Of one document, on its page; the first page lists all."""
NEW = ""
"""The choice of a new document instead of an existing one."""


def render() -> None:
    user = gate.user()
    st.title(_("Documents"), anchor=False)
    documents = door.service().documents(user)
    with st.expander(_("Add files"), expanded=not documents, key="documents_add"):
        _upload(user, documents)
    for said in st.session_state.pop(SAID, []):
        st.warning(said)
    if not documents:
        st.caption(_("No document is kept yet. Comparing two files on the first page keeps them here too."))
        return
    _document(user, _list(documents))


def _upload(user: User, documents: Sequence[DocumentRecord]) -> None:
    """Several files at once: each a new document, or all new versions of one that exists."""
    titles = {document.id: document.title for document in documents}
    left, right = st.columns([1, 1])
    target = left.selectbox(
        _("Where to"),
        [NEW, *titles],
        format_func=lambda key: safe.line(titles[key], 80) if key else _("a new document for each file"),
        key="documents_target",
    )
    note = right.text_input(_("Note"), key=f"documents_note_{_turn()}", placeholder=_("whose edits, which draft"))
    files = st.file_uploader(
        _("Files"), accept_multiple_files=True, key=f"documents_files_{_turn()}", max_upload_size=UPLOAD_BYTES // MIB
    )
    password = st.text_input(
        _("Password of the file"),
        type="password",
        autocomplete="off",
        key=f"documents_password_{_turn()}",
        placeholder=_("only where it has one"),
    )
    st.caption(_("Word, Excel, PDF, CSV, text, Markdown, up to {limit} each.").format(limit=size(UPLOAD_BYTES)))
    if st.button(_("Keep"), type="primary", key="documents_keep", disabled=not files):
        kept = [_keep(user, file.name, file.getvalue(), target, note, password or None) for file in files]
        st.session_state[SAID] = [said for said, _document in kept if said]
        # What was put in last is what one wants to see: its versions, and a comparison with the one before.
        if put := [document for _said, document in kept if document]:
            st.query_params["d"] = put[-1]
        st.session_state[TURN] = _turn() + 1
        st.rerun()


def _turn() -> int:
    """Counts the finished uploads: a new key empties the widgets and lets their bytes go."""
    return int(st.session_state.get(TURN, 0))


def _keep(user: User, name: str, data: bytes, target: str, note: str, password: str | None) -> tuple[str, str]:
    """What is to be said of it, and the id of the document that it is kept in; "" where there is nothing."""
    try:
        kept = door.service().upload(user, name=name, data=data, document_id=target or None, note=note.strip(), password=password)
    except SverkaError as error:
        return f"{safe.markdown(name, 80)}: {sentence(error)}", ""
    if not kept.existing:
        return "", kept.version.document_id
    said = _("{name}: this very file is kept already, as version {number} ({kept}).")
    told = said.format(name=safe.markdown(name, 80), number=kept.version.number, kept=safe.markdown(kept.version.name, 80))
    return told, kept.version.document_id


def _list(documents: Sequence[DocumentRecord]) -> DocumentRecord:
    columns = (
        Column("title", _("Document"), 420),
        Column("versions", _("Versions"), 90),
        Column("latest", _("Latest file"), 360),
        Column("updated", _("Changed"), 150),
    )
    rows = [
        {
            "title": safe.line(document.title, 160),
            "versions": len(document.versions),
            "latest": safe.line(document.latest.name, 120) if document.latest else "",
            "updated": when(document.updated),
        }
        for document in documents
    ]
    named = st.query_params.get("d")
    start = next((at for at, document in enumerate(documents) if document.id == named), 0)
    version = hash((_turn(), *(document.id for document in documents)))
    at = table(pandas.DataFrame(rows), columns, key=f"documents_list_{version}", rows=10, selectable=True, selected=start)
    chosen = documents[start if at is None else at]
    st.query_params["d"] = chosen.id
    return chosen


def _document(user: User, document: DocumentRecord) -> None:
    service = door.service()
    st.header(safe.markdown(document.title, 140), anchor=False)
    progress.watch(
        lambda: tuple((version.id, version.state) for version in service.versions(user, document.id)),
        lambda: _versions(service.versions(user, document.id)),
        active=any(version.state.active for version in document.versions),
        every=service.settings(user).refresh_seconds,
        key=f"versions_{document.id}",
    )
    readable = [version for version in document.versions if version.state is not JobState.ERROR]
    if len(readable) > 1:
        _compare(user, readable)
    for version in document.versions[-1:]:
        if version.state is JobState.COMPLETED:
            described.render(user, version)
    _comparisons(user, document)
    with st.container(horizontal=True):
        _rename(user, document)
        _remove(user, document)


def _comparisons(user: User, document: DocumentRecord) -> None:
    """What was compared of this document, the latest first; a click opens it."""
    listed = [
        Point(
            id=record.id,
            sentence=safe.line(f"{record.old.name} → {record.new.name}", 160),
            place=f"{view.outcome(record)} · {when(record.created)}",
            significance="none",
            significance_name="",
        )
        for record in door.service().comparisons(user, limit=COMPARISONS, document_id=document.id)
    ]
    if listed:
        st.markdown(f"**{_('Comparisons')}**")
        if opened := points(listed, key=f"compared_{document.id}"):
            places.go("", c=opened)


def _rename(user: User, document: DocumentRecord) -> None:
    with st.popover(_("Rename")), st.form(f"rename_{document.id}", border=False):
        title = st.text_input(_("Title"), value=document.title, max_chars=TITLE_CHARACTERS, key=f"title_{document.id}")
        if st.form_submit_button(_("Save"), type="primary"):
            try:
                door.service().rename(user, document.id, title)
            except SverkaError as error:
                st.warning(sentence(error))
            else:
                st.rerun()


def _versions(versions: Sequence[VersionRecord]) -> None:
    columns = (
        Column("number", "№", 50),
        Column("file", _("File"), 330),
        Column("type", _("Type"), 70),
        Column("size", _("Size"), 90),
        Column("words", _("Words"), 80),
        Column("by", _("Who"), 160),
        Column("when", _("Added"), 150),
        Column("state", _("State"), 110),
        Column("note", _("Note"), 170),
    )
    rows = [
        {
            "number": version.number,
            "file": safe.line(version.name, 160),
            "type": version.format.upper(),
            "size": size(version.size),
            "words": number(version.words) if version.words else "",
            "by": safe.line(version.owner_name, 60),
            "when": when(version.created),
            "state": _("read") if version.state is JobState.COMPLETED else progress.state_word(version.state),
            "note": safe.line(version.note, 200),
        }
        for version in versions
    ]
    table(pandas.DataFrame(rows), columns, key="versions", rows=8)
    for version in versions:
        if version.error:
            said = stored_sentence(version.error, version.error_values)
            st.warning(safe.markdown(f"№ {version.number}, {version.name}: {said}", 700))


def _compare(user: User, versions: Sequence[VersionRecord]) -> None:
    """Two versions chosen: the last two, unless others are."""
    names = {version.id: f"№ {version.number} · {safe.line(version.name, 60)}" for version in versions}
    order = list(names)
    left, right, go = st.columns([1, 1, 0.4], vertical_alignment="bottom")
    old = left.selectbox(_("Old"), order, index=len(order) - 2, format_func=names.__getitem__, key="compare_old")
    new = right.selectbox(_("New"), order, index=len(order) - 1, format_func=names.__getitem__, key="compare_new")
    if go.button(_("Compare"), type="primary", width="stretch", key="compare_versions"):
        places.go("", c=door.service().start_comparison(user, old, new).id)


def _remove(user: User, document: DocumentRecord) -> None:
    with st.popover(_("Delete document")):
        st.text(_("The document, all its versions and their comparisons will be deleted."))
        if st.button(_("Delete for good"), type="primary", key="documents_delete"):
            door.service().delete(user, document.id)
            st.query_params.clear()
            st.rerun()


if __name__ == "__main__":
    from pages.shell.navigation import main

    main()
