"""The colours of the pages, each for a light and for a dark screen; style sheets name them and hold none of their own.

`light-dark()` is settled by the `color-scheme` that Streamlit puts on the page with its theme, so that they change together;
as custom properties they reach the components too. Streamlit's own colours are in .streamlit/config.toml.
"""

from typing import Final, NamedTuple


class Tone(NamedTuple):
    """One colour as `#rrggbb`, on a light and on a dark screen."""

    light: str
    dark: str


PALETTE: Final = {
    # Surfaces.
    "paper": Tone("#ffffff", "#14191e"),
    "raised": Tone("#f5f7f9", "#1c232a"),
    "hover": Tone("#f1f6fa", "#212b34"),
    "current": Tone("#e4eef6", "#1d3648"),
    "well": Tone("#eceff2", "#0d1114"),
    "picked": Tone("#eef3d9", "#31371b"),
    "picked-current": Tone("#e3ecc4", "#3a421c"),
    # Words.
    "text": Tone("#1c2733", "#e3e8ec"),
    "quiet": Tone("#3d4a57", "#c3ccd4"),
    "soft": Tone("#5b6875", "#a2aeb9"),
    "accent": Tone("#1f5f8b", "#7db8e2"),
    "good": Tone("#22673f", "#6fce98"),
    "bad": Tone("#a02d22", "#f49b91"),
    "warn": Tone("#8a5200", "#e8b866"),
    # Lines.
    "line": Tone("#d8dee5", "#353f49"),
    "hair": Tone("#e9edf1", "#28313a"),
    "border": Tone("#cfd8e0", "#43505c"),
    "faint": Tone("#a9b6c3", "#647380"),
    "also-line": Tone("#7d8a3a", "#aab862"),
    # What is marked in a text, and a decision that was taken.
    "deleted": Tone("#fbdcd8", "#58231f"),
    "inserted": Tone("#d3f0dc", "#17492b"),
    "look": Tone("#fdf0c8", "#4c3c0f"),
    "also": Tone("#f3f5e6", "#2a2f1c"),
    "accepted": Tone("#e6f5ec", "#173a27"),
    "rejected": Tone("#fcebe8", "#47221e"),
    "question": Tone("#fdf1dd", "#41320f"),
    # Significance.
    "high": Tone("#b3382c", "#e86f62"),
    "medium": Tone("#c98a1b", "#d99f3c"),
    "low": Tone("#8aa4b8", "#7f9cb2"),
    "none": Tone("#b9c3cc", "#5f6c78"),
}


def properties() -> str:
    """The palette as custom properties of CSS, named --sv-NAME."""
    return " ".join(f"--sv-{name}: light-dark({tone.light}, {tone.dark});" for name, tone in PALETTE.items())
