"""Which element of a package holds which story, named as the reader names them."""

from typing import Final

from core.reports.redline.package import Element, Package, R, W

_NOTES: Final = (("footnotes", "footnote"), ("endnotes", "endnote"))
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Stories:
    """`containers` by story; `note_of` the story of a note by kind and id."""

    def __init__(self, package: Package) -> None:
        self.containers: dict[str, Element] = {}
        self.note_of: dict[tuple[str, str], str] = {}
        root = package.root(package.document)
        self.containers["body"] = root.find(W + "body")
        for part, kind in _NOTES:
            self._notes(package, root, part, kind)
        self._headers(package, root)

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
                self.containers[f"{kind}:{number}"] = notes[identifier]

    def _headers(self, package: Package, root: Element) -> None:
        for number, section in enumerate(root.iter(W + "sectPr"), start=1):
            for kind in ("header", "footer"):
                for reference in section.findall(W + f"{kind}Reference"):
                    found = package.target(package.document, reference.get(R + "id", ""))
                    if found is not None and package.has(found[1]):
                        story = f"{kind}:{number}:{reference.get(W + 'type', 'default')}"
                        self.containers[story] = package.root(found[1])


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
