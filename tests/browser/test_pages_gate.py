"""The gate in a fresh process, where the library's own habit of running files in pages/ would go round it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from core.config import read_config
from core.service import Service
from core.service.setup import ensure_setup_code
from pages.samples import sample
from tasks.compose import parts, prepare_database
from tests.browser.processes import ROOT, served

pytestmark = pytest.mark.browser

PASSWORD = "correct horse battery"
SECRET = "Секретный документ"
FILES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "__init__")
"""Every file that the library would take for a page by itself; each is asked for first in a process of its own."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with an administrator, a document and a comparison."""
    folder = tmp_path_factory.mktemp("gate") / "data"
    config = read_config({"SVERKA_HOME": str(folder), "SVERKA_REDIS_URL": "redis://127.0.0.1:9/0"})
    prepare_database(config)
    made = parts(config)
    service = Service(made)
    code = ensure_setup_code(made.database, folder)
    user = service.create_first_admin(str(code), "analyst", PASSWORD)
    (_old_name, old), (_new_name, new) = sample("ru")
    service.compare_files(user, old=(f"{SECRET}.docx", old), new=(f"{SECRET} 2.docx", new))
    made.database.dispose()
    return folder


def test_there_are_files_to_ask_for() -> None:
    assert {"compare", "documents", "reports", "analysis", "settings", "monitoring", "users", "door"} <= set(FILES)


@pytest.mark.parametrize("path", ["reports", "door"])
def test_the_first_request_of_a_process_shows_only_sign_in(home: Path, browser: Browser, path: str) -> None:
    with served(ROOT / "streamlit_app.py", home, SVERKA_REDIS_URL="redis://127.0.0.1:9/0") as url:
        context = browser.new_context(locale="ru-RU")
        page = context.new_page()
        page.goto(f"{url}/{path}")
        expect(page.get_by_test_id("stForm")).to_be_visible(timeout=40_000)
        page.wait_for_timeout(1_500)
        text = page.locator("body").inner_text()
        assert "Войти" in text
        assert SECRET not in text
        assert page.get_by_test_id("stDataFrame").count() == 0
        assert page.get_by_role("link", name=re.compile("Документы|Отчёты")).count() == 0
        context.close()


def test_every_page_asked_for_in_turn_shows_only_sign_in(home: Path, browser: Browser) -> None:
    with served(ROOT / "streamlit_app.py", home, SVERKA_REDIS_URL="redis://127.0.0.1:9/0") as url:
        context = browser.new_context(locale="ru-RU")
        page = context.new_page()
        for path in FILES:
            page.goto(f"{url}/{path}")
            expect(page.get_by_test_id("stForm")).to_be_visible(timeout=40_000)
            assert SECRET not in page.locator("body").inner_text()
        context.close()
