"""Blobs in an S3 bucket, through boto3, which is imported only here: nobody else waits for it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from core.errors import NotFound, SetupError, StorageError
from core.storage.blobs import digest_of, is_digest

CONNECT_SECONDS = 3
READ_SECONDS = 30
ATTEMPTS = 3
FRESH = timedelta(minutes=10)
"""What was put so lately is not sent again; an older object is, so that nobody takes it for unused meanwhile."""
_MISSING = {"NoSuchKey", "404", "NotFound"}


class S3Blobs:
    """An object a blob, named prefix/digest. Endpoint and credentials as boto3 finds them (AWS_ENDPOINT_URL_S3, AWS_…)."""

    def __init__(self, client: Any, bucket: str, prefix: str = "") -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""

    @classmethod
    def at(cls, url: str) -> "S3Blobs":
        """The store at s3://bucket/prefix. Raises SetupError where the address names no bucket."""
        import boto3
        from botocore.config import Config

        parts = urlsplit(url)
        if not parts.netloc:
            raise SetupError(what=f"SVERKA_BLOBS_URL must be s3://bucket/prefix, not {url!r}.")
        config = Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"max_attempts": ATTEMPTS},
            # As every S3 server takes it: the bucket in the path, and no checksums of AWS's own; the digest is ours.
            s3={"addressing_style": "path" if os.environ.get("AWS_ENDPOINT_URL_S3") else "auto"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        return cls(boto3.client("s3", config=config), parts.netloc, parts.path)

    def put(self, data: bytes) -> str:
        digest = digest_of(data)
        put = self._put_at(digest)
        if put is None or datetime.now(UTC) - put > FRESH:
            with _coded():
                self._client.put_object(Bucket=self._bucket, Key=self._key(digest), Body=data)
        return digest

    def get(self, digest: str) -> bytes:
        with _coded():
            data: bytes = self._client.get_object(Bucket=self._bucket, Key=self._key(digest))["Body"].read()
        if digest_of(data) != digest:
            raise StorageError(what=f"blob {digest[:12]}")
        return data

    def delete(self, digest: str) -> None:
        with _coded():
            self._client.delete_object(Bucket=self._bucket, Key=self._key(digest))

    def delete_unused(self, digest: str, since: datetime) -> bool:
        put = self._put_at(digest)
        if put is None or put >= since:
            return False
        self.delete(digest)
        return True

    def __contains__(self, digest: str) -> bool:
        return is_digest(digest) and self._put_at(digest) is not None

    def _put_at(self, digest: str) -> datetime | None:
        """When the blob was put last; None where it is not there."""
        try:
            with _coded():
                found: datetime = self._client.head_object(Bucket=self._bucket, Key=self._key(digest))["LastModified"]
        except NotFound:
            return None
        return found

    def digests(self) -> Iterator[str]:
        with _coded():
            for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix):
                for entry in page.get("Contents", ()):
                    name = entry["Key"].removeprefix(self._prefix)
                    if is_digest(name):
                        yield name

    def _key(self, digest: str) -> str:
        if not is_digest(digest):
            raise NotFound
        return self._prefix + digest


@contextmanager
def _coded() -> Iterator[None]:
    """botocore's errors as ours."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in _MISSING:
            raise NotFound from error
        raise StorageError(what=f"S3: {code}") from error
    except BotoCoreError as error:
        raise StorageError(what=f"S3: {type(error).__name__}") from error
