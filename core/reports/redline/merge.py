"""Merges the old version into the new one, container by container, as tracked changes."""

from collections.abc import Callable, Hashable, Iterator
from itertools import pairwise
from typing import Final

from core.model.change import Change
from core.reports.redline.aligning import alike, boxed, in_order, list_of, same_shape
from core.reports.redline.columns import COLUMN_KINDS, Columns, cells, columns_of, rows
from core.reports.redline.joints import Joint, joint_of, with_empty
from core.reports.redline.marking import clone, paragraphs_of
from core.reports.redline.package import Element, W
from core.reports.redline.pairing import Paragraph, replacements
from core.reports.redline.words import Words

_ITEMS: Final = (W + "p", W + "tbl", W + "sdt")


class Merge:
    """One story. `old` and `new` know the paragraphs by element. `joined`: split and merged paragraphs as such."""

    def __init__(self, words: Words, old: list[Paragraph], new: list[Paragraph], *, joined: bool) -> None:
        self.words, self.pairs, self.marker, self.joined = words, words.pairs, words.marker, joined
        self.old = {id(p.element): p for p in old}
        self.new = {id(p.element): p for p in new}
        self.of_old = {p.block.block: p for p in old if p.block}
        self.of_new = {p.block.block: p for p in new if p.block}
        self.moved_from = {new: old for old, new in self.pairs.moved.items()}
        self._forced: dict[int, Element] = {}
        """Old to new element of the parts of joints."""
        self._joints: dict[int, Joint] = {}
        """By the new element at which they are to be marked; None for their other parts."""
        self._tails: set[int] = set()
        """Elements of joints that take no part in the weaving."""
        self._columns: dict[int, Columns] = {}
        """By the new table, where columns came or went."""
        self._containers: list[Element] = []
        self._whole_joints = self._joints_by_container() if joined else {}

    def containers(self, old: Element, new: Element) -> None:
        """The block-level items of two containers (body, cell, note, header)."""
        if self.joined:
            self._find_joints(old, new)
        old_items = [child for child in old if child.tag in _ITEMS and id(child) not in self._tails]
        new_items = [child for child in new if child.tag in _ITEMS and id(child) not in self._tails]
        partners = self._partners(old_items, new_items, self._paired)
        self._weave(old_items, new_items, partners, new)

    def _joints_by_container(self) -> dict[int, list[tuple[Change, list[Paragraph], list[Paragraph]]]]:
        """Split and merged paragraphs all of which are known, by the id() of what holds the old ones."""
        found: dict[int, list[tuple[Change, list[Paragraph], list[Paragraph]]]] = {}
        for change in self.pairs.joints:
            names = [dict.fromkeys(anchor.block for anchor in anchors) for anchors in (change.old, change.new)]
            if all(name in self.of_old for name in names[0]) and all(name in self.of_new for name in names[1]):
                olds, news = [self.of_old[name] for name in names[0]], [self.of_new[name] for name in names[1]]
                self._containers.append(olds[0].element.getparent())  # kept: its id() stays its own
                found.setdefault(id(self._containers[-1]), []).append((change, olds, news))
        return found

    def _find_joints(self, old: Element, new: Element) -> None:
        for change, olds, news in self._whole_joints.get(id(old), ()):
            if news[0].element.getparent() is not new:
                continue
            joint = joint_of(change, with_empty(olds, self.old), with_empty(news, self.new))
            if joint is None:
                continue
            self.new |= {id(p.element): p for p in joint.news}
            first = joint.news[0].element
            self._joints[id(first)] = joint
            self._forced[id(joint.olds[0].element)] = first
            rest = (*joint.olds[1:], *joint.news[1:])
            self._tails |= {id(p.element) for p in rest}

    def _weave(self, old: list[Element], new: list[Element], partners: dict[int, int], container: Element) -> None:
        """Walks both sides: deleted items stand before inserted ones, each gap after the pair before it."""
        last: Element | None = None
        pending = list(range(len(old)))
        back = {j: i for i, j in partners.items()}
        for j, item in enumerate(new):
            if j in back:
                while pending and pending[0] < back[j]:
                    self._bring(old[pending.pop(0)], item)
                if pending:
                    pending.pop(0)
                self._pair(old[back[j]], item)
            elif not self._next_is_ahead(pending, j, back, len(new)):
                self._came(item)
            else:
                while pending and pending[0] not in partners:
                    self._bring(old[pending.pop(0)], item)
                self._came(item)
            last = self._joints[id(item)].news[-1].element if id(item) in self._joints else item
        for i in pending:
            last = self._append(old[i], last, container)

    @staticmethod
    def _next_is_ahead(pending: list[int], j: int, back: dict[int, int], count: int) -> bool:
        """Whether old items without a partner are waiting before the next pair."""
        following = next((back[k] for k in range(j, count) if k in back), None)
        return bool(pending) and (following is None or pending[0] < following)

    def _bring(self, item: Element, before: Element) -> None:
        before.addprevious(self._gone(item))

    def _append(self, item: Element, last: Element | None, container: Element) -> Element:
        made = self._gone(item)
        if last is not None:
            last.addnext(made)
        else:
            container.insert(1 if len(container) and container[0].tag == W + "tcPr" else 0, made)
        return made

    def _gone(self, item: Element) -> Element:
        made = clone(item)
        known = [self.old.get(id(p)) for p in paragraphs_of(item)]
        moved = self._move_of(known[0]) if item.tag == W + "p" and known else None
        with self.marker.of(self._changes_of_old(item)):
            self.words.foreign.adopt(made)
            if moved is not None and known[0] is not None:
                self.words.left(known[0], made, moved)
            else:
                self.marker.gone(made)
        for paragraph, copied in zip(known, paragraphs_of(made), strict=True):
            if paragraph is not None and paragraph.block is not None and len(copied):
                for change in self.pairs.by_old.get(paragraph.block.block, ()):
                    self.words.spots.gone(change, (copied[0], copied[-1]))
        return made

    def _came(self, item: Element) -> None:
        known = self.new.get(id(item))
        name = None if known is None or known.block is None else known.block.block
        source = self.of_old.get(self.moved_from.get(name or "", ""))
        changes = list(self._changes_of(item))
        with self.marker.of(changes):
            if known is not None and name is not None and source is not None:
                self.words.arrived(source, known, name)
            else:
                self.marker.came(item)
        for paragraph in paragraphs_of(item):
            known = self.new.get(id(paragraph))
            if known is not None and known.block is not None and len(paragraph):
                for change in self.pairs.by_new.get(known.block.block, ()):
                    self.words.spots.came(change, (paragraph[0], paragraph[-1]))

    def _changes_of(self, item: Element) -> Iterator[Change]:
        for paragraph in paragraphs_of(item):
            known = self.new.get(id(paragraph))
            if known is not None and known.block is not None:
                yield from self.pairs.by_new.get(known.block.block, ())

    def _changes_of_old(self, item: Element) -> Iterator[Change]:
        for paragraph in paragraphs_of(item):
            known = self.old.get(id(paragraph))
            if known is not None and known.block is not None:
                yield from self.pairs.by_old.get(known.block.block, ())

    def _move_of(self, paragraph: Paragraph | None) -> str | None:
        """The new block of this story to which an old paragraph moved."""
        moved = None if paragraph is None or paragraph.block is None else self.pairs.moved.get(paragraph.block.block)
        return moved if moved in self.of_new else None

    # Pairs

    def _partners(self, old: list[Element], new: list[Element], paired: Callable[[Element, Element], bool]) -> dict[int, int]:
        """Old to new index, in order on both sides: the longest run of pairs that the comparison names and that do not cross,
        and between them what has no name and looks the same."""
        holder = {id(p): j for j, item in enumerate(new) for p in paragraphs_of(item)}
        found: list[tuple[int, int]] = []
        taken: set[int] = set()
        for i, item in enumerate(old):
            j = next((j for j in self._candidates(item, holder) if j not in taken and paired(item, new[j])), None)
            if j is not None:
                found.append((i, j))
                taken.add(j)
        partners = dict(in_order(found))
        for exact in (True, False):
            looks = [self._looks(item, self.old, exact) for item in old], [self._looks(item, self.new, exact) for item in new]
            for before, after in pairwise([(-1, -1), *sorted(partners.items()), (len(old), len(new))]):
                for i, j in alike(looks, before, after):
                    if old[i].tag != W + "tr" or paired(old[i], new[j]):
                        partners[i] = j
        return partners

    def _looks(self, item: Element, known: dict[int, Paragraph], exact: bool) -> Hashable | None:
        """What tells items apart of which the comparison knows no paragraph (blank ones, pictures, title pages of text boxes);
        None for the others. `exact`: with the texts of their text boxes, which may have been edited."""
        paragraphs = [known.get(id(p)) for p in paragraphs_of(item)]
        if any(p is None or p.block is not None for p in paragraphs) or id(item) in self._forced or id(item) in self._joints:
            return None
        if item.tag == W + "tr":
            return None if any(p.text for p in paragraphs if p) else item.tag
        boxes = boxed(item) if exact else ""
        return item.tag, boxes, tuple((p.text, list_of(p.element)) for p in paragraphs if p)

    def _candidates(self, item: Element, holder: dict[int, int]) -> list[int]:
        """The new items that hold partners of the old item's paragraphs, those with most of them first."""
        if id(item) in self._forced:
            return [holder[id(self._forced[id(item)])]]
        votes: dict[int, int] = {}
        for paragraph in paragraphs_of(item):
            partner = self._partner(paragraph)
            if partner is not None and id(partner) in holder:
                at = holder[id(partner)]
                votes[at] = votes.get(at, 0) + 1
        return sorted(votes, key=lambda at: -votes[at])

    def _paired(self, old: Element, new: Element) -> bool:
        if old.tag != new.tag:
            return False
        if id(old) in self._forced or id(new) in self._joints:
            return self._forced.get(id(old)) is new
        if old.tag == W + "p":
            return self._same_paragraph(old, new)
        targets = {id(p) for p in paragraphs_of(new)}
        return any(id(partner) in targets for p in paragraphs_of(old) if (partner := self._partner(p)) is not None)

    def _same_paragraph(self, old: Element, new: Element) -> bool:
        one, other = self.old.get(id(old)), self.new.get(id(new))
        if one is None or other is None:
            return False
        return self._partner(old) is new and replacements(self.words.edits(one, other), one.text, other.text) is not None

    def _partner(self, paragraph: Element) -> Element | None:
        known = self.old.get(id(paragraph))
        if known is None or known.block is None:
            return None
        partner = self.of_new.get(self.pairs.new_of.get(known.block.block, ""))
        return None if partner is None else partner.element

    def _pair(self, old: Element, new: Element) -> None:
        if id(new) in self._joints:
            self.words.joint(self._joints[id(new)])
        elif new.tag == W + "p":
            self.words.paragraph(self.old[id(old)], self.new[id(new)])
        elif new.tag == W + "tbl":
            self._table(old, new)
        elif new.tag == W + "tr":
            self._row(old, new)
        elif new.tag == W + "tc":
            self.containers(old, new)
        else:
            one, other = old.find(W + "sdtContent"), new.find(W + "sdtContent")
            if one is not None and other is not None:
                self.containers(one, other)

    def _table(self, old: Element, new: Element) -> None:
        columns = columns_of(old, new, self._partner)
        if columns is not None:
            self._columns[id(new)] = columns
        old_rows, new_rows = rows(old), rows(new)
        partners = self._partners(old_rows, new_rows, self._same_row)
        self._weave(old_rows, new_rows, partners, new)
        if columns is not None and partners:
            known = (*self._changes_of(new), *self._changes_of_old(old))
            with self.marker.of(change for change in known if change.kind in COLUMN_KINDS):
                self.marker.former_grid(new, columns.widths(old, new), old)

    def _row(self, old: Element, new: Element) -> None:
        """Cell by cell, with the cells of columns that came or went between them."""
        columns = self._columns.get(id(next(new.iterancestors(W + "tbl"))))
        olds, news = cells(old), cells(new)
        self._weave(olds, news, columns.partners if columns else {at: at for at in range(len(olds))}, new)

    def _same_row(self, old: Element, new: Element) -> bool:
        columns = self._columns.get(id(next(new.iterancestors(W + "tbl"))))
        if not (columns.fit(old, new) if columns else same_shape(old, new)):
            return False
        targets = {id(p) for p in paragraphs_of(new)}
        found = [self._partner(p) for p in paragraphs_of(old)]
        if any(partner is not None and id(partner) in targets for partner in found):
            return True
        return not any(self.old[id(p)].text for p in paragraphs_of(old) if id(p) in self.old) and not any(
            self.new[id(p)].text for p in paragraphs_of(new) if id(p) in self.new
        )
