"""The report that is one page, as a colleague opens it from a letter on a telephone."""

import pytest
from playwright.sync_api import Browser

from core.reports import render
from tests.report_sample import report_data

pytestmark = pytest.mark.browser

NARROW = {"width": 390, "height": 844}


def test_a_report_fits_a_telephone(browser: Browser) -> None:
    """Its search stood in a bar half a screen high, and its last button was a column of letters outside the page."""
    context = browser.new_context(viewport=NARROW)
    page = context.new_page()
    page.set_content(render("html", report_data()).decode())
    tools = page.locator("#tools").bounding_box()
    assert tools is not None
    assert tools["height"] < NARROW["height"] / 5
    for control in page.locator("#tools > *").all():
        box = control.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= NARROW["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    context.close()


def test_a_report_is_printed_with_both_sides_beside_each_other_and_whole_tables(browser: Browser) -> None:
    """Paper is narrow as a telephone is, but nobody scrolls a table there."""
    context = browser.new_context(viewport={"width": 680, "height": 960})
    page = context.new_page()
    page.set_content(render("html", report_data()).decode())
    page.emulate_media(media="print")
    assert page.locator("table").first.evaluate("table => getComputedStyle(table).display") == "table"
    columns = page.locator(".sides").first.evaluate("sides => getComputedStyle(sides).gridTemplateColumns")
    assert len(columns.split(" ")) == 2
    context.close()
