"""The whole way in a real browser, with every real part: first start, two files, what changed, the file to send."""

import io
import re
import zipfile
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from core.limits import UPLOAD_BYTES
from pages.samples import sample
from tests.browser.analyst import PASSWORD, compare_sample, drop, file, real_pair, view
from tests.browser.contrast import faint, ground_of
from tests.browser.pictures import WIDE, shot
from tests.bundles import zipped
from tests.supervised import until

pytestmark = pytest.mark.browser

BETWEEN_CLICKS_MS = 700
"""As a quick hand clicks; the library drops what comes within one message."""
LOCALES = {"ru": "ru-RU", "en": "en-GB"}
ENGLISH_LEFT = re.compile(
    r"\b(Drag and drop|Browse files|Upload|per file|Press Enter|Choose an option|No results|Search|Fullscreen|Download as CSV"
    r"|Show/hide|Running|Deploy|Rerun|Select|Please wait|Close|Cancel|Delete|Remove|Error|Settings|Print)\b"
)
"""Words of the library's own widgets that a Russian page must not show."""


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
    # What fetches them takes no room on the page.
    send, made = (page.locator(f".st-key-cell_{name}").bounding_box() for name in ("send", "made"))
    assert send is not None
    assert made is not None
    assert made["y"] - (send["y"] + send["height"]) < 40


def test_a_version_that_was_just_put_in_is_what_one_sees(page: Page, administrator: tuple[BrowserContext, str]) -> None:
    page.get_by_role("button", name="договор на русском").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    page.goto(administrator[1] + "documents")
    page.get_by_text("Добавить файлы").click()
    page.locator(".st-key-documents_add input[type=file]").set_input_files(file("Памятка.txt", "Памятка кладовщику.".encode()))
    page.locator(".st-key-documents_keep button").click()
    expect(page.get_by_test_id("stHeading").filter(has_text="Памятка")).to_be_visible(timeout=30_000)
    page.locator(".st-key-documents_target").get_by_role("combobox").click()
    page.get_by_role("option", name="Договор поставки").first.click()
    third = "Договор поставки. Редакция третья, короткая.".encode()
    page.locator(".st-key-documents_add input[type=file]").set_input_files(file("третья.txt", third))
    page.locator(".st-key-documents_keep button").click()
    expect(page.get_by_test_id("stHeading").filter(has_text="Договор поставки")).to_be_visible(timeout=30_000)
    newest = page.locator(".st-key-compare_new").get_by_role("combobox")
    expect(newest).to_have_value(re.compile("третья.txt"), timeout=30_000)


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
