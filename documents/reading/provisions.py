"""How provisions are written: "section 40(2) & (3A)(a)", "s.31(1)(a)-(c)", "regs 12(4)(a) and 13(1)", "r.12(5)(e)",
"Regulation 12.5(e)", "12(5)(d) of the Regulations".

`lists_in` finds lists of them, with their name before or their law behind; `pieces` writes each out in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

SUBS = r"(?:\s?\(\s?(?:\d{1,2}[A-Za-z]{0,2}|[a-z]{1,2}|[ivx]{1,5}|[A-Z])\s?\)){0,5}"
POINTED = r"(?:\.\d{1,2}[A-Z]?(?![\w%£]|\.\d)(?:\.[a-z](?!\w))?)?"  # "12.5(e)", "31.1.a"
READ_WITH = r"(?:as )?read (?:together |in conjunction )?with|in conjunction with|by virtue of|via"
JOINT = (
    r"(?:\s?\([A-Za-z][a-z’' ,-]{3,60}\))?"
    rf"\s{{0,3}}(?:,\s*and|,\s*or|,?\s?(?:{READ_WITH})|,|;|&|/|and|or|to|-|–|with)\s{{0,3}}"
)
ONE = (
    r"(?:\d{1,3}[A-Z]?"
    + POINTED
    + r"(?![\d.]\d|[\w%£])"
    + SUBS
    + r"|(?:\(\s?(?:\d{1,2}[A-Za-z]{0,2}|[a-z]{1,2}|[ivx]{1,5})\s?\)\s?){1,5})"
)
BRACKETED = r"(?=\s{0,2}\d{1,2}[A-Z]?\s?\(\s?[\dA-Za-z]{1,3}\s?\))"  # only before "12(5)"
NAME = (
    r"(?:adran(?:nau)?|rheoliad(?:au)?|sub-?sections?|sections?|sect?\.?|ss\.?|s\.?|regulations?|regs?\.?"
    r"|(?:rr?\.?|exceptions?|(?-i:E(?:NV)?I(?:S)?Rs?|FOI(?:S)?A)(?: 200\d)?)" + BRACKETED + r")"
)
REGULATIONS = ("r", "e")  # regulation, rheoliad, EIR, exception
CITED = re.compile(
    r"(?=[aersAERSF])(?<![\w£.-])(?P<name>(?i:"
    + NAME
    + r"))\s{0,2}(?P<list>"
    + ONE
    + r"(?:"
    + JOINT
    + r"(?:(?i:"
    + NAME
    + r")\s{0,2})?"
    + ONE
    + r"){0,12})"
    r"(?![\w%])(?!\s\d[A-Z]{2}\b)"
)
PIECE = re.compile(
    r"(?P<joint>to|-|–)?\s{0,3}(?:(?P<name>(?i:"
    + NAME
    + r"))\s{0,2})?(?:(?P<number>\d{1,3}[A-Z]?)(?P<subs>"
    + POINTED
    + SUBS
    + r")"
    r"|(?P<more>(?:\(\s?(?:\d{1,2}[A-Za-z]{0,2}|[a-z]{1,2}|[ivx]{1,5})\s?\)\s?){1,5}))"
)
OF_LAW = re.compile(  # "12(5)(d) of the Regulations": the law is the name
    r"(?=\d)(?<![\w£./-])(?P<list>\d{1,2}[A-Z]?"
    + POINTED
    + r"(?=\s?\(|(?<=\.\w))"
    + SUBS
    + r"(?:"
    + JOINT
    + ONE
    + r"){0,12})\s{1,3}(?:of|under)\s{1,3}(?:the\s{1,3})?(?P<name>Act\b|FOIS?A\b|Freedom of Information|Regulations\b"
    r"|E(?:NV)?IS?Rs?\b|Environmental Information)"
)
LEADS_TO = re.compile(  # words after which a number without a name may be a provision; not "paragraph", "Article" …
    r"(?:^|[.,;:(–-]|\b(?:under|by|in|at|per|of|and|or|to|is|are|see|via|with|engage[sd]?|applied|appl(?:y|ies)|cites?"
    r"|exceptions?|exemptions?))\s{0,2}$",
    re.I,
)
BARE_CAPITAL = re.compile(r"RR?")  # "part R 13(1)" is a part of something else
READS = re.compile(READ_WITH)


class Written(NamedTuple):
    """A provision with the place that names it. `beside`: one of the same section is read with it."""

    provision: str
    start: int
    end: int
    beside: bool = False


def lists_in(text: str, end: int) -> Iterator[re.Match[str]]:
    """The lists of provisions in a text, up to a place."""
    taken = 0
    for match in CITED.finditer(text, 0, end):
        if BARE_CAPITAL.fullmatch(match["name"]) and not _is_led_to(match):
            continue
        yield from (each for each in OF_LAW.finditer(text, taken, match.start()) if _is_led_to(each))
        yield match
        taken = match.end()
    yield from (each for each in OF_LAW.finditer(text, taken, end) if _is_led_to(each))


def _is_led_to(match: re.Match[str]) -> bool:
    return LEADS_TO.search(match.string, max(match.start() - 20, 0), match.start()) is not None


def pieces(match: re.Match[str]) -> Iterator[Written]:
    """The provisions that a match of CITED names, each in full."""
    is_regulation = _is_regulation(match["name"])
    number, subs, beside = "", list[str](), False
    begins = last = match.start()
    shouted = match["name"].isupper() and len(match["name"]) > len("ss.")  # "SECTION 31(1)(A)"
    for piece in PIECE.finditer(match.string, match.start("list"), match.end("list")):
        if piece["name"]:
            is_regulation = _is_regulation(piece["name"])
            begins = piece.start("name")
        beside = _is_beside(match.string[last : piece.end()], piece, number, is_beside=beside)
        last, before = piece.end(), subs
        if piece["number"]:
            if piece["joint"] and number and not before:
                continue  # a run of whole sections, "21 to 44", relies on none of them
            number, subs = piece["number"], _subs(piece["subs"], shouted)
        else:
            subs = _carry(before, _subs(piece["more"], shouted))
        for between in _run(before, subs) if piece["joint"] and not piece["number"] else ():
            yield Written(_write(number, between, is_regulation), begins, piece.end(), beside)
        for each in _side_by_side(subs):
            yield Written(_write(number, each, is_regulation), begins, piece.end(), beside)
        begins = piece.end()


def _is_beside(text: str, piece: re.Match[str], number: str, *, is_beside: bool) -> bool:
    """Whether a piece is read with one of the same section: "40(2) by virtue of section 40(3A)(a)". So is what only
    goes on from it.

    `text`: the piece with what leads to it.
    """
    if READS.search(text):
        return piece["number"] in (None, number)
    return is_beside and piece["number"] is None


def _subs(text: str, shouted: bool) -> list[str]:
    found = re.findall(r"[(.]\s?(\w+)", text)
    return [each.lower() if shouted and each.isalpha() else each for each in found]


def _carry(before: list[str], more: list[str]) -> list[str]:
    """ "40(2) & (3A)(a)" begins anew after the number; "31(1)(a) and (b)" changes the last part only."""
    if not before or more[0][0].isdigit():
        return more
    kinds = ["d" if each[0].isdigit() else "r" if set(each) <= set("ivx") and len(each) > 1 else "a" for each in before]
    kind = "r" if (set(more[0]) <= set("ivx") and kinds[-1] in ("r",)) or more[0] in ("ii", "iii", "iv", "vi") else "a"
    if kind == "r" and before[-1] == "i":
        return [*before[:-1], *more]
    for at in range(len(before) - 1, -1, -1):
        if kinds[at] == kind:
            return [*before[:at], *more]
    return [*before, *more]


def _side_by_side(subs: list[str]) -> list[list[str]]:
    """ "38(1)(a)(b)" names two paragraphs, one after the other in the alphabet."""
    for at in range(1, len(subs)):
        if len(subs[at - 1]) == len(subs[at]) == 1 and ord(subs[at]) == ord(subs[at - 1]) + 1 and subs[at].isalpha():
            return [[*subs[:at]], *_side_by_side([*subs[: at - 1], *subs[at:]])]
    return [subs]


def _run(before: list[str], subs: list[str]) -> Iterator[list[str]]:
    if len(before) != len(subs) or before[:-1] != subs[:-1] or len(before[-1]) != 1 or len(subs[-1]) != 1:
        return
    for code in range(ord(before[-1]) + 1, ord(subs[-1])):
        yield [*before[:-1], chr(code)]


def _write(number: str, subs: list[str], is_regulation: bool) -> str:
    return ("reg " if is_regulation else "") + number + "".join(f"({each})" for each in subs)


def _is_regulation(name: str) -> bool:
    return name.lower().startswith(REGULATIONS)
