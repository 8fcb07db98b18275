"""Fields inside one paragraph: which runs make up each, so that a field comes and goes as a whole."""

from dataclasses import dataclass

from core.reports.redline.atoms import Fields, atoms, runs
from core.reports.redline.package import Element, W

COMPUTED = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "FILENAME"})
"""Fields that the program which shows the document computes anew."""


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """An outermost field that begins and ends in the paragraph. Its result stands at [start, end) of the text."""

    instruction: str
    start: int
    end: int
    members: tuple[Element, ...]

    @property
    def computed(self) -> bool:
        """Whether Word writes its result anew, so that another result is no change of the author's."""
        return self.instruction.split(" ")[0].upper() in COMPUTED


def unfold(paragraph: Element) -> None:
    """Simple fields as complex ones, in place: a tracked change can hold these, and not those (CT_RunTrackChange)."""
    for simple in list(paragraph.iter(W + "fldSimple")):
        parent, index = simple.getparent(), simple.getparent().index(simple)
        inner = [child for child in simple if child.tag != W + "fldData"]
        instruction = _run(simple, "instrText")
        instruction[0].text = simple.get(W + "instr", "")
        instruction[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        parent.remove(simple)
        for offset, child in enumerate(
            (_mark(simple, "begin"), instruction, _mark(simple, "separate"), *inner, _mark(simple, "end"))
        ):
            parent.insert(index + offset, child)


def _run(near: Element, name: str) -> Element:
    made = near.makeelement(W + "r", {})
    made.append(near.makeelement(W + name, {}))
    return made


def _mark(near: Element, kind: str) -> Element:
    made = _run(near, "fldChar")
    made[0].set(W + "fldCharType", kind)
    return made


def spans(paragraph: Element, before: list[bool]) -> list[FieldSpan]:
    """The whole outermost complex fields of a paragraph in which no field was open before."""
    if before or paragraph.find(f".//{W}fldChar") is None:
        return []
    held = atoms(paragraph, Fields())
    ends = {id(atom.run): atom.end for atom in held}
    found: list[FieldSpan] = []
    members: list[Element] = []
    words: list[str] = []
    depth = position = start = 0
    for run in runs(paragraph):
        begins = sum(mark.get(W + "fldCharType") == "begin" for mark in run.iter(W + "fldChar"))
        closes = sum(mark.get(W + "fldCharType") == "end" for mark in run.iter(W + "fldChar"))
        if depth == 0 and begins:
            members, words, start = [], [], position
        position = ends.get(id(run), position)
        depth += begins - closes
        if depth > 0 or begins or closes:
            members.append(run)
            words += [text.text or "" for text in run.iter(W + "instrText")]
        if depth == 0 and closes and members:
            found.append(FieldSpan(" ".join("".join(words).split()), start, position, tuple(members)))
            members = []
        if depth < 0:
            return []
    return found
