"""Canaries: invented personal details that are planted where the public must not see them, and looked for everywhere.

Each is unique, and each holds one of a few stems that no letter of ours says. A program may show a detail without
spelling it out, so what is got is looked through in twelve disguises, hashes among them.
"""

from __future__ import annotations

import base64
import hashlib
import html
import io
import quopri
import re
import unicodedata
import urllib.parse
import zipfile
from collections.abc import Callable, Iterator

import pikepdf

STEMS = ("quillfeather", "canary.invalid", "07700900", "canarytoken")
ODD = "\u00ad\u200b\u2060"  # signs nobody sees


def canary(number: int) -> str:
    """The canary of that number. `planting.SQL` makes the same."""
    match number % 5:
        case 0:
            return f"Zyxanthe Quillfeather-{number}"
        case 1:
            return f"zq{number}@canary.invalid"
        case 2:
            return f"07700 900{number % 1000:03}, extension {number}"
        case 3:
            return f"{number} Quillfeather Row, Northam ZX9 9ZX"
    return f"note canarytoken{number}"


def _split(text: str) -> str:
    half = len(text) // 2
    return f"<b>{text[:half]}</b>\n<i>{text[half:]}</i>"


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "another case": lambda text: text.swapcase().encode(),
    "full width": lambda text: text.translate({sign: sign + 0xFEE0 for sign in range(33, 127)}).encode(),
    "HTML": lambda text: "".join(f"&#{ord(sign)};" for sign in text).encode(),
    "URL": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()).encode(),
    "base64": lambda text: base64.b64encode(b"x" + text.encode()),
    "quoted-printable": lambda text: "".join(f"={byte:02X}" for byte in text.encode()).encode(),
    "UTF-16": lambda text: text.encode("utf-16-le"),
    "hex": lambda text: text.encode().hex().upper().encode(),
    "spaces and signs that nobody sees": lambda text: f" {ODD}".join(text).encode(),
    "in two": lambda text: _split(text).encode(),
    "a hash": lambda text: hashlib.sha256(text.encode()).hexdigest().encode(),
}


MAKERS = (hashlib.md5, hashlib.sha1, hashlib.sha256)
HASH = re.compile(rb"(?<![0-9a-f])[0-9a-f]{32}(?:[0-9a-f]{8})?(?:[0-9a-f]{24})?(?![0-9a-f])")
TAG = re.compile(r"<[^<>]{0,2000}>")
QUOTED = re.compile(rb"=(?:\r?\n|[0-9A-F]{2})")
SOUGHT = re.compile("|".join(re.escape(stem) for stem in STEMS))
SPELT = ("Quillfeather", "quillfeather", "canary.invalid", "07700 900", "canarytoken")


def _base64(text: str) -> set[bytes]:
    """What the word looks like in the middle of base64, wherever in a group of three letters it begins."""
    made = [base64.b64encode(b"x" * ahead + text.encode()) for ahead in range(3)]
    return {runs[-(-ahead * 4 // 3) :].rstrip(b"=")[:-1] for ahead, runs in enumerate(made)}


LITERALS = {
    "base64": {needle for word in SPELT for needle in _base64(word)},
    "hex": {word.encode().hex().encode() for word in SPELT} | {word.encode().hex().upper().encode() for word in SPELT},
    "UTF-16": {word.encode(code) for word in SPELT for code in ("utf-16-le", "utf-16-be")},
}


class Detector:
    """Looks for the canaries with the numbers 1 to `last`."""

    def __init__(self, last: int) -> None:
        said = [words for number in range(1, last + 1) for words in (canary(number), canary(number).lower())]
        self.hashes = {make(words.encode()).hexdigest().encode() for make in MAKERS for words in said}

    def found(self, body: bytes) -> list[str]:
        """In which disguises one is there; none is as it must be."""
        return sorted({name for bare in unpacked(body) for name in self._in(bare)})

    def _in(self, bare: bytes) -> Iterator[str]:
        yield from (name for name, said in _read(bare) if SOUGHT.search(_squeezed(said)))
        yield from (name for name, needles in LITERALS.items() if any(needle in bare for needle in needles))
        if self.hashes.intersection(HASH.findall(bare.lower())):
            yield "a hash"


def _squeezed(text: str) -> str:
    """In small letters, without markup, spaces and signs that nobody sees."""
    said = "".join(TAG.sub("", text.lower()).split())
    return said if said.isascii() else re.sub(f"[{ODD}]+", "", said)


def _read(bare: bytes) -> Iterator[tuple[str, str]]:
    """What the bytes say, read in every way that changes something."""
    if b"\0" in bare[:1000]:  # a picture
        yield "plain", bare.decode("latin-1")
        return
    text = bare.decode("utf-8", "replace")
    yield "plain", text if text.isascii() else unicodedata.normalize("NFKC", text)
    if "&#" in text:
        yield "HTML", html.unescape(html.unescape(text))
    if "%" in text:
        yield "URL", urllib.parse.unquote(text, errors="replace")
    if QUOTED.search(bare):
        yield "quoted-printable", quopri.decodestring(bare).decode("utf-8", "replace")


def unpacked(body: bytes) -> Iterator[bytes]:
    """The bytes themselves, and what is packed in them: a PDF's streams and properties, a ZIP's files."""
    yield body
    if body.startswith(b"%PDF-"):
        with pikepdf.open(io.BytesIO(body)) as pdf:
            yield repr(dict(pdf.docinfo)).encode()
            yield from (_inflated(each) for each in pdf.objects if isinstance(each, pikepdf.Stream))
    elif body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from unpacked(packed.read(name))


def _inflated(stream: pikepdf.Stream) -> bytes:
    """What it says, and its dictionary; of a picture the bytes as they are."""
    told = repr(stream.stream_dict).encode()
    return told + (stream.read_raw_bytes() if stream.get("/Subtype") == "/Image" else stream.read_bytes())
