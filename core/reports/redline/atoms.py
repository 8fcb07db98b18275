"""A paragraph's text as atoms: which element of which run stands for which characters, and how to cut runs apart."""

import copy
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from core.reports.redline.graphics import SAYS
from core.reports.redline.package import MC, Element, M, W

_FIXED: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
_CONTAINERS: Final = tuple(
    W + name for name in ("hyperlink", "smartTag", "customXml", "sdtContent", "sdt", "fldSimple", "dir", "bdo")
)
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_FORMULAE: Final = (M + "oMath", M + "oMathPara")
_SIGNS: Final = (*_FORMULAE, W + "sym", W + "ruby")
"""What is no text but tells the paragraph apart: formulae, signs of a symbol font, words with their pronunciation."""
_SHOW_THEMSELVES: Final = frozenset({"MACROBUTTON", "GOTOBUTTON", "EQ", "SYMBOL", "FORMCHECKBOX", "FORMDROPDOWN"})
"""Fields that keep no result."""
_OPAQUE: Final = (W + "drawing", W + "pict", W + "object", MC + "AlternateContent")


@dataclass(slots=True)
class Atom:
    """`child` of `run` stands for `text`, which begins at `start` of the paragraph's text."""

    run: Element
    child: Element
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Fields:
    """Which fields are open: text of an instruction is no text of the paragraph. Fields reach over paragraphs."""

    def __init__(self) -> None:
        self.open: list[bool] = []
        """For each open field whether its result has begun."""
        self._said: list[list[Element]] = []
        """For each field that was seen to begin its mark and its instruction."""

    @property
    def muted(self) -> bool:
        """Whether what stands here is a field's instruction, or inside of one: no text of the paragraph."""
        return not all(self.open)

    def see(self, mark: Element) -> str:
        """What the field shows that ends with the mark, where it keeps no result: a sign that stands for it."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self.open.append(False)
            self._said.append([mark])
        elif kind == "separate" and self.open:
            self.open[-1] = True
        elif kind == "end" and self.open:
            said = self._said.pop() if self._said else []
            return "" if self.open.pop() or self.muted else _shown(said)
        return ""

    def hear(self, instruction: Element) -> None:
        """Takes a piece of the instruction (`w:instrText`) of the innermost field that is open."""
        if self._said and self.open and not self.open[-1]:
            self._said[-1].append(instruction)


def runs(paragraph: Element) -> Iterator[Element]:
    """The runs and formulae of a paragraph in order, through links and controls but not into text boxes."""
    for child in paragraph:
        if child.tag == W + "r" or child.tag in _FORMULAE:
            yield child
        elif child.tag in _CONTAINERS:
            yield from runs(child)


def atoms(paragraph: Element, fields: Fields) -> list[Atom]:
    """The atoms of a paragraph's text. A picture or object counts as U+FFFC."""
    found: list[Atom] = []
    position = 0
    for run in runs(paragraph):
        for child in (run,) if run.tag in _FORMULAE else run:
            shown = ""
            if child.tag == W + "fldChar":
                shown = fields.see(child)
            elif child.tag == W + "instrText":
                fields.hear(child)
            text = "" if fields.muted else shown or _text(child)
            if text:
                found.append(Atom(run=run, child=child, text=text, start=position))
                position += len(text)
    return found


def text_of(found: list[Atom]) -> str:
    """The characters that the atoms stand for, in their order."""
    return "".join(atom.text for atom in found)


def _text(child: Element) -> str:
    tag = child.tag
    if tag == W + "t":
        text = child.text or ""
        return text if child.get(_SPACE) == "preserve" else text.strip(" \n\t\r")
    if tag == W + "br":
        return "\n" if child.get(W + "type", "textWrapping") == "textWrapping" else ""
    if tag in _OPAQUE:
        return str(child.get(SAYS, "\ufffc"))
    if tag in _SIGNS:
        return _sign(child)
    return _FIXED.get(tag, "")


def _sign(element: Element, before: str = "") -> str:
    """One private character that stands for this formula or sign and, as good as, no other."""
    said = etree.tostring(element, method="c14n", exclusive=True, with_tail=False)
    return chr(0xF0000 + zlib.crc32(said, zlib.crc32(before.encode())) % 0xFFFD)


def _shown(said: list[Element]) -> str:
    """The sign of a field that shows its instruction or the state of a form; "" for another one."""
    instruction = "".join(element.text or "" for element in said[1:]).split()
    return _sign(said[0], " ".join(instruction)) if instruction and instruction[0].upper() in _SHOW_THEMSELVES else ""


def cut(paragraph: Element, positions: list[int], fields_before: list[bool]) -> None:
    """Splits runs so that each position is a border between two of them."""
    for position in sorted(set(positions), reverse=True):
        fields = Fields()
        fields.open = list(fields_before)
        for atom in atoms(paragraph, fields):
            if atom.start < position < atom.end:
                _cut_atom(atom, position - atom.start)
                break
            if atom.child is not atom.run and atom.start == position and atom.run.index(atom.child) > _first_content(atom.run):
                _cut_run(atom.run, atom.run.index(atom.child))
                break


def _cut_atom(atom: Atom, offset: int) -> None:
    """Only w:t holds more than one character."""
    text, later = atom.text, copy.deepcopy(atom.child)
    for child, part in ((atom.child, text[:offset]), (later, text[offset:])):
        child.text = part
        child.set(_SPACE, "preserve")
    index = atom.run.index(atom.child)
    atom.run.insert(index + 1, later)
    _cut_run(atom.run, index + 1)


def _cut_run(run: Element, index: int) -> None:
    """Moves the children from `index` on into a run of the same look right after."""
    later = run.makeelement(run.tag, dict(run.attrib))
    look = run.find(W + "rPr")
    if look is not None:
        later.append(copy.deepcopy(look))
    later.extend(list(run)[index:])
    run.addnext(later)


def _first_content(run: Element) -> int:
    return 1 if len(run) and run[0].tag == W + "rPr" else 0
