"""What is said of text that stayed and became something else."""

from tests.unit.made_documents import compared, heading, item, kinds

TEXT = "What can be done for the project, and where to begin"


def test_a_paragraph_that_became_a_heading() -> None:
    (one,) = compared([TEXT, "Then."], [heading(TEXT), "Then."]).changes
    assert one.sentence.ru == f"Абзац стал заголовком: «{TEXT}»"
    assert one.sentence.en == f"A paragraph became a heading: “{TEXT}”"


def test_several_headings_that_sank() -> None:
    names = ["Rates of the bank", "Terms of the loan"]
    (one,) = compared([heading(name) for name in names], [heading(name, level=2) for name in names]).changes
    assert one.sentence.ru == "Изменён уровень заголовков (2): 1 → 2: «Rates of the bank · Terms of the loan»"
    assert one.sentence.en == "The level of 2 headings was changed: 1 → 2: “Rates of the bank · Terms of the loan”"


def test_an_item_of_a_list_that_became_a_paragraph() -> None:
    (one,) = compared([item(TEXT, "•"), "Then."], [TEXT, "Then."]).changes
    assert one.sentence.en == f"A list item became a paragraph: “{TEXT}”"


def test_text_that_went_into_a_table() -> None:
    found = compared(["Price of the goods", "Ten roubles a piece"], [[["Price of the goods", "Ten roubles a piece"]]])
    assert kinds(found) == ["layout"]
    assert found.changes[0].sentence.en == "Text stands in a table now: “Price of the goods · Ten roubles a piece”"
    back = compared([[["Price of the goods", "Ten roubles a piece"]]], ["Price of the goods", "Ten roubles a piece"])
    assert back.changes[0].sentence.ru == "Текст больше не в таблице: «Price of the goods · Ten roubles a piece»"


def test_a_heading_is_not_the_new_wording_of_a_list_item() -> None:
    same = ["The records are written to a file.", "The files are kept for a year."]
    found = compared([same[0], item("with a window – viewer", "•"), same[1]], [same[0], heading("Other ways"), same[1]])
    assert sorted(kinds(found)) == ["deleted", "inserted"]
