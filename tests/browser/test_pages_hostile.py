"""Sixty and more texts that would be links, pictures, HTML, formulas, emoji, colours: on the page each is only its words."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pages.notebook.bodies import Body, Explanation
from pages.shell import safe
from pages.shell.prose import Pane, Paragraph, Run
from pages.shell.safe import WORD_JOINER
from tests.browser.hostile import HOSTILE
from tests.browser.processes import served

pytestmark = pytest.mark.browser

ALIVE = "a, img, script, iframe, svg, b, em, del, code, pre, h1, h2, h3, ul, ol, table, .katex, mark, kbd, sub, sup"
SHADOW = """const all = (root, wanted) => [...root.querySelectorAll('*')].flatMap((x) =>
  [...(x.matches(wanted) ? [[x.textContent, x.childElementCount]] : []), ...(x.shadowRoot ? all(x.shadowRoot, wanted) : [])]);
"""
"""Finds elements inside the components' shadow roots too."""
WAYS = ("markdown", "bold", "caption", "warning", "button")


BODY = asdict(
    Body(
        id="0",
        title=HOSTILE[0],
        facts=HOSTILE[1],
        sides=(
            Pane(
                name=HOSTILE[0],
                place=HOSTILE[1],
                empty=HOSTILE[2],
                blocks=(Paragraph(runs=tuple(Run(text=text, mark="ins") for text in HOSTILE), label=HOSTILE[0], changed=True),),
            ),
        )
        * 2,
        pictures=(None, None),
        woven=(),
        values=tuple(HOSTILE),
        explanations=tuple(Explanation(text=text, verdict=text) for text in HOSTILE),
        copied="",
    )
)
"""What the desk's route would answer, of hostile texts only."""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    home = tmp_path_factory.mktemp("hostile")
    with served(Path(__file__).with_name("hostile_app.py"), home) as url:
        context = browser.new_context(viewport={"width": 1200, "height": 900})
        opened = context.new_page()
        opened.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        opened.route("**/api/comparisons/hostile/changes?*", lambda route: route.fulfill(json=[BODY]))
        opened.goto(url)
        opened.wait_for_selector(".st-key-end", timeout=60_000)
        # Widgets load their code when first shown: the last of each kind is there last.
        for way in WAYS:
            opened.wait_for_selector(f".st-key-{way}_{len(HOSTILE) - 1} p, .st-key-{way}_{len(HOSTILE) - 1} [data-testid]")
        opened.wait_for_function(f"document.querySelectorAll('[class*=st-key-button_] p').length >= {len(HOSTILE)}")
        yield opened
        context.close()


@pytest.mark.parametrize("way", WAYS)
def test_markdown_shows_the_words_and_nothing_else(page: Page, way: str) -> None:
    found = page.evaluate(
        """([way, count, alive]) => Array.from({ length: count }, (_, at) => {
             const box = document.querySelector(
               `.st-key-${way}_${at} :is([data-testid="stMarkdownContainer"], [data-testid="stCaptionContainer"])`)
             return { text: box?.textContent ?? null, alive: box ? box.querySelectorAll(alive).length : -1,
                      styled: box ? box.querySelectorAll('span[class*="color"], span[style]').length : -1 } })""",
        [way, len(HOSTILE), ALIVE],
    )
    for text, shown in zip(HOSTILE, found, strict=True):
        assert shown["text"] is not None, text
        assert shown["alive"] == 0, (text, shown)
        assert shown["styled"] == 0, (text, shown)
        assert shown["text"].replace(WORD_JOINER, "").strip() == safe.line(text, 2_000).replace(WORD_JOINER, ""), text


@pytest.mark.parametrize(
    ("wanted", "times"), [(".points .said", 1), (".list .said", 1), (".where", 1), ("ins.ins", 2), (".values", 1)]
)
def test_components_write_text_content(page: Page, wanted: str, times: int) -> None:
    page.locator("ins.ins").nth(2 * len(HOSTILE) - 1).wait_for(state="attached", timeout=30_000)
    said = page.evaluate(SHADOW + f"all(document, '{wanted}')")
    assert [text for text, _children in said] == HOSTILE * times
    assert {children for _text, children in said} == {0}


def test_the_desk_makes_no_element_of_a_text(page: Page) -> None:
    page.locator(".explained").nth(len(HOSTILE) - 1).wait_for(state="attached", timeout=30_000)
    said = page.evaluate(SHADOW + "all(document, '.explained')")
    assert [text for text, _children in said] == [f"{text}explanation of the model: {text}" for text in HOSTILE]
    assert {children for _text, children in said} == {1}
    assert page.evaluate(SHADOW + "all(document, '.desk :is(a, img, script, iframe, svg, b, em, form, style)').length") == 0


def test_plain_text_is_plain(page: Page) -> None:
    count = page.evaluate(
        """() => document.querySelectorAll('[class*="st-key-text_"] :is(a, img, script, b, em, code)').length"""
    )
    assert count == 0
