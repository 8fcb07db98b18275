"""What a program computes anew inside a text: page numbers, dates of printing, numbers of figures, references to numbered places.
A result that differs while its field is the same says nothing that its author wrote."""

import re
from collections.abc import Iterator, Mapping, Sequence

from core.comparison.text.edits import TextEdit
from core.model.document import Block, Mark

FIELD = "field"
BOOKMARK = "bookmark"
ALWAYS = frozenset(
    [
        *("PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "SECTION", "NOTEREF", "SEQ", "LISTNUM", "AUTONUM", "AUTONUMLGL"),
        *("DATE", "TIME", "SAVEDATE", "PRINTDATE", "EDITTIME", "NUMWORDS", "NUMCHARS", "FILESIZE", "REVNUM", "SHEET"),
    ]
)
"""Fields whose results are nobody's words: Word's by their names, and the name of the sheet that a workbook prints."""
_REFERENCE = "REF"
_NUMBERED = re.compile(r"[§№\s]*(?:[\w.()-]{1,12}\s){0,2}[\w.()-]*\d[\w.()-]*\Z")
"""What a reference to a numbered place shows: 3.2.1, Table 4, рис. 7, 12(b)."""


def is_computed(one: Block, two: Block, edit: TextEdit) -> bool:
    """Whether an edit changes nothing but results of the same fields."""
    if not one.marks or not two.marks:
        return False
    old = masked(one, edit.old_start, edit.old_end)
    return "\0" in old and old == masked(two, edit.new_start, edit.new_end)


def numbers_of(blocks: Sequence[Block]) -> dict[str, str]:
    """The number of the paragraph that each bookmark names."""
    return {mark.value: block.label for block in blocks if block.label for mark in block.marks if mark.type == BOOKMARK}


def is_printed_anew(one: Block, two: Block, edit: TextEdit, numbers: Mapping[str, str]) -> bool:
    """Whether an edit changes nothing but results of fields, where only one side has fields and the other is what a program
    printed. A reference may only have been lost so, or brought up to date: what was printed is the number that the place has
    which it names (`numbers`). Any other number says another place."""
    spans = ((one, edit.old_start, edit.old_end), (two, edit.new_start, edit.new_end))
    for (block, start, end), (other, low, high) in (spans, spans[::-1]):
        parts = masked(block, start, end).strip().split("\0") if block.marks else []
        if len(parts) > 1:
            found = re.fullmatch("(.*?)".join(map(_literal, parts[::2])), other.text[low:high].strip(), re.DOTALL | re.IGNORECASE)
            shown = zip(parts[1::2], found.groups(), strict=True) if found else ()
            return found is not None and all(_may_show(field, text.strip(), numbers) for field, text in shown)
    return False


def _literal(text: str) -> str:
    """The pattern of a text between two results, its white space set anyhow."""
    return r"\s*".join(map(re.escape, text.split())) if text.split() else r"\s*"


def _may_show(field: str, shown: str, numbers: Mapping[str, str]) -> bool:
    kind, _, target = field.partition(" ")
    return kind != _REFERENCE or not shown or _is_number(shown, numbers.get(target, ""))


def _is_number(shown: str, label: str) -> bool:
    """Whether a reference shows a paragraph's number, or its last levels alone."""
    shown, label = shown.strip(" .)("), label.strip(" .)(")
    return bool(shown) and (label == shown or label.endswith("." + shown))


def is_result(block: Block) -> bool:
    """Whether a text is nothing but results that a program computes anew."""
    return bool(block.marks) and "\0" in (text := masked(block)) and not "".join(text.split("\0")[::2]).strip()


def masked(block: Block, start: int = 0, end: int | None = None) -> str:
    """The text of a span with each computed result replaced by its field, which stands between NULs."""
    end = len(block.text) if end is None else end
    found, at = [], start
    for mark in _computed(block):
        if mark.start >= end or mark.end <= at:
            continue
        found.append(block.text[at : max(at, mark.start)] + f"\0{_name(mark)}\0")
        at = min(mark.end, end)
    return "".join(found) + block.text[at:end]


def _computed(block: Block) -> Iterator[Mark]:
    for mark in sorted(block.marks, key=lambda one: one.start):
        if mark.type == FIELD and mark.end > mark.start:
            kind = mark.value.partition(" ")[0].upper()
            if kind in ALWAYS or (kind == _REFERENCE and _NUMBERED.match(block.text[mark.start : mark.end])):
                yield mark


def _name(mark: Mark) -> str:
    """A reference is the same only where its target is; of the others the kind is enough."""
    kind, _, rest = mark.value.partition(" ")
    return f"{kind.upper()} {rest.split(' ')[0]}" if kind.upper() == _REFERENCE else kind.upper()
