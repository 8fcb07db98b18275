"""The desk in a real browser: the list and its filters, both sides, decisions by keys, the pages of a PDF."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.analyst import drop, file, view
from tests.browser.pictures import WIDE, shot
from tests.pdf_files import typeset

pytestmark = pytest.mark.browser

HOUSE = '#set page(paper: "a4", margin: 2.2cm)\n#set text(size: 11pt, lang: "ru")\n#set par(justify: true)\n'
RULES = """\
= Правила хранения

1. Товар хранится на складе исполнителя в сухом и проветриваемом помещении. Заказчик забирает товар в течение {days} \
рабочих дней со дня уведомления о готовности, а исполнитель выдаёт его по описи.

{more}

2. Повреждённая упаковка заменяется за счёт исполнителя. О каждом повреждении составляется акт, который подписывают обе стороны.
"""
ADDED = "Склад открыт для приёмки с девяти до восемнадцати часов, кроме воскресенья и нерабочих праздничных дней."


def test_the_desk_filters_and_steps(page: Page) -> None:
    page.get_by_role("button", name="договор на русском").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    expect(page.locator(".both")).to_be_visible(timeout=20_000)
    page.get_by_placeholder("поиск: слова, раздел").fill("Фильтр сетчатый")
    expect(page.get_by_text("скрыто:")).to_be_visible(timeout=20_000)
    expect(page.locator(".both .ins").filter(has_text="Фильтр сетчатый").first).to_be_visible(timeout=20_000)
    page.get_by_placeholder("поиск: слова, раздел").fill("")
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


def at_the_desk(page: Page) -> None:
    page.get_by_role("button", name="договор на русском").click()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    expect(page.locator(".both")).to_be_visible(timeout=20_000)
    page.locator("[data-test-script-state=notRunning]").first.wait_for(state="attached", timeout=60_000)


def test_the_filters_stand_in_the_address_and_whoever_gets_it_sees_the_same(page: Page) -> None:
    at_the_desk(page)
    rows = page.locator(".desk .row")
    every = rows.count()
    page.locator(".st-key-desk_lanes button").first.click()
    page.locator(".st-key-desk_text input").fill("срок")
    page.wait_for_url(re.compile(r"(?=.*lane=substance)(?=.*find=)"), timeout=20_000)
    sentences = rows.locator(".said").all_inner_texts()
    assert 0 < len(sentences) < every
    other = page.context.browser.new_context(storage_state=page.context.storage_state(), locale="ru-RU").new_page()
    other.goto(page.url)
    expect(other.locator(".desk .row")).to_have_count(len(sentences), timeout=60_000)
    assert other.locator(".desk .row .said").all_inner_texts() == sentences
    expect(other.locator(".st-key-desk_text input")).to_have_value("срок")
    other.locator(".st-key-desk_all button").click()
    expect(other.locator(".desk .row")).to_have_count(every, timeout=20_000)
    other.wait_for_function("() => !/lane=|find=/.test(location.href)")
    other.context.close()
    # Back leads out of the desk, not through the letters of the search.
    page.go_back()
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=20_000)


def to_the_search(page: Page) -> None:
    """By its key; one that is pressed while the desk is still being put together is nobody's."""
    field = page.locator(".st-key-desk_text input")
    page.keyboard.press("Slash")
    page.wait_for_timeout(1_000)
    if not field.evaluate("field => field === document.activeElement"):
        page.keyboard.press("Slash")
    expect(field).to_be_focused()


def test_escape_and_enter_lead_from_the_search_back_to_the_list(page: Page) -> None:
    at_the_desk(page)
    title = page.locator(".desk .title")
    for key in ("Escape", "Enter"):
        to_the_search(page)
        page.keyboard.press(key)
        expect(page.locator(".desk .row[aria-current=true]")).to_be_focused()
        before = title.inner_text()
        page.keyboard.press("KeyJ")
        expect(title).not_to_have_text(before)


def test_a_note_is_written_from_the_list_too(page: Page) -> None:
    """The row that was clicked has the focus; what is typed next decides nothing."""
    at_the_desk(page)
    before = page.locator(".desk .count").inner_text()
    page.locator(".desk .row").nth(2).click()
    page.keyboard.press("KeyN")
    page.keyboard.type("add a quote")
    expect(page.locator(".desk .note")).to_have_value("add a quote")
    with page.expect_response(lambda answer: "/decisions" in answer.url):
        page.keyboard.press("Escape")
    expect(page.locator(".desk .count")).to_have_text(before)


def test_what_one_can_do_stays_in_the_window(page: Page) -> None:
    """Also with a selection, whose words take a second line, and on the screen of an old notebook."""
    at_the_desk(page)
    for width, height in ((1440, 900), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("KeyA")
        page.keyboard.press("KeyX")
        expect(page.locator(".desk .many")).to_be_visible()
        for part in (".foot", ".tools"):
            expect(page.locator(f".desk {part}")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
        page.keyboard.press("KeyU")
    page.set_viewport_size(WIDE)


def test_a_page_is_not_pushed_aside_for_a_word_in_its_right_half(page: Page) -> None:
    table = "#table(columns: (1fr, 1fr), [Показатель], [Порядок учёта], [Остаток], [Учёт ведёт кладовщик в течение {} дней.])"
    drop(page, "old", file("учёт 1.pdf", typeset(table.format(10), HOUSE)))
    expect(page.locator(".st-key-given_card_old")).to_be_visible(timeout=30_000)
    drop(page, "new", file("учёт 2.pdf", typeset(table.format(15), HOUSE)))
    page.wait_for_url(re.compile(r"\?c="), timeout=60_000)
    expect(page.locator(".st-key-cell_completeness")).to_be_visible(timeout=60_000)
    view(page, "Разбор")
    expect(page.locator(".both")).to_be_visible(timeout=20_000)
    page.keyboard.press("KeyP")
    expect(page.locator(".pages .spot").first).to_be_visible(timeout=30_000)
    beside = page.locator(".pages .view").first.evaluate("view => [view.scrollLeft, (view.scrollWidth - view.clientWidth) / 2]")
    page.keyboard.press("KeyP")
    assert beside[0] <= beside[1] + 1
