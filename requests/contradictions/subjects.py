"""What a question is about: the words that tell it, whatever time it asks for and however politely."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from requests.contradictions.times import without_times
from requests.search.asked_before import ASKING_WORDS
from requests.search.schema import stem
from requests.search.text import words
from requests.search.words import FUNCTION_WORDS

# Words that every office uses for the same. What tells one thing from another (upheld, recorded, average) is not here.
_SAME = {
    "spend": "spent spend spending expenditure expense expenses cost costs costing paid pay payment payments incurred",
    "staff": "staff employee employees worker workers personnel",
    "taxi": "taxi taxis cab cabs",
    "foi": "foi foia",
}
_CANONICAL = {form: word for word, forms in _SAME.items() for form in forms.split()}
_EMPTY_WORDS = (
    "total totals totalling overall sum figure figures amount value number numbers count quantity many much made make"
    " receive received submitted lodged occurred happened took place there were did gave during within across between"
    " calendar financial fiscal year years yearly annual annually month months monthly quarter quarterly period periods"
    " broken breakdown break down split category categories type types respect relation regarding concerning relating"
    " related office organisation authority body your our its it the of for in on per to and or including include"
    " please ask know find out let would like want any all each every respectively question answer"
    " follow following response"
    " sent send table below above set shown show shows see also currency gbp pounds sterling no nil none zero not"
    " how what which who when where whether"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_OFFICE = re.compile(
    r"\b(?:the\s+)?(?:office\s+of\s+)?(?:the\s+)?(?:o?pcc|police\s+(?:and|&)\s+crime\s+commissioner)(?:[’']?s)?\b"
    r"(?:\s+for\s+[A-Z]\w+(?:(?:\s+and|,|\s+&)?\s+[A-Z]\w+){0,3})?",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|without|except|excluding|other\s+than|apart\s+from)\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"\bhow\s+(?:many|much)\b|\b(?:number|numbers|total|totals|amount|sum|cost|costs|spend|spent|spending|expenditure|"
    r"figures?)\b",
    re.IGNORECASE,
)
_COPIES = re.compile(
    r"\b(?:cop(?:y|ies)|correspondence|e-?mails?|minutes|documents?|letters?|reports?|contracts?|polic(?:y|ies)|"
    r"agenda|papers?|recordings?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"\b(?:who|whom|whose|names?|named)\b", re.IGNORECASE)
FEWEST = 1


@dataclass(frozen=True, slots=True)
class Subject:
    """`words`: the roots of what is asked about. `wants`: a number, copies, names, or something else."""

    words: frozenset[str]
    wants: str

    @property
    def key(self) -> str:
        """Tells it from others; blank where the question says too little to be told from others."""
        if len(self.words) < FEWEST:
            return ""
        told = " ".join([self.wants, *sorted(self.words)])
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def subject_of(question: str, office: Iterable[str] = ()) -> Subject:
    """What it is about. `office`: the names of the authority, which tell nothing in its own archive."""
    return Subject(telling_words(question, office), _wants(question))


def telling_words(text: str, office: Iterable[str] = ()) -> frozenset[str]:
    """The roots of the words that tell one thing from another."""
    plain = _OFFICE.sub(" ", _without_names(without_times(text), office))
    told = set()
    for word in words(plain.lower()):
        if word in FUNCTION_WORDS or word in ASKING_WORDS or word in _EMPTY or len(word) < 2:
            continue
        told.add(word if word.isdigit() else stem(_CANONICAL.get(word, word)))
    if _NEGATION.search(plain):
        told.add("not")
    return frozenset(told) - {""}


def _without_names(text: str, office: Iterable[str]) -> str:
    for name in office:
        if name.strip():
            text = re.sub(rf"\b{re.escape(name.strip())}\b(?:[’']s)?", " ", text, flags=re.IGNORECASE)
    return text


def _wants(question: str) -> str:
    if _COUNTS.search(question):
        return "number"
    if _COPIES.search(question):
        return "copies"
    return "names" if _PEOPLE.search(question) else ""
