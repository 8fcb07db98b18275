"""A page that shows every hostile text in each way that the real pages show a document's words. Run by a test."""

from types import SimpleNamespace

import streamlit as st

from pages.notebook import workbench
from pages.shell import safe
from pages.shell.points import Note, Point, points
from tests.browser.hostile import HOSTILE

points(
    [
        Point(
            id=str(at),
            sentence=text,
            place=text,
            significance="high",
            significance_name=text,
            notes=(Note(text=text, verdict="verified", verdict_name=text),),
        )
        for at, text in enumerate(HOSTILE)
    ],
    key="points",
)
record = SimpleNamespace(id="hostile")
user = SimpleNamespace(name=HOSTILE[0])
rows = [
    workbench.Row(
        id=str(at),
        sentence=text,
        where=text,
        section=text,
        significance="high",
        significance_name=text,
        decision="rejected",
        note=text,
        by=text,
        version=1,
    )
    for at, text in enumerate(HOSTILE)
]
workbench.show(user, record, rows, chosen="0", grouped=True, pictured=False, stamp="", filters={"find": [HOSTILE[0]]})  # type: ignore[arg-type]
for at, text in enumerate(HOSTILE):
    made = safe.markdown(text, limit=2_000)
    with st.container(key=f"markdown_{at}"):
        st.markdown(made)
    with st.container(key=f"bold_{at}"):
        st.markdown(f"**{made}**")
    with st.container(key=f"caption_{at}"):
        st.caption(made)
    with st.container(key=f"warning_{at}"):
        st.warning(made)
    with st.container(key=f"button_{at}"):
        st.button(made, key=f"b{at}")
    with st.container(key=f"text_{at}"):
        st.text(text)
with st.container(key="end"):
    st.text("end")
