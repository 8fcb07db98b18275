"""What went from a list, or came into it, keeps the numbers of the items that stayed: the lists of both versions are one."""

from tests.docx_package import docx, level, lists, numbered, paragraph
from tests.redlines import W, part, proved
from tests.word_pairs import report_data_of

CLAUSES = (
    "Исполнитель оказывает услуги лично и в срок.",
    "Заказчик принимает услуги по акту сдачи-приёмки.",
    "Стороны несут ответственность по закону.",
    "Споры рассматривает арбитражный суд по месту ответчика.",
)
BETWEEN = paragraph("Отдельные положения.")


def redline(old: str, new: str, numbering: tuple[str, str] | None = None) -> bytes:
    sides = numbering or (lists(level(0)),) * 2
    data = report_data_of(docx(old, numbering=sides[0]), docx(new, numbering=sides[1]))
    return proved(data)


def numbers(made: bytes) -> list[str]:
    found = part(made, "word/document.xml").iter(W + "numId")
    return [number.get(W + "val", "") for number in found]


def test_the_first_item_of_a_list_went() -> None:
    """It stands before all that stayed: which list it was of is known all the same."""
    items = [numbered(clause, 1) for clause in CLAUSES]
    made = redline("".join(items), "".join(items[1:]))
    assert numbers(made) == ["1"] * 4


def test_the_first_item_went_to_another_place() -> None:
    old = BETWEEN + numbered(CLAUSES[0], 1) + numbered(CLAUSES[1], 1) + numbered(CLAUSES[2], 1)
    made = redline(old, numbered(CLAUSES[0], 1) + BETWEEN + numbered(CLAUSES[1], 1) + numbered(CLAUSES[2], 1))
    assert set(numbers(made)) == {"1"}


def test_a_blank_item_is_no_blank_paragraph() -> None:
    old = numbered(CLAUSES[0], 1) + numbered(CLAUSES[1], 1) + paragraph() + numbered(CLAUSES[2], 1)
    redline(old, numbered(CLAUSES[0], 1) + numbered("", 1) + numbered(CLAUSES[2], 1))


def test_lists_of_one_kind_count_on_where_one_of_them_went() -> None:
    """A second list that continues the first, by its kind, is gone from the new version."""
    one = lists(level(0))
    both = one + '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    old = numbered(CLAUSES[0], 1) + BETWEEN + numbered(CLAUSES[1], 2) + numbered(CLAUSES[2], 2)
    made = redline(old, numbered(CLAUSES[0], 1) + BETWEEN, (both, one))
    kinds = [e.get(W + "val") for e in part(made, "word/numbering.xml").iter(W + "abstractNumId")]
    assert set(kinds) == {"0"}
