"""What an analyst does in the browser, as the tests' own words."""

import json
import os
import re
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.pictures import WIDE

PASSWORD = "correct horse battery"


def first_administrator(browser: Browser, address: str, *, locale: str = "ru-RU") -> BrowserContext:
    """A signed-in browser that made the first administrator at `address`, which carries the one-time code."""
    context = browser.new_context(locale=locale, timezone_id="Europe/Moscow", viewport=WIDE, accept_downloads=True)
    page = context.new_page()
    page.goto(address)
    form = page.get_by_test_id("stForm")
    expect(form).to_be_visible(timeout=60_000)
    form.locator("input").nth(1).fill("analyst")
    form.locator("input").nth(2).fill(PASSWORD)
    form.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    expect(page.locator(".st-key-drop_old")).to_be_visible(timeout=60_000)
    page.close()
    return context


def real_pair() -> tuple[Path, Path] | None:
    """Two real successive versions, small enough for a quick test, where the cases are at hand."""
    folder = os.environ.get("SVERKA_CASES")
    if not folder:
        return None
    for case in json.loads((Path(folder) / "versions" / "cases.json").read_text(encoding="utf-8")):
        found = sorted((Path(folder) / "versions" / str(case["id"])).glob("v*.docx"))
        if len(found) == 2:
            return found[0], found[1]
    return None


def compare_real(page: Page, address: str) -> None:
    """Home, a real pair dropped where there is one, else the sample, and its whole comparison."""
    pair = real_pair()
    if pair is None:
        compare_sample(page, address)
        return
    page.goto(address)
    for side, file in zip(("old", "new"), pair, strict=True):
        expect(page.locator(f".st-key-drop_{side}")).to_be_visible(timeout=60_000)
        page.locator(f".st-key-drop_{side} input[type=file]").set_input_files(file)
        if side == "old":
            expect(page.locator(".st-key-given_card_old")).to_be_visible(timeout=60_000)
    page.wait_for_url(re.compile(r"\?c="), timeout=60_000)
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=180_000)


def compare_sample(page: Page, address: str, language: str = "ru") -> None:
    """Home, the sample of the language, and its whole comparison."""
    page.goto(address)
    page.locator(f".st-key-sample_{language} button").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=120_000)


def drop(page: Page, side: str, file: Path | dict[str, object]) -> None:
    page.locator(f".st-key-drop_{side} input[type=file]").set_input_files(file)  # type: ignore[arg-type]


def file(name: str, data: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def view(page: Page, name: str) -> None:
    """Presses a view once the run before is over: a click in the midst of it is sometimes taken back by the run's own end."""
    page.locator("[data-test-script-state=notRunning]").first.wait_for(state="attached", timeout=60_000)
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name=name).or_(
        page.get_by_test_id("stButtonGroup").get_by_role("button", name=name)
    ).first.click()
