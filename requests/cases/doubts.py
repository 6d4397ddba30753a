"""What is doubtful about a question, and what to ask of whoever asked it; and law that a request names and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.reading.exemptions import citations_in
from documents.reading.words import Word
from requests.law.exemptions import Certainty, resolve
from requests.law.regimes import Regime

# A kind of doubt: what gives it away, what is said to the officer, what is asked of the requester.
DOUBTS = (
    (
        re.compile(
            r"\b(?:(?:any and )?all|everything|anything|any) (?:the )?(?:information|documents?|correspondence"
            r"|e-?mails?|records?|communications?|you (?:hold|have)|about|there is)\b",
            re.I,
        ),
        "asks for everything of a kind",
        "which particular information you would like, for instance the facts or figures you want to know",
    ),
    (
        re.compile(
            r"\b(?:recent(?:ly)?|currently|in the past|over the years|historically|lately|a while|some time)\b", re.I
        ),
        "gives no dates",
        "which period you mean, with its first and last date",
    ),
    (
        re.compile(
            r"^(?:why|do you (?:think|believe|agree|accept)|is it (?:right|fair|acceptable)|how can you)\b", re.I
        ),
        "asks for a reason or an opinion, which may not be recorded",
        "which recorded information you would like, as the Act gives access to what is held on record",
    ),
    (
        re.compile(r"\b(?:etc|and so on|and so forth|or similar|or anything like)\b", re.I),
        "leaves its end open",
        "exactly what you would like included",
    ),
    (
        re.compile(
            r"^(?:what|how|and|when|where|who) (?:about )?(?:it|this|that|these|those|them|they|he|she)\b", re.I
        ),
        "points to something it does not name",
        "what it refers to",
    ),
)
FEWEST_WORDS = 3
ACTS = {
    "freedom of information act": {"2000"},
    "freedom of information (scotland) act": {"2002"},
    "data protection act": {"1984", "1998", "2018"},
    "environmental information regulations": {"1992", "2004"},
    "environmental information (scotland) regulations": {"2004"},
    "human rights act": {"1998"},
    "equality act": {"2006", "2010"},
    "police reform and social responsibility act": {"2011"},
    "protection of freedoms act": {"2012"},
    "public records act": {"1958", "1967"},
}
NAMED = re.compile(rf"\b({'|'.join(re.escape(name) for name in ACTS)})\s{{1,3}}(\d{{4}})", re.I)
DUTIES = re.compile(
    r"\b(?:section|s\.?)\s{0,2}(\d{1,3}[A-Z]?)\b(?=[^.]{0,40}(?:Freedom of Information|FOI|the Act))", re.I
)
LAST_SECTION = 88  # of the Freedom of Information Act 2000


# EIR reg 2(1): the state of the elements, what affects them, and measures that do.
ENVIRONMENT = re.compile(
    r"\b(?:pollut\w+|emissions?|air quality|water quality|sewage|flood\w*|noise (?:levels?|nuisance)|waste (?:disposal"
    r"|management)|recycl\w+|contaminat\w+|biodiversity|wildlife|trees?|climate|carbon|asbestos|radiation|planning"
    r" (?:permission|applications?|consent)|land use|fly-tipping|renewable|energy efficiency)\b",
    re.I,
)


# UK GDPR art. 15: what an office holds about the one who asks.
OWN_DATA = re.compile(
    r"\bsubject access\b|\bmy (?:own )?(?:personal (?:data|information|file)|custody record)\b"
    r"|\b(?:personal data|(?:personal )?information|data|records?|everything|files?|documents?|e-?mails?)\b"
    r"[^.?\n]{0,60}\b(?:you|the (?:office|commissioner|opcc)|is|are) (?:may |might )?(?:hold|have|keep|store|held|kept)"
    r"\b[^.?\n]{0,30}\b(?:about|on|relating to|concerning|regarding) (?:me|myself)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a question is doubtful, and what to ask."""

    why: str
    ask: str


def doubts(question: str) -> list[Doubt]:
    """What is doubtful about a question; mostly nothing."""
    found = [Doubt(why, ask) for pattern, why, ask in DOUBTS if pattern.search(question)]
    if len(question.split()) < FEWEST_WORDS:
        found.append(Doubt("is too short to be understood", "what you would like to know"))
    return found


def environmental_words(text: str) -> list[str]:
    """Words that may make it a request for environmental information; a person decides which law it is under."""
    return list(dict.fromkeys(found.group().lower() for found in ENVIRONMENT.finditer(text)))[:5]


def own_data_words(text: str) -> str:
    """The words by which it may be a request for the data about whoever asks; blank where there are none."""
    found = OWN_DATA.search(text)
    return " ".join(found.group().split()) if found else ""


def law_that_is_none(text: str) -> list[str]:
    """A sentence for each law or section that the request names and that does not exist."""
    return list(dict.fromkeys([*_acts(text), *_sections(text)]))


def _acts(text: str) -> Iterator[str]:
    for found in NAMED.finditer(text):
        known = ACTS[" ".join(found[1].lower().split())]
        if found[2] not in known:
            years = " or ".join(sorted(known))
            yield f"It names the {found[1]} {found[2]}. There is none of that year; {years} may be meant."


def _sections(text: str) -> Iterator[str]:
    for found in DUTIES.finditer(text):
        number = found[1].upper()
        if int(re.sub(r"\D", "", number)) > LAST_SECTION:
            yield f"It names section {number} of the Freedom of Information Act, which has {LAST_SECTION} sections."
    words = [Word(found.group(), 1, found.start(), found.end()) for found in re.finditer(r"\S+", text)]
    for cited in citations_in(words):
        number = re.match(r"\d+", cited.provision)
        beyond = number is not None and int(number.group()) > LAST_SECTION  # said above
        if not beyond and resolve(cited.as_written, Regime.FOIA).certainty is Certainty.UNKNOWN:
            yield f"It cites “{cited.as_written}”, which the catalogue of exemptions does not have."
