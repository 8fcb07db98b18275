"""The whole way in a real browser, with every real part: first start, two files, what changed, the file to send."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from core.limits import UPLOAD_BYTES
from pages.samples import sample
from tests.browser.analyst import compare_sample, real_pair
from tests.browser.contrast import faint, ground_of
from tests.browser.pictures import WIDE, shot
from tests.browser.processes import whole_system
from tests.bundles import zipped
from tests.pdf_files import typeset
from tests.supervised import until

pytestmark = pytest.mark.browser

PASSWORD = "correct horse battery"
HOUSE = '#set page(paper: "a4", margin: 2.2cm)\n#set text(size: 11pt, lang: "ru")\n#set par(justify: true)\n'
RULES = """\
= Правила хранения

1. Товар хранится на складе исполнителя в сухом и проветриваемом помещении. Заказчик забирает товар в течение {days} \
рабочих дней со дня уведомления о готовности, а исполнитель выдаёт его по описи.

{more}

2. Повреждённая упаковка заменяется за счёт исполнителя. О каждом повреждении составляется акт, который подписывают обе стороны.
"""
ADDED = "Склад открыт для приёмки с девяти до восемнадцати часов, кроме воскресенья и нерабочих праздничных дней."
BETWEEN_CLICKS_MS = 700
"""As a quick hand clicks; the library drops what comes within one message."""
LOCALES = {"ru": "ru-RU", "en": "en-GB"}
ENGLISH_LEFT = re.compile(
    r"\b(Drag and drop|Browse files|Upload|per file|Press Enter|Choose an option|No results|Search|Fullscreen|Download as CSV"
    r"|Show/hide|Running|Deploy|Rerun|Select|Please wait|Close|Cancel|Delete|Remove|Error|Settings|Print)\b"
)
"""Words of the library's own widgets that a Russian page must not show."""


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


def test_home_speaks_russian_and_starts_the_sample_without_more(page: Page) -> None:
    shot(page, "home.ru", keep=True)
    expect(page.locator(".st-key-drop_old input[type=file]")).to_have_attribute("aria-label", "Выбор файла")
    assert ENGLISH_LEFT.search(page.locator("body").inner_text()) is None
    page.get_by_role("button", name="договор на русском").click()
    expect(page.locator(".st-key-cell_points")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("по существу").first).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Прочитано всё").first).to_be_visible()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible()
    shot(page, "overview.ru", whole=True, keep=True)
    text = page.locator("body").inner_text()
    assert ENGLISH_LEFT.search(text) is None
    assert not re.search(r"(^|· )0 ", text, re.MULTILINE)


def test_the_librarys_own_buttons_are_named_in_russian(page: Page) -> None:
    """Names that nobody sees and whoever hears the page gets to know it by."""
    page.goto(page.url.partition("?")[0] + "settings")
    expect(page.get_by_role("button", name="Подсказка: Обновлять страницу каждые")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="Увеличить", exact=True)).not_to_have_count(0)
    page.get_by_role("combobox", name="Нейросеть").fill("mine:1b")
    expect(page.get_by_role("listbox")).to_have_text("Добавить: mine:1b")
    labels = page.locator("button[aria-label]").evaluate_all("found => found.map(one => one.ariaLabel)")
    assert [one for one in labels if re.fullmatch(r"[A-Za-z ]+", one)] == []


def test_the_key_points_go_into_the_clipboard(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="договор на русском").click()
    copy = page.get_by_role("button", name="Копировать списком")
    expect(copy).to_be_visible(timeout=60_000)
    expect(page).to_have_title("Договор поставки · Сверка")
    copy.click()
    expect(page.get_by_role("button", name="Скопировано")).to_be_visible()
    assert "1. Стоимость товара увеличена" in page.evaluate("navigator.clipboard.readText()")


def test_a_sentence_opens_its_change_at_the_desk_and_the_address_holds_it(page: Page) -> None:
    page.get_by_role("button", name="договор на русском").click()
    first = page.locator(".st-key-cell_points button.open").first
    expect(first).to_be_visible(timeout=60_000)
    sentence = first.locator(".said").inner_text()
    first.click()
    expect(page.locator(".title")).to_have_text(sentence, timeout=20_000)
    expect(page.locator(".both")).to_be_visible()
    assert "view=desk" in page.url
    assert "change=" in page.url
    marked = page.locator(".both .del, .both .ins")
    assert marked.count() > 0
    shot(page, "desk.ru", whole=True, keep=True)
    page.reload()
    expect(page.locator(".both")).to_be_visible(timeout=30_000)
    expect(page.locator(".title")).to_have_text(sentence)


def test_the_desk_filters_and_steps(page: Page) -> None:
    page.get_by_role("button", name="договор на русском").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    expect(page.locator(".both")).to_be_visible(timeout=20_000)
    page.get_by_placeholder("поиск: слова, число, раздел").fill("Фильтр сетчатый")
    expect(page.get_by_text("скрыто:")).to_be_visible(timeout=20_000)
    expect(page.locator(".both .ins").filter(has_text="Фильтр сетчатый").first).to_be_visible(timeout=20_000)
    page.get_by_placeholder("поиск: слова, число, раздел").fill("")
    expect(page.get_by_text("скрыто:")).to_have_count(0, timeout=20_000)
    before = page.url
    page.locator(".desk .previous").click()
    page.wait_for_function("before => location.href !== before", arg=before, timeout=20_000)


def test_the_words_of_another_change_nearby_are_marked_and_lead_to_it(page: Page) -> None:
    line = "Поставщик передаёт {} насосов в течение {} дней и сообщает об этом Покупателю письмом."
    for side, told in (("old", (12, 30)), ("new", (14, 45))):
        drop(page, side, file(f"поставка {side}.txt", line.format(*told).encode()))
        if side == "old":
            expect(page.locator(".st-key-given_card_old")).to_be_visible(timeout=20_000)
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    expect(page.locator(".both ins")).to_have_text("45", timeout=20_000)
    expect(page.locator(".both .also")).to_have_text(["12", "14"])
    page.locator(".both .also").last.click()
    expect(page.locator(".both ins")).to_have_text("14")
    expect(page.locator(".both .also")).to_have_text(["30", "45"])
    expect(page.locator(".row[aria-current=true]")).to_contain_text("14")


def test_a_review_by_keys_is_saved_without_a_run_of_the_page(page: Page) -> None:
    page.get_by_role("button", name="договор на русском").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    title, count = page.locator(".desk .title"), page.locator(".desk .count")
    expect(page.locator(".both")).to_be_visible(timeout=20_000)
    first = title.inner_text()
    page.keyboard.press("KeyD")
    expect(title).not_to_have_text(first)
    expect(count).to_have_text("Рассмотрено: 1 из 19")
    second = title.inner_text()
    page.keyboard.press("KeyH")
    expect(page.locator(".desk .keys")).to_be_visible()
    page.keyboard.press("KeyA")
    page.keyboard.press("Escape")
    expect(page.locator(".desk .keys")).to_have_count(0)
    expect(count).to_have_text("Рассмотрено: 1 из 19")
    page.keyboard.press("KeyV")
    expect(page.locator(".both.one .del")).to_have_count(1)
    expect(page.locator(".both.one .ins")).to_have_count(1)
    page.keyboard.press("KeyV")
    expect(page.locator(".both.one")).to_have_count(0)
    page.keyboard.press("KeyN")
    page.keyboard.type("adq")
    page.keyboard.press("Escape")
    page.keyboard.press("KeyA")
    expect(count).to_have_text("Рассмотрено: 2 из 19")
    page.keyboard.press("KeyU")
    expect(title).to_have_text(second)
    expect(count).to_have_text("Рассмотрено: 1 из 19")
    with page.expect_response(lambda answer: "/decisions" in answer.url and "question" in (answer.request.post_data or "")):
        page.keyboard.press("KeyQ")
    page.keyboard.press("KeyK")
    # A switch that was just set takes no keys: they go on working.
    before = title.inner_text()
    page.evaluate("document.body.append(Object.assign(document.createElement('input'), {type: 'checkbox', id: 'probe'}))")
    page.locator("#probe").focus()
    page.keyboard.press("KeyK")
    expect(title).not_to_have_text(before)
    page.keyboard.press("KeyJ")
    expect(title).to_have_text(before)
    # The page's own run, by a view, keeps the change that was reached by keys; a new page has all that was decided.
    here = title.inner_text()
    view(page, "Обзор")
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    expect(title).to_have_text(here, timeout=20_000)
    page.reload()
    expect(title).to_have_text(here, timeout=30_000)
    expect(count).to_have_text("Рассмотрено: 2 из 19")
    expect(page.locator(".desk .mark.rejected")).to_have_count(1)
    expect(page.locator(".desk .mark.question")).to_contain_text("✎")
    page.locator(".desk .accept_rest").click()
    expect(count).to_have_text("Рассмотрено: 19 из 19")
    with page.expect_response(lambda answer: "/decisions" in answer.url and '"open"' in (answer.request.post_data or "")):
        page.locator(".desk .undo").click()
    expect(count).to_have_text("Рассмотрено: 2 из 19")


def test_many_are_decided_at_once_and_taken_back_at_once(page: Page) -> None:
    page.get_by_role("button", name="договор на русском").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    expect(page.locator(".both")).to_be_visible(timeout=20_000)
    decided = page.locator(".desk .row.decided")
    before = decided.count()
    waiting = page.locator(".desk .row:not(.decided)")
    many = min(3, waiting.count())
    names = [waiting.nth(at).get_attribute("data-id") for at in range(many)]
    for name in names:
        page.locator(f'.desk .row[data-id="{name}"]').click(modifiers=["Control"])
    expect(page.locator(".desk .row.selected")).to_have_count(many)
    expect(page.locator(".desk .many")).to_contain_text(f"Выделено: {many}")
    with page.expect_response(lambda answer: "/decisions" in answer.url):
        page.keyboard.press("Shift+KeyA")
    expect(page.locator(".desk .row.selected")).to_have_count(0)
    expect(decided).to_have_count(before + many)
    with page.expect_response(lambda answer: "/decisions" in answer.url):
        page.keyboard.press("KeyU")
    expect(decided).to_have_count(before)
    # What was decided in another window meanwhile is neither decided nor taken back here.
    first = f'.desk .row[data-id="{names[0]}"]'
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".both")).to_be_visible(timeout=60_000)
    other.locator(first).click()
    with other.expect_response(lambda answer: "/decisions" in answer.url):
        other.keyboard.press("KeyD")
    other.close()
    for name in names:
        page.locator(f'.desk .row[data-id="{name}"]').click(modifiers=["Control"])
    with page.expect_response(lambda answer: "/decisions" in answer.url):
        page.keyboard.press("Shift+KeyA")
    expect(page.locator(f"{first} .mark.rejected")).to_have_count(1)
    expect(decided).to_have_count(before + many)
    with page.expect_response(lambda answer: "/decisions" in answer.url):
        page.keyboard.press("KeyU")
    expect(decided).to_have_count(before + 1)
    expect(page.locator(f"{first} .mark.rejected")).to_have_count(1)
    page.locator(first).click()
    with page.expect_response(lambda answer: "/decisions" in answer.url):
        page.keyboard.press("KeyD")
    expect(decided).to_have_count(before)
    page.locator(".desk .row").nth(0).click()
    page.locator(".desk .row").nth(2).click(modifiers=["Shift"])
    expect(page.locator(".desk .row.selected")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.locator(".desk .row.selected")).to_have_count(0)
    here = page.locator(".desk .title").inner_text()
    box = page.locator(".desk .strip").bounding_box()
    assert box is not None
    page.locator(".desk .strip").click(position={"x": 5, "y": box["height"] - 6})
    expect(page.locator(".desk .title")).not_to_have_text(here)


def test_a_decision_is_taken_back_after_a_filter_and_after_another_view(page: Page) -> None:
    text = "Склад принимает товар {} дней.\n\nКладовщик ведёт книгу и хранит её {} лет.\n\nОплата следует за {} дней.\n"
    for side, told in (("old", (3, 5, 10)), ("new", (4, 6, 15))):
        drop(page, side, file(f"склад {side}.txt", text.format(*told).encode()))
        if side == "old":
            expect(page.locator(".st-key-given_card_old")).to_be_visible(timeout=20_000)
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    rows, decided = page.locator(".desk .row"), page.locator(".desk .row.decided")
    search = page.locator(".st-key-desk_text input")
    expect(rows).to_have_count(3, timeout=20_000)
    rows.first.click()
    with page.expect_response(lambda answer: "/decisions" in answer.url):
        page.keyboard.press("KeyA")
    # The filter keeps the decided change from the list.
    search.fill("оплата")
    expect(rows).to_have_count(1, timeout=20_000)
    search.blur()
    with page.expect_response(lambda answer: "/decisions" in answer.url and '"open"' in (answer.request.post_data or "")):
        page.keyboard.press("KeyU")
    expect(page.locator(".desk .told")).to_contain_text("Отменено решение:")
    search.fill("")
    expect(rows).to_have_count(3, timeout=20_000)
    expect(decided).to_have_count(0)
    search.blur()
    with page.expect_response(lambda answer: "/decisions" in answer.url):
        page.keyboard.press("KeyD")
    view(page, "Обзор")
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    expect(decided).to_have_count(1, timeout=20_000)
    page.keyboard.press("KeyU")
    expect(decided).to_have_count(0)


def test_the_pages_of_a_pdf_stand_beside_each_other_with_the_place_framed(page: Page) -> None:
    drop(page, "old", file("правила 1.pdf", typeset(RULES.format(days=10, more=""), HOUSE)))
    expect(page.locator(".st-key-given_card_old")).to_be_visible(timeout=30_000)
    drop(page, "new", file("правила 2.pdf", typeset(RULES.format(days=15, more=ADDED), HOUSE)))
    page.wait_for_url(re.compile(r"\?c="), timeout=60_000)
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    expect(page.locator(".both")).to_be_visible(timeout=20_000)
    page.locator(".desk .row").filter(has_text="10").first.click()
    page.keyboard.press("KeyP")
    frames = page.locator(".pages .frame:not(.near)")
    expect(frames.nth(1)).to_be_visible(timeout=30_000)
    assert page.locator(".pages img").evaluate_all("all => all.every(image => image.naturalWidth > 1000)")
    shot(page, "desk-pages.ru", keep=True)
    small = page.locator(".pages .canvas").first.evaluate("element => element.clientWidth")
    page.locator(".pages .view").first.click()
    large = page.locator(".pages .canvas").first.evaluate("element => element.clientWidth")
    assert large > 1.8 * small
    page.locator(".pages .view").first.click()
    page.locator(".desk .row").filter(has_text="Склад").first.click()
    expect(page.locator(".pages .frame.near").first).to_be_visible(timeout=30_000)
    expect(page.locator(".pages .frame:not(.near)").first).to_be_visible(timeout=30_000)
    page.keyboard.press("KeyP")
    expect(page.locator(".pages")).to_have_count(0)
    expect(page.locator(".both .ins").first).to_be_visible()
    page.set_viewport_size({"width": 800, "height": 700})
    high = {part: page.locator(f".desk .{part}").bounding_box()["height"] for part in ("list", "strip")}  # type: ignore[index]
    assert high["strip"] == high["list"] < 300


def test_text_beside_the_page_of_a_pdf_stands_under_its_name(page: Page) -> None:
    drop(page, "old", file("правила.txt", "Правила хранения\n\nЗаказчик забирает товар за 10 дней.".encode()))
    expect(page.locator(".st-key-given_card_old")).to_be_visible(timeout=30_000)
    drop(page, "new", file("правила 3.pdf", typeset(RULES.format(days=15, more=""), HOUSE)))
    page.wait_for_url(re.compile(r"\?c="), timeout=60_000)
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    expect(page.locator(".both")).to_be_visible(timeout=20_000)
    page.locator(".desk .row").first.click()
    page.keyboard.press("KeyP")
    expect(page.locator(".pages img")).to_have_count(1, timeout=30_000)
    head, text = (page.locator(f".pages .{part}").first.bounding_box() for part in ("head", "part.middle"))
    assert head is not None
    assert text is not None
    assert text["y"] < head["y"] + 3 * head["height"]
    page.keyboard.press("KeyP")


def test_the_word_file_comes_by_one_click(page: Page) -> None:
    page.get_by_role("button", name="договор на русском").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Отчёт")
    button = page.get_by_role("button", name="Сравнительная таблица (Word)")
    expect(button).to_be_visible(timeout=20_000)
    with page.expect_download(timeout=60_000) as started:
        button.click()
    download = started.value
    assert download.suggested_filename.endswith(".docx")
    with zipfile.ZipFile(io.BytesIO(Path(download.path()).read_bytes())) as package:
        assert "1 520 000" in package.read("word/document.xml").decode("utf-8").replace("\u00a0", " ")
    expect(page.locator(".st-key-cell_made")).to_contain_text(".docx", timeout=20_000)
    shot(page, "report.ru", whole=True, keep=True)


def test_files_asked_for_one_upon_the_other_all_come(page: Page) -> None:
    page.get_by_role("button", name="договор на русском").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    came: list[str] = []
    page.on("download", lambda one: came.append(one.suggested_filename.rpartition(".")[2]))
    view(page, "Отчёт")
    for name in ("pdf", "xlsx", "csv"):
        page.locator(f".st-key-send_{name} button").click(timeout=30_000)
        page.wait_for_timeout(BETWEEN_CLICKS_MS)
    until(lambda: page.wait_for_timeout(200) or len(came) == 3, 60, "three downloads")
    assert sorted(came) == ["csv", "pdf", "xlsx"]


def test_two_dropped_files_start_by_themselves(page: Page) -> None:
    real = real_pair()
    (old_name, old), (new_name, new) = sample("en")
    drop(page, "old", real[0] if real else file(old_name, old))
    expect(page.locator(".st-key-given_card_old")).to_be_visible(timeout=30_000)
    drop(page, "new", real[1] if real else file(new_name, new))
    page.wait_for_url(re.compile(r"\?c="), timeout=60_000)
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=180_000)
    shot(page, "dropped", whole=True)


def test_on_a_telephone_the_swap_stands_right_below_the_first_place(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    old, swap = page.locator(".st-key-drop_old"), page.locator(".st-key-swap button:visible")
    expect(swap).to_be_visible()
    bottom = old.evaluate("(element) => element.getBoundingClientRect().bottom")
    assert 0 < swap.evaluate("(element) => element.getBoundingClientRect().top") - bottom < 100


def test_pasted_text_and_the_swap(page: Page) -> None:
    page.locator(".st-key-to_paste_old button").click()
    area = page.locator(".st-key-text_old textarea")
    area.fill("Срок оплаты составляет 10 рабочих дней.\n\nЦена товара 1 250 000 рублей.")
    page.locator(".st-key-take_old button").click()
    expect(page.locator(".st-key-given_card_old")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Поменять местами").first.click()
    expect(page.locator(".st-key-given_card_new")).to_be_visible(timeout=20_000)
    expect(page.locator(".st-key-given_card_old")).to_have_count(0)
    text = "Срок оплаты составляет 15 рабочих дней.\n\nЦена товара 1 250 000 рублей."
    drop(page, "old", file("новый.txt", text.encode("utf-8")))
    page.wait_for_url(re.compile(r"\?c="), timeout=60_000)
    expect(page.locator(".st-key-cell_points .said").first).to_contain_text(re.compile("10|15"), timeout=60_000)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("пустой.docx", b"", "пуст"),
        ("картинка.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "не того типа|не читает|тип"),
        ("архив.docx", zipped(a_txt="Текст."), "не того типа|не читает|тип"),
        ("битый.docx", b"PK\x03\x04" + b"\0" * 500, "повреждён|повреж"),
    ],
)
def test_a_bad_file_is_said_at_its_place_and_the_other_stays(page: Page, name: str, data: bytes, said: str) -> None:
    drop(page, "old", file("хороший.txt", "Обычный текст для сверки.".encode()))
    expect(page.locator(".st-key-given_card_old")).to_be_visible(timeout=30_000)
    drop(page, "new", file(name, data))
    expect(page.get_by_test_id("stAlert").filter(has_text=re.compile(said))).to_be_visible(timeout=60_000)
    body = page.locator("body").inner_text()
    assert "Traceback" not in body
    assert "Различий нет" not in body
    shot(page, f"bad-{data[:2].hex() or 'empty'}")


def test_a_file_that_is_too_large_says_so_beside_its_name(page: Page, tmp_path: Path) -> None:
    large = tmp_path / "большой.pdf"
    with large.open("wb") as hole:
        hole.truncate(UPLOAD_BYTES + 1)
    drop(page, "old", large)
    said = page.get_by_test_id("stFileChip").get_by_role("alert")
    expect(said).to_have_text("Ошибка: Файл больше 50 МБ", timeout=30_000)
    box = said.bounding_box()
    assert box is not None
    assert box["width"] > 100, "seen without a pointer"


def test_english_from_the_first_page_on(administrator: tuple[BrowserContext, str], browser: Browser) -> None:
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London", viewport=WIDE)
    page = context.new_page()
    page.goto(administrator[1])
    form = page.get_by_test_id("stForm")
    expect(form).to_be_visible(timeout=30_000)
    assert not re.search("[а-яё]", page.locator("body").inner_text().replace("Русский", ""), re.IGNORECASE)
    shot(page, "sign-in.en", keep=True)
    form.locator("input").nth(0).fill("analyst")
    form.locator("input").nth(1).fill(PASSWORD)
    form.get_by_role("button", name="Sign in").click()
    expect(page.locator(".st-key-drop_old")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="a contract in English").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Everything was read").first).to_be_visible()
    shot(page, "overview.en", whole=True, keep=True)
    assert not re.search("[а-яё]", page.locator("body").inner_text(), re.IGNORECASE)
    context.close()


@pytest.mark.parametrize("path", ["documents", "analysis", "reports", "settings", "monitoring", "users"])
def test_every_page_stands_and_speaks_russian(page: Page, administrator: tuple[BrowserContext, str], path: str) -> None:
    page.goto(administrator[1] + path)
    expect(page.get_by_test_id("stHeading").first).to_be_visible(timeout=30_000)
    page.wait_for_timeout(1_500)
    shot(page, f"{path}.ru", whole=True, keep=True)
    text = page.locator("body").inner_text()
    assert ENGLISH_LEFT.search(text) is None, ENGLISH_LEFT.search(text)
    assert page.get_by_test_id("stException").count() == 0
    assert "что-то пошло не так" not in text


@pytest.mark.parametrize("screen", ["light", "dark"])
def test_every_view_can_be_read_on_a_light_and_a_dark_screen(
    administrator: tuple[BrowserContext, str], browser: Browser, screen: Literal["light", "dark"]
) -> None:
    context, address = administrator
    other = browser.new_context(color_scheme=screen, locale="en-GB", viewport=WIDE, storage_state=context.storage_state())
    page = other.new_page()
    compare_sample(page, address, "en")
    assert (ground_of(page) > 127) == (screen == "light")
    assert faint(page) == []
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Delete the comparison?")).to_be_visible()
    assert faint(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="Desk").click()
    expect(page.locator(".row").first).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator(".row .accepted").first).to_be_visible()
    assert faint(page) == []
    page.keyboard.press("u")
    expect(page.locator(".row .accepted")).to_have_count(0)
    other.close()


def test_a_comparison_is_deleted_on_its_page_and_the_files_stay(page: Page, administrator: tuple[BrowserContext, str]) -> None:
    page.get_by_role("button", name="договор на английском").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    identity = page.url.partition("c=")[2]
    other = page.context.new_page()
    other.goto(page.url)
    view(other, "Разбор")
    expect(other.locator(".both")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Удалить", exact=True).click()
    expect(page.get_by_text("Оба файла останутся в разделе «Документы».")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Удалить навсегда").click()
    expect(page.get_by_text("Сравнение удалено:")).to_be_visible(timeout=20_000)
    expect(page.locator(".st-key-drop_old")).to_be_visible()
    assert identity not in page.url
    # Whoever looks at it in another window is told why nothing is kept any more.
    other.keyboard.press("KeyA")
    expect(other.get_by_text("Этого сравнения нет: оно удалено")).to_be_visible(timeout=20_000)
    other.close()
    page.goto(f"{administrator[1]}?c={identity}")
    expect(page.get_by_test_id("stAlert")).to_be_visible(timeout=20_000)
    page.goto(administrator[1] + "documents")
    expect(page.get_by_role("button", name="Удалить документ")).to_be_visible(timeout=20_000)
    assert ENGLISH_LEFT.search(page.locator("body").inner_text()) is None


def test_signing_out_ends_the_session_everywhere(administrator: tuple[BrowserContext, str], browser: Browser) -> None:
    context = browser.new_context(locale="ru-RU", viewport=WIDE)
    page = context.new_page()
    page.goto(administrator[1])
    form = page.get_by_test_id("stForm")
    form.locator("input").nth(0).fill("analyst")
    form.locator("input").nth(1).fill(PASSWORD)
    form.get_by_role("button", name="Войти").click()
    expect(page.locator(".st-key-drop_old")).to_be_visible(timeout=30_000)
    cookie = next(one for one in context.cookies() if one["name"] == "sverka_sid")
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    assert page.evaluate("document.cookie").count("sverka_sid") == 0
    page.goto(administrator[1] + "sign-out")
    expect(page.get_by_test_id("stForm")).to_be_visible(timeout=30_000)
    context.add_cookies([cookie])
    page.goto(administrator[1] + "reports")
    expect(page.get_by_test_id("stForm")).to_be_visible(timeout=30_000)
    context.close()
