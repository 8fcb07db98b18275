"""The step between a form on a page and the session's cookie, which no script may read.

The form gives a one-time ticket; a script of ours posts it to /api/session, which answers with the HttpOnly cookie; then the
page is loaded anew, so that the connection carries the cookie. The address stays, but for the one-time code of the first start.
"""

import secrets

import streamlit as st

SCRIPT = """
export default function ({ data }) {
  if (!data || window.__sverkaTicket === data.once) return
  window.__sverkaTicket = data.once
  const next = data.method === "POST" ? new URL(window.location.href) : new URL("/", window.location.href)
  next.searchParams.delete("code")
  next.hash = ""
  const headers = { "Content-Type": "application/json" }
  const body = data.method === "POST" ? JSON.stringify({ ticket: data.ticket }) : undefined
  fetch("/api/session", { method: data.method, headers, body, credentials: "same-origin" })
    .finally(() => window.location.replace(next))
}
"""

_script = st.components.v2.component("sverka_ticket", js=SCRIPT)


def exchange(ticket: str) -> None:
    """Turns the ticket into the cookie and loads the page again."""
    _script(data={"method": "POST", "ticket": ticket, "once": secrets.token_hex(8)}, key="sverka_ticket")


def give_up() -> None:
    """Ends the session of this browser and shows the sign-in page."""
    _script(data={"method": "DELETE", "once": secrets.token_hex(8)}, key="sverka_ticket")
