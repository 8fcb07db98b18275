"""A paragraph while it is read: text with looks, marks and tracked changes, all at code points of its text."""

from core.model.document import Mark
from core.model.setting import Setting
from core.readers.docx.revisions import Piece
from core.readers.docx.styles import Look


class Draft:
    """Grows at its end only. Where a tracked change joins paragraphs, one draft takes the text of several."""

    __slots__ = (
        "_look",
        "generated",
        "hidden",
        "length",
        "looks",
        "marks",
        "math",
        "own",
        "parts",
        "pieces",
        "sequence",
        "settings",
        "waiting_break",
    )

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.looks: list[tuple[int, Look]] = []
        """Where each look begins; it holds to the next one."""
        self.hidden = False
        """One of the looks hides its text."""
        self._look: Look | None = None
        self.marks: list[Mark] = []
        self.pieces: list[Piece] = []
        self.settings: list[Setting] = []
        self.own = 0
        """Where the paragraph that is being read begins."""
        self.waiting_break = False
        """A page or column break stands here; it becomes a line feed once text follows in the same paragraph."""
        self.generated = False
        """Text of a contents list was read into it."""
        self.sequence = False
        """Holds a SEQ field: the number of a caption."""
        self.math = 0
        """Characters that came from formulae."""

    def add(self, text: str, look: Look) -> None:
        """Puts text at the end, behind the line feed of a break that waited; `look` holds for all of it."""
        if self.waiting_break:
            self.waiting_break = False
            if self.length:
                text = "\n" + text
        if look is not self._look:
            self.looks.append((self.length, look))
            self._look = look
            self.hidden = self.hidden or look.hidden
        self.length += len(text)
        self.parts.append(text)

    def mark(self, start: int, kind: str, value: str = "") -> None:
        """A mark from `start` to the end of what was read so far."""
        self.marks.append(Mark(start=start, end=self.length, type=kind, value=value))

    def text(self) -> str:
        """All text read so far, in code points that `marks` and `pieces` count."""
        return self.parts[0] if len(self.parts) == 1 else "".join(self.parts)

    def look_marks(self) -> list[Mark]:
        """The marks of the looks, each as long as neighbouring runs share it."""
        found: list[Mark] = []
        begun: dict[tuple[str, str], int] = {}
        for start, look in self.looks:
            marks = look.marks
            for key in [key for key in begun if key not in marks] if begun else ():
                found.append(Mark(start=begun.pop(key), end=start, type=key[0], value=key[1]))
            for key in marks:
                begun.setdefault(key, start)
        for (kind, value), start in begun.items():
            found.append(Mark(start=start, end=self.length, type=kind, value=value))
        return found

    def hides(self, text: str) -> bool:
        """Some of the text cannot be seen."""
        for index, (start, look) in enumerate(self.looks):
            if look.hidden:
                end = self.looks[index + 1][0] if index + 1 < len(self.looks) else len(text)
                if not text[start:end].isspace():
                    return True
        return False
