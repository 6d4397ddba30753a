"""Outlook messages and spreadsheets that mean harm, made by code."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from tests.message_files import compound, msg, sheet, xlsx

SECTOR = 512


def workbook() -> bytes:
    """A sound workbook."""
    return xlsx({"Figures": sheet(["Year", "Horses"], [2024, 5])})


def without_words() -> bytes:
    """A message of nothing but a head."""
    return compound({"__properties_version1.0": bytes(32)})


def cut_short() -> bytes:
    """A message whose second half is missing."""
    whole = msg("We hold 14 horses. " * 500)
    return whole[: len(whole) // 2]


def ring() -> bytes:
    """A message whose folder is its own neighbour."""
    made = bytearray(msg("We hold 14 horses."))
    at = made.index("__properties_version1.0".encode("utf-16-le"))
    made[at + 68 : at + 76] = struct.pack("<II", 1, 1)
    return bytes(made)


def damaged() -> bytes:
    """A message whose table of sectors is lost."""
    made = bytearray(msg("We hold 14 horses. " * 500))
    table = SECTOR * (struct.unpack_from("<I", made, 76)[0] + 1)
    made[table : table + SECTOR] = b"\xf0" * SECTOR
    return bytes(made)


def many_files() -> bytes:
    """A message of 300 files."""
    return msg("We hold 14 horses.", [(f"{at}.txt", b"word") for at in range(300)])


def shared_bytes() -> bytes:
    """A hundred files of one megabyte that are all the same bytes."""
    made = bytearray(
        msg("Ten.", [("0.txt", b"word " * 200_000), *((f"{at}.txt", b"x" * 5000) for at in range(1, 100))])
    )
    name = "__substg1.0_37010102".encode("utf-16-le")
    first = made.index(name)
    place = made[first + 116 : first + 128]
    at = first
    while (at := made.find(name, at + 1)) > 0:
        made[at + 116 : at + 128] = place
    return bytes(made)


def spreadsheet_bomb() -> bytes:
    """A message whose one file is a workbook of 50 MiB of blanks."""
    return msg("", [("figures.xlsx", xlsx({"Figures": sheet([" " * (50 << 20)])}))], subject="")


def rich_text() -> bytes:
    """A message that says all it says in rich text."""
    body: Mapping[str, bytes] = {"__substg1.0_10090102": b"LZFu" * 50}
    return msg(more=body)
