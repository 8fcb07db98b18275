"""Starts the download of a file that is ready, without leaving the page: its address answers with an attachment."""

import secrets

import streamlit as st

SCRIPT = """
export default function ({ data }) {
  if (!data || window.__sverkaFetched === data.once) return
  window.__sverkaFetched = data.once
  const link = document.createElement("a")
  link.href = data.address
  link.download = ""
  document.body.append(link)
  link.click()
  link.remove()
}
"""

_script = st.components.v2.component("sverka_fetch", js=SCRIPT)


def file(address: str) -> None:
    """`address`: a path of ours."""
    _script(data={"address": address, "once": secrets.token_hex(8)}, key="sverka_fetch")
