"""The look that the theme's settings cannot give: constant CSS, and the two words of the places for files."""

import json

import streamlit as st

from pages.shell import palette
from pages.shell.words import _

CSS = """<style>
/* The page uses its width; the bar at the top stays slim. */
[data-testid="stMainBlockContainer"] { padding: 4.2rem 2.4rem 1rem; max-width: 1480px; }
/* Two texts side by side use a large screen; elsewhere lines would grow too long to read. */
[data-testid="stMainBlockContainer"]:has(.st-key-desk_filters) { max-width: 2100px; }
[data-testid="stDecoration"], [data-testid="stAppDeployButton"], [data-testid="stMainMenu"] { display: none !important; }
[data-testid="stHeader"] { border-bottom: 1px solid var(--sv-line); }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p { color: var(--sv-soft) !important; opacity: 1; }
/* A table's tools appear under the pointer, and nowhere else. */
[data-testid="stElementContainer"]:not(:hover, :focus-within) [data-testid="stElementToolbar"] { opacity: 0 !important; }
[data-testid="stMetricLabel"] p { color: var(--sv-soft); }
[data-testid="stMetricValue"] { font-size: 1.5rem; }
/* The two places for files: one click or one drop. */
:is(.st-key-drop_old, .st-key-drop_new) [data-testid="stFileUploaderDropzone"] {
  min-height: 10.5rem; border: 1.5px dashed var(--sv-faint); background: var(--sv-raised); flex-direction: column;
  align-items: center; justify-content: center; gap: .55rem; }
:is(.st-key-drop_old, .st-key-drop_new) [data-testid="stFileUploaderDropzone"]::before {
  content: var(--sverka-drop); color: var(--sv-quiet); }
:is(.st-key-drop_old, .st-key-drop_new) [data-testid="stFileUploaderDropzone"]:hover {
  border-color: var(--sv-accent); background: var(--sv-hover); }
:is(.st-key-drop_old, .st-key-drop_new) [data-testid="stFileUploaderDropzoneInstructions"] { flex: 0 0 auto; align-self: center; }
/* Its own label says how large a logo may be; the library's line knows whole megabytes only. */
.st-key-report_logo [data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
.st-key-given_card_old, .st-key-given_card_new { min-height: 10.5rem; background: var(--sv-raised); align-items: center; }
/* Between the two places; under one another, as Streamlit puts columns up to 640 px, it takes no room. */
@media (min-width: 641px) { .st-key-swap { padding-top: 7.2rem; } }
.st-key-swap button { padding-inline: 0; min-width: 2.4rem; margin-inline: -.4rem; }
/* A sign for the eye, its words for whoever hears the page. */
:is(.st-key-swap, .st-key-swap_versions) button { justify-content: center; }
:is(.st-key-swap, .st-key-swap_versions) button::before { content: "⇄" / ""; }
:is(.st-key-swap, .st-key-swap_versions) button > * { flex: 0 0 0; width: 0; min-width: 0; }
:is(.st-key-swap, .st-key-swap_versions) button [data-testid="stMarkdownContainer"] { position: absolute; width: 1px; height: 1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
/* Why a file was not taken stands beside it, not under the pointer only. */
[data-testid="stFileChip"][aria-invalid="true"] { flex-wrap: wrap; height: auto; max-width: 100%; }
[data-testid="stFileChip"] > [role="alert"] { position: static; width: 100%; height: auto; margin: .3rem 0 0; overflow: visible;
  clip: auto; clip-path: none; white-space: normal; font-size: .87rem; color: var(--sv-bad); }
/* In a narrow window filters take two rows instead of cut words. */
@media (max-width: 1000px) {
  .st-key-desk_filters [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
  .st-key-desk_filters [data-testid="stColumn"] { flex: 1 1 30%; min-width: 11rem; }
}
@media (max-width: 600px) {
  .st-key-desk_filters [data-testid="stColumn"] { flex-basis: 40%; min-width: 8.5rem; }
}
/* A comparison's title and the names of its files are two lines of one heading. */
.st-key-comparison_head h1 { padding: 0; font-size: 1.12rem; }
.st-key-comparison_head :is([data-testid="stMarkdownContainer"], [data-testid="stCaptionContainer"]) { margin-bottom: 0; }
/* Where the keyboard is, in the bar at the top too. */
[data-testid="stHeader"] :is(a, button):focus-visible { outline: 2px solid var(--sv-accent); outline-offset: 1px; }
/* What can be sent: names below one another, from the same edge. */
[class*="st-key-send_"] button, [class*="st-key-send_"] button > * { justify-content: flex-start; text-align: left; }
[class*="st-key-send_"] button { padding-left: .9rem; }
/* Actions that read as links. */
button[kind="tertiary"], a[kind="tertiary"] { color: var(--sv-accent); }
/* No colour bears white words and is itself legible on a dark page: where the theme writes in its primary, the accent stands. */
button[kind="tertiary"]:is(:hover, :active, [aria-expanded="true"]),
[data-variant][data-selected="true"] { color: var(--sv-accent) !important; }
[data-testid="stExpander"] details { border-color: var(--sv-line); }
[data-testid="stAlertContainer"] p { font-size: .95rem; }
</style>"""


def wear() -> None:
    """Puts the style sheet on."""
    st.html(sheet(_("Drop a file here")))


def sheet(drop: str) -> str:
    """The style sheet with the palette; the only thing in it that varies is our own translated word."""
    word = json.dumps(drop, ensure_ascii=False)
    return CSS.replace("</style>", f":root {{ --sverka-drop: {word}; {palette.properties()} }}</style>")
