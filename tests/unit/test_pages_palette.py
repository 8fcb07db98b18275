"""The colours of the pages and of the report's page: legible on a light and on a dark screen, named in one place."""

import re
import tomllib
from pathlib import Path

import pytest

from pages.shell import look
from pages.shell.palette import PALETTE
from pages.shell.points import CSS as POINTS

ROOT = Path(__file__).parent.parent.parent
DESK = (ROOT / "pages/notebook/component/desk.css").read_text("utf-8")
STRIP = (ROOT / "pages/notebook/component/strip.js").read_text("utf-8")
REPORT = (ROOT / "core/reports/templates/page.css").read_text("utf-8")
THEME = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
SHEETS = {"look": look.CSS, "points": POINTS, "desk": DESK, "strip": STRIP}
LEGIBLE = 4.5
"""WCAG 2.2, criterion 1.4.3: the least contrast of text."""
SEEN = 3.0
"""WCAG 2.2, criterion 1.4.11: the least contrast of a sign that says something."""
ON_PAPER = ("text", "quiet", "soft", "accent", "good", "bad", "warn")
SURFACES = ("paper", "raised", "hover", "current", "picked", "picked-current")
MARKED = ("deleted", "inserted", "look", "also", "accepted", "rejected", "question")
PAGE_PICTURE = {"#ffd54a1f", "#d99a1b40", "#ffc93c99", "#c98a1b"}
"""The marks on the picture of a PDF's page, which is white on any screen."""
SHADOW = {"#1c273333"}


def luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb, 0 to 1 (WCAG 2.2)."""
    digits = colour.lstrip("#")
    wide = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(wide[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("screen", ["light", "dark"])
@pytest.mark.parametrize("ground", SURFACES)
@pytest.mark.parametrize("words", ON_PAPER)
def test_words_can_be_read_on_every_surface(words: str, ground: str, screen: str) -> None:
    assert contrast(getattr(PALETTE[words], screen), getattr(PALETTE[ground], screen)) >= LEGIBLE


@pytest.mark.parametrize("screen", ["light", "dark"])
@pytest.mark.parametrize("ground", MARKED)
def test_words_can_be_read_where_they_are_marked(ground: str, screen: str) -> None:
    assert contrast(getattr(PALETTE["text"], screen), getattr(PALETTE[ground], screen)) >= LEGIBLE


@pytest.mark.parametrize("screen", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), [("good", "accepted"), ("bad", "rejected"), ("warn", "question")])
def test_a_decision_that_was_taken_can_be_read(words: str, ground: str, screen: str) -> None:
    assert contrast(getattr(PALETTE[words], screen), getattr(PALETTE[ground], screen)) >= LEGIBLE


def test_on_a_dark_screen_each_significance_is_seen() -> None:
    assert [
        name for name in ("high", "medium", "low", "none") if contrast(PALETTE[name].dark, PALETTE["paper"].dark) < SEEN
    ] == []


def test_dark_is_dark() -> None:
    assert all(luminance(PALETTE[name].dark) < luminance(PALETTE["text"].dark) / 5 for name in (*SURFACES, *MARKED))


@pytest.mark.parametrize("sheet", SHEETS)
def test_style_sheets_name_colours_and_hold_none(sheet: str) -> None:
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", SHEETS[sheet])) <= PAGE_PICTURE | SHADOW


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_colour_that_is_named_exists(sheet: str) -> None:
    assert set(re.findall(r"--sv-([a-z-]+)", SHEETS[sheet])) <= {*PALETTE}


def test_the_page_puts_the_palette_on() -> None:
    assert "--sv-deleted: light-dark(#fbdcd8, #58231f);" in look.sheet("Drop a file here")


def test_both_themes_are_given_and_the_system_chooses() -> None:
    assert "base" not in THEME
    assert THEME["light"].keys() == THEME["dark"].keys()


@pytest.mark.parametrize("screen", ["light", "dark"])
def test_the_theme_and_the_palette_agree(screen: str) -> None:
    theme = THEME[screen]
    for ours, theirs in {
        "paper": "backgroundColor",
        "raised": "secondaryBackgroundColor",
        "text": "textColor",
        "line": "borderColor",
    }.items():
        assert theme[theirs] == getattr(PALETTE[ours], screen)


@pytest.mark.parametrize("screen", ["light", "dark"])
@pytest.mark.parametrize(
    "words", ["textColor", "linkColor", "grayTextColor", "greenTextColor", "orangeTextColor", "redTextColor"]
)
def test_the_themes_words_can_be_read(words: str, screen: str) -> None:
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        assert contrast(THEME[screen][words], THEME[screen][ground]) >= LEGIBLE


@pytest.mark.parametrize("screen", ["light", "dark"])
def test_white_words_can_be_read_on_the_primary_button(screen: str) -> None:
    assert contrast("#ffffff", THEME[screen]["primaryColor"]) >= LEGIBLE
    assert contrast(THEME[screen]["primaryColor"], THEME[screen]["backgroundColor"]) >= SEEN


def report_colours() -> list[tuple[str, dict[str, str]]]:
    """The report's page: its colours on a light screen, and on a dark one."""
    light, dark = (
        dict(re.findall(r"--([a-z]+):(#[0-9a-f]+)", block)) for block in re.findall(r":root\{([^}]*--bg[^}]*)\}", REPORT)
    )
    return [("light", light), ("dark", light | dark)]


@pytest.mark.parametrize(("screen", "colours"), report_colours())
def test_the_reports_words_can_be_read(screen: str, colours: dict[str, str]) -> None:
    pairs = [(words, ground) for words in ("fg", "soft", "good", "warn", "high") for ground in ("bg", "card")]
    pairs += [("insfg", "ins"), ("delfg", "del"), ("lookfg", "look")]
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < LEGIBLE] == []


def test_a_dark_report_is_printed_light() -> None:
    assert re.findall(r"@media ([^{]*prefers-color-scheme:dark[^{]*)\{", REPORT) == ["screen and (prefers-color-scheme:dark)"]
