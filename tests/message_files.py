"""Outlook messages and spreadsheets composed by hand, for tests of what is read in them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from itertools import pairwise
from typing import TypeAlias
from xml.sax.saxutils import escape

from tests.word_files import HEAD, rels, zipped

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, MINI = 512, 64
SMALL = 4096  # streams under this many bytes lie together in one
Folder: TypeAlias = Mapping[str, "bytes | Folder"]
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def msg(
    said: str = "",
    files: Sequence[tuple[str, bytes]] = (),
    *,
    to: tuple[str, str] = ("Pat Example", "pat@home.example"),
    sender: str = "foi@force.example",
    subject: str = "FOI 0410/25",
    more: Folder | None = None,
) -> bytes:
    """A message as Outlook keeps it, sent on 20 May 2025."""
    sent = int((datetime(2025, 5, 20, 9, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
    streams: dict[str, bytes | Folder] = {
        "__properties_version1.0": bytes(32) + struct.pack("<HHIQ", 0x0040, 0x0039, 6, sent),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_0C1A001F": "FOI".encode("utf-16-le"),
        "__substg1.0_5D01001F": sender.encode("utf-16-le"),
        "__recip_version1.0_#00000000": {
            "__properties_version1.0": bytes(8) + struct.pack("<HHIQ", 3, 0x0C15, 6, 1),
            "__substg1.0_3001001F": to[0].encode("utf-16-le"),
            "__substg1.0_39FE001F": to[1].encode("utf-16-le"),
        },
    }
    if said:
        streams["__substg1.0_1000001F"] = said.replace("\n", "\r\n").encode("utf-16-le")
    for at, (name, content) in enumerate(files):
        streams[f"__attach_version1.0_#{at:08X}"] = {
            "__properties_version1.0": bytes(8),
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": content,
        }
    return compound(streams | dict(more or {}))


def mail(said: str, *files: tuple[str, bytes]) -> bytes:
    """A message as mail programs send it, on the same day."""
    message = EmailMessage()
    message["From"], message["To"] = "FOI <foi@force.example>", "Pat Example <pat@home.example>"
    message["Subject"], message["Date"] = "Your request", "Tue, 20 May 2025 10:00:00 +0100"
    if said:
        message.set_content(said)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def compound(streams: Folder) -> bytes:
    """A file of streams in folders: sectors of 512 bytes, chained by a table (MS-CFB)."""
    entries: list[bytes] = []
    sectors: list[bytes] = []
    chains: list[int] = []
    small = bytearray()
    small_chains: list[int] = []

    def chain(content: bytes, size: int, links: list[int], kept: list[bytes] | bytearray) -> int:
        first, count = len(links), -(-len(content) // size)
        links += [*range(first + 1, first + count), END]
        padded = content.ljust(count * size, b"\x00")
        if isinstance(kept, bytearray):
            kept += padded
        else:
            kept += [padded[at : at + size] for at in range(0, len(padded), size)]
        return first

    def entry(name: str, kind: int, child: int, start: int, size: int, right: int = FREE) -> bytes:
        coded = (name + "\x00").encode("utf-16-le")
        links = struct.pack("<HBBIII", len(coded), kind, 1, FREE, right, child)
        return coded.ljust(64, b"\x00") + links + bytes(36) + struct.pack("<IQ", start, size)

    def add(folder: Folder) -> int:
        """The folder's entries, each the right neighbour of the one before; the number of the first."""
        ordered = sorted(folder.items(), key=lambda each: (len(each[0]), each[0].upper()))
        places = []
        for name, content in ordered:
            places.append(len(entries))
            entries.append(b"")
            if isinstance(content, bytes):
                is_small = len(content) < SMALL
                kept = (MINI, small_chains, small) if is_small else (SECTOR, chains, sectors)
                start = chain(content, *kept) if content else END
                entries[places[-1]] = entry(name, 2, FREE, start, len(content))
            else:
                child = add(content)
                entries[places[-1]] = entry(name, 1, child, 0, 0)
        for place, after in pairwise(places):
            made = entries[place]
            entries[place] = made[:72] + struct.pack("<I", after) + made[76:]
        return places[0] if places else FREE

    entries.append(b"")
    first = add(streams)
    mini_at = chain(bytes(small), SECTOR, chains, sectors) if small else END
    entries[0] = entry("Root Entry", 5, first, mini_at, len(small))
    directory_at = chain(b"".join(entries), SECTOR, chains, sectors)
    table = b"".join(struct.pack("<I", each) for each in small_chains)
    small_at = chain(table + b"\xff" * (-len(table) % SECTOR), SECTOR, chains, sectors) if table else END
    fats = 1
    while (len(chains) + fats) * 4 > fats * SECTOR:
        fats += 1
    fat_at = len(chains)
    fat = b"".join(struct.pack("<I", each) for each in [*chains, *[FAT] * fats])
    assert fats <= 109, "a message too large for a test"
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, fats, directory_at, 0, SMALL, small_at, -(-len(table) // SECTOR), END, 0)
    head += b"".join(struct.pack("<I", fat_at + at if at < fats else FREE) for at in range(109))
    return head + b"".join(sectors) + fat + b"\xff" * (-len(fat) % SECTOR)


def sheet(*rows: Sequence[object], columns: str = "", hidden_rows: Sequence[int] = (), more: str = "") -> str:
    """A worksheet. A cell is a text, a number, or markup of its own."""
    made = []
    for number, row in enumerate(rows, 1):
        cells = "".join(_cell(f"{chr(65 + at)}{number}", value) for at, value in enumerate(row))
        made.append(
            f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if number in hidden_rows else ""}>{cells}</row>'
        )
    return f"{HEAD}<worksheet {S} {R}>{columns}<sheetData>{''.join(made)}</sheetData>{more}</worksheet>"


def _cell(place: str, value: object) -> str:
    if isinstance(value, str) and value.startswith("<c"):
        return value.replace("<c", f'<c r="{place}"', 1)
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else ""
    return f'<c r="{place}"><v>{value}</v></c>'


def xlsx(
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    styles: str = "",
    strings: Sequence[str] = (),
    relations: Mapping[int, Mapping[str, tuple[str, str, bool]]] | None = None,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A workbook of these sheets by their names; `relations` are those of a sheet by its number."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}" state="{(states or {}).get(name, "visible")}"/>'
        for at, name in enumerate(sheets, 1)
    )
    shared = "".join(f"<si>{each}</si>" for each in strings)
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f"{HEAD}<Types/>",
        "xl/workbook.xml": f"{HEAD}<workbook {S} {R}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": rels(
            {f"rId{at}": ("worksheet", f"worksheets/sheet{at}.xml", False) for at in range(1, len(sheets) + 1)}
            | {"rIdS": ("styles", "styles.xml", False), "rIdT": ("sharedStrings", "sharedStrings.xml", False)}
        ),
        "xl/styles.xml": f"{HEAD}<styleSheet {S}>{styles}</styleSheet>",
        "xl/sharedStrings.xml": f"{HEAD}<sst {S}>{shared}</sst>",
    }
    for at, made in enumerate(sheets.values(), 1):
        members[f"xl/worksheets/sheet{at}.xml"] = made
        if relations and at in relations:
            members[f"xl/worksheets/_rels/sheet{at}.xml.rels"] = rels(relations[at])
    return zipped(members | dict(more or {}))
