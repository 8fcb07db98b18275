"""Pairs of files: two files, or two folders or zip files whose files are matched by name."""

import zipfile
from pathlib import Path, PurePosixPath

from core.errors import LimitExceeded, SetupError
from core.limits import UPLOAD_BYTES, ZIP_ENTRIES
from core.readers import FORMATS
from tasks.words import words

File = tuple[str, bytes]


def pairs_of(old: Path, new: Path) -> list[tuple[File, File]]:
    """Raises SetupError where a path does not exist or nothing matches."""
    if old.is_file() and new.is_file() and old.suffix.lower() != ".zip":
        return [(_file(old), _file(new))]
    left, right = _files(old), _files(new)
    found = [(left[key], right[key]) for key in sorted(left) if key in right]
    if not found:
        _ = words()
        raise SetupError(what=_("No file in {old} has the name of one in {new}.").format(old=old, new=new))
    return found


def _files(path: Path) -> dict[str, File]:
    """By the name without its ending, within the folder: contract.docx and contract.pdf are a pair."""
    if path.is_dir():
        inside = (p for p in sorted(path.rglob("*")) if p.is_file() and p.suffix.lower().lstrip(".") in FORMATS)
        return {str(p.relative_to(path).with_suffix("")).casefold(): _file(p) for p in inside}
    if path.is_file() and zipfile.is_zipfile(path):
        return _zipped(path)
    _ = words()
    raise SetupError(what=_("{path} is no file, folder or zip file that can be read.").format(path=path))


def _zipped(path: Path) -> dict[str, File]:
    with zipfile.ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > ZIP_ENTRIES or any(entry.file_size > UPLOAD_BYTES for entry in entries):
            raise LimitExceeded(limit=f"{ZIP_ENTRIES} / {UPLOAD_BYTES}")
        named = ((PurePosixPath(entry.filename), entry) for entry in entries)
        return {
            str(name.with_suffix("")).casefold(): (name.name, archive.read(entry))
            for name, entry in named
            if name.suffix.lower().lstrip(".") in FORMATS
        }


def _file(path: Path) -> File:
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        _ = words()
        raise SetupError(what=_("{path} is no file, folder or zip file that can be read.").format(path=path)) from error
