"""Word edits inside a pair of texts, as a person would mark them.

Tokens are matched in folded form by a longest common subsequence (by weight around thin bridges); what matches but is not
written alike is an edit of its own; white space between matched tokens is compared; short common stretches between two edits are
noise and join them (after the semantic clean-up of N. Fraser's diff-match-patch, counted in words); an insertion that could stand
at several places goes to a sentence's border.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.comparison.judge.vocabulary.lexicon import is_blank
from core.comparison.text.bridges import Step, reweighed, weight
from core.comparison.text.tokens import Token, is_word, tokens
from core.comparison.text.trim import common_start, shared_ends
from core.model.document import OBJECT

_ENDS = frozenset(".;!?:")
UNLIKE = 0.1
"""With a smaller share of common words two texts are not versions of each other but one in the other's place."""


class TextEdit(NamedTuple):
    """What goes out of the old text [old_start, old_end) and what comes into the new one; a side may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def text_edits(old: str, new: str, objects: tuple[Sequence[str], Sequence[str]] = ((), ())) -> list[TextEdit]:
    """The edits that turn `old` into `new`, in order. `objects`: the content hashes of each side's object characters."""
    if old == new and objects[0] == objects[1]:
        return []
    if not any(objects):
        head, tail = shared_ends(old, new)
        if head or tail:
            edits = _text_edits(old[head : len(old) - tail], new[head : len(new) - tail], ((), ()))
            return [TextEdit(*(place + head for place in edit)) for edit in edits]
    return _text_edits(old, new, objects)


def _text_edits(old: str, new: str, objects: tuple[Sequence[str], Sequence[str]]) -> list[TextEdit]:
    left, right = _named(tokens(old), objects[0]), _named(tokens(new), objects[1])
    steps = _joined(_slid(reweighed(_steps(left, right), left, right), left, right), left, right)
    if len(steps) > 1 and _unlike(steps, left, right):
        steps = [Step(steps[0].i, steps[-1].i_end, steps[0].j, steps[-1].j_end)]
    return _with_spaces(old, new, left, right, steps)


def _named(found: list[Token], objects: Sequence[str]) -> list[Token]:
    """Gives each object character the identity of its content."""
    if not any(objects):
        return found
    names = iter(objects)
    return [token._replace(key=OBJECT + next(names, "")) if token.key == OBJECT else token for token in found]


def whole(old: str, new: str) -> list[TextEdit]:
    """One edit from the first difference to the last."""
    head = common_start(old, new)
    tail = common_start(old[head:][::-1], new[head:][::-1])
    edit = TextEdit(head, len(old) - tail, head, len(new) - tail)
    return [edit] if edit.old_start < edit.old_end or edit.new_start < edit.new_end else []


def roughly(old: str, new: str) -> list[TextEdit]:
    """One edit from the first word that differs to the last: the coarse answer past a deadline. All of a text with pictures:
    two that are written alike can show different ones."""
    if OBJECT in old or OBJECT in new:
        return [TextEdit(0, len(old), 0, len(new))]
    head = common_start(old, new)
    while head and not old[head - 1].isspace():
        head -= 1
    tail = common_start(old[head:][::-1], new[head:][::-1])
    while tail and not old[-tail].isspace():
        tail -= 1
    return [TextEdit(head, len(old) - tail, head, len(new) - tail)]


def _steps(left: Sequence[Token], right: Sequence[Token]) -> list[Step]:
    """The stretches that differ, from the longest common subsequence of the folded forms."""
    from rapidfuzz.distance import Indel

    letters: dict[str, str] = {}
    a = "".join([letters.get(token.key) or _letter(letters, token.key) for token in left])
    b = "".join([letters.get(token.key) or _letter(letters, token.key) for token in right])
    found = []
    i = j = 0
    for at, to, size in Indel.opcodes(a, b).as_matching_blocks():
        if at > i or to > j:
            found.append(Step(i, at, j, to))
        i, j = at + size, to + size
    return found


def _letter(letters: dict[str, str], key: str) -> str:
    letter = letters[key] = chr(0x100 + len(letters) if len(letters) < 0xD000 else 0x3000 + len(letters))
    return letter


def _slid(steps: list[Step], left: Sequence[Token], right: Sequence[Token]) -> list[Step]:
    """Moves each pure insertion or deletion to the best of the places where it could stand."""
    result: list[Step] = []
    for at, step in enumerate(steps):
        low = result[-1] if result else Step(0, 0, 0, 0)
        high = steps[at + 1] if at + 1 < len(steps) else Step(len(left), len(left), len(right), len(right))
        if step.i == step.i_end:
            shift = _best_shift(right, step.j, step.j_end, step.j - low.j_end, high.j - step.j_end)
        elif step.j == step.j_end:
            shift = _best_shift(left, step.i, step.i_end, step.i - low.i_end, high.i - step.i_end)
        else:
            shift = 0
        result.append(Step(step.i + shift, step.i_end + shift, step.j + shift, step.j_end + shift))
    return result


def _best_shift(text: Sequence[Token], start: int, end: int, back: int, forth: int) -> int:
    """How far a stretch may slide over equal neighbours, chosen for a clean border; 0 where nothing is better."""
    best, best_score = 0, _border(text, start, end)
    shift = 0
    while shift < back and text[start - shift - 1].key == text[end - shift - 1].key:
        shift += 1
        score = _border(text, start - shift, end - shift)
        if score > best_score:
            best, best_score = -shift, score
    shift = 0
    while shift < forth and end + shift < len(text) and text[start + shift].key == text[end + shift].key:
        shift += 1
        score = _border(text, start + shift, end + shift)
        if score > best_score:
            best, best_score = shift, score
    return best


def _border(text: Sequence[Token], start: int, end: int) -> int:
    """High where the stretch is whole sentences, lower for clauses, lowest for a cut in the middle."""
    before = text[start - 1].key if start else "."
    last = text[end - 1].key
    if before in _ENDS and last in _ENDS:
        return 4
    if before in _ENDS and end == len(text):
        return 3
    if text[start].key == "," and last != "," and (end == len(text) or text[end].key in ",.;"):
        return 2
    return 1 if is_word(text[start].key) and is_word(last) else 0


def _joined(steps: list[Step], left: Sequence[Token], right: Sequence[Token]) -> list[Step]:
    """Joins two steps where what lies between them is short against both. Blanks that are filled in stay apart."""
    if len(steps) < 2:
        return steps
    changed = True
    while changed:
        changed = False
        result = [steps[0]]
        for step in steps[1:]:
            last = result[-1]
            if not _blanks(last, step, left, right) and _is_noise(last, step, left, right):
                result[-1] = Step(last.i, step.i_end, last.j, step.j_end)
                changed = True
            else:
                result.append(step)
        steps = result
    return steps


def _is_noise(last: Step, step: Step, left: Sequence[Token], right: Sequence[Token]) -> bool:
    bridge = left[last.i_end : step.i]
    between = sum(weight(token.key) for token in bridge)
    if between == 0.0:
        return not any(token.key in _ENDS for token in bridge) or (_both_sided(last) and _both_sided(step))
    here, there = _step_weight(last, left, right), _step_weight(step, left, right)
    return between <= min(here, there) / 3 and between <= 3


def _blanks(last: Step, step: Step, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether both steps fill a blank in, or empty one, with words between them."""
    for side, first, second in ((left, last[:2], step[:2]), (right, last[2:], step[2:])):
        said = ["".join(token.key for token in side[start:end]) for start, end in (first, second)]
        if all(map(is_blank, said)) and any(is_word(token.key) for token in side[first[1] : second[0]]):
            return True
    return False


def _unlike(steps: Sequence[Step], left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether so little is common that the whole reads as one replacement."""
    changed = sum(_step_weight(step, left, right) for step in steps)
    whole = max(sum(weight(token.key) for token in side) for side in (left, right))
    return changed > (1 - UNLIKE) * whole


def _both_sided(step: Step) -> bool:
    return step.i < step.i_end and step.j < step.j_end


def _step_weight(step: Step, left: Sequence[Token], right: Sequence[Token]) -> float:
    return max(
        sum(weight(token.key) for token in left[step.i : step.i_end]),
        sum(weight(token.key) for token in right[step.j : step.j_end]),
    )


def _with_spaces(old: str, new: str, left: Sequence[Token], right: Sequence[Token], steps: Sequence[Step]) -> list[TextEdit]:
    """Token steps as text edits, with the white space at their borders, and the differences that folding hides."""
    edits: list[TextEdit] = []
    i = j = 0
    for step in [*steps, Step(len(left), len(left), len(right), len(right))]:
        edits += _in_equal(old, new, left, right, (i, j, step.i - i))
        if step.i < step.i_end or step.j < step.j_end:
            edits.append(_spaced(old, new, left, right, step))
        i, j = step.i_end, step.j_end
    edits += _ends(old, new, left, right, steps)
    return _touching(sorted(edits), old, new)


def _in_equal(old: str, new: str, left: Sequence[Token], right: Sequence[Token], run: tuple[int, int, int]) -> Iterator[TextEdit]:
    """Inside a run of matched tokens: tokens that are not written alike, and white space that differs."""
    i, j, size = run
    if not size:
        return
    a, b = left[i].start, right[j].start
    a_end, b_end = left[i + size - 1].end, right[j + size - 1].end
    if old[a:a_end] == new[b:b_end]:
        return
    for k in range(size):
        one, two = left[i + k], right[j + k]
        if k and old[left[i + k - 1].end : one.start] != new[right[j + k - 1].end : two.start]:
            yield TextEdit(left[i + k - 1].end, one.start, right[j + k - 1].end, two.start)
        if old[one.start : one.end] != new[two.start : two.end]:
            yield TextEdit(one.start, one.end, two.start, two.end)


def _spaced(old: str, new: str, left: Sequence[Token], right: Sequence[Token], step: Step) -> TextEdit:
    """A step with as much of the white space around it as differs: one space goes with a word that comes or goes."""
    o0, o3 = _outer(old, left, step.i, step.i_end)
    n0, n3 = _outer(new, right, step.j, step.j_end)
    o1, o2 = (left[step.i].start, left[step.i_end - 1].end) if step.i < step.i_end else (o3, o3)
    n1, n2 = (right[step.j].start, right[step.j_end - 1].end) if step.j < step.j_end else (n3, n3)
    if step.i == step.i_end:
        o1, o2, n1, n2 = _lone(old, new, (o0, o3), (n0, n1, n2, n3))
        return TextEdit(o1, o2, n1, n2)
    if step.j == step.j_end:
        n1, n2, o1, o2 = _lone(new, old, (n0, n3), (o0, o1, o2, o3))
        return TextEdit(o1, o2, n1, n2)
    if old[o0:o1] != new[n0:n1]:
        o1, n1 = o0, n0
    if old[o2:o3] != new[n2:n3]:
        o2, n2 = o3, n3
    return TextEdit(o1, o2, n1, n2)


def _outer(text: str, found: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """From the end of the token before to the start of the token after."""
    return (found[first - 1].end if first else 0), (found[last].start if last < len(found) else len(text))


def _lone(empty: str, full: str, gap: tuple[int, int], spans: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Tokens on one side only, white space `gap` on the other: (empty from, to, full from, to)."""
    between = empty[gap[0] : gap[1]]
    outer, start, end, after = spans
    if full[outer:start] == between:
        return gap[1], gap[1], start, after
    if full[end:after] == between:
        return gap[0], gap[0], outer, end
    return gap[0], gap[1], outer, after


def _ends(old: str, new: str, left: Sequence[Token], right: Sequence[Token], steps: Sequence[Step]) -> Iterator[TextEdit]:
    """White space before the first matched token and after the last, where no step stands there."""
    if not left or not right:
        if not left and not right and old != new:
            yield TextEdit(0, len(old), 0, len(new))
        return
    if (not steps or steps[0].i or steps[0].j) and old[: left[0].start] != new[: right[0].start]:
        yield TextEdit(0, left[0].start, 0, right[0].start)
    at_end = steps and steps[-1].i_end == len(left) and steps[-1].j_end == len(right)
    if not at_end and old[left[-1].end :] != new[right[-1].end :]:
        yield TextEdit(left[-1].end, len(old), right[-1].end, len(new))


def _touching(edits: Sequence[TextEdit], old: str, new: str) -> list[TextEdit]:
    """Joins edits with nothing but the same white space between them."""
    result: list[TextEdit] = []
    for edit in edits:
        if (
            result
            and not old[result[-1].old_end : edit.old_start].strip()
            and not new[result[-1].new_end : edit.new_start].strip()
        ):
            last = result[-1]
            result[-1] = TextEdit(last.old_start, edit.old_end, last.new_start, edit.new_end)
        else:
            result.append(edit)
    return result
