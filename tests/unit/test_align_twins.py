"""Short texts that stand in several places: which one is which."""

from tests.unit.made_documents import compared, heading, item, kinds

TEXT = [
    "When a process ends from an error that nobody caught, the last records are written at once.",
    "A record that was not written by then is lost, whatever the transport is.",
]


def test_the_line_of_a_list_is_not_the_heading_that_it_names() -> None:
    names = ["Rotating files", "Saving to several files", "Duplicate keys"]
    old = [heading("Help"), item("Exit logging", "•"), *(item(name, "•") for name in names)]
    new = [heading("Help"), *(item(name, "•") for name in names), item("Exit logging", "•")]
    middle = ["Files are rotated by a tool of the system, which is told the name of the file and its size."]
    found = compared(
        [*old, heading("Exit logging"), *TEXT, heading("Rotating files"), *middle],
        [*new, heading("Rotating files"), *middle, heading("Exit logging (deprecated)"), *TEXT],
    )
    assert not {"renumbered", "formatting"} & set(kinds(found))
    pairs = {(one.text, two.text) for change in found.changes for one, two in zip(change.old, change.new, strict=False)}
    assert all(one in two for one, two in pairs)


def test_a_default_that_changed_did_not_move_to_the_next_section() -> None:
    def section(name: str, default: str, kind: str, text: str) -> list[object]:
        return [heading(name), item(f"Default: {default}", "•"), item(f"Type: {kind}", "•"), text]

    all_, root = (
        "Runs the command in every workspace of the project, in the order of its list.",
        "Includes the root of the project where workspaces are enabled for a command.",
    )
    last = section("script shell", "none", "String", "The shell that scripts are run with, which the system chooses.")
    old = [*section("workspaces", "false", "Boolean", all_), *last]
    new = [*section("workspaces", "null", "null or Boolean", all_), *section("include root", "false", "Boolean", root), *last]
    found = compared(old, new)  # type: ignore[arg-type]
    assert not [change for change in found.changes if change.kind.value == "moved"]
    texts = {(change.old[0].text, change.new[0].text) for change in found.changes if change.old and change.new}
    assert ("false", "null") in texts


def test_a_short_heading_that_stands_once_has_moved() -> None:
    founded = "The company was founded in a garage by two people who knew nothing of business."
    vision = "The vision is of a world in which people everywhere can open any file that they are sent."
    found = compared(
        [heading("Company"), founded, heading("Vision"), vision], [heading("Company"), heading("Vision"), founded, vision]
    )
    assert kinds(found) == ["moved"]
