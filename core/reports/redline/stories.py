"""Which element of a package holds which story, named as the reader names them."""

import copy
from typing import Final

from core.reports.redline.package import MC, Element, Package, R, W

_NOTES: Final = (("footnotes", "footnote"), ("endnotes", "endnote"))
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Stories:
    """`containers` by story; `parts` of those that are a part of their own; `note_of` the story of a note by kind and id."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.containers: dict[str, Element] = {}
        self.parts: dict[str, str] = {}
        self.note_of: dict[tuple[str, str], str] = {}
        root = package.root(package.document)
        self.sections = list(root.iter(W + "sectPr"))
        self.containers["body"] = root.find(W + "body")
        for part, kind in _NOTES:
            self._notes(package, root, part, kind)
        self._headers(package)
        self._boxes(root)

    def part(self, story: str) -> str:
        """The part that holds a story: its relationships are those of the story's links and pictures."""
        return self.parts.get(story, self.package.document)

    def _boxes(self, root: Element) -> None:
        """Text boxes of the body in order; of a drawing with a fallback the first choice counts."""
        boxes = (box for box in root.iter(W + "txbxContent") if _counts(box))
        for number, box in enumerate(boxes, start=1):
            self.containers[f"textbox:{number}"] = box

    def _notes(self, package: Package, root: Element, part: str, kind: str) -> None:
        """Numbered from 1 in the order in which the body refers to them."""
        name = package.related(part)
        if name is None or not package.has(name):
            return
        notes = {e.get(W + "id"): e for e in package.root(name).iter(W + kind) if e.get(W + "type") not in _SEPARATORS}
        order = dict.fromkeys(e.get(W + "id", "") for e in root.iter(W + f"{kind}Reference"))
        for number, identifier in enumerate(order, start=1):
            self.note_of[kind, identifier] = f"{kind}:{number}"
            if identifier in notes:
                self.containers[f"{kind}:{number}"], self.parts[f"{kind}:{number}"] = notes[identifier], name

    def _headers(self, package: Package) -> None:
        for number, section in enumerate(self.sections, start=1):
            for kind in ("header", "footer"):
                for reference in section.findall(W + f"{kind}Reference"):
                    found = package.target(package.document, reference.get(R + "id", ""))
                    if found is not None and package.has(found[1]):
                        story = f"{kind}:{number}:{reference.get(W + 'type', 'default')}"
                        self.containers[story], self.parts[story] = package.root(found[1]), found[1]


def _counts(box: Element) -> bool:
    return not any(above.tag in (MC + "Fallback", W + "txbxContent") for above in box.iterancestors())


def refresh_fallbacks(root: Element) -> None:
    """The older form of a drawing, kept for programs that do not know the newer one, says the same."""
    for alternate in root.iter(MC + "AlternateContent"):
        choice, fallback = alternate.find(MC + "Choice"), alternate.find(MC + "Fallback")
        if choice is None or fallback is None:
            continue
        boxes = [list(side.iter(W + "txbxContent")) for side in (choice, fallback)]
        if len(boxes[0]) == len(boxes[1]):
            for current, older in zip(*boxes, strict=True):
                for child in list(older):
                    older.remove(child)
                older.extend(copy.deepcopy(child) for child in current)


def partners(old: Stories, new: Stories, together: dict[str, str]) -> dict[str, str]:
    """Old to new story: what blocks say, and for headers and the body the same name; each container once."""
    found: dict[str, str] = {}
    used: set[int] = set()
    names = {**{name: name for name in old.containers if not name.startswith(("footnote", "endnote"))}, **together}
    for before, after in names.items():
        if before in old.containers and after in new.containers and id(new.containers[after]) not in used:
            used.add(id(new.containers[after]))
            found[before] = after
    return found
