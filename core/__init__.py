"""Sverka: compares two versions of a document and proves the comparison complete.

    from core import compare
    result = compare("old.docx", "new.docx")
    result.to_pandas()

No database, user or server is needed. Files are read in a confined child process.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "read"]

if TYPE_CHECKING:
    from core.model.comparison import Comparison, Options
    from core.model.document import Document


def read(path: str | Path, *, revisions: str = "accepted", password: str | None = None) -> "Document":
    """What a file says. `revisions`: tracked changes "accepted" or "rejected". Raises an InputError or OSError."""
    file = Path(path)
    options = import_module("core.ports").ReadOptions(revisions=revisions, password=password)
    return cast("Document", import_module("core.intake").read(file.read_bytes(), file.name, options))


def compare(old: str | Path, new: str | Path, options: "Options | None" = None, password: str | None = None) -> "Comparison":
    """Two files to a Comparison. Raises an InputError where one cannot be read, or OSError."""
    asked = options or cast("Options", import_module("core.model.comparison").Options())
    before, after = (
        read(old, revisions=asked.old_revisions, password=password),
        read(new, revisions=asked.new_revisions, password=password),
    )
    claimed = read(new, revisions="rejected", password=password) if after.revisions else None
    # Imported by name here and in `read`: the stages import this package, and none may come to know another through it.
    return cast("Comparison", import_module("core.comparison").compare(before, after, asked, claimed=claimed))
