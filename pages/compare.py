"""Home, «Сравнить»: two places for files, and it starts. With ?c=ID it is the page of that comparison."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas
import streamlit as st

from core.errors import Encrypted, SverkaError, WrongPassword
from core.limits import MIB, UPLOAD_BYTES
from core.model.record import User
from pages import batch, door
from pages.modelling import models
from pages.notebook import address, deleting, view
from pages.notebook import page as comparison_page
from pages.samples import sample
from pages.shell import gate, places, progress, safe, waking
from pages.shell.edge import sentence, tell
from pages.shell.figures import number, size, when
from pages.shell.points import Point, points
from pages.shell.shelf import SHELF, Waiting
from pages.shell.tables import Column, table
from pages.shell.words import N_, _

SIDES = ("old", "new")
SHOWN_ALONE = 10
RECENT = 5
RECENT_BATCHES = 3
KEPT = 500
"""Comparisons of the whole list."""
ALL_SHOWN = "recent_all_shown"
SAMPLES = {"ru": N_("a contract in Russian"), "en": N_("a contract in English")}
TITLE_CHARACTERS = 160
WAITING = "w"
"""In the address of home: under which id the files that wait are kept over a reload."""
WAITING_KEY = "waiting_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A file that waits for the other one."""

    name: str
    data: bytes
    password: str | None = None


def render() -> None:
    """Home is one element, and the page of a comparison begins with an empty one in its place: what stood at home is gone from
    the screen as soon as the comparison's first line is there, not when its last is."""
    identity = address.comparison_id()
    if identity:
        st.empty()
        comparison_page.render(identity)
        return
    if many := address.batch_id():
        st.empty()
        batch.render(many)
        return
    with st.container():
        _home(gate.user())


def _home(user: User) -> None:
    st.title(_("Compare two versions"), anchor=False)
    deleting.tell()
    _recall(user)
    left, middle, right = st.columns([1, 0.09, 1])
    with left:
        _place("old", _("Old"))
    with middle:
        _swap()
    with right:
        _place("new", _("New"))
    _keep(user)
    _start(user)
    _below(user)


def _recall(user: User) -> None:
    """In a new session, which a reload is: the files that waited in the one before."""
    if WAITING_KEY in st.session_state:
        return
    named = str(st.query_params.get(WAITING, ""))
    waiting = SHELF.of(named, user.id)
    st.session_state[WAITING_KEY] = named if waiting else secrets.token_urlsafe(12)
    for side in SIDES:
        if side in waiting:
            st.session_state.setdefault(f"given_{side}", Given(name=waiting[side].name, data=waiting[side].data))


def _keep(user: User) -> None:
    """What waits now, but for files that were opened with a password: it is kept nowhere."""
    given = {side: file for side in SIDES if (file := _given(side)) is not None and file.password is None}
    identity = str(st.session_state[WAITING_KEY])
    SHELF.put(identity, user.id, {side: Waiting(name=file.name, data=file.data) for side, file in given.items()})
    if given:
        st.query_params[WAITING] = identity
    elif WAITING in st.query_params:
        del st.query_params[WAITING]


def _taken(user: User) -> None:
    """Both were taken for a comparison: nothing waits any more."""
    for side in SIDES:
        del st.session_state[f"given_{side}"]
    SHELF.put(str(st.session_state[WAITING_KEY]), user.id, {})


def _place(side: str, name: str) -> None:
    """One side: the file that was given, or a place to drop one, or a place to paste text."""
    st.header(name, anchor=False)
    given = _given(side)
    if given is not None:
        _shown(side, given)
    elif (locked := st.session_state.get(f"locked_{side}")) is not None:
        _unlock(side, locked)
    elif st.session_state.get(f"paste_{side}"):
        _paste(side, name)
    else:
        _drop(side, name)
    if problem := st.session_state.get(f"problem_{side}"):
        st.warning(problem)


def _given(side: str) -> Given | None:
    found = st.session_state.get(f"given_{side}")
    return found if isinstance(found, Given) else None


def _shown(side: str, given: Given) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"given_card_{side}"):
        st.text(f"{safe.line(given.name, 80)}\n{size(len(given.data))}")
        st.space("stretch")
        if st.button(_("Remove"), key=f"remove_{side}", type="tertiary"):
            del st.session_state[f"given_{side}"]
            st.rerun()


def _drop(side: str, name: str) -> None:
    turn = st.session_state.setdefault(f"turn_{side}", 0)
    with st.container(key=f"drop_{side}"):
        file = st.file_uploader(
            _("{side}: drop a file here").format(side=name),
            key=f"file_{side}_{turn}",
            max_upload_size=UPLOAD_BYTES // MIB,
            label_visibility="collapsed",
        )
    if file is not None:
        # The bytes leave Streamlit's memory of uploads at once; a fresh key gives an empty place next time.
        _take(side, Given(name=file.name, data=file.getvalue()))
    if st.button(_("Paste text instead"), key=f"to_paste_{side}", type="tertiary"):
        st.session_state[f"paste_{side}"] = True
        st.rerun()


def _unlock(side: str, locked: Given) -> None:
    """A file behind a password waits for it; the password is used once and kept nowhere."""
    with st.form(f"unlock_{side}", clear_on_submit=True):
        st.text(safe.line(locked.name, 80))
        password = st.text_input(_("Password of the file"), type="password", autocomplete="off", key=f"password_{side}")
        with st.container(horizontal=True):
            opens = st.form_submit_button(_("Open"), type="primary")
            removes = st.form_submit_button(_("Remove"), type="tertiary")
    if removes:
        for kind in ("locked", "problem"):
            st.session_state.pop(f"{kind}_{side}", None)
        st.rerun()
    if opens and password:
        _take(side, replace(locked, password=password))


def _paste(side: str, name: str) -> None:
    text = st.text_area(name, key=f"text_{side}", height=150, label_visibility="collapsed", placeholder=_("Paste the text here"))
    with st.container(horizontal=True):
        if st.button(_("Take this text"), key=f"take_{side}", type="primary") and text.strip():
            _take(side, Given(name=_("Pasted text") + f" ({name.lower()}).txt", data=text.encode("utf-8")))
        if st.button(_("A file instead"), key=f"to_file_{side}", type="tertiary"):
            st.session_state[f"paste_{side}"] = False
            st.rerun()


def _take(side: str, given: Given) -> None:
    """A file that intake refuses is said at its own place at once, and the other one stays."""
    st.session_state[f"turn_{side}"] = st.session_state.get(f"turn_{side}", 0) + 1
    try:
        door.check_file(given.name, given.data, given.password)
    except (Encrypted, WrongPassword) as error:
        st.session_state[f"locked_{side}"] = replace(given, password=None)
        st.session_state[f"problem_{side}"] = f"{safe.markdown(given.name, 80)}: {sentence(error)}"
    except SverkaError as error:
        st.session_state[f"problem_{side}"] = f"{safe.markdown(given.name, 80)}: {sentence(error)}"
    else:
        st.session_state[f"given_{side}"] = given
        st.session_state[f"paste_{side}"] = False
        for kind in ("problem", "locked"):
            st.session_state.pop(f"{kind}_{side}", None)
    st.rerun()


def _swap() -> None:
    if st.button(_("Swap"), key="swap", help=_("Swap"), width="stretch"):
        for kind in ("given", "paste", "problem", "locked"):
            old, new = (st.session_state.pop(f"{kind}_{side}", None) for side in SIDES)
            for side, value in (("old", new), ("new", old)):
                if value is not None:
                    st.session_state[f"{kind}_{side}"] = value
        st.rerun()


def _start(user: User) -> None:
    """What could not be kept stays in its places, and the rest of the page is there; any run of the page tries again."""
    try:
        _start_when_both(user)
    except SverkaError as error:
        tell(error)
        st.button(_("Try again"), key="start_again")


def _start_when_both(user: User) -> None:
    """Both files are here: it starts. They are kept as two versions of one document."""
    old, new = _given("old"), _given("new")
    if old is None or new is None:
        return
    if door.is_bundle(old.name, old.data) or door.is_bundle(new.name, new.data):
        _start_batch(user, old, new)
        return
    passwords = (old.password, new.password)
    record = door.service().compare_files(user, old=(old.name, old.data), new=(new.name, new.data), passwords=passwords)
    _taken(user)
    address.open_comparison(record.id)


def _start_batch(user: User, old: Given, new: Given) -> None:
    """Two zip files: their documents are matched by name and compared one by one."""
    if not (door.is_bundle(old.name, old.data) and door.is_bundle(new.name, new.data)):
        st.warning(_("One is a zip file and the other is not. Give two zip files, or two documents."))
        return
    found = door.service().match_bundles(old.data, new.data)
    for side, paths in zip((old, new), found.alone, strict=True):
        if paths:
            listed = ", ".join(safe.markdown(path, 80) for path in paths[:SHOWN_ALONE])
            more = " …" if len(paths) > SHOWN_ALONE else ""
            st.warning(_("{file}: without a pair: {paths}").format(file=safe.markdown(side.name, 80), paths=listed + more))
    refused = {**_refused(old.name, (one for one, _two in found.pairs)), **_refused(new.name, (two for _one, two in found.pairs))}
    for said in list(refused.values())[:SHOWN_ALONE]:
        st.warning(said)
    if len(refused) > SHOWN_ALONE:
        st.warning(_("Files refused in all: {n}").format(n=number(len(refused))))
    kept = [pair for pair in found.pairs if refused.keys().isdisjoint(pair)]
    if not kept:
        return
    complete = not refused and not any(found.alone)
    count = number(len(kept))
    if complete or st.button(_("Compare the pairs that were found: {n}").format(n=count), type="primary", key="start_batch"):
        pairs = [((one.name, one.data), (two.name, two.data)) for one, two in kept]
        made = door.service().compare_pairs(user, f"{old.name} → {new.name}", pairs)
        _taken(user)
        address.open_batch(made.job.id)


def _refused(bundle: str, files: Iterable[door.Named]) -> dict[door.Named, str]:
    """The files that intake refuses, each with its reason: one bad file is no reason to repack two hundred."""
    said: dict[door.Named, str] = {}
    for file in files:
        try:
            door.check_file(file.name, file.data)
        except SverkaError as error:
            said[file] = f"{safe.markdown(f'{bundle}, {file.path}', 120)}: {sentence(error)}"
    return said


def _below(user: User) -> None:
    st.caption(
        _(
            "Word, Excel, PDF, CSV, text, Markdown, or zip files of pairs, up to {limit} each. "
            "It starts by itself when both are here."
        ).format(limit=size(UPLOAD_BYTES))
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(_("Try it on a sample:"), width="content")
        for code, name in SAMPLES.items():
            if st.button(_(name), key=f"sample_{code}", type="tertiary"):
                _start_sample(user, code)
    _model_line(user)
    _recent(user)
    _recent_batches(user)


def _start_sample(user: User, code: str) -> None:
    old, new = sample(code)
    address.open_comparison(door.service().compare_files(user, old=old, new=new).id)


def _model_line(user: User) -> None:
    """Whether a model answers, before any click, in grey: the comparison needs none."""
    state = waking.state(user, "model_line")
    if state.error is None:
        said = [_("Model: {name}. It can explain the changes after the comparison.").format(name=safe.markdown(state.chosen))]
        if state.replaces:
            said.append(models.replaced(state))
        if models.below_bar(user, state):
            said.append(_("It is below the bar of its check."))
        st.caption(" ".join(said))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("No model is connected; the comparison is complete without one."), width="content")
        if st.button(_("Connect"), key="connect_model", type="tertiary"):
            places.go("analysis")


def _recent_batches(user: User) -> None:
    listed = [
        Point(
            id=job.id,
            sentence=safe.line(job.subject, TITLE_CHARACTERS),
            place=f"{progress.state_word(progress.standing(job))} {number(job.done)}/{number(job.total)} · {when(job.created)}",
            significance="none",
            significance_name="",
        )
        for job in door.service().batches(user, limit=RECENT_BATCHES)
    ]
    if listed:
        st.header(_("Latest batches"), anchor=False)
        if opened := points(listed, key="recent_batches"):
            address.open_batch(opened)


def _recent(user: User) -> None:
    """The last ones, and all that are kept with one click more: found by words of their titles and files."""
    if st.session_state.get(ALL_SHOWN):
        _all(user)
        return
    recent = door.service().comparisons(user, limit=RECENT + 1)
    if not recent:
        return
    st.header(_("Latest comparisons"), anchor=False)
    listed = [
        Point(
            id=record.id,
            sentence=safe.line(record.named, TITLE_CHARACTERS),
            place=f"{view.outcome(record)} · {when(record.created)}",
            significance="none",
            significance_name="",
        )
        for record in recent[:RECENT]
    ]
    opened = points(listed, key="recent")
    if opened:
        address.open_comparison(opened)
    if len(recent) > RECENT and st.button(_("All comparisons"), key="recent_all", type="tertiary"):
        st.session_state[ALL_SHOWN] = True
        st.rerun()


def _all(user: User) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(_("All comparisons"), anchor=False, width="stretch")
        if st.button(_("Latest only"), key="recent_few", type="tertiary"):
            st.session_state[ALL_SHOWN] = False
            st.rerun()
    wanted = st.text_input(
        _("Search"), key="recent_text", placeholder=_("document or file"), label_visibility="collapsed", live=True
    ).casefold()
    found = [
        record
        for record in door.service().comparisons(user, limit=KEPT)
        if all(word in f"{record.title} {record.old.name} {record.new.name}".casefold() for word in wanted.split())
    ]
    if not found:
        st.caption(_("No comparison has these words in its title or files."))
        return
    rows = [
        {
            "title": safe.line(record.title, TITLE_CHARACTERS),
            "files": safe.line(f"{record.old.name} → {record.new.name}", 2 * TITLE_CHARACTERS),
            "outcome": view.outcome(record),
            "when": when(record.created),
        }
        for record in found
    ]
    shown = (
        Column("title", _("Document"), 270),
        Column("files", _("Files"), 380),
        Column("outcome", _("Outcome"), 370),
        Column("when", _("When"), 130),
    )
    version = hash(tuple(record.id for record in found))
    chosen = table(pandas.DataFrame(rows), shown, key=f"recent_table_{version}", rows=20, selectable=True)
    if chosen is not None:
        address.open_comparison(found[chosen].id)


if __name__ == "__main__":
    from pages.shell.navigation import main

    main()
