"""The sentence of a question that asks, bared of courtesies: "Could you please send me receipts" is "receipts"."""

from __future__ import annotations

import re

from requests.proposing.phrase_words import GIVING, LEAD_INS, OPENING_CLAUSE

LONGEST = 600  # characters of a question that are looked at: patterns meet no more, however long a letter is
PREPOSITION = re.compile(r"^(?:in|on|to|for|of|by|with|from|at|under|about|towards)\s+", re.I)
_IN_WHICH = re.compile(r"^(?:in|on|to|for|of|by|with|from|at|under) (?=(?:what|which|how many)\b)", re.I)
_NEXT_QUESTION = re.compile(r",? and (?:how|what|which|when|where|who|to which|from whom)\b.*$", re.I)
_SENTENCE = re.compile(r"(?<=[.?!;])\s+(?=[A-Z(‘“\"'])")
_ASKS = re.compile(r"\?|\b(?:please|how|what|which|whether|who|when|where|cop(?:y|ies)|number|details)\b", re.I)


def asked_in(question: str) -> str:
    """The sentence that asks, without courtesies, brackets and opening clauses."""
    plain = re.sub(r"\(s\)", "s", " ".join(question[:LONGEST].split()))
    plain = re.sub(r" ?\([^()]*\)", "", plain)
    sentences = _SENTENCE.split(plain)
    whole = asked = tidy(next((sentence for sentence in sentences if _ASKS.search(sentence)), sentences[0]))
    before = None
    while asked and asked != before:
        before = asked
        for lead in (OPENING_CLAUSE, *LEAD_INS):
            asked = lead.sub("", asked, count=1).strip(" ,:;-–") or asked
    asked = _NEXT_QUESTION.sub("", _IN_WHICH.sub("", asked))
    if asked.lower() in GIVING:  # "For the survey of 2025, please give:" asks about the survey
        return PREPOSITION.sub("", whole)
    return asked


def tidy(words: str) -> str:
    """Without the signs around it."""
    return words.strip(" .?!:;,-–—‘’“”\"'").strip()
