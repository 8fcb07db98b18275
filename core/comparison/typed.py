"""Numbers that were typed at the start of a paragraph, against labels that a program counted."""

from core.comparison.tokens import label_length
from core.model.document import Block


def typed_label(one: Block, two: Block) -> tuple[int, int] | None:
    """Where both texts begin with typed numbers that differ, or one with the number that is the other's label: how long
    they are. A paragraph that lost or gained another number was edited."""
    left, right = label_length(one.text), label_length(two.text)
    if left and right:
        return (left, right) if one.text[:left] != two.text[:right] else None
    if two.label and one.label is None:
        left = _length_of(two.label, one.text)
        return (left, 0) if left else None
    if one.label and two.label is None:
        right = _length_of(one.label, two.text)
        return (0, right) if right else None
    return None


def _length_of(label: str, text: str) -> int:
    """How many characters of a text are the label of the other side and the white space after it."""
    plain = plain_label(label)
    found = text.lstrip()
    if not plain or not found.casefold().startswith(plain):
        return 0
    rest = found[len(plain) :].lstrip(".)")
    return len(text) - len(rest.lstrip()) if rest[:1].isspace() else 0


def plain_label(label: str) -> str:
    """A label without its brackets, points and spaces at the ends."""
    return label.strip(" \t\u00a0.()").casefold()
