"""The blob stores: one class of tests for memory, a folder and S3."""

import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from core.errors import DiskFull, NotFound, SetupError, StorageError
from core.ports import BlobStore
from core.storage.blobs import FolderBlobs, MemoryBlobs, digest_of, open_blobs
from core.storage.s3 import S3Blobs

ABSENT = "0" * 64


@pytest.fixture(scope="module")
def s3_client() -> Iterator[Any]:
    """A client of an S3 server on loopback."""
    import boto3
    from moto.server import ThreadedMotoServer

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
    client = boto3.client("s3", endpoint_url=f"http://127.0.0.1:{port}", **keys)
    client.create_bucket(Bucket="sverka")
    yield client
    server.stop()


@pytest.fixture(params=["memory", "folder", "s3"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "memory":
        return MemoryBlobs()
    if request.param == "folder":
        return FolderBlobs(tmp_path / "blobs")
    return S3Blobs(request.getfixturevalue("s3_client"), "sverka", tmp_path.name)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
class TestEveryStore:
    def test_what_goes_in_comes_out(self, blobs: BlobStore) -> None:
        for data in (b"", b"one", "два".encode() * 100_000):
            digest = blobs.put(data)
            assert digest == digest_of(data)
            assert digest in blobs
            assert blobs.get(digest) == data

    def test_the_same_bytes_are_one_blob(self, blobs: BlobStore) -> None:
        assert blobs.put(b"same") == blobs.put(b"same")
        assert list(blobs.digests()) == [digest_of(b"same")]

    def test_what_is_not_there(self, blobs: BlobStore) -> None:
        assert ABSENT not in blobs
        with pytest.raises(NotFound):
            blobs.get(ABSENT)
        blobs.delete(ABSENT)

    def test_deleted_is_gone(self, blobs: BlobStore) -> None:
        digest = blobs.put(b"gone")
        kept = blobs.put(b"kept")
        blobs.delete(digest)
        assert digest not in blobs
        assert list(blobs.digests()) == [kept]

    def test_only_what_nobody_put_again_is_unused(self, blobs: BlobStore) -> None:
        digest, now = blobs.put(b"used"), datetime.now(UTC)
        assert not blobs.delete_unused(digest, now - timedelta(minutes=1))
        assert digest in blobs
        assert blobs.delete_unused(digest, now + timedelta(minutes=1))
        assert digest not in blobs
        assert not blobs.delete_unused(digest, now + timedelta(minutes=1))

    @pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 65])
    def test_only_digests_are_names(self, blobs: BlobStore, name: str) -> None:
        assert name not in blobs
        with pytest.raises(NotFound):
            blobs.get(name)


def test_what_is_put_again_counts_as_put_now(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    digest = blobs.put(b"old")
    os.utime(tmp_path / digest[:2] / digest, (0, 0))
    blobs.put(b"old")
    assert not blobs.delete_unused(digest, datetime.now(UTC) - timedelta(minutes=1))


def test_a_damaged_file_is_never_handed_out_and_mended_by_the_next_upload(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    digest = blobs.put(b"whole")
    (tmp_path / digest[:2] / digest).write_bytes(b"half")
    with pytest.raises(StorageError):
        blobs.get(digest)
    blobs.put(b"whole")
    assert blobs.get(digest) == b"whole"


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.storage.blobs.os.fsync", full)
    blobs = FolderBlobs(tmp_path)
    with pytest.raises(DiskFull, match="disk with the data is full"):
        blobs.put(b"too much")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_url_chooses_the_store(tmp_path: Path) -> None:
    home, other = open_blobs(None, tmp_path), open_blobs(f"file://{tmp_path}/other", tmp_path)
    assert isinstance(home, FolderBlobs)
    assert isinstance(other, FolderBlobs)
    assert isinstance(open_blobs("s3://bucket/prefix", tmp_path), S3Blobs)
    with pytest.raises(SetupError, match="s3://bucket"):
        open_blobs("s3:///prefix", tmp_path)
    assert (home.folder, other.folder) == (tmp_path / "blobs", tmp_path / "other")
