"""How words are cut, and figures, references and provisions made comparable: one way for what is indexed and asked.

Two views of a text. Its *words* are runs of letters and digits, after `prepare` has made one word of a figure
(1,414,226, 21.50) and of VRUs VRU. Its *keys* are what stands for more than its words: references (0008/24), years
(2022/23), decimals and round sums (£1.4m is 1400000), provisions (s40(2), r12(4)(b)).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
# Each begins with the sign or the kind of sign it is about: that is what makes looking through a long text quick.
_GROUP = re.compile(r",\d{3}")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d])")
_PLURAL = re.compile(r"s(?<=[A-Z]{2}s)(?![^\W_])")  # VRUs, PCCs: the stemmer takes them for other words than VRU, PCC
_POINT = re.compile(r"\.(?<=\d\.)(?=\d)")

PROVISION = r"\d{1,3}[A-Za-z]?(?:\([0-9A-Za-z]{1,4}\)){0,9}"
_LIST = rf"{PROVISION}(?:(?:\s{{0,9}}[,&]\s{{0,9}}|\s{{1,9}}(?:and|or)\s{{1,9}}){PROVISION})*"
# "section 21", "sections 21 and 40(2)", "s.40", "s21"; "regulation 12(4)(b)", "reg 12(4)(b)"
PROVISIONS = rf"(?P<unit>sections?|ss?\.?|regulations?|regs?\.?)\s*(?P<list>{_LIST})(?!\w)"
PAIR = r"(?P<first>\d{1,6})[/–-](?P<second>\d{2,4})(?![\w/–-])"
SUM = r"£?\s?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)\s?(?P<scale>thousand|million|billion|bn|k|m)(?!\w)"
DECIMAL = r"£?(?P<whole>\d+(?:,\d{3})*)\.(?P<part>\d+)(?![\d.]*\d)"
BARE = r"(?P<bare>\d{1,3}[A-Za-z]?(?:\([0-9A-Za-z]{1,4}\))+)"
_KEYED = re.compile(
    rf"(?<![\w/.,–-])(?=[sr£\d])(?:{PROVISIONS}|{PAIR}|{SUM}|{DECIMAL}|{BARE})",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LIMBED = re.compile(r"[sr]\d+[a-z]?(?:\(\w++\))*+|\d+[a-z]?(?:\(\w++\))++")
_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9}


class Key(NamedTuple):
    """What a stretch of text stands for. `forms` are alike: to be found, one of them is enough."""

    forms: tuple[str, ...]
    start: int
    end: int


def prepare(text: str) -> str:
    """The text with each figure as one word and abbreviations in the singular, in as many characters as it had.

    "1,414,226" is "1414226  ", "21.50" is "21d50", "VRUs" is "VRU ".
    """
    if _GROUP.search(text):
        text = _THOUSANDS.sub(lambda figure: figure[0].replace(",", "").ljust(len(figure[0])), text)
    return _PLURAL.sub(" ", _POINT.sub("d", text))


def words(text: str) -> list[str]:
    """The words of a text as they stand in it, figures as one word."""
    return WORD.findall(prepare(text))


def keys(text: str) -> Iterator[Key]:
    """The keys of a text in the order they stand, with their places."""
    if _DIGIT.search(text) is None:
        return
    for found in _KEYED.finditer(text):
        for forms in _forms(found):
            yield Key(forms, found.start(), found.end())


def indexed_keys(text: str) -> set[str]:
    """Every form by which a text is to be found: s40(2) is found by s40 and by 40(2) too."""
    found: set[str] = set()
    for key in keys(text):
        for form in key.forms:
            found.update(_wider(form))
    return found


def section_keys(section: str) -> set[str]:
    """The forms of a section code as entries carry it: "s21", "fs38", "r12-4-b"."""
    if not any(sign.isdigit() for sign in section):
        return set()  # "other": a provision the catalogue does not have
    unit, _, rest = section.removeprefix("f").partition("-")
    limbs = "".join(f"({limb})" for limb in rest.split("-") if limb)
    return _wider(unit.lower() + limbs.lower())


def _forms(found: re.Match[str]) -> Iterator[tuple[str, ...]]:
    """The forms of each thing that one match of _KEYED stands for."""
    if found["unit"]:
        letter = found["unit"][0].lower()
        for provision in re.findall(PROVISION, found["list"]):
            yield (letter + provision.lower(),)
    elif found["first"]:
        yield _pair(found["first"], found["second"])
    elif found["number"]:
        amount = Decimal(found["number"].replace(",", "")).scaleb(_SCALES[found["scale"].lower()])
        yield (_plain(amount),)
    elif found["whole"]:
        yield (_plain(Decimal(f"{found['whole'].replace(',', '')}.{found['part']}")),)
    else:
        yield (found["bare"].lower(),)


def _pair(first: str, second: str) -> tuple[str, ...]:
    """A reference or a financial year. 2022/23, 2022-2023 and 22/23 are one year."""
    follows = (int(first) + 1) % 100 == int(second) % 100
    if follows and len(first) == 4 and len(second) in (2, 4) and first[0] != "0":
        return (f"year {first}/{second[-2:]}",)
    if follows and len(first) == len(second) == 2:
        return (f"year 20{first}/{second}", f"{first}/{second}")
    return (f"{first}/{second}",)


def _plain(amount: Decimal) -> str:
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _wider(form: str) -> set[str]:
    """A form and the wider ones it is part of."""
    if form.startswith("0") and "/" in form:
        return {form, form.lstrip("0")}
    if not _LIMBED.fullmatch(form):
        return {form}
    number, *limbs = re.split(r"(?=\()", form)
    reaches = [number + "".join(limbs[:count]) for count in range(len(limbs) + 1)]
    with_limb = {reach for reach in reaches if "(" in reach}
    if number[0] in "sr":
        return {*reaches, *(reach[1:] for reach in with_limb)}
    return with_limb
