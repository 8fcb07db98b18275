"""Headers and footers that one version alone has: an empty one on the other side, so that what came can go again and what
went can come back."""

from typing import Final

from lxml import etree

from core.model.document import Document
from core.reports.redline.package import Element, R, W
from core.reports.redline.stories import Stories

_TAGS: Final = {"header": "hdr", "footer": "ftr"}


def facing(old: Stories, new: Stories, before: Document, after: Document, known: dict[str, str]) -> None:
    """Adds the empty ones, to the new package as parts. `known`: old to new story of those that belong together."""
    lone = _lone(before, old, new, {*known}), _lone(after, new, old, {*known.values()})
    for name in lone[0]:
        _put(name, old, new)
    for name in lone[1]:
        old.containers[name] = _empty(name)


def _lone(document: Document, one: Stories, other: Stories, known: set[str]) -> list[str]:
    """The headers and footers with words that have no counterpart, where an empty one takes nothing from any page."""
    said = dict.fromkeys(block.story for block in document.blocks if block.text and block.story.startswith(tuple(_TAGS)))
    found = [name for name in said if name in one.containers and name not in known and name not in other.containers]
    return [name for name in found if _fits(name, one, other)]


def _fits(name: str, one: Stories, other: Stories) -> bool:
    """Whether the other side has the section, shows no earlier section's header there, and has this kind of page as well."""
    kind, number, pages = name.split(":")
    section = int(number) - 1
    if section >= len(other.sections):
        return False
    if any(f"{kind}:{earlier}:{pages}" in other.containers for earlier in range(1, section + 1)):
        return False
    return pages == "default" or _shows(one, section, pages) == _shows(other, section, pages)


def _shows(stories: Stories, section: int, pages: str) -> bool:
    """Whether first pages, or even ones, have headers of their own."""
    if pages == "first":
        return _on(stories.sections[section].find(W + "titlePg"))
    settings = stories.package.related("settings")
    if settings is None or not stories.package.has(settings):
        return False
    return _on(stories.package.root(settings).find(W + "evenAndOddHeaders"))


def _on(switch: Element | None) -> bool:
    return switch is not None and switch.get(W + "val", "true") not in ("0", "false", "off")


def _empty(name: str) -> Element:
    return etree.Element(W + _TAGS[name.partition(":")[0]], nsmap={"w": W[1:-1], "r": R[1:-1]})


def _put(name: str, old: Stories, new: Stories) -> None:
    """An empty header of that name in the new package."""
    kind, number, pages = name.split(":")
    package, section = new.package, new.sections[int(number) - 1]
    part = f"word/old-{kind}-{number}-{pages}.xml"
    package.add(part, etree.tostring(_empty(name)), old.package.content_type(old.part(name)))
    reference = section.makeelement(W + f"{kind}Reference", {W + "type": pages})
    reference.set(R + "id", package.relate(package.document, kind, part))
    section.insert(0, reference)
    new.containers[name], new.parts[name] = package.root(part), part
