"""A paragraph while it is read: text with looks, marks and tracked changes, all at code points of its text."""

from core.model.document import Mark
from core.readers.docx.revisions import Piece
from core.readers.docx.styles import Look


class Draft:
    """Grows at its end only. Where a tracked change joins paragraphs, one draft takes the text of several."""

    length = 0
    generated = False
    """Text of a contents list was read into it."""
    sequence = False
    """Holds a SEQ field: the number of a caption."""
    math = 0
    """Characters that came from formulae."""
    own = 0
    """Where the paragraph that is being read begins."""
    waiting_break = False
    """A page or column break stands here; it becomes a line feed once text follows in the same paragraph."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.spans: list[tuple[int, int, Look]] = []
        self.marks: list[Mark] = []
        self.pieces: list[Piece] = []

    def add(self, text: str, look: Look) -> None:
        if self.waiting_break:
            self.waiting_break = False
            if self.length:
                text = "\n" + text
        start, self.length = self.length, self.length + len(text)
        self.parts.append(text)
        spans = self.spans
        if spans and spans[-1][2] is look:
            spans[-1] = (spans[-1][0], self.length, look)
        else:
            spans.append((start, self.length, look))

    def mark(self, start: int, kind: str, value: str = "") -> None:
        """A mark from `start` to the end of what was read so far."""
        self.marks.append(Mark(start=start, end=self.length, type=kind, value=value))

    def text(self) -> str:
        return self.parts[0] if len(self.parts) == 1 else "".join(self.parts)

    def look_marks(self) -> list[Mark]:
        """The marks of the looks, each as long as neighbouring runs share it."""
        if len(self.spans) == 1:
            if not self.spans[0][2].marks:
                return []
            return [Mark(start=0, end=self.length, type=kind, value=value) for kind, value in self.spans[0][2].marks]
        found: list[Mark] = []
        current: dict[tuple[str, str], int] = {}
        for start, _end, look in self.spans:
            for key in [key for key in current if key not in look.marks]:
                found.append(Mark(start=current.pop(key), end=start, type=key[0], value=key[1]))
            for key in look.marks:
                current.setdefault(key, start)
        found += [Mark(start=start, end=self.length, type=kind, value=value) for (kind, value), start in current.items()]
        return found

    def hides(self, text: str) -> bool:
        """Some of the text cannot be seen."""
        hidden = [text[start:end] for start, end, look in self.spans if look.hidden]
        return any(not piece.isspace() for piece in hidden) if hidden else False
