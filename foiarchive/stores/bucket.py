"""Files in a bucket of a store that speaks S3, by django-storages. Imported only where FOI_S3_BUCKET names one.

A file is sent in one piece, which the store shows whole or not at all, and answers for once it lasts. Nothing is ever
public there: the site hands files out itself, after it has looked who asks.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile, File
from storages.backends.s3 import S3Storage

from foiarchive.stores.shapes import UNFINISHED, Found, Readable, StoreAway

WAITS = {"connect_timeout": 5, "read_timeout": 10}  # seconds without a word from the store
RETRIES = {"mode": "standard", "total_max_attempts": 2}
ONE_PIECE = 5 * 1024**3 - 1  # bytes; more would go in parts, which a stop leaves behind
MISSING = frozenset({"404", "NoSuchKey", "NotFound"})
LEFTOVERS_AFTER = timedelta(days=1)


class S3Bucket(S3Storage):
    """The bucket, one for all kinds of files."""

    def __init__(self, **options: Any) -> None:
        style = "path" if options.get("endpoint_url") else "auto"  # others than Amazon's may not have each as a host
        super().__init__(
            **options,
            client_config=Config(**WAITS, retries=RETRIES, s3={"addressing_style": style}),
            transfer_config=TransferConfig(multipart_threshold=ONE_PIECE, use_threads=False),
            default_acl=None,
            file_overwrite=True,
        )

    def store(self, folder: Path) -> InBucket:
        """The store whose files' names begin with the folder's name; drafts are written to the folder itself."""
        return InBucket(self, folder)

    def is_open_to_all(self, name: str) -> bool:
        """Whether somebody without a key is given this file: tried. `name`: in the whole bucket."""
        try:
            self.unsigned_connection.meta.client.get_object(Bucket=self.bucket_name, Key=name)
        except ClientError:
            return False
        except BotoCoreError as fault:
            raise StoreAway(type(fault).__name__) from fault
        return True

    def keeps_old_versions(self) -> bool:
        """Whether what is removed or replaced stays as an old version."""
        with plainly():
            told = self.connection.meta.client.get_bucket_versioning(Bucket=self.bucket_name)
        return "Status" in told

    def ends_old_versions(self) -> bool:
        """Whether a rule ends old versions of all files after a time."""
        client = self.connection.meta.client
        try:
            with plainly():
                rules = client.get_bucket_lifecycle_configuration(Bucket=self.bucket_name)["Rules"]
        except OSError:  # there are no rules, or the key may not read them
            return False
        return any(rule["Status"] == "Enabled" and "NoncurrentVersionExpiration" in rule for rule in rules)


@contextmanager
def plainly(name: str = "") -> Iterator[None]:
    """What the store's own library raises, as what every store does."""
    try:
        yield
    except (ClientError, BotoCoreError, Boto3Error) as fault:
        refusal = fault.__context__ if isinstance(fault, Boto3Error) else fault  # of a sending the cause is within
        code = refusal.response.get("Error", {}).get("Code", "") if isinstance(refusal, ClientError) else ""
        if code in MISSING:
            raise FileNotFoundError(name) from None
        raise StoreAway(type(fault).__name__, said=code) from fault


@dataclass(frozen=True, slots=True)
class InBucket:
    """The part of the bucket that holds one kind of file."""

    bucket: S3Bucket
    folder: Path

    def keep(self, name: str, chunks: Iterable[bytes]) -> None:
        """With its checksum, which the store compares before it keeps anything."""
        content = b"".join(chunks)
        with plainly(name):
            self.bucket.save(self._key(name), ContentFile(content))

    def settle(self, name: str) -> None:
        """What the store shows lasts."""

    @contextmanager
    def writing(self, folder: str) -> Iterator[Path]:
        """Written to this machine's disk, then sent. Until its row is there nobody asks for any of it."""
        self._forget_left()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self.folder))
        try:
            yield draft
            self._send(draft, folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def opened(self, name: str, wanted: range | None = None) -> Readable:
        """As it comes."""
        if wanted is not None and not wanted:
            return ContentFile(b"")
        asked = {"Range": f"bytes={wanted.start}-{wanted.stop - 1}"} if wanted is not None else {}
        with plainly(name):
            return _Coming(self._object(name).get(**asked)["Body"])

    def read(self, name: str) -> bytes:
        """At once; what comes short is no file."""
        return self.opened(name).read()

    def size(self, name: str) -> int:
        """As the store has it."""
        with plainly(name):
            return int(self._object(name).content_length)

    def files(self, start: str = "") -> Iterator[Found]:
        """A thousand are asked for at a time."""
        with plainly():
            for each in self.bucket.bucket.objects.filter(Prefix=self._key(start)):
                yield Found(each.key.removeprefix(self._key("")), each.size, each.last_modified)

    def folders(self) -> Iterator[Found]:
        """There are none in a bucket: those that files' names speak of."""
        for name, group in groupby(self.files(), lambda found: found.name.partition("/")[0]):
            found = list(group)
            is_folder = found[0].name != name
            changed_at = max(each.changed_at for each in found)
            yield Found(name, 0 if is_folder else found[0].size, changed_at, is_folder)

    def remove(self, name: str) -> None:
        """No error where there is none, as the store does it."""
        with plainly(name):
            self.bucket.delete(self._key(name))

    def remove_folder(self, name: str) -> None:
        """A thousand at a time."""
        with plainly(name):
            answers = self.bucket.bucket.objects.filter(Prefix=self._key(f"{name}/" if name else "")).delete()
        if refused := [each["Code"] for answer in answers for each in answer.get("Errors", ())]:
            raise StoreAway(said=refused[0])

    def _key(self, name: str) -> str:
        return f"{self.folder.name}/{name}"

    def _object(self, name: str) -> Any:
        return self.bucket.bucket.Object(self._key(name))

    def _send(self, draft: Path, folder: str) -> None:
        try:
            for path in sorted(draft.iterdir()):
                with path.open("rb") as file, plainly(path.name):
                    self.bucket.save(self._key(f"{folder}/{path.name}"), File(file))
        except BaseException:
            with suppress(OSError):  # away still: it is a leftover then, and removed as such
                self.remove_folder(folder)
            raise

    def _forget_left(self) -> None:
        """Drafts of processes that were killed."""
        before = (datetime.now(UTC) - LEFTOVERS_AFTER).timestamp()
        for left in self.folder.glob(f"{UNFINISHED}*"):
            if left.stat().st_mtime < before:
                shutil.rmtree(left, ignore_errors=True)


@dataclass
class _Coming:
    """The bytes of a file while they come. The library itself sees to it that none are missing at the end."""

    body: Any

    def read(self, size: int = -1, /) -> bytes:
        with plainly():
            read: bytes = self.body.read(None if size < 0 else size)
            return read

    def close(self) -> None:
        self.body.close()
