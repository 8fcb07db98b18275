"""DOCX: the new version as a Word document with native tracked changes against the old one, and comments that explain.

The modules, from the outside in; the first line of each says what it is.

- The way: `settle` each file's own marks, `merge` every story (`whole`, `stories`), comment on it (`explain`, `notes`, at
  `spots`), and `proof`; `layout` makes Word files where there are none.
- Which is which: `pairing` of paragraphs, `aligning` of containers, `columns` of tables.
- In a paragraph: `words` over `atoms`, with `fields` and `links`; `joints` and `tails` for its border, `formatting` for its
  looks.
- Marks: `marking` sets them, `inverting` turns them round.
- The package: `package`, `foreign` content, `headers` that one version alone has, `graphics`.
"""

from collections.abc import Callable
from dataclasses import replace

from core.errors import RedlineUnproved, ReportError
from core.model.document import Document
from core.reports.data import ReportData
from core.reports.redline.explain import explain
from core.reports.redline.layout import laid_blocks, laid_out
from core.reports.redline.package import Package
from core.reports.redline.pairing import pairs_of
from core.reports.redline.proof import Read, prove
from core.reports.redline.settle import settle
from core.reports.redline.whole import merged


def render(data: ReportData) -> bytes:
    """The proved redline: of the Word files themselves, or of their text laid out by us where one is no Word
    file.

    Raises ReportError where the files are not at hand, RedlineUnproved where the proof fails.
    """
    if data.old_file is None or data.new_file is None or data.read is None:
        raise ReportError(what="DOCX")
    if (data.old.format, data.new.format) != ("docx", "docx"):
        return _laid_out(data, data.read)
    options, inputs = data.comparison.options, (data.old_file, data.new_file)
    return _made(
        data,
        lambda: (settled(inputs[0], options.old_revisions), settled(inputs[1], options.new_revisions)),
        (data.old, data.new),
        data.read,
    )


def _laid_out(data: ReportData, read: Read) -> bytes:
    """Both texts as plain Word files, and the redline of these; it is proved against what our reader makes of them."""
    old, new = (laid_out(document, data.language, data.made, data.options.author) for document in (data.old, data.new))
    one_story = [
        replace(document, blocks=tuple(replace(block, story="body") for block in laid_blocks(document)))
        for document in (data.old, data.new)
    ]
    flat = replace(data, old=one_story[0], new=one_story[1])
    return _made(flat, lambda: (Package(old), Package(new)), (read(old, "accepted"), read(new, "accepted")), read)


def _made(
    data: ReportData, packages: Callable[[], tuple[Package, Package]], wanted: tuple[Document, Document], read: Read
) -> bytes:
    """Split and merged paragraphs are tried as marks of paragraphs first; where that cannot be proved, as whole paragraphs."""
    pairs = pairs_of(data.comparison, data.old, data.new)
    for joined in (True, False) if pairs.joints else (False,):
        old, new = packages()
        explain(data, new, merged(data, old, new, pairs, joined=joined))
        made = new.saved()
        try:
            prove(made, *wanted, read)
        except RedlineUnproved:
            if not joined:
                raise
        else:
            return made
    raise AssertionError("the last attempt returns or raises")


def settled(data: bytes, view: str) -> Package:
    """The package with the tracked changes that it holds "accepted" or "rejected"."""
    package = Package(data)
    for name in package.texts():
        settle(package.root(name), view)
    return package
