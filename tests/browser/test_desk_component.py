"""The desk's component by itself, called as the library calls it: again for new data, and cleaned up afterwards."""

from dataclasses import asdict

import pytest
from playwright.sync_api import Browser, expect

from pages.notebook import workbench
from pages.shell.words import speaking

pytestmark = pytest.mark.browser

CALLS = """async ([source, data]) => {
  const { default: desk } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
  const call = () => desk({ data: { ...data }, parentElement: document.getElementById("root") })
  const overtaken = call()
  window.last = call()
  overtaken()
}"""


def row(name: str) -> dict[str, object]:
    made = workbench.Row(
        id=name, sentence=f"Term {name}", where="", section="", significance="high", significance_name="high", decision="open",
        note="", by="", version=0,
    )  # fmt: skip
    return asdict(made)


def test_a_call_that_was_overtaken_takes_nothing_away_when_it_is_cleaned_up(browser: Browser) -> None:
    with speaking("en"):
        words = workbench._words()
    data = {
        "key": "one",
        "stamp": "",
        "address": "/api/comparisons/1",
        "language": "en",
        "user": "analyst",
        "rows": [row("a"), row("b")],
        "chosen": "a",
        "opened": 0,
        "grouped": False,
        "pictured": False,
        "note_characters": 100,
        "words": words,
    }
    source = "\n".join((workbench.HERE / f"{part}.js").read_text("utf-8") for part in workbench.PARTS)
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(body="<!doctype html><div id=root></div>", content_type="text/html"))
    page.goto("http://desk.test/")
    page.evaluate(CALLS, [source, data])
    expect(page.locator(".desk .row")).to_have_count(2)
    page.evaluate("window.last()")
    expect(page.locator(".desk")).to_have_count(0)
    page.close()
