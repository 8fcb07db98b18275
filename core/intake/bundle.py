"""Zip files of documents, and which file of one bundle belongs to which of the other."""

import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from core.errors import Damaged, Encrypted, LimitExceeded, NothingMatches, TooLarge, Unsafe
from core.intake.zips import check_entries, open_zip
from core.limits import MIB, UPLOAD_BYTES
from core.readers import FORMATS

_UTF8_NAME: Final = 1 << 11
"""The flag of an entry whose name is UTF-8 (APPNOTE 4.4.4)."""
_OFFICE: Final = ("[content_types].xml", "word/", "xl/", "ppt/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A file of a bundle. `path`: its place in the bundle, as the bundle names it; a text, never followed."""

    path: str
    data: bytes

    @property
    def name(self) -> str:
        """The last part of the path."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """`alone`: the paths in the one bundle and in the other that belong to nothing."""

    pairs: tuple[tuple[Named, Named], ...]
    alone: tuple[tuple[str, ...], tuple[str, ...]]


def is_bundle(data: bytes) -> bool:
    """Whether this is a zip file that is no Office file."""
    try:
        with open_zip(data) as archive:
            return not any(_real_name(entry).lower().startswith(_OFFICE) for entry in archive.infolist())
    except Exception:  # noqa: BLE001 - whatever zipfile raises on a strange file: it is no bundle
        return False


def is_document(path: PurePosixPath) -> bool:
    """Whether a file of a bundle is one that can be compared, by its name alone; intake looks into it later."""
    return path.suffix.lower().lstrip(".") in FORMATS and not any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)


def unpack_bundle(data: bytes) -> tuple[Named, ...]:
    """The documents in a zip file. Raises TooLarge, LimitExceeded, Unsafe, Encrypted or Damaged."""
    if len(data) > UPLOAD_BYTES:
        raise TooLarge(limit_mib=UPLOAD_BYTES // MIB)
    try:
        with open_zip(data) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            check_entries(entries, len(data))
            named = ((PurePosixPath(_real_name(entry)), entry) for entry in entries)
            return tuple(Named(path=str(path), data=archive.read(entry)) for path, entry in named if is_document(path))
    except (Encrypted, LimitExceeded, Unsafe):
        raise
    except Exception as fault:
        raise Damaged from fault


def match(old: Sequence[Named], new: Sequence[Named]) -> Matched:
    """Pairs by place and name without regard to case; then, of what is left, by the name without its ending where only one
    file of each side has it. A folder around a whole bundle does not count. Raises NothingMatches."""
    pairs: list[tuple[Named, Named]] = []
    left, right = _keyed(old), _keyed(new)
    for key in (str, _without_ending):
        ours, theirs = _unique(left, key), _unique(right, key)
        for shared in sorted(ours.keys() & theirs.keys()):
            pairs.append((left.pop(ours[shared]), right.pop(theirs[shared])))
    if not pairs:
        raise NothingMatches
    alone = (tuple(sorted(file.path for file in side.values())) for side in (left, right))
    ordered = sorted(pairs, key=lambda pair: pair[0].path.casefold())
    return Matched(pairs=tuple(ordered), alone=(next(alone), next(alone)))


def _keyed(files: Sequence[Named]) -> dict[PurePosixPath, Named]:
    """By place, case-folded, without the folders that all share."""
    paths = [PurePosixPath(file.path.casefold()) for file in files]
    while paths and all(len(path.parts) > 1 and path.parts[0] == paths[0].parts[0] for path in paths):
        paths = [PurePosixPath(*path.parts[1:]) for path in paths]
    return dict(zip(paths, files, strict=True))


def _unique(paths: Iterable[PurePosixPath], key: Callable[[PurePosixPath], str]) -> dict[str, PurePosixPath]:
    listed = list(paths)
    counts = Counter(key(path) for path in listed)
    return {key(path): path for path in listed if counts[key(path)] == 1}


def _without_ending(path: PurePosixPath) -> str:
    return str(path.with_suffix(""))


def _real_name(entry: zipfile.ZipInfo) -> str:
    """The entry's name: zipfile takes what is not marked as UTF-8 for cp437, and Windows in Russian writes cp866."""
    name = entry.filename
    if entry.flag_bits & _UTF8_NAME or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "cp866"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
