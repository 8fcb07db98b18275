"""What of a page can hardly be read: the contrast of every text that is seen, components included, as WCAG 2.2 counts it."""

import re

from playwright.sync_api import Page

LEGIBLE = 4.5
"""Criterion 1.4.3. Controls that are switched off are exempt there."""
MEASURE = """(least) => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  const above = (element) => element.parentElement || element.getRootNode().host
  function ground(element) {
    const layers = []
    for (let at = element; at; at = above(at)) {
      const layer = parts(getComputedStyle(at).backgroundColor)
      layers.push(layer)
      if (layer[3] === undefined) break
    }
    const over = (under, [r, g, b, a = 1]) => [r, g, b].map((part, at) => part * a + under[at] * (1 - a))
    return layers.reverse().reduce(over, [255, 255, 255])
  }
  const elements = []
  for (const roots = [document]; roots.length; ) {
    for (const element of roots.pop().querySelectorAll("*:not(style, script)")) {
      elements.push(element)
      if (element.shadowRoot) roots.push(element.shadowRoot)
    }
  }
  const isText = (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()
  const says = (element) => [...element.childNodes].some(isText)
  const asked = { opacityProperty: true, visibilityProperty: true }
  const seen = (element) => element.checkVisibility(asked) && element.getClientRects().length
  return elements
    .filter((element) => says(element) && seen(element) && !element.closest("[disabled]"))
    .map((element) => {
      const both = [parts(getComputedStyle(element).color), ground(element)].map(luminance)
      const [low, high] = both.sort((one, other) => one - other)
      return [(high + 0.05) / (low + 0.05), element.textContent.trim().slice(0, 60)]
    })
    .filter(([contrast]) => contrast < least)
}"""


def faint(page: Page) -> list[list[object]]:
    """The texts whose contrast is less than what can be read, each with its contrast."""
    found: list[list[object]] = page.evaluate(MEASURE, LEGIBLE)
    return found


def ground_of(page: Page) -> int:
    """The red part of the page's ground, 0 (black) to 255 (white)."""
    colour = page.get_by_test_id("stApp").evaluate("(element) => getComputedStyle(element).backgroundColor")
    colour = page.get_by_test_id("stApp").evaluate("(element) => getComputedStyle(element).backgroundColor")
    return int(re.findall(r"\d+", colour)[0])
