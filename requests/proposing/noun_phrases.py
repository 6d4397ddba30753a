"""The first noun phrase of some words, found by closed lists of little words and the shape of participles.

the number of | commissioned services | procured by the VRU each year since 2018
counted          kept                   a new clause: cut
"""

from __future__ import annotations

import re

from requests.proposing.phrase_words import (
    ARTICLES,
    BARE_VERBS,
    COUNTED,
    DETERMINERS,
    GIVERS,
    JOINS,
    NOT_PARTICIPLES,
    PARTICIPLES,
    STOPS,
    TIME_WORDS,
    TRAILING,
)

_LIST_GOES_ON = re.compile(r"(?!both\b|including\b)(?:[\w’'-]+\s){1,2}?(?:and|or)\s|[\w’'-]+(?:\s[\w’'-]+)?,\s", re.I)
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d+)?")


def noun_phrase(words: str, limit: int) -> str:
    """At most `limit` words: leading "the number of" and the like dropped, cut where a new clause or a date begins."""
    chunks, stop = _chunks(without_counted(words).split())
    if not chunks:
        return ""
    kept = _head(chunks[0], limit)
    for chunk in chunks[1:]:
        if len(kept) + len(chunk) > limit:
            break
        kept = [*kept, *chunk]
    if len(kept) == 1 and limit > 1 and is_participle(stop):
        kept = [*kept, stop]  # "reports made", "time taken": the noun alone would say too little
    while len(kept) > 1 and kept[-1].lower() in TRAILING:
        kept = kept[:-1]
    return " ".join(kept).rstrip(",;:")


def without_counted(words: str) -> str:
    """Drops "the total number of", "a copy of the", "details of any": the thing itself comes after."""
    before = None
    while before != words:
        before = words
        words = DETERMINERS.sub("", COUNTED.sub("", words, count=1), count=1).strip()
    return words


def is_participle(word: str) -> bool:
    """Whether the word looks like "received" or "held"."""
    return word in PARTICIPLES or (word.endswith("ed") and len(word) > 4 and word not in NOT_PARTICIPLES)


def _chunks(tokens: list[str]) -> tuple[list[list[str]], str]:
    """The words up to the first stop, in chunks that begin with a preposition or a conjunction; and the stop."""
    chunks: list[list[str]] = [[]]
    stop = ""
    for at, token in enumerate(tokens):
        bare = token.strip(",;:.").lower()
        following = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
        if is_participle(bare) and at > 0 and following in GIVERS and not _is_time(tokens[at + 2 :] or ["last"]):
            continue  # "funding received from the Home Office" is funding from it
        if _stops(tokens, at, bare, following):
            stop = bare
            break
        if bare in JOINS and any(word.lower() not in JOINS for word in chunks[-1]):
            chunks.append([token])
        elif bare in JOINS and chunks[-1]:
            continue  # "people and of full-time equivalents"
        elif bare not in ARTICLES and not _is_owner(token, chunks, following):
            chunks[-1].append(token)
        if token.endswith((",", ";", ":")) and not _LIST_GOES_ON.match(" ".join(tokens[at + 1 :])):
            break
    return [chunk for chunk in chunks if any(word.lower() not in JOINS for word in chunk)], stop


def _stops(tokens: list[str], at: int, bare: str, following: str) -> bool:
    """Whether a new clause, a date or something that names nothing begins here."""
    if bare in STOPS:
        return True
    previous = tokens[at - 1].strip(",").lower() if at else ""
    if is_participle(bare):
        return at > 0 and not _stands_before_noun(previous)
    if bare in JOINS:
        return not following or _is_time(tokens[at + 1 :]) or following in STOPS or _opens_clause(tokens, at)
    # "any evaluation the Commissioner has carried out": a second article without a preposition opens a clause.
    return bare in ARTICLES and at > 0 and previous not in JOINS | ARTICLES and not tokens[at - 1].endswith(",")


def _opens_clause(tokens: list[str], at: int) -> bool:
    """Whether the preposition goes with a verb: "the decisions to make these grants", "for replacing the boilers"."""
    following = tokens[at + 1].lower()
    if tokens[at].lower() == "to":
        return following in BARE_VERBS
    then = tokens[at + 2].lower() if at + 2 < len(tokens) else ""
    return at > 1 and following.endswith("ing") and then in ARTICLES


def _is_owner(token: str, chunks: list[list[str]], following: str) -> bool:
    """Whose it is goes without saying where a chunk begins with it: "the VRU's Theory of Change"."""
    begins = len(chunks[-1]) <= (len(chunks) > 1)
    return bool(begins and following and _POSSESSIVE.search(token))


def _head(chunk: list[str], limit: int) -> list[str]:
    """A compound's head stands last, so a long one loses its first words."""
    return chunk if len(chunk) <= limit else chunk[-limit:]


def _stands_before_noun(previous: str) -> bool:
    return previous in JOINS or previous in ARTICLES or previous in ("proposed", "newly") or is_participle(previous)


def _is_time(tokens: list[str]) -> bool:
    words = [token.strip(",.;").lower() for token in tokens[:2]]
    return any(word in TIME_WORDS or _YEAR.fullmatch(word) for word in words)
