"""Sealed backups: a whole backup in one file, encrypted and authenticated with a key that is given.

    header      the form, a salt, and a mark by which the wrong key is told from damage
    chunks      of 1 MiB each, AES-256-GCM, with a key made for this file of the given key and the salt (HKDF-SHA256).
                A chunk's nonce is its number and whether it is the last: none can be left out, exchanged or cut off

Inside is a tar of the backup's folder. Nothing of it is written unencrypted to where the backup goes.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import tarfile
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from requests.management.backups.lasting import make_last
from requests.management.backups.manifest import ASK, NotABackup, NotLookedAt, why

SEALED = ".sealed"
CERTIFICATES = "files/erased"
MAGIC = b"FOI Archive backup, sealed, 1\n"
SALT = MARK = 16
TAG = 16
CHUNK = 1024 * 1024
KEY = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)
MAKE_ONE = "Make one: (umask 077; openssl rand -hex 32 > FILE), and keep a copy elsewhere."
THAT_ONE = "Name the file with the key that the backup was sealed with."


class NoKey(NotLookedAt):
    """There is no key to be had from the file that was named; the message says why, for people."""


def key_in(file: Path, *, making: bool = False) -> bytes:
    """The key in this file: 64 hexadecimal digits, for its owner alone. Raises NoKey.

    `making`: of a backup that is made, for which a new key would do.
    """
    advice = MAKE_ONE if making else THAT_ONE
    try:
        mode, text = file.stat().st_mode, file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as failed:
        said = failed.strerror if isinstance(failed, OSError) else "it is no text"
        if isinstance(failed, PermissionError):
            advice = ASK
        raise NoKey(f"The key file {file} cannot be read: {said}. {advice}") from None
    if stat.S_IMODE(mode) & 0o077:
        raise NoKey(f"Others on this machine may read the key file {file}: chmod 600 {file}")
    if not KEY.fullmatch(text):
        raise NoKey(f"There is no key in {file}: it is 64 hexadecimal digits. {advice}")
    return bytes.fromhex(text)


def is_sealed(place: Path) -> bool:
    """Whether a backup is one file and not a folder. Raises NotLookedAt."""
    try:
        return place.is_file()
    except OSError as failed:
        raise NotLookedAt(f"{place} cannot be looked at: {failed.strerror or failed}.") from None


def unused(place: Path, key_file: Path | None) -> list[str]:
    """That a key was given and not needed: a sentence, or none."""
    return ["It is not sealed, and was read without the key."] if key_file and not is_sealed(place) else []


def seal(folder: Path, target: Path, key: bytes) -> None:
    """The backup in the folder as one encrypted file, whole or not at all."""
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f"{target.name}.", suffix=".unfinished")
    try:
        with os.fdopen(handle, "wb") as stream:
            writer = _Sealing(stream, key)
            with tarfile.open(fileobj=writer, mode="w|") as packed:  # type: ignore[call-overload]
                packed.add(folder, arcname=".")
            writer.finish()
            stream.flush()
            os.fsync(stream.fileno())
        Path(draft).rename(target)
        make_last(target.parent)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


@contextmanager
def opened(place: Path, key_file: Path | None, within: Path | None = None) -> Iterator[Path]:
    """The folder of a backup; of a sealed one a folder that is removed afterwards. Raises NotABackup.

    `within`: where there is room for that folder; else FOI_VAR, where the letters themselves are.
    """
    if not is_sealed(place):
        yield place
        return
    if key_file is None:
        raise NoKey(f"{place} is sealed: give its key with --key-file.")
    room = within or settings.FOI_VAR
    room.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=room, prefix="unsealed-", suffix=".unfinished"))
    try:
        try:
            unseal(place, folder, key_in(key_file))
        except OSError as failed:
            raise NotABackup(f"{place} could not be unsealed in {room}: {why(failed)}.") from failed
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def certificates_beside(place: Path, key_file: Path | None) -> Iterator[list[Path]]:
    """The folder of certificates of erasing in the newest other sealed backup beside this one that the key opens."""
    if key_file is None:
        yield []
        return
    found: list[Path] = []
    settings.FOI_VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.FOI_VAR, prefix="unsealed-", suffix=".unfinished") as folder:
        others = (other for other in place.resolve().parent.glob(f"*{SEALED}") if other != place.resolve())
        for other in sorted(others, key=lambda each: each.stat().st_mtime, reverse=True):
            with suppress(NotABackup):
                target = Path(folder) / other.name
                unseal(other, target, key_in(key_file), only=CERTIFICATES)
                found = [target / CERTIFICATES] if (target / CERTIFICATES).exists() else []
                break
        yield found


def add_key_file(parser: ArgumentParser) -> None:
    """`--key-file FILE`, for every command that makes or reads backups."""
    help_text = "the key of a sealed backup: 64 hexadecimal digits, readable for you alone"
    parser.add_argument("--key-file", metavar="FILE", type=Path, help=help_text)


def unseal(place: Path, target: Path, key: bytes, only: str = "") -> None:
    """The files of a sealed backup, those alone whose names begin so. Every byte is proven. Raises NotABackup."""
    with place.open("rb") as stream:
        reader = _Unsealing(stream, key, place)
        with tarfile.open(fileobj=reader, mode="r|") as packed:  # type: ignore[call-overload]
            for member in packed:
                inside = PurePosixPath(member.name)
                stays_inside = not inside.is_absolute() and ".." not in inside.parts
                if member.isfile() and stays_inside and str(inside).startswith(only):
                    file = target / inside
                    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                    content = packed.extractfile(member)
                    with file.open("xb") as copy:
                        file.chmod(0o600)
                        shutil.copyfileobj(content, copy, CHUNK)
        while reader.read(CHUNK):
            pass


def _file_key(key: bytes, salt: bytes) -> tuple[AESGCM, bytes]:
    """What encrypts this file alone, and the mark of the key."""
    made = HKDF(SHA256(), 32 + MARK, salt, MAGIC).derive(key)
    return AESGCM(made[:32]), made[32:]


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])


@dataclass(slots=True)
class _Sealing:
    """What is written to it comes out encrypted."""

    stream: BinaryIO
    key: bytes
    waiting: bytearray = field(default_factory=bytearray)
    number: int = 0
    cipher: AESGCM = field(init=False)
    header: bytes = field(init=False)

    def __post_init__(self) -> None:
        salt = secrets.token_bytes(SALT)
        self.cipher, mark = _file_key(self.key, salt)
        self.header = MAGIC + salt + mark
        self.stream.write(self.header)

    def write(self, data: bytes, /) -> int:
        self.waiting += data
        while len(self.waiting) > CHUNK:
            self._put(bytes(self.waiting[:CHUNK]), last=False)
            del self.waiting[:CHUNK]
        return len(data)

    def finish(self) -> None:
        self._put(bytes(self.waiting), last=True)

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self.stream.write(self.cipher.encrypt(_nonce(self.number, last=last), chunk, self.header))
        self.number += 1


@dataclass(slots=True)
class _Unsealing:
    """What is read from it was proven first."""

    stream: BinaryIO
    key: bytes
    place: Path
    ready: bytes = b""
    number: int = 0
    ended: bool = False
    ahead: bytes = field(init=False)
    cipher: AESGCM = field(init=False)
    header: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.header = self.stream.read(len(MAGIC) + SALT + MARK)
        salt, mark = self.header[len(MAGIC) : -MARK], self.header[-MARK:]
        if not self.header.startswith(MAGIC) or len(self.header) != len(MAGIC) + SALT + MARK:
            raise NotABackup(f"{self.place} is no sealed backup, or its beginning was damaged.")
        self.cipher, own = _file_key(self.key, salt)
        if not secrets.compare_digest(own, mark):
            raise NoKey(f"The key does not fit {self.place}: it was sealed with another, or its beginning was damaged.")
        self.ahead = self.stream.read(CHUNK + TAG)

    def read(self, size: int, /) -> bytes:
        while len(self.ready) < size and not self.ended:
            self.ready += self._next()
        given, self.ready = self.ready[:size], self.ready[size:]
        return given

    def _next(self) -> bytes:
        chunk, self.ahead = self.ahead, self.stream.read(CHUNK + TAG)
        self.ended = not self.ahead
        try:
            plain = self.cipher.decrypt(_nonce(self.number, last=self.ended), chunk, self.header)
        except (InvalidTag, ValueError):
            raise NotABackup(f"{self.place} was changed, damaged or cut short after the backup was made.") from None
        self.number += 1
        return plain
