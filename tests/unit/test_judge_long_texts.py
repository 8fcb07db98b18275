"""A long text that came in another's place is not called by one word of it."""

import pytest

from tests.unit.made_documents import compared

OLD = "The {} keeps journals of deliveries in the northern archive near the river for eleven years."
NEW = "Every visitor signs a paper at the southern gate, and {} guards count those who leave before dusk."


@pytest.mark.parametrize(
    ("old", "new"), [("plant", "all"), ("Volga", "Kama"), ("Monday shift", "Friday"), ("weekly shift", "monthly")]
)
def test_a_long_text_is_rewritten_and_no_name_scope_or_month(old: str, new: str) -> None:
    rest = "The rules of this chapter hold for the whole plant and are read by its people once in a year. {}"
    changes = compared([rest.format(OLD.format(old))], [rest.format(NEW.format(new))]).changes
    assert {change.sentence.en.split(":")[0] for change in changes} <= {"The text was rewritten", "The wording was changed"}
    assert {change.sentence.ru.split(":")[0] for change in changes} <= {"Текст изложен иначе", "Изменена формулировка"}


def test_in_a_short_text_it_is() -> None:
    (change,) = compared(["The rules hold for all branches of it."], ["The rules hold for some branches of it."]).changes
    assert change.sentence.en.startswith("The scope was changed")
