"""Both sides of a change with the changed words marked: a component that writes every text as textContent."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import streamlit as st

CSS = """
:host, .both { font-family: var(--st-font); font-size: .95rem; color: var(--st-text-color); }
.title { font-weight: 600; font-size: 1.05rem; line-height: 1.4; overflow-wrap: anywhere; }
.facts { color: #5b6875; font-size: .87rem; margin: .25rem 0 .8rem; }
.both { display: grid; grid-template-columns: 1fr 1fr; gap: 0; border: 1px solid #dfe5ea; border-radius: 8px; overflow: hidden; }
.side { padding: .7rem 1rem 1rem; min-width: 0; }
.side + .side { border-left: 1px solid #dfe5ea; }
.head { display: flex; gap: .6rem; align-items: baseline; margin-bottom: .5rem; }
.name { font-weight: 600; }
.place { color: #5b6875; font-size: .85rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.block { margin: .35rem 0; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; color: #66727e; }
.block.changed { color: var(--st-text-color); border-left: 3px solid #c6d3de; padding-left: .6rem; margin-left: -.75rem; }
.label { color: #5b6875; margin-right: .45em; }
.del { background: #fbdcd8; text-decoration: line-through; text-decoration-color: #b3382c; border-radius: 2px; }
.ins { background: #d3f0dc; text-decoration: underline; text-decoration-color: #2b7a4b; text-underline-offset: 3px;
  border-radius: 2px; }
.gap { color: #7a8692; font-size: .85rem; font-style: italic; border-top: 1px dashed #a9b6c3; margin: .5rem 0;
  padding-top: .15rem; }
.here { border-left: 2px solid #b3382c; margin: 0 1px; }
.edge { color: #b4bfc9; }
.none { color: #7a8692; font-style: italic; padding: .35rem 0; }
@media (max-width: 760px) {
  .both { grid-template-columns: 1fr; }
  .side + .side { border-left: 0; border-top: 1px solid #dfe5ea; }
}
"""

SCRIPT = """
export default function ({ data, parentElement }) {
  for (const old of parentElement.querySelectorAll(".title, .facts, .both")) old.remove()
  const make = (tag, name, text) => {
    const element = document.createElement(tag)
    element.className = name
    if (text !== undefined) element.textContent = text
    return element
  }
  parentElement.append(make("div", "title", data.title), make("div", "facts", data.facts))
  const both = make("div", "both")
  for (const side of data.sides) {
    const pane = make("div", "side")
    const head = make("div", "head")
    head.append(make("span", "name", side.name), make("span", "place", side.place))
    pane.append(head)
    if (side.blocks.length === 0) pane.append(make("div", "none", side.empty))
    for (const block of side.blocks) {
      const paragraph = make("div", block.gap ? "gap" : block.changed ? "block changed" : "block")
      if (block.label) paragraph.append(make("span", "label", block.label))
      for (const run of block.runs) {
        const tag = run.mark === "del" || run.mark === "ins" ? run.mark : "span"
        paragraph.append(make(tag, run.mark, run.text))
      }
      pane.append(paragraph)
    }
    both.append(pane)
  }
  parentElement.append(both)
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text; `mark` is "", "del", "ins", "edge" (between cells) or "here" (an empty one: words are missing here)."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    runs: tuple[Run, ...]
    label: str = ""
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

_both = st.components.v2.component("sverka_prose", css=CSS, js=SCRIPT)


def both_sides(panes: Sequence[Pane], *, title: str, facts: str, key: str) -> None:
    """The title (a sentence), a line of facts, and the two sides below."""
    _both(data={"title": title, "facts": facts, "sides": [asdict(pane) for pane in panes]}, key=key)


def runs(text: str, spans: Sequence[tuple[int, int]], mark: str) -> tuple[Run, ...]:
    """The text cut at the spans (code points; overlapping and unordered ones are joined), which carry the mark; an empty span
    becomes the mark "here"."""
    pieces: list[Run] = []
    at = 0
    for start, end in _joined(spans, len(text)):
        pieces += [Run(text=text[at:start]), Run(text=text[start:end], mark=mark if start < end else HERE)]
        at = end
    return tuple(run for run in (*pieces, Run(text=text[at:])) if run.text or run.mark == HERE)


def _joined(spans: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted((min(max(0, s), length), min(max(0, e), length)) for s, e in spans if s <= e):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
