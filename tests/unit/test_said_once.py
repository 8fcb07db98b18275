"""Two values that are told in the same words are told once."""

from tests.unit.made_documents import compared


def test_one_standard_that_came_twice_is_told_once() -> None:
    old = "The registry of names updates the older list of them."
    new = "The registry of names replaces [RFC7159]. [RFC7159] obsoleted the older list of them."
    (change,) = compared([old], [new]).changes
    assert change.sentence.en.lower().count("a reference was added: rfc7159") == 1
    assert change.sentence.ru.lower().count("добавлена ссылка: rfc7159") == 1
