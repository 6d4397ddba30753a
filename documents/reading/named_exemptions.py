"""Exemptions that a refusal names without their section: proposed, and never sure.

"the exemption for information intended for future publication"    section 22; 27(1) of the Scottish Act
"the personal information exemption"                               section 40(2); 38(1)(b); regulation 13 or 11
"withheld under section 99"                                        a section with a number that exempts nothing

The names are those of the sections' own headings, as letters shorten them. A ground alone ("commercially sensitive")
names no exemption; the sentence has to speak of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.exemptions import denies, unknown_in
from documents.reading.outcomes import WITHHELD
from documents.reading.shapes import Citation
from documents.reading.words import Word, sentences_of, words_between, words_to_spans, words_to_text

PROPOSED = 0.5  # sure
SPEAKS = re.compile(r"\b(?:exempt(?:ion|ions|ed)?|exceptions?|excepted)\b(?! from (?:tax|vat|charge))", re.I)
# name -> its provision in the Acts of 2000 and 2002, and in the Regulations of 2004: for Scotland these count 10 and 11
LISTED = (
    (r"(?:intended|held) for (?:future )?publication|future publication", "22", "27(1)", "12(4)(d)"),
    (r"(?:otherwise|reasonably) accessible|accessible (?:\w+ ){0,4}by other means", "21", "25(1)", "6(1)(b)"),
    (r"(?:material|documents|data) (?:which is |still )?in the course of completion|unfinished", "", "", "12(4)(d)"),
    (r"internal communications?", "", "", "12(4)(e)"),
    (r"security (?:bodies|matters)", "23", "", ""),
    (r"national security", "24", "31(1)", "12(5)(a)"),
    (r"defence", "26", "31(4)", "12(5)(a)"),
    (r"international relations", "27", "32(1)", "12(5)(a)"),
    (r"relations within the (?:united kingdom|uk)", "28", "28(1)", ""),
    (r"economic interests|the economy", "29", "33(2)", ""),
    (r"investigations?(?: and proceedings)?(?= exempt)|(?<=exemption for )investigations?", "30", "34", ""),
    (r"prevention (?:or|and) detection of crime", "31(1)(a)", "35(1)(a)", ""),
    (r"apprehension (?:or|and) prosecution of offenders", "31(1)(b)", "35(1)(b)", ""),
    (r"law enforcement", "31", "35", ""),
    (r"court records", "32", "37", ""),
    (r"course of justice", "", "", "12(5)(b)"),
    (r"intellectual property rights?", "", "", "12(5)(c)"),
    (r"audit functions", "33", "40", ""),
    (r"(?:formulation|development)(?: (?:or|and) development)? of (?:\w+ )?policy", "35(1)(a)", "29(1)(a)", ""),
    (r"conduct of public affairs", "36", "30", ""),
    (r"communications with (?:his|her|the) (?:majesty|royal)\w*|honours", "37", "41", ""),
    (r"health (?:and|or|&) safety", "38", "39(1)", ""),
    (r"environmental information", "39", "39(2)", ""),
    (r"personal (?:data|information)", "40(2)", "38(1)(b)", "13"),
    (r"(?:in|of) confidence|confidential information", "41", "36(2)", "12(5)(f)"),
    (r"(?:legal )?professional privilege|legal privilege", "42", "36(1)", "12(5)(b)"),
    (r"trade secrets?", "43(1)", "33(1)(a)", "12(5)(e)"),
    (r"commercial(?:ly)? (?:interests?|sensitiv\w+|confidential\w*|information)", "43(2)", "33(1)(b)", "12(5)(e)"),
    (r"prohibit(?:ed|ions?) (?:on disclosure|by (?:statute|law|(?:an|another) enactment))", "44", "26", ""),
)
NAMES = tuple(
    (re.compile(rf"\b(?:{name})\b", re.I), (act, scottish, regulation)) for name, act, scottish, regulation in LISTED
)


def named_in(words: Sequence[Word], regime: str | None, is_scottish: bool) -> tuple[Citation, ...]:
    """What a refusal without a known provision may rely on: proposed from a name, or a number that exempts nothing."""
    found: dict[str, Citation] = {}
    for sentence in sentences_of(words):
        text = words_to_text(sentence)
        if denies(text):
            continue
        for provision, start, end, _ in unknown_in(text) if WITHHELD.search(text) else ():
            found[provision] = _citation(provision, sentence, start, end)
        for provision, start, end in _named(text, regime, is_scottish) if SPEAKS.search(text) else ():
            found.setdefault(provision, _citation(provision, sentence, start, end))
    return tuple(found.values())


def is_named(cited: Citation) -> bool:
    """Whether a citation is a name for which a provision is proposed."""
    return cited.sure <= PROPOSED and not any(map(str.isdigit, cited.as_written))


def _named(text: str, regime: str | None, is_scottish: bool) -> Sequence[tuple[str, int, int]]:
    column = {"FOISA": 1, "EIR": 2}.get(regime or "", 0)
    taken: list[tuple[str, int, int]] = []
    for pattern, provisions in NAMES:
        name = pattern.search(text) if provisions[column] else None
        if name and not any(start < name.end() and name.start() < end for _, start, end in taken):
            taken.append((_write(provisions[column], column, is_scottish), name.start(), name.end()))
    return taken


def _write(provision: str, column: int, is_scottish: bool) -> str:
    if column < 2:
        return provision
    moved = {"13": "11(2)", "6(1)(b)": "6(1)(b)"}.get(provision, "10" + provision[2:]) if is_scottish else provision
    return f"reg {moved}"


def _citation(provision: str, sentence: Sequence[Word], start: int, end: int) -> Citation:
    within = words_between(sentence, start, end)
    return Citation(provision, words_to_text(within).strip(" .,;:"), words_to_spans(within), PROPOSED)
