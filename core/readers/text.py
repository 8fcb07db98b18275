"""Plain text to Document. What a paragraph is, the file itself decides: lines that were broken at its width belong together,
all others stand by themselves. Every visible character is kept, in a block's text or in its label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from core.errors import EmptyFile
from core.model.document import Block, BlockKind, Document, Flag
from core.ports import ReadOptions
from core.readers.encoding import decode
from core.readers.listed import with_contents
from core.readers.outline import Outline, document, flags_of, part, words_of
from core.readers.paged import Paged, without_running

_LINE_END: Final = re.compile("\r\n|\r|\n|\f|\x0b|\u2028|\u2029|\x85")
_LABEL: Final = re.compile(
    r"(?P<label>\d{1,3}(?:\.\d{1,3}){1,6}\.?(?=[ \t]+[«\"(]?[A-ZА-ЯЁ])"
    r"|\d{1,3}(?:\.\d{1,3}){0,6}[.)]|\((?:\d{1,3}|[a-zа-я]|[ivxlc]{1,6})\)|[a-zа-я]\)|[-–—*•·▪‣]|o(?=[ \t]{2}))[ \t]+(?=\S)"
)
_NAMED: Final = re.compile(
    r"(?i:(раздел|часть|part|section|chapter|глава|статья|article|приложение|annex|appendix|schedule))\s+[\dIVXLC№]"
)
_NAMED_LEVELS: Final = {"раздел": 1, "часть": 1, "part": 1, "глава": 2, "chapter": 2, "section": 2, "статья": 3, "article": 3}
_TITLE: Final = re.compile(r"(?P<label>\d{1,2})[ \t]+(?=[«\"(]?[A-ZА-ЯЁ])")
"""The number of a title without a point behind it: «3 Правила приёмки»."""
_TITLES: Final = 3
"""Lines in a row, counted from 1, that must look so before their numbers count as those of titles; numbered titles with a line
under them, before one without is none."""
_RULE: Final = re.compile(r"\s*([-=~^*#+\"'`:._])\1{3,}\s*")
"""A line of one sign, as one draws it under a title."""
_DRAWN: Final = re.compile(r"\s*(?:[|+].*[|+]|[-+|=_/\\<>^~#*.: ]{3,})\s*")
"""A line of a drawing or of a table's frame."""
_LISTED: Final = re.compile(r"(?: ?\.){3,}\s*\d{1,4}\s*\Z")
"""The end of a line of contents."""
_EDGES: Final = re.compile(r"\S {8,}\S")
"""A line whose words stand at both edges, as in the head of a paper."""
_GAP: Final = re.compile(r"\s*\S(?:.{0,30}?\S)?\s{2,}(?=\S)")
"""A term and the space before what it means."""
_SPACES: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
"""Of lines that a program drew out to its right edge."""
_PARTED: Final = re.compile(r"\w-\w+-\Z")
"""A word of several parts that goes on behind the line's end: "Hop-by-"."""
_UNDERLINED: Final = range(-1, 4)
"""So much longer than its title such a line may be."""
_LONGEST_HEADING: Final = 120
_LONGEST_TITLE: Final = 60
"""The same of a title that only its place at the left edge says to be one."""
_INDENTED_SHARE: Final = 0.9
"""So many of the paragraphs of several lines must be indented for that."""
_LONGEST_WRAPPED: Final = 140
"""Characters of a line that somebody may have broken by hand or by a program; longer lines are paragraphs."""
_WRAPPED_SHARE: Final = 0.5
"""So many of the lines that have a following line must be full, and so many of the lines after those must begin in small
letters (or be in capitals throughout, as the lines before them), before line ends count as wrapping: lines of a poem or a list
begin with capitals, numbers or bullets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    """`alone`: empty lines around it. `sign`: what the line under it is drawn with, doubled where one stands over it too.
    `rule`: it is such a line. `flush`: it begins at the left edge, with an empty line above. `lines`: how many it had."""

    text: str
    alone: bool
    sign: str | None = None
    rule: bool = False
    flush: bool = False
    indented: bool = False
    lines: int = 1


def read(data: bytes, *, name: str, options: ReadOptions) -> Document:
    """Raises EmptyFile."""
    if not data:
        raise EmptyFile
    decoded = decode(data)
    paged = without_running(decoded.text, _LINE_END)
    blocks = (*with_contents(_blocks(_paragraphs(paged.lines))), *_running(paged))
    ledger = [part("body", "text", words_of(blocks), None if decoded.sure else "encoding")]
    return document(data, name, "txt", blocks, ledger, {"encoding": decoded.encoding})


def _running(paged: Paged) -> Iterator[Block]:
    """Each line that runs along over the pages once, in the stories of headers and footers."""
    for side, lines in (("header", paged.headers), ("footer", paged.footers)):
        for number, text in enumerate(lines):
            flags = flags_of(text) if any(map(str.isalpha, text)) else (Flag.GENERATED,)
            story = f"{side}:1:default"
            yield Block(block=f"{side[0]}{number}", story=story, kind=BlockKind.PARAGRAPH, text=text, flags=flags)


def _paragraphs(lines: Sequence[str]) -> list[_Paragraph]:
    """The paragraphs of a text, lines that were wrapped joined by a space (by nothing after a hyphen in a word)."""
    width = _wrap_width(lines)
    found: list[_Paragraph] = []
    current, start = "", 0
    for number, line in enumerate(lines):
        shown = line.strip()
        if current and not (shown and _goes_on(lines[number - 1], line, width)):
            found.append(_paragraph(current, start, lines, number))
            current = ""
        if shown:
            start = start if current else number
            current = _joined(current, shown)
    if current:
        found.append(_paragraph(current, start, lines, len(lines)))
    return found


def _paragraph(text: str, start: int, lines: Sequence[str], end: int) -> _Paragraph:
    alone = _empty(lines, start - 1) and _empty(lines, end)
    if _RULE.fullmatch(text):
        return _Paragraph(text=text, alone=alone, rule=any(_underline(lines, at) for at in (start - 1, start + 1)))
    sign = _underline(lines, start) if end == start + 1 else None
    indented = lines[start][:1].isspace()
    flush = not indented and _empty(lines, start - 1)
    if end > start + 1:
        kept = _hanging(lines[start], lines[start + 1])
        text = text[:kept] + _SPACES.sub(" ", text[kept:])
    return _Paragraph(text=text, alone=alone, sign=sign, flush=flush, indented=indented, lines=end - start)


def _hanging(line: str, following: str) -> int:
    """The characters before what the next line is indented to: a term or a bullet, and the space behind it; 0 without one."""
    term, indent = _GAP.match(line), len(following) - len(following.lstrip())
    return term.end() - (len(line) - len(line.lstrip())) if term is not None and term.end() == indent else 0


def _empty(lines: Sequence[str], at: int) -> bool:
    return not 0 <= at < len(lines) or not lines[at].strip()


def _underline(lines: Sequence[str], at: int) -> str | None:
    """What the line under the title on line `at` is drawn with; None where there is no title, or more than it."""
    title, under = (lines[place].rstrip() if 0 <= place < len(lines) else "" for place in (at, at + 1))
    rule = _RULE.fullmatch(under)
    if rule is None or _RULE.fullmatch(title) or not any(map(str.isalpha, title)) or not _empty(lines, at + 2):
        return None
    over = lines[at - 1].rstrip() if at else ""
    framed = over == under and _empty(lines, at - 2)
    fits = len(under) - len(title) in _UNDERLINED or (framed and len(under) >= len(title))
    return rule[1] * (1 + framed) if fits and (framed or not over) else None


def _joined(before: str, line: str) -> str:
    if not before:
        return line
    tight = before.endswith("-") and before[-2:-1].isalpha() and line[:1].isalpha()
    return before + line if tight else f"{before} {line}"


def _wrap_width(lines: Sequence[str]) -> int:
    """The width at which the file's lines were broken; 0 where line ends are ends of paragraphs."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 3 or (lengths[-1] > _LONGEST_WRAPPED and lengths[len(lengths) * 9 // 10] > _LONGEST_WRAPPED):
        return 0
    usual = [length for length in lengths if length <= _LONGEST_WRAPPED]
    width = usual[-1 - len(usual) // 50] if usual else 0
    pairs = [(one, two) for one, two in pairwise(lines) if one.strip() and two.strip() and not _apart(one, two)]
    full = [(one, two) for one, two in pairs if _is_full(one, two, width)]
    going_on = sum(two.lstrip()[0].islower() or (one.isupper() and two.isupper()) for one, two in full)
    wrapped = full and len(full) >= _WRAPPED_SHARE * len(pairs) and going_on >= _WRAPPED_SHARE * len(full)
    return width if width >= 30 and wrapped else 0


def _apart(line: str, following: str) -> bool:
    """Whether these are lines by themselves: rules, drawings, contents, words at both edges."""
    if _DRAWN.fullmatch(line) or _DRAWN.fullmatch(following) or _LISTED.search(line[-_LONGEST_WRAPPED:]):
        return True
    if _RULE.fullmatch(line) or _RULE.fullmatch(following):
        return True
    return _EDGES.search(line) is not None and _EDGES.search(following) is not None


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this line, or began on it."""
    length = len(line.rstrip())
    if line.rstrip()[-1:] == "-" and (following.lstrip()[:1].islower() or _PARTED.search(line.rstrip())):
        return True
    return length <= width + 8 and length + 1 + len(following.split(maxsplit=1)[0]) > width


def _goes_on(line: str, following: str, width: int) -> bool:
    if not width or _apart(line, following) or _LABEL.match(following.lstrip()) or _NAMED.match(following.lstrip()):
        return False
    indent, own = (len(one) - len(one.lstrip()) for one in (following, line))
    if indent <= own + 1:
        return _is_full(line, following, width)
    label = _LABEL.match(line.lstrip())
    if _hanging(line, following) or (label is not None and own + label.end() == indent):
        return _is_full(line, following, width) or (label is None and following[indent].islower())
    return False


def _blocks(found: list[_Paragraph]) -> list[Block]:
    outline = Outline()
    blocks = []
    titles, indented = _titles(found), _is_indented(found)
    signs: dict[str, int] = {}
    drawn = sum(paragraph.sign is not None and _LABEL.match(paragraph.text) is not None for paragraph in found) >= _TITLES
    for number, paragraph in enumerate(found):
        bare = number in titles or (paragraph.sign and _TITLE.match(paragraph.text))
        label, text = _split_label(paragraph.text, _TITLE if bare else _LABEL)
        level = _heading_level(label, text, paragraph.alone)
        if paragraph.sign and len(text) <= _LONGEST_HEADING:
            level = _depth(label) or signs.get(paragraph.sign, max(signs.values(), default=0) + 1)
            signs.setdefault(paragraph.sign, level)
        elif drawn and label:
            level = None  # where numbered titles have a line under them, what has a number and none is an item
        if not level and not label and indented and _is_flush_title(paragraph):
            level = 1
        section = outline.enter(level, label, text) if level else outline.section
        kind = BlockKind.HEADING if level else BlockKind.LIST_ITEM if label else BlockKind.PARAGRAPH
        depth = level or (label.rstrip(".)").count(".") + 1 if label else None)
        blocks.append(
            Block(
                block=f"b{number}",
                story="body",
                kind=kind,
                level=depth,
                label=label,
                text=text,
                section=section,
                flags=(*flags_of(text), Flag.GENERATED) if paragraph.rule else flags_of(text),
            )
        )
    return blocks


def _is_indented(found: Sequence[_Paragraph]) -> bool:
    """Whether the text stands away from the left edge, so that what begins there are titles."""
    long = [paragraph for paragraph in found if paragraph.lines > 1]
    return len(long) >= _TITLES and sum(paragraph.indented for paragraph in long) >= _INDENTED_SHARE * len(long)


def _is_flush_title(paragraph: _Paragraph) -> bool:
    text = paragraph.text
    if not paragraph.flush or paragraph.lines > 1 or len(text) > _LONGEST_TITLE:
        return False
    return text[0].isupper() and text[-1] not in ".;,:" and not _EDGES.search(text)


def _depth(label: str | None) -> int:
    """The level that a number says: 2 for "1.2."; 0 where it says none."""
    return label.rstrip(".)").count(".") + 1 if label and label[0].isdigit() and not label.endswith(")") else 0


def _titles(found: list[_Paragraph]) -> set[int]:
    """The places of lines by themselves that begin with a bare number and count from 1, several in a row."""
    titles: set[int] = set()
    run: list[int] = []
    for place, paragraph in enumerate(found):
        match = _TITLE.match(paragraph.text) if paragraph.alone else None
        if match is None or paragraph.text[-1] in ".;,:" or len(paragraph.text) > _LONGEST_HEADING:
            continue
        number = int(match["label"])
        run = [*run, place] if number == len(run) + 1 else [place] if number == 1 else []
        titles |= set(run) if len(run) >= _TITLES else set()
    return titles


def _split_label(text: str, pattern: re.Pattern[str]) -> tuple[str | None, str]:
    """The number or bullet at the start of a paragraph, and the rest."""
    found = pattern.match(text)
    return (found["label"], text[found.end() :]) if found else (None, text)


def _heading_level(label: str | None, text: str, alone: bool) -> int | None:
    """The level of a heading, or None: "Статья 5. …", capitals by themselves, or a numbered line without a full stop."""
    if len(text) > _LONGEST_HEADING or text[-1:] in ".;,:" or not any(map(str.isalpha, text)):
        named = _NAMED.match(text) if label is None and len(text) <= _LONGEST_HEADING and alone else None
        return _NAMED_LEVELS.get(named[1].lower(), 1) if named else None
    named = _NAMED.match(text) if label is None else None
    if named and (alone or len(text.split()) <= 12):
        return _NAMED_LEVELS.get(named[1].lower(), 1)
    depth = _depth(label)
    capitals = text.isupper() and len(text) > 3
    if depth and (capitals or (alone and text[0].isupper() and len(text.split()) <= 10)):
        return depth
    return 1 if capitals and alone and label is None else None
