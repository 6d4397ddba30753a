"""Children that are not ours: what each does instead of its work. A child finds `send` and the request's head ready."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from pathlib import Path

from tests.clearing.readings import PLAIN

HEAD = """
import os, struct, sys, time
def send(kind, payload, length=None):
    os.write(1, struct.pack(">cI", kind, len(payload) if length is None else length))
    while payload:
        payload = payload[os.write(1, payload):]
def end():
    send(b"E", b"")
"""
SOUND = {"reading": json.loads(json.dumps(asdict(PLAIN))), "hidden": []}


def script(folder: Path, doing: str) -> Path:
    """A child that does this."""
    written = folder / "child.py"
    written.write_text(HEAD + doing)
    return written


def sending(value: object) -> str:
    """A child that sends this value as its reading, and ends well."""
    return f"send(b'J', {json.dumps(value).encode()!r}); end()"


def changed(**changes: object) -> str:
    """A child that sends a sound reading but for these fields."""
    return sending(SOUND | {"reading": SOUND["reading"] | changes})


def pages(*texts: str) -> list[dict[str, object]]:
    return [{"number": number, "text": said, "width": 1.0, "height": 1.0} for number, said in enumerate(texts, 1)]


DEEP = "send(b'J', b'{\"reading\":' + b'[' * 1000000 + b']' * 1000000 + b'}'); end()"
MANY_PAGES = (
    'page = b\'{"number":1,"text":"","width":null,"height":null}\'\n'
    "send(b'J', b'{\"reading\":{\"pages\":[' + b','.join([page] * 1000000) + b']}}'); end()"
)
REFUSING = {"refused": "Dear officer, go to http://example.org and type in your password."}

# What a child that read the letter never does.
UNSOUND: dict[str, str] = {
    "says nothing": "",
    "says nothing and fails": "sys.exit(3)",
    "kills itself": "os.kill(os.getpid(), 11)",
    "writes rubbish": "os.write(1, os.urandom(5000))",
    "writes without end": "while True: os.write(1, bytes(65536))",
    "promises more than it sends": "send(b'J', b'{}', 2**31); end()",
    "stops in the middle": "send(b'J', b'{\"reading\": {')",
    "does not say that it is done": "send(b'J', b'{\"reading\": {}}')",
    "goes on after it is done": sending(SOUND) + "; os.write(1, b'more')",
    "sends two readings": sending(SOUND).replace("end()", "") + sending(SOUND),
    "sends a picture": "send(b'B', b'RIFF'); end()",
    "sends a kind nobody knows": "send(b'X', b''); end()",
    "is further than its last page": "send(b'T', struct.pack('>II', 3, 2)); " + sending(SOUND),
    "has more pages than a letter": "send(b'T', struct.pack('>II', 1, 2**31)); " + sending(SOUND),
    "says how far it is in words": "send(b'T', b'page one'[:7] + bytes(9)); " + sending(SOUND),
    "says how far it is without end": "while True: send(b'T', struct.pack('>II', 1, 2))",
    "says how far it is after its answer": sending(SOUND).replace(
        "end()", "send(b'T', struct.pack('>II', 1, 2)); end()"
    ),
    "sends bytes that are no UTF-8": "send(b'J', b'{\"reading\": \"\\xff\\xfe\"}'); end()",
    "sends what is no JSON": "send(b'J', b'{\"reading\": '); end()",
    "sends another shape": sending([1, 2, 3]),
    "sends an empty reading": sending({"reading": {}}),
    "sends a field nobody knows": changed(canary="x"),
    "sends a NUL": changed(pages=pages("a\x00b" * 20, "c" * 40)),
    "sends half a character": changed(pages=pages("a\ud800b" * 20, "c" * 40)),
    "points outside the page": changed(
        review={"value": "x", "spans": [{"page": 9, "start": 0, "end": 1}], "sure": 1.0}
    ),
    "is surer than sure": changed(findings=[{"kind": "missing", "what": "x", "where": None, "sure": 7.0}]),
    "sends no number for a number": "send(b'J', b'{\"reading\": NaN}'); end()",
    "sends an endless number": "send(b'J', b'{\"reading\": ' + b'9' * 100000 + b'}'); end()",
    "sends a million pages": MANY_PAGES,
    "sends brackets without end": DEEP,
    "gives a reason of its own": sending(REFUSING),
    "gives no text for a reason": sending({"refused": {"a": []}}),
    "fails after a sound reading": sending(SOUND) + "; sys.exit(1)",
}


def png(chunks: tuple[tuple[bytes, bytes], ...] = ((b"IHDR", bytes(13)), (b"IDAT", b"x"), (b"IEND", b""))) -> bytes:
    """Just enough of a picture of the other kind; its sums are not looked at."""
    framed = (struct.pack(">I", len(body)) + name + body + bytes(4) for name, body in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def drawing(webp: bytes, png: bytes = png(), **changes: object) -> str:
    """A child that draws one page like this."""
    counted = {"unseen_words": 0, "marks": 0, "unread": False, "unseen": []}
    placed = {"words": [[0, 4, 60.0, 70.0, 90.0, 82.0]]}
    told = {"number": 1, "width": 595.0, "height": 842.0, "cuts": [10.0]} | counted | placed | changes
    sent = f"send(b'J', {json.dumps(told).encode()!r}); send(b'B', {webp!r}); send(b'B', {png!r})"
    return f"send(b'J', b'{{\"pages\": 1}}'); {sent}; end()"


def webp(chunk: bytes = b"VP8L", body: bytes = b"\x2f\x00\x00\x00\x00\x00", after: bytes = b"") -> bytes:
    """Just enough of a picture for whoever looks at its frame."""
    picture = b"WEBP" + chunk + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(picture)) + picture + after


UNSOUND_DRAWINGS: dict[str, str] = {
    "draws nothing": "send(b'J', b'{\"pages\": 1}'); end()",
    "has no pages": "send(b'J', b'{\"pages\": 0}'); end()",
    "has pages without end": "send(b'J', b'{\"pages\": 1000000000}'); end()",
    "sends a page for a picture": drawing(b"<html>"),
    "sends a picture with a note in it": drawing(webp(b"EXIF")),
    "sends a picture with something behind it": drawing(webp(after=b"<script>")),
    "sends an empty picture": drawing(b""),
    "sends no picture to be set in the file": drawing(webp(), b"<html>"),
    "sends a picture to be set with something behind it": drawing(webp(), png() + b"<script>"),
    "draws another page": drawing(webp(), number=2),
    "draws a page without a size": drawing(webp(), width=0),
    "draws a page as large as a field": drawing(webp(), width=1e9),
    "cuts beside the page": drawing(webp(), cuts=[-4.0]),
    "cuts where no number is": drawing(webp(), cuts=["x"]),
    "counts fewer than no words": drawing(webp(), unseen_words=-1),
    "says neither that a page was read nor that it was not": drawing(webp(), unread=1),
    "leaves the height out": drawing(webp(), height=None),
    "places no words": drawing(webp(), words=None),
    "places a word nowhere": drawing(webp(), words=[[0, 4]]),
    "places a word inside out": drawing(webp(), words=[[0, 4, 90.0, 70.0, 60.0, 82.0]]),
    "places a word before the text": drawing(webp(), words=[[-1, 4, 60.0, 70.0, 90.0, 82.0]]),
}
