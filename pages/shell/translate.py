"""The words that Streamlit's own widgets show in English, said in Russian.

The library has no catalogue of them. A script of ours watches the page and replaces whole texts and labels that stand in
this list, inside the library's own elements only, so that a document's words are never touched.
"""

import re
from collections.abc import Sequence

import streamlit as st

from pages.shell.words import N_, _, language

TEXTS = (
    N_("Upload"),
    N_("file upload"),
    N_("Add files"),
    N_("Drag and drop a file here"),
    N_("Drag and drop files here"),
    N_("Network Error"),
    N_("Request failed with status code 401"),
    N_("Request failed with status code 413"),
    N_("No results"),
    N_("No options to select"),
    N_("No options to select."),
    N_("No options"),
    N_("No data"),
    N_("No matches"),
    N_("Choose an option"),
    N_("Choose or add an option"),
    N_("Choose options"),
    N_("Select all"),
    N_("Clear all"),
    N_("Clear value"),
    N_("Clear selection"),
    N_("Search"),
    N_("Type to search"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("Exit fullscreen"),
    N_("Download as CSV"),
    N_("Show/hide columns"),
    N_("Sort ascending"),
    N_("Sort descending"),
    N_("Statistics"),
    N_("Values"),
    N_("Empty"),
    N_("Distinct"),
    N_("Minimum"),
    N_("Maximum"),
    N_("Average"),
    N_("Median"),
    N_("Sum"),
    N_("Standard deviation"),
    N_("Based on sample"),
    N_("Format"),
    N_("Automatic"),
    N_("Localized"),
    N_("Plain"),
    N_("Compact"),
    N_("Percent"),
    N_("Scientific"),
    N_("Accounting"),
    N_("Dollar"),
    N_("Euro"),
    N_("Yen"),
    N_("Autosize"),
    N_("Pin column"),
    N_("Unpin column"),
    N_("Hide column"),
    N_("Copy column name"),
    N_("Dataframe column menu"),
    N_("Copy"),
    N_("Copied"),
    N_("Copy to clipboard"),
    N_("Close"),
    N_("Cancel"),
    N_("Delete"),
    N_("Remove"),
    N_("Stop"),
    N_("Running..."),
    N_("Connecting"),
    N_("Please wait..."),
    N_("Retry"),
    N_("Show password"),
    N_("Hide password"),
    N_("Show password text"),
    N_("Hide password text"),
    N_("Connection error"),
    N_("Page not found"),
    N_("The page that you have requested does not seem to exist. Running the app's main page."),
    N_("Main menu"),
    N_("App pages"),
    N_("Skip to main content"),
    N_("View more"),
    N_("View less"),
    N_("Press Enter to apply"),
    N_("Press Enter to submit form"),
    N_("Press ⌘+Enter to apply"),
    N_("Press Ctrl+Enter to apply"),
    N_("Press Ctrl+Enter to submit form"),
    N_("Dismiss"),
    N_("Error"),
    N_("Error: "),
    N_("Reconnected to server."),
    N_("Failed to load data"),
    N_("Loading..."),
    N_("This field is required"),
    N_("Previous Result"),
    N_("Next Result"),
    N_("Scroll tabs left"),
    N_("Scroll tabs right"),
    N_("Delete row(s)"),
    N_("{n} MB per file"),
    N_("{n} MB per file • {types}"),
    N_("{n}MB per file"),
    N_("File must be {n}MB or smaller."),
    N_("File must be {n} MB or smaller."),
    N_("{type} files are not allowed."),
    N_("{n}B"),
    N_("{n}KB"),
    N_("{n}MB"),
    N_("{n} result"),
    N_("{n} results"),
    N_("Request failed with status code {n}"),
    N_("Add: {name}"),
    N_("Remove {name}"),
    N_("Delete {name}"),
)
"""Whole texts and labels; {n} and the like stand for what varies."""

LABELS = (
    N_("Open"),
    N_("Increment"),
    N_("Decrement"),
    N_("Expand sidebar"),
    N_("Collapse sidebar"),
    N_("Close sidebar"),
    N_("Help for {name}"),
)
"""Names of the library's buttons for whoever hears the page: replaced as labels alone, since a document may be called "Open"."""

VARIES = re.compile(r"\{(\w+)\}")

WIDGETS = (
    '[data-testid="stFileUploader"], [data-testid="stFileUploaderFile"], [data-testid="stElementToolbar"], '
    '[data-testid="stDataFrameColumnMenu"], [data-testid="stDataFrameStatisticsMenu"], '
    '[data-testid="stDataFrameColumnFormattingMenu"], [data-testid="stDataFrameColumnVisibilityMenu"], '
    '[data-testid="InputInstructions"], [data-testid="stStatusWidget"], [data-testid="stSelectboxVirtualDropdown"], '
    '[data-testid="stTooltipContent"], [data-testid="stToolbar"], [data-testid="stConnectionStatus"], '
    '[data-testid="stToastContainer"], a[href="#stMain"], [role="dialog"], [role="listbox"], [role="menu"], '
    '[data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stNumberInput"], [data-testid="stTooltipIcon"], '
    '[data-testid="stTextInput"], [data-testid="stSelectbox"], [data-testid="stMultiSelect"], .gdg-search-bar, .gdg-seveqep'
)
"""Where such texts stand."""

SCRIPT = r"""
const decimal = (_, whole, part) => (part === "0" ? whole : `${whole},${part}`)
const SIZE = /(\d+)\.(\d+)(?=\s?(?:Б|КБ|МБ)(?:$|[\s.]))/g

export default function ({ data }) {
  const { exact, patterns, named, widgets, language } = data
  document.documentElement.lang = language
  if (window.__sverkaWords) window.__sverkaWords.disconnect()
  if (!exact) return
  const teller = (whole, parts) => {
    const rules = parts.map(([from, to]) => [new RegExp(from), to])
    return (text) => {
      const bare = text.trim()
      if (!bare) return null
      if (Object.hasOwn(whole, bare)) return whole[bare]
      if (Object.hasOwn(whole, bare + " ")) return whole[bare + " "]
      for (const [from, to] of rules) {
        if (from.test(bare)) return bare.replace(from, to).replace(SIZE, decimal)
      }
      return null
    }
  }
  const say = teller(exact, patterns)
  const name = teller(named[0], named[1])
  const labels = ["aria-label", "title", "placeholder"]
  const fix = (root) => {
    const places = root.matches?.(widgets) || root.closest?.(widgets) ? [root] : []
    for (const place of [...places, ...(root.querySelectorAll?.(widgets) ?? [])]) {
      const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        if (node.parentElement?.closest('[data-testid="stMarkdownContainer"]')) {
          if (!node.parentElement.closest('[data-testid="stFileUploaderDropzone"], [data-testid="stTooltipContent"]')) continue
        }
        const said = say(node.data)
        if (said !== null && said !== node.data) node.data = said
      }
      for (const element of [place, ...place.querySelectorAll("[aria-label], [title], [placeholder]")]) {
        for (const label of labels) {
          const text = element.getAttribute(label)
          const said = text === null ? null : (say(text) ?? name(text))
          if (said !== null && said !== text) element.setAttribute(label, said)
        }
      }
    }
  }
  fix(document.body)
  const seen = (changes) => {
    for (const change of changes) {
      const touched = change.type === "childList" ? change.addedNodes : [change.target]
      for (const node of touched) fix(node.nodeType === 1 ? node : (node.parentElement ?? document.body))
    }
  }
  window.__sverkaWords = new MutationObserver(seen)
  window.__sverkaWords.observe(document.body,
    { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: labels })
}
"""

_script = st.components.v2.component("sverka_words", js=SCRIPT)


def widgets_in_our_language() -> None:
    """Mounts the script; in English it only names the page's language."""
    russian = language() == "ru"
    exact, patterns = tables(TEXTS) if russian else (None, [])
    named = tables(LABELS) if russian else None
    data = {"exact": exact, "patterns": patterns, "named": named, "widgets": WIDGETS, "language": language()}
    _script(data=data, key="sverka_words")


def tables(texts: Sequence[str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The whole texts with what is said instead, and patterns of JavaScript for those in which something varies."""
    exact = {text: _(text) for text in texts if "{" not in text}
    return exact, [(pattern(text), VARIES.sub(r"$<\1>", _(text))) for text in texts if "{" in text]


def pattern(text: str) -> str:
    """The text as a regular expression with a named group for each thing that varies; {n} is a number."""
    parts = VARIES.split(text)
    said = [re.escape(part).replace("\\ ", r"\s?") if at % 2 == 0 else _group(part) for at, part in enumerate(parts)]
    return f"^{''.join(said)}$"


def _group(name: str) -> str:
    return rf"(?<{name}>\d+(?:[.,]\d+)?)" if name == "n" else f"(?<{name}>.+?)"
