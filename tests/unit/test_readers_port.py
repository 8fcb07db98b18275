"""Every format is read by one call, and refuses what it cannot read with an error of ours."""

import pytest

from core.errors import EmptyFile, InputError, WrongType
from core.ports import ReadOptions
from core.readers import FORMATS, reader_for


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_read_by_one_call(name: str) -> None:
    with pytest.raises(EmptyFile):
        reader_for(name)(b"", name=f"a.{name}", options=ReadOptions())


@pytest.mark.parametrize("name", ["docx", "pdf", "xlsx"])
def test_other_bytes_are_refused(name: str) -> None:
    with pytest.raises(InputError):
        reader_for(name)(b"neither one nor the other", name=f"a.{name}", options=ReadOptions())


def test_a_format_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(WrongType):
        reader_for("rtf")
