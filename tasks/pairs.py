"""Pairs of files: two files, or two folders or zip files whose files are matched by name."""

from pathlib import Path, PurePosixPath

from core.errors import SetupError
from core.intake.bundle import Matched, Named, is_bundle, is_document, match, unpack_bundle
from tasks.words import words


def matched(old: Path, new: Path) -> Matched:
    """Raises SetupError where a path does not exist, NothingMatches, or what `unpack_bundle` raises."""
    if old.is_file() and new.is_file():
        two = _file(old, old.name), _file(new, new.name)
        if not all(is_bundle(file.data) for file in two):
            return Matched(pairs=(two,), alone=((), ()))
    return match(_files(old), _files(new))


def _files(path: Path) -> tuple[Named, ...]:
    if path.is_dir():
        inside = ((file, PurePosixPath(file.relative_to(path).as_posix())) for file in sorted(path.rglob("*")))
        return tuple(_file(file, str(name)) for file, name in inside if is_document(name) and file.is_file())
    return unpack_bundle(_file(path, path.name).data)


def _file(path: Path, name: str) -> Named:
    try:
        return Named(path=name, data=path.read_bytes())
    except OSError as error:
        _ = words()
        raise SetupError(what=_("{path} is no file, folder or zip file that can be read.").format(path=path)) from error
