"""Addresses that all changed alike are one change with all its places: another scheme, or another host."""

from dataclasses import replace

import pytest

from core.model.change import Change, ChangeKind, Lane
from core.model.document import Block, BlockKind, Mark
from tests.unit.made_documents import compared

PATHS = ("rules", "forms/a.html", "forms/b.html?page=2", "archive/", "map#north")
HOSTS = ("one.example.org", "two.example.org", "one.example.org", "www.example.com", "three.example.org")


def texts(scheme: str, hosts: tuple[str, ...]) -> list[str]:
    return [
        f"Part {'ABCDE'[at]} of the handbook is kept at {scheme}://{host}/{path} for all members."
        for at, (host, path) in enumerate(zip(hosts, PATHS, strict=True))
    ]


def linked(scheme: str, hosts: tuple[str, ...]) -> list[Block]:
    blocks = []
    for at, (host, path) in enumerate(zip(hosts, PATHS, strict=True)):
        text = f"Part {'ABCDE'[at]} of the handbook is kept on our pages for all members."
        mark = Mark(start=text.index("our"), end=text.index(" for"), type="link", value=f"{scheme}://{host}/{path}")
        blocks.append(Block(block="", story="body", kind=BlockKind.PARAGRAPH, text=text, marks=(mark,)))
    return blocks


def only(changes: tuple[Change, ...]) -> Change:
    (found,) = changes
    return found


def test_another_scheme_of_all_addresses_is_one_change() -> None:
    found = only(compared(texts("http", HOSTS), texts("https", HOSTS)).changes)
    assert found.kind is ChangeKind.REPLACED
    assert len(found.old) == len(found.new) == len(found.edits) == 5
    assert found.sentence.en.startswith("Addresses were changed in 5 places: http:// → https://")
    assert found.sentence.ru.startswith("Изменены адреса в\u00a05\u00a0местах: http:// → https://")


def test_another_host_of_all_addresses_is_one_change() -> None:
    old, new = ("files.example.org",) * 5, ("docs.example.net",) * 5
    found = only(compared(texts("https", old), texts("https", new)).changes)
    assert "in 5 places: https://files.example.org → https://docs.example.net" in found.sentence.en


def test_links_that_lead_to_another_host_are_one_change() -> None:
    old, new = ("files.example.org",) * 5, ("docs.example.net",) * 5
    found = only(compared(linked("http", old), linked("http", new)).changes)
    assert found.kind is ChangeKind.LINK_CHANGED
    assert (found.lane, len(found.old), len(found.new)) == (Lane.SUBSTANCE, 5, 5)
    assert (
        found.sentence.en == "The targets of links were changed in 5 places: http://files.example.org → http://docs.example.net"
    )
    assert found.sentence.ru == "Изменены адреса ссылок в\u00a05\u00a0местах: http://files.example.org → http://docs.example.net"


def test_a_few_are_told_one_by_one() -> None:
    assert len(compared(texts("http", HOSTS)[:3], texts("https", HOSTS)[:3]).changes) == 3


@pytest.mark.parametrize("make", [texts, linked])
def test_an_address_that_changed_otherwise_stays_apart(make) -> None:  # type: ignore[no-untyped-def]
    """Another path is another page; another host of one alone is no move of all."""
    old, new = make("http", HOSTS), make("https", HOSTS)
    new[1] = (
        new[1].replace("forms/a.html", "blanks.html")
        if isinstance(new[1], str)
        else replace(new[1], marks=(replace(new[1].marks[0], value="https://two.example.org/blanks.html"),))
    )
    assert sorted(len(change.old) for change in compared(old, new).changes) == [1, 4]


def test_words_that_changed_beside_the_addresses_stay_apart() -> None:
    new = texts("https", HOSTS)
    new[3] = new[3].replace("for all members", "for all members and guests")
    found = compared(texts("http", HOSTS), new).changes
    assert [len(change.new) for change in found] == [5, 1]
    assert found[1].new[0].text.strip() == "and guests"


def two(first: str, second: str) -> str:
    return f"Part F of it is kept at {first}/x and its copy at {second}/y for the members."


def test_two_addresses_of_one_paragraph_that_changed_alike_are_two_of_the_places() -> None:
    old = [*texts("http", HOSTS), two("http://one.example.org", "http://six.example.org")]
    new = [*texts("https", HOSTS), two("https://one.example.org", "https://six.example.org")]
    assert "in 7 places: http:// → https://" in only(compared(old, new).changes).sentence.en


def test_an_address_that_turned_into_another_host_beside_one_that_did_not_is_told_alone() -> None:
    old = [*texts("http", HOSTS), two("http://one.example.org", "http://six.example.org")]
    new = [*texts("https", HOSTS), two("https://one.example.org", "https://ten.example.org")]
    assert sorted(len(change.edits) for change in compared(old, new).changes) == [1, 6]


def test_an_address_that_lost_more_than_the_others_is_told_alone() -> None:
    """The stroke at its end is another address for a server, and no part of what all became."""
    old = [*texts("http", HOSTS), "See http://six.example.org/a/ for the rest of it."]
    new = [*texts("https", HOSTS), "See https://six.example.org/a for the rest of it."]
    assert sorted(len(change.edits) for change in compared(old, new).changes) == [1, 5]
