"""What stands in Markdown beside its text: footnotes (as GitHub and Pandoc write them) and comments of HTML, hidden on a page."""

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from core.model.document import Mark

_NOTE: Final = re.compile(r"\[\^([^\s\[\]]+)\]:[ \t]*")
_SIGN: Final = re.compile(r"\[\^([^\s\[\]]+)\]")
_COMMENT: Final = re.compile(r"<!-->|<!--->|<!--(.*?)(?:-->|\Z)", re.DOTALL)
_INDENT: Final = 4
"""Columns by which the further paragraphs of a note are set in."""


def with_notes(parser: MarkdownIt) -> MarkdownIt:
    """Teaches the parser footnotes: tokens `note_open` and `note_close` (meta: the label) around one, `note` at its sign."""
    parser.block.ruler.before("reference", "note", _note, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "note", _sign)
    return parser


def story_of(label: str) -> str:
    """The story of the note with this label, as in `[^label]`."""
    return f"footnote:{label}"


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A note's first line and those that are set in below it; its text is parsed as any other, but no note stands in a note."""
    if state.is_code_block(start) or (state.env.get("inside") and state.sCount[start] >= state.blkIndent):
        return False
    begin = state.bMarks[start] + state.tShift[start]
    found = _NOTE.match(state.src, begin, state.eMarks[start])
    if found is None:
        return False
    if silent:
        return True
    state.env.setdefault("notes", set()).add(found[1])
    token = state.push("note_open", "", 1)
    token.meta, token.map = {"label": found[1]}, [start, start + 1]
    before = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    state.blkIndent += _INDENT
    state.bMarks[start], state.tShift[start], state.sCount[start] = found.end(), 0, state.blkIndent
    state.parentType = "root"
    state.env["inside"] = True
    state.md.block.tokenize(state, start, end)
    state.env["inside"] = False
    state.blkIndent -= _INDENT
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = before
    state.push("note_close", "", -1).meta = {"label": found[1]}
    return True


def _sign(state: StateInline, silent: bool) -> bool:
    """The sign of a note that the text has; any other in brackets stays as it is written."""
    found = _SIGN.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in state.env.get("notes", ()):
        return False
    if not silent:
        state.push("note", "", 0).content = found[1]
    state.pos = found.end()
    return True


def uncommented(html: str, start: int = 0) -> tuple[str, tuple[Mark, ...]]:
    """HTML with its comments' own words in their places, and a mark over each, as on all text that a reader does not see.
    `start`: where the HTML begins in its block's text."""
    said, at = "", 0
    marks = []
    for found in _COMMENT.finditer(html):
        said, at = said + html[at : found.start()], found.end()
        if words := (found[1] or "").strip():
            marks.append(Mark(start=start + len(said), end=start + len(said) + len(words), type="hidden"))
            said += words
    return said + html[at:], tuple(marks)


def is_comment(html: str) -> bool:
    """Whether nothing but comments stands there."""
    return not _COMMENT.sub("", html).strip()
