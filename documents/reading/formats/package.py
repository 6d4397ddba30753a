"""Office documents are ZIPs of XML. Their members are read with a bound on everything.

What the ZIP states of sizes is not believed: what is counted is what comes out. A member with a document type
declaration is refused (no letter has one, and entities grow from it), as is one nested deeper than any letter.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from documents.reading import refusals

MIB = 1024 * 1024
CHUNK = 64 * 1024
MOST_MEMBERS = 2000
LARGEST_MEMBER = 40 * MIB
LARGEST_WHOLE = 80 * MIB
DEEPEST = 160
MOST_ELEMENTS = 1_500_000
END = b"PK\x05\x06"
END_REACH = 66_000  # bytes from the file's end in which the list of members is announced
LISTED = struct.Struct("<4s24x3H12x")  # a member in that list: the lengths of its name, extras and remark
# Looks that no rule asks for: left out of the tree, they cost no memory in a schedule of many thousand cells.
UNASKED = frozenset(
    (
        *("rFonts", "lang", "szCs", "bCs", "iCs", "tcW", "jc", "tblW", "kern", "textAlignment", "vAlign"),
        *("noProof", "proofErr", "bookmarkEnd", "tcMar", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid"),
        *("cantSplit", "trHeight", "contextualSpacing", "keepNext", "keepLines", "widowControl", "effectExtent"),
    )
)

ODD_FONTS = re.compile(r"\s*+(?:wingdings|webdings|marlett|zapf ?dingbats)", re.I)


def member_names(packed: bytes) -> frozenset[str]:
    """The names in a ZIP's list of members, without unpacking anything; none where it is no whole ZIP."""
    at = packed.rfind(END, max(0, len(packed) - END_REACH))
    if not packed.startswith(b"PK\x03\x04") or at < 0 or at + 20 > len(packed):
        return frozenset()
    length, place = struct.unpack_from("<2L", packed, at + 12)
    place = min(place, at - length) if at >= length else place
    names: set[str] = set()
    while place + LISTED.size <= at and len(names) <= MOST_MEMBERS:
        sign, name, extra, remark = LISTED.unpack_from(packed, place)
        if sign != b"PK\x01\x02":
            break
        names.add(packed[place + 46 : place + 46 + name].decode("utf-8", "replace"))
        place += 46 + name + extra + remark
    return frozenset(names)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part of a document says it belongs with."""

    kind: str  # the last word of its type: "hyperlink", "image", "header", "attachedTemplate" …
    target: str
    outside: bool


class Package:
    """The members of an office document, each read when asked for."""

    def __init__(self, packed: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(packed))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as broken:
            raise refusals.refuse(refusals.BROKEN_OFFICE) from broken
        self.names = frozenset(self._zip.namelist())
        if len(self._zip.infolist()) > MOST_MEMBERS:
            raise refusals.refuse(refusals.TOO_BIG_INSIDE)
        self._left = LARGEST_WHOLE

    def tree(self, name: str) -> ET.Element | None:
        """The member as a tree; None where there is none of that name."""
        return self._parsed(name) if name in self.names else None

    def content(self, name: str) -> bytes:
        """The member's bytes."""
        return b"".join(self._chunks(name))

    def has_more_than(self, packed: bytes) -> bool:
        """Whether the ZIP holds bytes that are in none of its members: a remark, a tail, a name given twice."""
        ends = packed.rfind(END)
        listed = self._zip.namelist()
        return bool(self._zip.comment) or len(packed) > ends + 22 or len(listed) > len(self.names)

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part belongs with, by its ids; targets inside are names of members."""
        folder, _, name = part.rpartition("/")
        root = self.tree(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        found: dict[str, Relation] = {}
        for each in root if root is not None else ():
            outside = each.get("TargetMode", "").lower() == "external"
            target = each.get("Target", "")
            if not outside:
                target = posixpath.normpath(target if target.startswith("/") else f"{folder}/{target}").lstrip("/")
            found[each.get("Id", "")] = Relation(each.get("Type", "").rpartition("/")[2], target, outside)
        return found

    def related(self, relations: Mapping[str, Relation], kind: str) -> ET.Element | None:
        """The first part of a kind that belongs with the one that has these relations; None where there is none."""
        found = next((each for each in relations.values() if each.kind == kind and not each.outside), None)
        return self.tree(found.target) if found is not None else None

    def _parsed(self, name: str) -> ET.Element:
        parser = ET.XMLParser(target=_Tree())  # noqa: S314  bounded, and refused where it declares a document type
        try:
            for chunk in self._chunks(name):
                parser.feed(chunk)
            root: ET.Element = parser.close()
        except (ET.ParseError, LookupError, ValueError, AssertionError) as broken:
            raise refusals.refuse(refusals.BROKEN_OFFICE) from broken
        return root

    def _chunks(self, name: str) -> list[bytes]:
        """A member's bytes, counted as they come out."""
        member = self._zip.getinfo(name)
        if member.flag_bits & 1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refusals.refuse(refusals.BROKEN_OFFICE)
        chunks: list[bytes] = []
        left = min(LARGEST_MEMBER, self._left)
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise refusals.refuse(refusals.TOO_BIG_INSIDE)
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as broken:
            raise refusals.refuse(refusals.BROKEN_OFFICE) from broken
        self._left -= sum(map(len, chunks))
        return chunks


def _hides(name: str, said: dict[str, str]) -> bool:
    """Whether such a look, of which else nothing is asked, may hide words."""
    if name == "trHeight":
        return "exact" in said.values()
    if name == "szCs":
        return any(size in ("0", "1", "2", "3", "4") for size in said.values())
    return name == "rFonts" and any(ODD_FONTS.match(font[:40]) for key, font in said.items() if key.endswith("}ascii"))


class _Tree(ET.TreeBuilder):
    """Builds the tree of a member, within limits, without what nobody asks for."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._count = 0
        self._skipping = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """A document type declaration stands in no office document that a program wrote."""
        raise refusals.refuse(refusals.BROKEN_OFFICE)

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise refusals.refuse(refusals.TOO_BIG_INSIDE)
        if self._skipping or (tag.rpartition("}")[2] in UNASKED and not _hides(tag.rpartition("}")[2], attrs)):
            self._skipping += 1
            return ET.Element(tag)
        return super().start(tag, {key: said for key, said in attrs.items() if "}rsid" not in key})

    def end(self, tag: str) -> ET.Element:
        self._depth -= 1
        if self._skipping:
            self._skipping -= 1
            return ET.Element(tag)
        return super().end(tag)

    def data(self, said: str) -> None:
        if not self._skipping:
            super().data(said)
