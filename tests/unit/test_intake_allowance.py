"""How long a reader may take is decided by the pages that its file really has."""

from collections.abc import Callable

import pytest

from core import limits
from core.errors import Damaged
from core.intake.allowance import with_allowance
from core.intake.wire import Bounds, Request, Task

LONG = 8 * limits.MIB


def reads(reader: str = "pdf") -> Request:
    return Request(reader=reader, name="long.pdf", password="secret")


def counts(pages: int) -> Callable[[Request], int]:
    def count(request: Request) -> int:
        assert (request.task, request.password, request.bounds) == (Task.COUNT, "secret", Bounds())
        return pages

    return count


def nobody(request: Request) -> int:
    raise AssertionError("no child is asked")


def test_a_long_pdf_may_take_longer_and_is_still_read() -> None:
    found = with_allowance(reads(), LONG, counts(1_000))
    assert found.task is Task.READ
    assert found.bounds.cpu_seconds == limits.READER_SECONDS + 75
    assert found.bounds.wall_seconds == limits.READER_WALL_SECONDS * 4


@pytest.mark.parametrize("pages", [1, limits.READER_PAGES])
def test_a_short_one_has_the_usual_time_whatever_its_size(pages: int) -> None:
    assert with_allowance(reads(), LONG, counts(pages)) == reads()


def test_pages_without_anything_on_them_win_no_time() -> None:
    size = 2 * limits.READER_PAGES * limits.READER_PAGE_BYTES
    most = with_allowance(reads(), size, counts(2 * limits.READER_PAGES)).bounds
    assert with_allowance(reads(), size, counts(limits.PDF_PAGES)).bounds == most


def test_what_a_child_says_is_bounded() -> None:
    most = with_allowance(reads(), limits.UPLOAD_BYTES, counts(limits.PDF_PAGES)).bounds
    assert with_allowance(reads(), limits.UPLOAD_BYTES, counts(10**9)).bounds == most
    assert most.wall_seconds < limits.TASK_SOFT_SECONDS / 2


@pytest.mark.parametrize(("reader", "size"), [("docx", LONG), ("pdf", limits.READER_PAGES * limits.READER_PAGE_BYTES)])
def test_other_files_and_small_ones_are_not_counted(reader: str, size: int) -> None:
    assert with_allowance(reads(reader), size, nobody) == reads(reader)


def test_a_file_that_cannot_be_counted_is_left_to_its_reading() -> None:
    def fails(request: Request) -> int:
        raise Damaged

    assert with_allowance(reads(), LONG, fails) == reads()
