"""Bytes kept by the sha256 of their content: in a folder, or in memory."""

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from core.errors import NotFound, StorageError
from core.ports import BlobStore
from core.storage.refusals import of_system

_DIGEST = re.compile(r"[0-9a-f]{64}")


def digest_of(data: bytes) -> str:
    """The name of these bytes: sha256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def is_digest(text: str) -> bool:
    """Whether a text is such a name, and so can be a file's or a key's."""
    return _DIGEST.fullmatch(text) is not None


def open_blobs(url: str | None, home: Path) -> BlobStore:
    """The store that SVERKA_BLOBS_URL names: s3://bucket/prefix, a folder (file:///… or a path), or `home`/blobs."""
    if url is None:
        return FolderBlobs(home / "blobs")
    if url.startswith("s3://"):
        from core.storage.s3 import S3Blobs

        return S3Blobs.at(url)
    return FolderBlobs(Path(url.removeprefix("file://")))


class MemoryBlobs:
    """For tests and for work that keeps nothing."""

    def __init__(self) -> None:
        self._data: dict[str, bytes] = {}
        self._put: dict[str, datetime] = {}

    def put(self, data: bytes) -> str:
        digest = digest_of(data)
        self._data[digest] = bytes(data)
        self._put[digest] = datetime.now(UTC)
        return digest

    def get(self, digest: str) -> bytes:
        if digest not in self._data:
            raise NotFound
        return self._data[digest]

    def delete(self, digest: str) -> None:
        self._data.pop(digest, None)

    def delete_unused(self, digest: str, since: datetime) -> bool:
        if digest not in self._data or self._put[digest] >= since:
            return False
        self.delete(digest)
        return True

    def __contains__(self, digest: str) -> bool:
        return digest in self._data

    def digests(self) -> Iterator[str]:
        yield from sorted(self._data)


class FolderBlobs:
    """A file a blob, in 256 folders. A blob is whole or not there: written beside, synced, renamed; one that a disk damaged is
    mended by who puts it again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        digest = digest_of(data)
        target = self._path(digest)
        with _coded():
            if not _renewed(target, data):
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                _write_whole(target, data)
        return digest

    def get(self, digest: str) -> bytes:
        try:
            data = self._path(digest).read_bytes()
        except FileNotFoundError as error:
            raise NotFound from error
        except OSError as error:
            raise of_system(error) from error
        if digest_of(data) != digest:
            raise StorageError(what=f"blob {digest[:12]}")
        return data

    def delete(self, digest: str) -> None:
        with _coded():
            self._path(digest).unlink(missing_ok=True)

    def delete_unused(self, digest: str, since: datetime) -> bool:
        path = self._path(digest)
        with _coded():
            try:
                put = path.stat().st_mtime
            except FileNotFoundError:
                return False
            if put >= since.timestamp():
                return False
            path.unlink(missing_ok=True)
        return True

    def __contains__(self, digest: str) -> bool:
        return is_digest(digest) and self._path(digest).exists()

    def digests(self) -> Iterator[str]:
        if self.folder.exists():
            for path in sorted(self.folder.glob("??/*")):
                if is_digest(path.name):
                    yield path.name

    def _path(self, digest: str) -> Path:
        if not is_digest(digest):
            raise NotFound
        return self.folder / digest[:2] / digest


def _renewed(target: Path, data: bytes) -> bool:
    """Whether the file is there as it should be; then it counts as put now. One that a disk damaged is written again."""
    try:
        os.utime(target)
        return target.read_bytes() == data
    except FileNotFoundError:
        return False


def _write_whole(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """The rename itself outlives a power failure only once the folder is synced."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _coded() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise of_system(error) from error
