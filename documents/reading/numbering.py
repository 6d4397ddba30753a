"""Numbers and letters before a question or an answer: "1.", "(b)", "Q3", "Question 1a", "2.1", "Questions 2 to 4".

A marker says what is printed; whether it opens a question is for `questions` to judge by the sequence it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from documents.reading.openings import ASKED, LONGEST_LABEL, REPLIES, WORDS, may_open

ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20,
}  # fmt: skip
ROMAN_OF = {value: number for number, value in ROMAN.items()}

SUB = r"(?P<sub>(?:[.\s]?\(?(?:[a-z]|[ivx]{1,5})\)|\.\d{1,2}(?!\d)|\.?[a-zA-Z](?![a-zA-Z'’]))*)"
ANSWERED = r"(?:(?:our |the )?" + REPLIES + r"(?: to)?(?: (?:your|the))?(?:\s*" + ASKED + r")?)"
END = r"(?P<end>\s*[:.)\]\-–—]{0,2})(?=\s|$)"

PREFIX = r"(?:(?:in )?(?:answer|response|relation|respect|regard|regards)(?: to| of)? )?(?:both )?"
JOINED = r"(?:\s*(?:,|&|and|to|-|–|—|,\s*and)\s*(?:questions?\s*|q\.?\s?)?"
ENCLOSED = r"\(?(?:\d{1,3}|(?:[ivx]{2,5}|[a-z])(?=\)))\)?"
LONE = r"(?:(?-i:[IVX]{1,5}|[ivx]{1,5}|[A-H]|[a-h]))(?![\w’'])"
GROUP = re.compile(
    r"(?P<word>" + PREFIX + ASKED + r"\.?\s*|" + ANSWERED + r"\s*)?"
    r"\(?(?P<first>\d{1,3}|(?:[ivx]{2,5}|[a-z])(?=\)))\)?(?P<more>" + JOINED + ENCLOSED + r"){1,30})" + END,
    re.IGNORECASE,
)  # fmt: skip
# "Questions I to III", "Parts a and c": without a sign these are numbers only after such a word
LONE_GROUP = re.compile(
    r"(?P<word>"
    + PREFIX
    + r"(?:(?:our |the )?(?:answers?|responses?|reply|replies) to (?:your |the )?)?"
    + ASKED
    + r"\s+)"
    r"(?P<first>" + LONE + r")(?P<more>" + JOINED + LONE + r"){1,30})" + END,
    re.IGNORECASE,
)
# "Questions 1(a) to (c)", "1a and 1b": numbers written whole, of which a later one may leave out what it shares
WHOLE = r"\d{1,2}\s?(?:\((?:[a-z]|[ivx]{1,5})\)|[a-h](?![\w’'])|\.\d{1,2}(?!\d))"
WHOLE_GROUP = re.compile(
    r"(?P<word>" + PREFIX + ASKED + r"\.?\s*|" + ANSWERED + r"\s*)?(?P<first>" + WHOLE + r")"
    r"(?P<more>" + JOINED + r"(?:" + WHOLE + r"|\((?:[a-z]|[ivx]{1,5})\)|[a-h](?![\w’']))){1,20})" + END,
    re.IGNORECASE,
)
WHOLE_MORE = re.compile(
    r"(,|&|and|to|-|–|—)[^\w(]{0,9}(?:and\s{0,9})?(" + WHOLE + r"|\([a-z]{1,5}\)|[a-h](?![\w’']))", re.I
)
# "1. and 2.", before an answer that is given for both
POINTED = re.compile(
    r"(?P<first>\d{1,2})(?P<sign>[.)])(?P<more>(?:\s*(?:,|&|and|to|-|–|—|,\s*and)\s*\d{1,2}(?P=sign)){1,20})(?=\s|$)"
)
LABELLED = re.compile(
    r"(?!re\b)(?:(?P<asked>" + ASKED + r")|(?P<answered>" + ANSWERED + r"))\.?\s*(?:no\.?\s*|number\s*)?[-#]?\s*"
    r"(?P<number>\d{1,3}|\((?:\d{1,3}|[a-z]|[ivx]{1,5})\)|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|(?-i:[IVX]{1,5}|[A-H])(?=[:.)]|\s{0,9}$|\s[-–—]\s)|(?-i:[ivx]{1,5}|[a-h])(?=[:.)]))" + SUB
    + r"(?: of \d{1,2}(?=\W{0,3}$))?" + END,
    re.IGNORECASE,
)  # fmt: skip
# "Cwestiwn 3 / Question 3": one number in two languages, of which one is known.
TWICE = re.compile(
    r"(?P<one>[^\W\d_]{1,12}\s?(?P<number>\d{1,3}|(?-i:[IVX]{1,5})))\s?[/|]\s?(?P<other>[^\W\d_]{1,12}\s?(?P=number))"
    + END,
    re.IGNORECASE,
)
COMBINED = re.compile(
    r"\(?(?P<number>\d{1,2}|[B-H](?=\())\)?(?P<sub>(?:\.?\s[a-h]\)|\.\s\([a-h]\)|\.\d{1,2}(?!\d)|\.[A-Za-z](?![A-Za-z'’])|\s?\((?:[a-z]|[ivx]{1,5}"
    r"|\d{1,2})\)|[a-z](?=[.):\s])){1,3})"
    r"(?P<end>\s*[:.)\-–—]{0,2})(?=\s|$)"
)
OPENS = re.compile(r"(?:the|an?|any|all|how|what|which|who|number|whether|please|details|copies)\b")  # what asks
PLAIN = re.compile(
    r"(?P<open>\(?)(?P<token>\d{1,3}|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})(?P<close>[.):]|/(?=\s)|\s[-–—](?=\s))(?=\s|$|[A-Z“\"'])"
)
SQUARE = re.compile(r"\[(?P<token>\d{1,2}|[a-z])\](?=\s)")
QUOTES = '“"‘'
QUOTED = re.compile(
    r"[“\"‘](?=\(?(?:\d{1,2}|[a-h]|i{1,3})[.)]|Q(?:uestion )?(?:\d|[IVX]{1,5}[.:])|\w{2,12} \d{1,2} ?[/|])", re.I
)
CAPITALS = "ABCDEFGH"
DASHED = re.compile(r"[a-z ]{1,12} [-–—] ?\d", re.I)
SECTION = re.compile(r"(?:parts?|points?|items?)\b", re.I)


class Role(StrEnum):
    """What a marker's own words say it stands before."""

    PLAIN = "plain"
    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed number. `path` is its parts: ("1",), ("b",), ("2", "a"). `style` is its shape without the parts."""

    path: tuple[str, ...]
    style: str
    printed: str
    length: int  # characters it takes at the start of the text
    role: Role = Role.PLAIN
    group: tuple[str, ...] = ()  # every number it names, where it names several

    @property
    def token(self) -> str:
        return self.path[-1]


def parse_marker(text: str) -> Marker | None:
    """The marker at the start of a text, if there is one."""
    if text[:1] in QUOTES and QUOTED.match(text):  # a quoted request opens before its first number
        marker = parse_marker(text[1:])
        return None if marker is None else replace(marker, length=marker.length + 1)
    for reader in READERS if may_open(text) else ():
        marker = reader(text)
        if marker is not None:
            return marker
    return None


def parse_outer(text: str) -> Marker | None:
    """The outermost number at the start of a text, whatever stands after it."""
    return _plain(text)


def _twice(text: str) -> Marker | None:
    found = TWICE.match(text) if "/" in text[:LONGEST_LABEL] or "|" in text[:LONGEST_LABEL] else None
    known = (_labelled(found[side] + ".") for side in ("other", "one")) if found else ()
    marker = next((each for each in known if each is not None), None)
    return replace(marker, printed=found.group().strip(), length=found.end()) if found and marker else None


def _whole_group(text: str) -> Marker | None:
    found = WHOLE_GROUP.match(text)
    if not found or not (found["word"] or found["end"].strip() or found["more"].endswith(")")):
        return None
    paths = [tuple(_sub(found["first"]))]
    for joint, number in WHOLE_MORE.findall(found["more"]):
        own = tuple(_sub(number))
        path = (paths[-1][0], *own) if len(own) == 1 else own
        inner = between(paths[-1][1], path[1]) if joint.lower() in "to-–—" and path[0] == paths[-1][0] else ()
        paths += [*((path[0], each) for each in inner), path]
    role = Role.PLAIN if not found["word"] else Role.QUESTION if re.match(ASKED, found["word"], re.I) else Role.ANSWER
    return Marker(paths[0], "##", found.group().strip(), found.end(), role, tuple(".".join(path) for path in paths))


def _group(text: str) -> Marker | None:
    found = POINTED.match(text) if text[:1].isdigit() else None
    if found:
        numbers = listed_numbers(found["first"], found["more"])
        is_count = _ascends(numbers)
        printed = found.group()
        return Marker((numbers[0],), "group", printed, found.end(), Role.ANSWER, tuple(numbers)) if is_count else None
    found = GROUP.match(text) or _lone_group(text)
    if not found:
        return None
    bare = not found["word"]
    if bare and not found["end"].strip() and not found.group().rstrip().endswith(")"):
        return None
    more, end = found["more"], found.end()
    figure = re.search(r"\s{1,9}[-–—]\s{1,9}\d{1,3}$", more) if re.match(r"\s?[a-z]", text[end:]) else None
    if figure:  # "Q1 and Q2 - 14 officers": an answer that begins with a figure
        more, end = more[: figure.start()], found.start("more") + figure.start()
    numbers = listed_numbers(found["first"], more)
    if len(numbers) < 2 or (bare and not _ascends(numbers)):
        return None
    role = Role.ANSWER if bare or not re.match(ASKED, found["word"], re.I) else Role.QUESTION
    return Marker((numbers[0],), "group", text[:end].strip(), end, role, tuple(numbers))


def _lone_group(text: str) -> re.Match[str] | None:
    """Numbers of one kind that count up: "Question a - I can confirm" names one question."""
    found = LONE_GROUP.match(text)
    numbers = listed_numbers(found["first"], found["more"]) if found else []
    return found if numbers and _ascends(numbers) and len({each.isupper() for each in numbers}) == 1 else None


def listed_numbers(first: str, more: str) -> list[str]:
    """Every number that a first one and what is joined to it name: "1", ", 3 and 5-7" are 1, 3, 5, 6 and 7."""
    numbers = [first]
    for joint, number in re.findall(
        r"(,|&|and|to|-|–|—)[^\w]{0,9}(?:and\s{0,9})?(?:questions?\s{0,9}|q\.?\s?)?\(?(\d{1,3}|[ivx]{2,5}\b|[a-z]\b)",
        more,
        re.I,
    ):
        numbers += [*(between(numbers[-1], number) if joint in "to-–—" else ()), number]
    return numbers


def between(one: str, other: str) -> list[str]:
    """The numbers that "1 to 4", "i-iv" or "(b) to (d)" leave out."""
    first, last = _values([one, other])
    if first < 0 or last < 0 or one.isdigit() is not other.isdigit():
        return []
    numbers = range(first + 1, min(last, first + 60))
    if one.isdigit():
        return [str(each) for each in numbers]
    made = [ROMAN_OF[each] if _are_roman([one, other]) else chr(each) for each in numbers]
    return [each.upper() if one.isupper() else each for each in made]


def _ascends(numbers: Sequence[str]) -> bool:
    values = _values(numbers)
    return min(values) >= 0 and all(one < other for one, other in pairwise(values))


def _values(numbers: Sequence[str]) -> list[int]:
    """What each counts as among the others: -1 where it counts with none of them."""
    if _are_roman(numbers):
        return [ROMAN[each.lower()] for each in numbers]
    return [int(each) if each.isdigit() else ord(each.lower()) if len(each) == 1 else -1 for each in numbers]


def _are_roman(numbers: Sequence[str]) -> bool:
    """Roman numbers, of which one at least is no letter of a list that began with a."""
    told = any(len(each) > 1 for each in numbers) or numbers[0].lower() in ("i", "v", "x")
    return told and all(each.lower() in ROMAN for each in numbers)


def _labelled(text: str) -> Marker | None:
    found = LABELLED.match(text)
    if found:
        number = found["number"].strip("()")
        number = str(WORDS.index(number.lower()) + 1) if number.lower() in WORDS else number
        role = Role.QUESTION if found["asked"] else Role.ANSWER
        path = (number, *_sub(found["sub"]))
        if (
            role is Role.ANSWER
            and found["answered"].lower() in ("a", "r")
            and found.end("answered") != found.start("number")
        ):
            return None  # "A 2 year contract", "a 5%" are words, not labels
        if number in CAPITALS and SECTION.match(text):
            return None  # "Part A" heads a section
        if role is Role.ANSWER and DASHED.match(text) and not found["end"].strip():
            return None  # "Ans - 391": the answer is a figure
        return Marker(path, role.value[0].upper() + "#" * len(path), found.group().strip(), found.end(), role)
    return None


def _combined(text: str) -> Marker | None:
    found = COMBINED.match(text) if text[:1] in "(BCDEFGH" or text[:1].isdigit() else None
    if not found:
        return None
    after = text[found.end() :].lstrip()
    if not found["end"].strip() and after[:1].islower() and not OPENS.match(after):
        return None  # "40(2) of the Act", "3.5 hours": words of a sentence
    path = (found["number"], *_sub(found["sub"]))
    return Marker(path, "#" + "#" * (len(path) - 1), found.group().strip(" -–—"), found.end())


def _sub(text: str) -> list[str]:
    return re.findall(r"\d{1,2}|[ivx]{2,5}|[a-zA-Z]", text)


def _plain(text: str) -> Marker | None:
    found = SQUARE.match(text) if text[:1] == "[" else PLAIN.match(text)
    if not found:
        return None
    token = found["token"]
    kind = "#" if token.isdigit() else "A" if token.isupper() else "a"
    around = found.groupdict()
    close = (around.get("close") or "]").strip()
    if kind == "A" and close in ("-", "–", "—", ":"):
        return None
    return Marker((token,), f"{around.get('open') or ''}{kind}{close}", found.group().strip(), found.end())


READERS = (_twice, _whole_group, _group, _labelled, _combined, _plain)


def follows(before: str, token: str) -> bool:
    """Whether one printed number comes right after another: 3 after 2, c after b, iv after iii."""
    if before.isdigit() and token.isdigit():
        return int(token) == int(before) + 1
    if before.isdigit() or token.isdigit():
        return False
    one, two = before.lower(), token.lower()
    if len(one) == len(two) == 1 and ord(two) == ord(one) + 1:
        return True
    return one in ROMAN and two in ROMAN and ROMAN[two] == ROMAN[one] + 1


def gap(before: str, token: str) -> int:
    """How far one printed number is from another of its kind, 2 for 5 after 3; 0 where they do not count together."""
    if before.isdigit() and token.isdigit():
        return int(token) - int(before)
    one, two = ROMAN.get(before.lower()), ROMAN.get(token.lower())
    return two - one if one and two else 0


def is_first(token: str) -> bool:
    """Whether a sequence can begin with it."""
    return token.lower() in ("1", "a", "i")
