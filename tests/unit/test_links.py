"""Links: their targets, one by one, in words that stayed."""

from dataclasses import replace

from core.comparison import compare
from core.model.comparison import Comparison
from core.model.document import OBJECT, Block, BlockKind, Mark
from tests.unit.made_documents import compared, document, kinds


def links(text: str, *marks: tuple[int, int, str]) -> Block:
    found = tuple(Mark(start=start, end=end, type="link", value=target) for start, end, target in marks)
    return Block(block="", story="body", kind=BlockKind.PARAGRAPH, text=text, marks=found)


def said(comparison: Comparison) -> list[str]:
    return [change.sentence.en for change in comparison.changes]


def test_a_link_to_another_file_beside_this_one_is_a_change() -> None:
    def targets(old: str, new: str, name: str) -> list[str]:
        sides = (document([links("See the options.", (8, 15, target))], target) for target in (old, new))
        return said(compare(*(replace(side, format=name) for side in sides)))

    told = ["The target of a link was changed: ../usage/options.md → ../options.md"]
    assert targets("../usage/options.md", "../options.md", "docx") == told
    assert targets("./options.md", "options.md", "md") == []
    assert targets("../options.md", "options.md", "md") != []
    assert targets("../options.md", "options.md", "docx") == []  # an office program saved it in another folder


def test_each_of_several_links_is_told_with_its_own_targets() -> None:
    text = "Rates, terms and fees apply."
    spans = ((0, 5), (7, 12), (17, 21))
    found = compared(
        [links(text, *((*span, f"https://old.example/{span[0]}") for span in spans))],
        [links(text, *((*span, f"https://new.example/{span[0]}") for span in spans))],
    )
    assert said(found) == [
        f"The target of a link was changed: https://old.example/{at} → https://new.example/{at}" for at, _ in spans
    ]


def badges(*names: str) -> Block:
    """Pictures that are links, as a project's first lines have them."""
    marks: list[Mark] = []
    for at, name in enumerate(names):
        place = {"start": 2 * at, "end": 2 * at + 1}
        marks += [Mark(**place, type="image", value=name), Mark(**place, type="link", value=f"{name}.svg")]
        marks.append(Mark(**place, type="link", value=f"https://{name}.example"))
    return Block(block="", story="body", kind=BlockKind.PARAGRAPH, text=" ".join(OBJECT for _ in names), marks=tuple(marks))


def test_the_picture_that_went_takes_its_own_link_with_it() -> None:
    found = compared([badges("build", "dependencies", "coverage")], [badges("build", "coverage")])
    assert kinds(found) == ["object_changed"]


def test_a_link_whose_words_changed_in_part_leads_elsewhere_too() -> None:
    found = compared([links("See the fix option here.", (4, 18, "a.md"))], [links("See the fix options here.", (4, 19, "b.md"))])
    assert sorted(kinds(found)) == ["link_changed", "replaced"]


def test_words_that_became_a_link_and_words_that_are_none_now() -> None:
    plain, linked_ = links("Use the workspace."), links("Use the workspace.", (8, 17, "https://w.example"))
    assert said(compared([plain], [linked_])) == ["A link was added: https://w.example"]
    assert said(compared([linked_], [plain])) == ["A link was removed: https://w.example"]
    assert compared([plain], [links("Use the workspace.", (8, 17, "#workspace"))]).changes == ()


def test_of_pictures_side_by_side_only_the_one_described_anew_is_told() -> None:
    def described(*texts: str) -> Block:
        places = range(6, 6 + len(texts))
        alts = [Mark(start=at, end=at + 1, type="alt", value=text) for at, text in zip(places, texts, strict=True)]
        images = [Mark(start=at, end=at + 1, type="image", value=f"{at}" * 64) for at in places]
        text = f"Схема {OBJECT * len(texts)} цеха"
        return Block(block="", story="body", kind=BlockKind.PARAGRAPH, text=text, marks=(*alts, *images))

    first = compared([described("pump", "boiler")], [described("old pump", "boiler")])
    assert said(first) == ["The description of a picture was changed: “pump” → “old pump”"]
    second = compared([described("pump", "boiler")], [described("pump", "new boiler")])
    assert said(second) == ["The description of a picture was changed: “boiler” → “new boiler”"]
