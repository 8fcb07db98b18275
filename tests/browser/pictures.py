"""Screenshots: every one into out/ (not kept), those of our own samples into docs/pictures when SVERKA_PICTURES=1."""

import os
from pathlib import Path

from playwright.sync_api import Page

OUT = Path(__file__).parent / "out"
KEPT = Path(__file__).parent.parent.parent / "docs" / "pictures"
WIDE = {"width": 1440, "height": 900}
HIGHEST = 2_400
"""Pixels of a picture of a whole page."""


def shot(page: Page, name: str, *, whole: bool = False, keep: bool = False) -> Path:
    """A picture of the page; `whole` of all its height; `keep` also for the docs."""
    page.wait_for_timeout(600)
    if whole:
        height = int(page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]')?.scrollHeight ?? 900")) + 70
        page.set_viewport_size({"width": WIDE["width"], "height": max(WIDE["height"], min(height, HIGHEST))})
        page.wait_for_timeout(600)
    OUT.mkdir(exist_ok=True)
    target = OUT / f"{name}.png"
    page.screenshot(path=str(target))
    if keep and os.environ.get("SVERKA_PICTURES") == "1":
        KEPT.mkdir(parents=True, exist_ok=True)
        (KEPT / f"{name}.png").write_bytes(target.read_bytes())
    if whole:
        page.set_viewport_size(WIDE)
    return target
