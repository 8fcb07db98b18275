"""Starts the download of a file that is ready, without leaving the page: its address answers with an attachment."""

import streamlit as st

APART_MS = 700
"""Between two downloads: of several that begin at the same moment a browser keeps the last."""
SCRIPT = """
export default function ({ data }) {
  const fetched = (window.__sverkaFetched ??= { known: new Set(), last: Promise.resolve() })
  if (!data || fetched.known.has(data.address)) return
  fetched.known.add(data.address)
  fetched.last = fetched.last.then(() => {
    const link = document.createElement("a")
    link.href = data.address
    link.download = ""
    document.body.append(link)
    link.click()
    link.remove()
    return new Promise((next) => setTimeout(next, data.apart))
  })
}
"""

_script = st.components.v2.component("sverka_fetch", js=SCRIPT)


def file(address: str) -> None:
    """`address`: a path of ours. It is fetched once in a window, however often the page runs."""
    _script(data={"address": address, "apart": APART_MS}, key=f"sverka_fetch_{address}")
