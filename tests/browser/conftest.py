"""Chromium, driven by Playwright, and a signed-in page of a whole system, one a module."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.analyst import PASSWORD
from tests.browser.pictures import WIDE, shot
from tests.browser.processes import whole_system

FLAGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with whole_system(tmp_path_factory.mktemp("way") / "data") as address:
        yield address


@pytest.fixture(scope="module")
def administrator(system: str, browser: Browser) -> Iterator[tuple[BrowserContext, str]]:
    """A signed-in browser that made the first administrator, and the page's address without the code."""
    context = browser.new_context(locale="ru-RU", timezone_id="Europe/Moscow", viewport=WIDE, accept_downloads=True)
    page = context.new_page()
    page.goto(system)
    form = page.get_by_test_id("stForm")
    expect(form).to_be_visible(timeout=30_000)
    shot(page, "first-start.ru", keep=True)
    code, name, password = (form.locator("input").nth(at) for at in range(3))
    assert code.input_value(), "the code is there already"
    name.fill("analyst")
    password.fill(PASSWORD)
    form.get_by_role("button", name="Создать и начать").click()
    expect(page.locator(".st-key-drop_old")).to_be_visible(timeout=30_000)
    assert "code=" not in page.url
    page.close()
    yield context, system.partition("?")[0]
    context.close()


@pytest.fixture
def page(administrator: tuple[BrowserContext, str]) -> Iterator[Page]:
    context, address = administrator
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: problems.append(message.text) if "Content Security Policy" in message.text else None)
    opened.goto(address)
    expect(opened.locator(".st-key-drop_old")).to_be_visible(timeout=30_000)
    yield opened
    opened.close()
    assert problems == []
