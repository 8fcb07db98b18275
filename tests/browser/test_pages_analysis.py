"""Анализ нейросетью in the browser: started, watched, explained under its sentences; and a model that must not be believed."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.analyst import compare_real, compare_sample, first_administrator
from tests.browser.pictures import shot
from tests.browser.processes import whole_system
from tests.random_model import make_random_model
from tests.real_ollama import real_ollama
from tests.scripted_ollama.server import MODEL, ScriptedOllama

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

HALF = "qwen"
"""What somebody has begun to type while the page asks again."""
LONG = 400_000
"""Milliseconds for an analysis on a busy machine."""


def chosen_model(page: Page) -> str:
    box = page.locator(".st-key-analysis_model")
    expect(box).to_be_visible(timeout=60_000)
    return box.inner_text() + box.locator("input").input_value()


def start_analysis(page: Page, address: str, model: str) -> None:
    page.goto(address + "analysis")
    expect(page.locator(".st-key-analysis_start button")).to_be_visible(timeout=60_000)
    assert model in chosen_model(page)
    page.locator(".st-key-analysis_start button").click()
    expect(page.get_by_text("Анализ идёт в фоне")).to_be_visible(timeout=30_000)


def download_report(page: Page, address: str) -> None:
    """The report that was made when the analysis was over: shown, then downloaded."""
    page.goto(address + "reports")
    link = page.get_by_role("link", name="Скачать")
    expect(link).to_be_visible(timeout=LONG)
    with page.expect_download(timeout=60_000) as started:
        link.click()
    assert Path(started.value.path()).stat().st_size > 1_000


def messages(page: Page) -> list[int]:
    """Grows with every message that the page sends."""
    sent: list[int] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(len(frame or ""))))
    return sent


def half_type(page: Page) -> None:
    """Types a word without ending it."""
    page.get_by_test_id("stExpander").filter(has_text="Нейросети").first.locator("summary").first.click()
    page.locator(".st-key-pull_name input").press_sequentially(HALF)


def ask(page: Page, question: str) -> None:
    line = page.locator(".st-key-ask_question input")
    line.fill(question)
    line.press("Enter")
    expect(page.get_by_text(question).first).to_be_visible(timeout=30_000)


def check_model(page: Page, address: str) -> None:
    """The model's score card: started with a button, watched, shown in the table."""
    page.goto(address + "analysis")
    expect(page.get_by_text("Эта модель ещё не проверена")).to_be_visible(timeout=60_000)
    models = page.locator(".st-key-analysis_models")
    models.locator("summary").first.click()
    start = models.locator(".st-key-score_start button")
    expect(start).to_be_visible(timeout=20_000)
    start.click()
    expect(page.get_by_text(re.compile("проверка модели")).first).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Эта модель ещё не проверена")).to_have_count(0, timeout=LONG)
    shot(page, "models.ru", whole=True, keep=True)


def test_an_analysis_is_watched_and_its_sentences_stand_under_their_changes(browser: Browser, tmp_path: Path) -> None:
    with ScriptedOllama("held,right", pause=0.2) as model, whole_system(tmp_path / "data", SVERKA_OLLAMA_URL=model.url) as opened:
        address = opened.partition("?")[0]
        context = first_administrator(browser, opened)
        page = context.new_page()
        sent = messages(page)
        page.goto(address)
        expect(page.get_by_text("Нейросеть: scripted")).to_be_visible(timeout=30_000)
        compare_sample(page, address)
        where = page.url
        start_analysis(page, address, MODEL)
        expect(page.get_by_test_id("stProgress").first).to_be_visible(timeout=60_000)
        expect(page.get_by_text(re.compile("нейросеть|выполняется|в очереди")).first).to_be_visible()
        shot(page, "analysis-running.ru", keep=True)
        half_type(page)
        sent.clear()
        page.wait_for_timeout(4_000)
        model.released.set()
        finished = page.get_by_test_id("stExpander").filter(has_text="готово")
        expect(finished.first).to_be_visible(timeout=LONG)
        expect(page.get_by_test_id("stProgress")).to_have_count(0, timeout=LONG)
        expect(page.locator(".st-key-pull_name input")).to_have_value(HALF)
        assert sent, "the page did not ask while something ran"
        page.wait_for_timeout(1_500)
        sent.clear()
        page.wait_for_timeout(6_000)
        assert sent == [], "the page asks again although nothing runs"
        finished.first.locator("summary").first.click()
        expect(page.get_by_text(re.compile(r"Проанализировано изменений: (\d+) из \1")).first).to_be_visible(timeout=20_000)
        shot(page, "analysis.ru", whole=True, keep=True)
        page.goto(where)
        expect(page.locator(".st-key-cell_points .note").first).to_be_visible(timeout=60_000)
        expect(page.locator(".st-key-cell_points .verdict").first).to_have_text(re.compile("подтверждено"))
        shot(page, "overview-explained.ru", whole=True, keep=True)
        ask(page, "Окончательный расчёт, сколько рабочих дней?")
        expect(page.locator(".st-key-cell_points .said").last).to_have_text("«10» заменено на «15».", timeout=LONG)
        ask(page, "Какая погода будет завтра в Париже вечером?")
        expect(page.get_by_text("В этих документах ответа нет.")).to_be_visible(timeout=LONG)
        shot(page, "overview-asked.ru", whole=True, keep=True)
        check_model(page, address)
        download_report(page, address)
        context.close()


def test_a_press_on_cancel_is_heard_at_once(browser: Browser, tmp_path: Path) -> None:
    """The first time that the line of running work asks again the whole page runs: a press that came first was lost."""
    with ScriptedOllama("held") as model, whole_system(tmp_path / "data", SVERKA_OLLAMA_URL=model.url) as opened:
        address = opened.partition("?")[0]
        context = first_administrator(browser, opened)
        page = context.new_page()
        compare_sample(page, address)
        page.goto(address + "analysis")
        cancel = page.get_by_role("button", name="Отмена")
        expect(cancel).to_be_visible(timeout=60_000)
        cancel.click()
        expect(page.get_by_test_id("stExpander").filter(has_text="отменено")).to_be_visible(timeout=15_000)
        model.released.set()
        context.close()


@pytest.mark.ollama
def test_a_real_ollama_starts_by_itself_and_random_weights_reach_no_reader(
    browser: Browser, ollama_program: str, tmp_path: Path
) -> None:
    with (
        real_ollama(ollama_program, tmp_path / "ollama") as host,
        whole_system(tmp_path / "data", SVERKA_OLLAMA_URL=f"http://{host}") as opened,
    ):
        model = make_random_model(ollama_program, host)
        address = opened.partition("?")[0]
        context = first_administrator(browser, opened)
        page = context.new_page()
        compare_real(page, address)
        where = page.url
        page.goto(address + "analysis")
        assert model.partition(":")[0] in chosen_model(page)
        finished = page.get_by_test_id("stExpander").filter(has_text=re.compile("готово|ошибка"))
        expect(finished.first).to_be_visible(timeout=800_000)
        expect(finished.first).to_contain_text("готово")
        finished.first.locator("summary").first.click()
        expect(page.get_by_text(re.compile("Проанализировано изменений: ")).first).to_be_visible(timeout=20_000)
        shot(page, "analysis-random.ru", whole=True)
        page.goto(where)
        expect(page.locator(".st-key-cell_points .open").first).to_be_visible(timeout=60_000)
        assert page.locator(".st-key-cell_points .note").count() == 0
        download_report(page, address)
        context.close()
