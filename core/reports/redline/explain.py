"""A Word comment on each selected change of substance: at its words, or where the body refers to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.model.change import Change, ChangeKind, Lane
from core.reports.data import ReportData, select
from core.reports.doubts import doubt_lines
from core.reports.labels import SIGNIFICANCE, STORIES, capital, plural, words
from core.reports.reasons import TRICKS, warnings_of
from core.reports.redline.graphics import shown
from core.reports.redline.notes import Comments
from core.reports.redline.package import Element, Package, W
from core.reports.redline.spots import Stretch
from core.reports.redline.whole import Merged
from core.reports.rows import sentence_of, told
from core.reports.verdict import model_note

_LOOKS = (ChangeKind.FORMATTING, ChangeKind.LAYOUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A change and what its comment says, a paragraph each."""

    change: Change
    texts: tuple[str, ...]


def explain(data: ReportData, new: Package, merged: Merged) -> None:
    """Sentence, significance and the verified explanation of each change, as a comment."""
    said = told(data)
    wanted = [change for change in select(data).shown if change.lane is Lane.SUBSTANCE]
    texts = {change.id: (*texts_of(change, data), *said.get(change.id, ())) for change in wanted}
    comment(data, new, merged, [Explained(change=one, texts=texts[one.id]) for one in wanted])
    lines = [*doubt_lines(data), *_hidden(data), *filter(None, [model_note(data)])]
    if lines:
        _count(lines, data, new)


def _count(lines: list[str], data: ReportData, new: Package) -> None:
    """The last comment, on the first words of the body."""
    stretch = _first_words(new.root(new.document))
    if stretch is not None:
        Comments(new, data.options.author, data.options.date or data.made).add(stretch, lines)


def _hidden(data: ReportData) -> list[str]:
    """How many changes are not explained, and how many not even marked."""
    many, hidden = plural(data.language), select(data).hidden
    if not hidden:
        return []
    looks = 0
    if Lane.FORMATTING not in data.options.lanes:
        looks = sum(change.kind in _LOOKS and change.lane is not Lane.SUBSTANCE for change in data.comparison.changes)
    lines = [
        many("{n} change is left out of the comments.", "{n} changes are left out of the comments.", hidden).format(n=hidden)
    ]
    if looks:
        lines.append(many("{n} change of looks is not marked.", "{n} changes of looks are not marked.", looks).format(n=looks))
    return lines


def comment(data: ReportData, new: Package, merged: Merged, wanted: Iterable[Explained]) -> None:
    """Each change's comment at its words, or where the body refers to them."""
    listed = list(wanted)
    if not listed:
        return
    comments = Comments(new, data.options.author, data.options.date or data.made)
    root = new.root(new.document)
    order = _order(root, merged)
    for one in listed:
        stretch = merged.spots.stretch(one.change, order) or _stand_in(one.change, merged, root)
        if stretch is not None:
            comments.add(stretch, list(one.texts))


def texts_of(change: Change, data: ReportData) -> list[str]:
    """What a comment says by rule: the sentence, then the part that is no body, the significance, and what cannot be seen."""
    _ = words(data.language)
    story = (change.new or change.old)[0].story.partition(":")[0] if change.new or change.old else ""
    level = f"{capital(_('significance'))}: {_(SIGNIFICANCE[change.significance.value])}"
    level = "; ".join((level, *warnings_of(change, data.language, TRICKS)))
    return [sentence_of(change, data.language), f"{capital(_(STORIES[story]))}. {level}" if story in STORIES else level]


def _order(root: Element, merged: Merged) -> dict[int, int]:
    """The place of each known element of the body that can bear a comment: Word allows none inside text boxes."""
    wanted = merged.spots.elements()
    boxed = {id(e) for box in root.iter(W + "txbxContent") for e in box.iter() if id(e) in wanted}
    return {id(e): at for at, e in enumerate(root.iter()) if id(e) in wanted and id(e) not in boxed}


def _stand_in(change: Change, merged: Merged, root: Element) -> Stretch | None:
    """Where no comment can stand (notes, headers, text boxes, charts): the reference to the note, the drawing, or else the
    first paragraph."""
    anchors = [*change.new, *change.old]
    for story in dict.fromkeys(anchor.story for anchor in anchors):
        found = _reference(story, merged, root) if change.new else merged.gone_at.get(story)
        found = found if found is not None else _box(story, merged)
        if found is None and change.new and (run := shown(root, story)) is not None:
            found = _outside(run)
        if found is not None:
            return found, found
    return _first_words(root)


def _first_words(root: Element) -> Stretch | None:
    """The content of the body's first paragraph that has any."""
    for paragraph in root.iterfind(f"{W}body//{W}p"):
        content = [child for child in paragraph if child.tag != W + "pPr"]
        if content:
            return content[0], content[-1]
    return None


def _reference(story: str, merged: Merged, root: Element) -> Element | None:
    """The run, or the mark around it, that refers to a note of the new version."""
    for (kind, identifier), name in merged.stories.note_of.items():
        if name == story:
            for reference in root.iter(W + f"{kind}Reference"):
                if reference.get(W + "id") == identifier:
                    return _outside(reference.getparent())
    return None


def _box(story: str, merged: Merged) -> Element | None:
    box = merged.stories.containers.get(story) if story.startswith("textbox") else None
    if box is None:
        return None
    runs = [above for above in box.iterancestors() if above.tag == W + "r"]
    return _outside(runs[-1]) if runs else None


def _outside(run: Element) -> Element:
    """The run, or the tracked change around it: a comment's bounds stand beside that."""
    parent = run.getparent()
    return parent if parent.tag in (W + "ins", W + "del", W + "moveFrom", W + "moveTo") else run
