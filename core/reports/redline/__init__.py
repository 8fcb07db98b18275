"""DOCX: the new version as a Word document with native tracked changes against the old one, and comments that explain."""

from dataclasses import replace

from core.errors import ReportError
from core.model.change import Change, Lane
from core.model.document import Document
from core.reports.data import ReportData, select
from core.reports.labels import SIGNIFICANCE, words
from core.reports.redline.foreign import Foreign
from core.reports.redline.layout import laid_blocks, laid_out
from core.reports.redline.marking import Marker
from core.reports.redline.merge import Merge, Notes
from core.reports.redline.notes import Comments
from core.reports.redline.package import Element, Package, W
from core.reports.redline.pairing import Pairs, pairs_of, paragraphs
from core.reports.redline.proof import Read, prove
from core.reports.redline.settle import settle
from core.reports.redline.stories import Stories, partners, refresh_fallbacks
from core.reports.rows import sentence_of, trusted


def render(data: ReportData) -> bytes:
    """The proved redline: of the Word files themselves, or of their text laid out by us where one is no Word file.

    Raises ReportError where the files are not at hand, RedlineUnproved where the proof fails.
    """
    if data.old_bytes is None or data.new_bytes is None or data.read is None:
        raise ReportError(what="DOCX")
    if (data.old.format, data.new.format) != ("docx", "docx"):
        return _laid_out(data, data.read)
    options = data.comparison.options
    old, new = _settled(data.old_bytes, options.old_revisions), _settled(data.new_bytes, options.new_revisions)
    return _made(data, old, new, data.old, data.new, data.read)


def _laid_out(data: ReportData, read: Read) -> bytes:
    """Both texts as plain Word files, and the redline of these; it is proved against what our reader makes of them."""
    sides = [laid_out(document, data.language, data.made, data.options.author) for document in (data.old, data.new)]
    one_story = [
        replace(document, blocks=tuple(replace(block, story="body") for block in laid_blocks(document)))
        for document in (data.old, data.new)
    ]
    flat = replace(data, old=one_story[0], new=one_story[1])
    return _made(flat, Package(sides[0]), Package(sides[1]), read(sides[0], "accepted"), read(sides[1], "accepted"), read)


def _made(data: ReportData, old: Package, new: Package, wanted_old: Document, wanted_new: Document, read: Read) -> bytes:
    body = _merged(data, old, new, pairs_of(data.comparison, data.old, data.new))
    _explain(data, new, body)
    made = new.saved()
    prove(made, wanted_old, wanted_new, read)
    return made


def _settled(data: bytes, view: str) -> Package:
    package = Package(data)
    parts = {
        package.document,
        package.related("footnotes"),
        package.related("endnotes"),
        *package.all_related("header", "footer"),
    }
    for name in sorted(part for part in parts if part is not None and package.has(part)):
        settle(package.root(name), view)
    return package


def _first_free(package: Package) -> int:
    """An id above all that the document uses for marks and bookmarks."""
    used = [e.get(W + "id", "") for e in package.root(package.document).iter() if isinstance(e.tag, str)]
    return 1 + max((int(value) for value in used if value.isdecimal()), default=0)


def _merged(data: ReportData, old: Package, new: Package, pairs: Pairs) -> Merge:
    """Merges every story that both versions have; returns the body's merge."""
    before, after = Stories(old), Stories(new)
    story_of = [{block.block: block.story for block in document.blocks} for document in (data.old, data.new)]
    together = {
        story_of[0][one]: story_of[1][other]
        for one, other in pairs.new_of.items()
        if one in story_of[0] and other in story_of[1] and story_of[0][one] != "body"
    }
    foreign, marker = Foreign(old, new), Marker(data.options.author, data.made, first=_first_free(new))
    stories = partners(before, after, together)
    notes = Notes(old=before.note_of, new=after.note_of, partners=stories)
    merges = {}
    for one, other in stories.items():
        merge = Merge(
            pairs,
            foreign,
            marker,
            notes,
            paragraphs(before.containers[one], [block for block in data.old.blocks if block.story == one]),
            paragraphs(after.containers[other], [block for block in data.new.blocks if block.story == other]),
        )
        merge.containers(before.containers[one], after.containers[other])
        merges[other] = merge
    if any(name.startswith("textbox") for name in merges):
        refresh_fallbacks(new.root(new.document))
    return merges["body"]


def _explain(data: ReportData, new: Package, body: Merge) -> None:
    """A comment on each selected change of substance, at the place where it stands in the new version or stood in the old."""
    wanted = [change for change in select(data).shown if change.lane is Lane.SUBSTANCE]
    if not wanted:
        return
    comments = Comments(new, data.options.author, data.made)
    statements = trusted(data.analysis) if data.options.with_model else {}
    _ = words(data.language)
    for change in wanted:
        paragraph = _paragraph_of(change, body)
        if paragraph is not None:
            level = f"{_('significance')}: {_(SIGNIFICANCE[change.significance.value])}"
            said = [statement.text for statement in statements.get(change.id, ())]
            comments.add(paragraph, [sentence_of(change, data.language), level, *said])


def _paragraph_of(change: Change, body: Merge) -> Element | None:
    """Comments stand in the body only: Word allows none in notes."""
    for anchor in change.new:
        if anchor.block in body.of_new:
            return body.of_new[anchor.block].element
    return next((body.places[anchor.block] for anchor in change.old if anchor.block in body.places), None)
