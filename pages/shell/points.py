"""A list of sentences, each of which opens its change: a component that writes every text as textContent."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from pages.shell.words import _

CSS = """
:host, .points { font-family: var(--st-font); font-size: .97rem; color: var(--st-text-color); }
.points { list-style: none; margin: 0; padding: 0; }
.points li { border-top: 1px solid var(--sv-hair); }
.points li:first-child { border-top: 0; }
.open { all: unset; box-sizing: border-box; display: grid; grid-template-columns: .6rem 1fr fit-content(42%); gap: .7rem;
  width: 100%; padding: .5rem .45rem; cursor: pointer; align-items: baseline; border-radius: 6px; line-height: 1.45; }
.open:hover { background: var(--sv-hover); }
.open:focus-visible { outline: 2px solid var(--sv-accent); outline-offset: -2px; }
.dot { width: .55rem; height: .55rem; border-radius: 50%; background: var(--sv-none); align-self: center; }
.high { background: var(--sv-high); } .medium { background: var(--sv-medium); } .low { background: var(--sv-low); }
.said { overflow-wrap: anywhere; }
.place { color: var(--sv-soft); font-size: .85rem; min-width: 0; overflow-wrap: anywhere; text-align: right; }
.note { display: flex; gap: .6rem; margin: 0 .45rem .55rem 1.75rem; padding-left: .7rem;
  border-left: 2px solid var(--sv-border); color: var(--sv-quiet); font-size: .9rem; line-height: 1.45; }
.verdict { flex: none; font-size: .78rem; color: var(--sv-good); }
.copy { all: unset; cursor: pointer; color: var(--sv-accent); font-size: .9rem; margin: .5rem .45rem 0; border-radius: 4px; }
.copy:focus-visible { outline: 2px solid var(--sv-accent); outline-offset: 2px; }
.verdict.quarantined, .verdict.interpretation { color: var(--sv-warn); }
@media (max-width: 900px) {
  .open { grid-template-columns: .6rem 1fr; row-gap: .1rem; }
  .place { grid-column: 2; text-align: left; }
}
"""

SCRIPT = """
export default function ({ data, parentElement, setTriggerValue }) {
  for (const name of [".points", ".copy"]) parentElement.querySelector(name)?.remove()
  const make = (tag, name, text) => {
    const element = document.createElement(tag)
    element.className = name
    if (text !== undefined) element.textContent = text
    return element
  }
  const list = make("ul", "points")
  for (const point of data.points) {
    const item = document.createElement("li")
    const open = make("button", "open")
    open.type = "button"
    const dot = make("span", "dot " + point.significance)
    if (point.significance_name) {
      dot.title = point.significance_name
      dot.setAttribute("role", "img")
      dot.setAttribute("aria-label", point.significance_name)
    }
    const place = make("span", "place", point.place)
    place.title = point.place
    open.append(dot, make("span", "said", point.sentence), place)
    open.addEventListener("click", () => setTriggerValue("opened", point.id))
    item.append(open)
    for (const note of point.notes) {
      const line = make("div", "note")
      line.append(make("span", "text", note.text), make("span", "verdict " + note.verdict, note.verdict_name))
      item.append(line)
    }
    list.append(item)
  }
  parentElement.append(list)
  if (!data.copied) return
  const copy = make("button", "copy", data.copy)
  copy.type = "button"
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(data.copied)
    } catch {
      // Without https the browser gives no clipboard to scripts: the old way.
      const area = make("textarea", "", data.copied)
      document.body.append(area)
      area.select()
      document.execCommand("copy")
      area.remove()
    }
    copy.textContent = data.done
    setTimeout(() => { copy.textContent = data.copy }, 1500)
  })
  parentElement.append(copy)
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the model said, with its verdict's code and name."""

    text: str
    verdict: str
    verdict_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One sentence about the change `id`."""

    id: str
    sentence: str
    place: str
    significance: str
    significance_name: str
    notes: tuple[Note, ...] = ()


_points = st.components.v2.component("sverka_points", css=CSS, js=SCRIPT)


def points(listed: Sequence[Point], key: str, copied: str = "") -> str | None:
    """Shows the sentences; the id of the one that was just clicked, or None. `copied`: what a link below them puts into the
    clipboard, since words of buttons cannot be selected."""
    data = {"points": [asdict(point) for point in listed], "copied": copied, "copy": _("Copy as a list"), "done": _("Copied")}
    result = _points(data=data, key=key, on_opened_change=_nothing)
    return getattr(result, "opened", None)


def _nothing() -> None:
    """A trigger needs a callback to exist; the value is read after the mount."""
