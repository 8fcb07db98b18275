"""A page that shows every hostile text in each way that the real pages show a document's words. Run by a test."""

import streamlit as st

from pages.shell import safe
from pages.shell.points import Note, Point, points
from pages.shell.prose import Pane, Paragraph, Run, both_sides
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
block = Paragraph(runs=tuple(Run(text=text, mark="ins") for text in HOSTILE), label=HOSTILE[0], changed=True)
both_sides(
    [Pane(name=HOSTILE[0], place=HOSTILE[1], empty=HOSTILE[2], blocks=(block,))] * 2,
    title=HOSTILE[0],
    facts=HOSTILE[1],
    key="sides",
)
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
