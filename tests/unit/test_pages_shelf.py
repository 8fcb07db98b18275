"""Files that wait on the home page over a reload: whose they are, how long, how much."""

from core.limits import UPLOAD_BYTES, WAITING_BYTES, WAITING_SECONDS
from pages.shell.shelf import Shelf, Waiting


def test_what_waits_is_its_owner_s_until_it_is_taken_away() -> None:
    shelf, files = Shelf(), {"old": Waiting(name="a.txt", data=b"a")}
    shelf.put("one", "anna", files)
    assert shelf.of("one", "anna") == files
    assert shelf.of("one", "boris") == {}
    assert shelf.of("two", "anna") == {}
    shelf.put("one", "anna", {})
    assert shelf.of("one", "anna") == {}


def test_nothing_waits_for_ever() -> None:
    now = [100.0]
    shelf = Shelf(lambda: now[0])
    shelf.put("one", "anna", {"old": Waiting(name="a.txt", data=b"a")})
    now[0] += WAITING_SECONDS - 1
    assert shelf.of("one", "anna")
    now[0] += 1
    assert shelf.of("one", "anna") == {}


def test_the_oldest_are_forgotten_where_too_much_waits() -> None:
    shelf, large = Shelf(), Waiting(name="a.txt", data=bytes(UPLOAD_BYTES))
    count = WAITING_BYTES // UPLOAD_BYTES + 1
    for number in range(count):
        shelf.put(str(number), "anna", {"old": large})
    assert [number for number in range(count) if not shelf.of(str(number), "anna")] == [0]
