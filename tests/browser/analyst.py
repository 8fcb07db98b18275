"""What an analyst does in the browser, as the tests' own words."""

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


def compare_sample(page: Page, address: str, language: str = "ru") -> None:
    """Home, the sample of the language, and its whole comparison."""
    page.goto(address)
    page.locator(f".st-key-sample_{language} button").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=120_000)
