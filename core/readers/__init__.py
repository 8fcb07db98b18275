"""DOCX, PDF, text and tables to Document, one module a format. A new format is a new module and a line in FORMATS."""

from importlib import import_module
from typing import Final, cast

from core.errors import WrongType
from core.ports import Reader

FORMATS: Final = {
    "docx": "core.readers.docx",
    "pdf": "core.readers.pdf",
    "xlsx": "core.readers.xlsx",
    "csv": "core.readers.delimited",
    "md": "core.readers.markdown",
    "txt": "core.readers.text",
}
"""The module of each format; its `read` is the reader. Imported when the first file of the format comes."""


def reader_for(format: str) -> Reader:
    """The reader of a format of FORMATS. Raises WrongType for another."""
    if format not in FORMATS:
        raise WrongType
    return cast(Reader, import_module(FORMATS[format]).read)
