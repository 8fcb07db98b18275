"""Backup, restore, and moving an installation: rows of one moment, and the blobs that they name, each checked on arrival.

A backup is a zip file: manifest.json, tables/NAME.jsonl, blobs/SHA256. It holds all documents and the passwords' hashes, and
is readable by its owner only. It can be restored into either database.
"""

import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from core.errors import BackupBroken, NotEmpty, NotFound, SetupError, StorageError
from core.ports import BlobStore
from core.storage import transfer
from core.storage.database import Database
from core.storage.refusals import of_system
from core.storage.retention import named_digests
from core.storage.tables import documents
from core.storage.upgrade import downgrade, revision_of, upgrade
from core.storage.users import any_user

FORMAT: Final = "sverka.backup/1"
LinesOf = Callable[[Table], Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What arrived. `tables`: rows by table. `missing`: blobs that a row names and that the source has not, or damaged."""

    tables: dict[str, int]
    blobs: int
    missing: tuple[str, ...] = ()


def back_up(database: Database, blobs: BlobStore, target: Path) -> Moved:
    """Writes everything into one file, while the system runs. The file is whole or not there. Raises StorageError."""
    with _file_beside(target) as file, zipfile.ZipFile(file, "w", allowZip64=True) as archive:
        tables: dict[str, dict[str, Any]] = {}
        with database.read() as tx:
            revision, named = revision_of(tx), named_digests(tx)
            for table in transfer.kept_tables():
                tables[table.name] = _write_table(tx, table, archive)
        missing = [digest for digest in sorted(named) if not _write_blob(blobs, digest, archive)]
        manifest = {"format": FORMAT, "revision": revision, "tables": tables, "blobs": len(named), "missing": missing}
        archive.writestr("manifest.json", json.dumps(manifest, indent=1), zipfile.ZIP_DEFLATED)
    counts = {name: int(found["rows"]) for name, found in tables.items()}
    return Moved(tables=counts, blobs=len(named) - len(missing), missing=tuple(missing))


def restore(source: Path, database: Database, blobs: BlobStore) -> Moved:
    """Into an installation that holds nothing yet. Rows arrive all or none; counts and hashes are checked before they count.

    Raises NotEmpty, BackupBroken, DatabaseNewer, StorageError.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            if manifest["format"] != FORMAT:
                raise BackupBroken(what=str(manifest["format"])[:40])
            for digest in _digests_in(archive):
                if blobs.put(archive.read(f"blobs/{digest}")) != digest:
                    raise BackupBroken(what=digest[:12])
            missing = tuple(manifest["missing"])
            if len(_digests_in(archive)) + len(missing) != manifest["blobs"]:
                raise BackupBroken(what="blobs")
            counts = _receive(database, manifest["revision"], manifest["tables"], lambda table: _lines_in(archive, table))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
        raise BackupBroken(what=type(error).__name__) from error
    except OSError as error:
        raise SetupError(what=f"{source}: {error.strerror or type(error).__name__}") from error
    return Moved(tables=counts, blobs=manifest["blobs"] - len(missing), missing=missing)


def move(source: Database, blobs: BlobStore, target: Database, target_blobs: BlobStore) -> Moved:
    """Copies an installation that stands still to another database and store, and checks counts and hashes there.
    Raises NotEmpty, BackupBroken, StorageError."""
    with source.read() as tx:
        named = sorted(named_digests(tx))
        missing = tuple(digest for digest in named if not _copy_blob(blobs, digest, target_blobs))
        tables = {table.name: _summary(transfer.fingerprint(tx, table)) for table in transfer.kept_tables()}
        counts = _receive(target, revision_of(tx), tables, lambda table: transfer.lines(tx, table))
    return Moved(tables=counts, blobs=len(named) - len(missing), missing=missing)


def _receive(database: Database, revision: str, tables: dict[str, dict[str, Any]], lines_of: LinesOf) -> dict[str, int]:
    """Rows of a revision into an empty database, in one transaction, checked in it; then brought to this version."""
    upgrade(database)
    with database.read() as tx:
        _must_be_empty(tx)
        here = revision_of(tx)
    if here != revision:
        downgrade(database, "base")
        upgrade(database, revision)
    with database.write() as tx:
        _must_be_empty(tx)
        transfer.empty_all(tx)
        for table in transfer.kept_tables():
            if table.name not in tables:
                continue  # of a later revision
            columns = transfer.put_lines(tx, table, lines_of(table))
            if _summary(transfer.fingerprint(tx, table, columns)) != tables[table.name]:
                raise BackupBroken(what=table.name)
        transfer.go_on_counting(tx)
    upgrade(database)
    return {name: int(found["rows"]) for name, found in tables.items()}


def _must_be_empty(tx: Connection) -> None:
    if any_user(tx) or tx.execute(select(documents.c.id).limit(1)).first() is not None:
        raise NotEmpty


def _summary(found: transfer.Fingerprint) -> dict[str, Any]:
    return {"rows": found.rows, "sha256": found.sha256}


def _write_table(tx: Connection, table: Table, archive: zipfile.ZipFile) -> dict[str, Any]:
    found = transfer.Fingerprint()
    entry = zipfile.ZipInfo(f"tables/{table.name}.jsonl")
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as out:
        for line in transfer.lines(tx, table):
            found.add(line)
            out.write(line.encode("utf-8") + b"\n")
    return _summary(found)


def _lines_in(archive: zipfile.ZipFile, table: Table) -> Iterator[str]:
    with archive.open(f"tables/{table.name}.jsonl") as file:
        for line in file:
            yield line.decode("utf-8").rstrip("\n")


def _digests_in(archive: zipfile.ZipFile) -> list[str]:
    return [name.removeprefix("blobs/") for name in archive.namelist() if name.startswith("blobs/")]


def _write_blob(blobs: BlobStore, digest: str, archive: zipfile.ZipFile) -> bool:
    """False where the blob is not there, or damaged."""
    data = _whole(blobs, digest)
    if data is not None:
        archive.writestr(f"blobs/{digest}", data)
    return data is not None


def _copy_blob(blobs: BlobStore, digest: str, target: BlobStore) -> bool:
    """Whether the target has it whole in the end, read there: what lies under its name already proves nothing."""
    if _whole(target, digest) is not None:
        return True
    data = _whole(blobs, digest)
    if data is None:
        return False
    target.delete(digest)
    target.put(data)
    return _whole(target, digest) is not None


def _whole(blobs: BlobStore, digest: str) -> bytes | None:
    """The blob; None where it is not there, or damaged. Raises StorageError where the store does not answer."""
    try:
        return blobs.get(digest)
    except NotFound:
        return None
    except StorageError:
        if digest not in blobs:
            raise
        return None


@contextmanager
def _file_beside(target: Path) -> Iterator[Any]:
    """A private file that takes the target's name once it is whole and on the disk."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise SetupError(what=f"{target}: {error.strerror}") from error
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
    except OSError as error:
        raise of_system(error) from error
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)
