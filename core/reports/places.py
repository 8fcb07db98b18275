"""The parts of a file as people name them: body text, page 18, footnote 7, the header of section 2."""

import re
from typing import Final

from core.model.document import Part
from core.reports.labels import N_, STORIES, words

_PAGE: Final = re.compile(r"page (\d+)(?:, picture (\d+))?\Z")
_MEDIA: Final = re.compile(r"(?:word|xl|ppt)/(?:media|charts|diagrams|embeddings)/([^/]+)\Z")
_PACKAGED: Final = re.compile(r"(?:word|xl|ppt)/\S+\Z")
ATTACHMENTS: Final = "attachments"
"""The story of what is attached to a PDF."""
_VARIANTS: Final = {"first": N_("first page"), "even": N_("even pages")}


def part_name(part: Part, language: str) -> str:
    """A part of the ledger by its page, its picture, its sheet's own name, or its story."""
    _ = words(language)
    if part.story == ATTACHMENTS:
        return f"{_('attached file')}: {part.place}"
    if found := _PAGE.match(part.place or ""):
        page = _("p. {page}").format(page=found[1])
        return f"{page}, {_('picture')} {found[2]}" if found[2] else page
    if found := _MEDIA.match(part.place or ""):
        return f"{_('file in the document')}: {found[1]}"
    if part.place and not _PACKAGED.match(part.place):
        return part.place
    return story_name(part.story, language)


def story_name(story: str, language: str) -> str:
    """A flow of text: "header:2:first" is «верхний колонтитул 2, первая страница»."""
    _ = words(language)
    kind, *rest = re.split(r"[: ]", story)
    if kind == "body":
        return _("text")
    if kind not in STORIES:
        return story
    named = [_(_VARIANTS[one]) if one in _VARIANTS else one for one in rest if one != "default"]
    number = f" {named[0]}" if named else ""
    return _(STORIES[kind]) + number + "".join(f", {one}" for one in named[1:])
