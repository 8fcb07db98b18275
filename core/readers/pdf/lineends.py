"""What the two ends of a line say of the text that goes on, or does not."""

import re

from core.readers.pdf.line import Line, word_width

_SENTENCE = 50
"""Characters: a shorter line may be a title or an entry, though its column is no wider."""
STOP = ".!?…:;"
"""Signs behind which no sentence goes on with a small letter; behind those below it seldom does."""
_TERMINAL = '.!?…:;»"”)'
BLANK = 0.35
"""In font sizes: as wide a space as fonts have. Where it found no room at a line's end, a program does not write it."""
LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
"""Letters that are written from right to left."""


def is_running_text(line: Line) -> bool:
    """Whether it is a line of running text rather than a cell's, a title's or a listing's."""
    return len(line.text) > _SENTENCE and not line.mono


def sentence_ended(line: Line) -> bool:
    """Whether the sign at its end seldom stands inside a sentence."""
    return line.text[-1:] in _TERMINAL


def begins_small(line: Line) -> bool:
    """Whether the line's first letter is a small one."""
    return line.text[:3].lstrip("(«\"'“[")[:1].islower()


def first_word_width(line: Line) -> float:
    """The width of a line's first word with the space before it, in points. Which of the words and numbers that begin a line of
    Arabic or Hebrew, or are all of it, was written first is not to be seen: there they count as one."""
    if line.sheet.leftward and line.text[0].isascii():
        return _width_of_other_script(line) + 0.2 * line.size
    return word_width(line) + 0.2 * line.size


def _width_of_other_script(line: Line) -> float:
    """The width of what a line begins with, up to its first letter of Arabic or Hebrew."""
    right = line.x0
    for piece in line.pieces:
        letter = LEFTWARD.search(piece.text)
        if letter is not None:
            ahead = len(piece.text[: letter.start()].rstrip())
            return float(line.sheet.x1[piece.start + ahead - 1]) - line.x0 if ahead else right - line.x0
        right = piece.x1
    return right - line.x0


def spare_room(above: Line, line: Line, right: float, centred: bool) -> float:
    """The room, in points, that was left in the line above after the next word would have been set in it; below 0 there was
    none. `right`: the edge that the line above could have reached."""
    if centred:
        return above.column.width - (above.x1 - above.x0) - first_word_width(line)
    return right - above.x1 - first_word_width(line)


def is_centred(line: Line) -> bool:
    """Clearly away from both margins, and as far from the one as from the other."""
    left, right = line.x0 - line.column.left, line.column.right - line.x1
    return left > 1.5 * line.size and abs(left - right) < 0.25 * left + 2
