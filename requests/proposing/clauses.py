"""A clause taken apart: who or what it is about, what was done, and the rest. "complaints were | received | by X"."""

from __future__ import annotations

import re

from requests.proposing.noun_phrases import is_participle
from requests.proposing.phrase_words import ARTICLES, BARE_VERBS, JOINS

AUX = r"(?:has|have|had|is|are|was|were|will|would|can|could|do|does|did|should|must)"
_PRONOUN = re.compile(r"^(?:of )?(?:those|these|they|them|it|each of (?:them|those|these))(?: (?P<next>\w+)|$)", re.I)
_PARTICLE = re.compile(r"(?:in|up|out|off|back|over|down)(?=$|[,?.]| (?:at|by|to|on|from|since|during|and|in)\b)", re.I)


def clause(words: str) -> tuple[str, str, str]:
    """Subject, participle and the rest: "complaints", "received", "by X". The last two may be empty."""
    tokens = words.split()
    for at, token in enumerate(tokens[:12]):
        bare = token.strip(",.;:").lower()
        before, after = " ".join(tokens[:at]), " ".join(tokens[at + 1 :])
        if at and is_participle(bare) and not _describes(tokens, at):
            particle = _PARTICLE.match(after)
            done = f"{bare} {particle[0].lower()}" if particle else bare
            return _before_auxiliary(before), done, after[particle.end() :].strip() if particle else after
        if at and bare in BARE_VERBS and has_auxiliary(before) and bare not in ("has", "have"):
            return _before_auxiliary(before), BARE_VERBS[bare], after
    return _before_auxiliary(words), "", ""


def is_pronoun(subject: str) -> bool:
    """Whether nothing is named: "those", "they", "those concern …", but not "these services"."""
    found = _PRONOUN.match(subject)
    return bool(found and (not found["next"] or found["next"].lower() in BARE_VERBS))


def _describes(tokens: list[str], at: int) -> bool:
    """Whether the participle goes with a noun: "these individual commissioned services", "the person named has"."""
    names = at + 1 < len(tokens) and re.fullmatch(AUX, tokens[at + 1].lower())
    return bool(names) or tokens[at - 1].lower() in ARTICLES | JOINS | {"individual", "proposed", "newly"}


def _before_auxiliary(words: str) -> str:
    return re.split(rf"\s{AUX}\b", re.sub(rf"^{AUX}(?: |$)(?:been )?", "", words), maxsplit=1)[0]


def has_auxiliary(words: str) -> bool:
    return any(re.fullmatch(AUX, word.lower()) for word in words.split()[:8])


def is_done_by(subject: str, done: str, words: str) -> bool:
    """Whether the subject did it: "staff have completed training" and not "training has been completed"."""
    return bool(re.match(rf"{re.escape(subject)} (?:have|has|had) {re.escape(done)}\b", words, re.I))


def after_verb(sentence: str) -> str:
    """What stands after the clause's verb, where the verb is one a request uses of an office; else the whole clause."""
    words = sentence.split()
    for at, word in enumerate(words[:9]):
        bare = word.lower()
        base = bare[:-1] if bare.endswith("s") and bare[:-1] in BARE_VERBS else bare
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        if base not in BARE_VERBS or not following or (base in ("has", "have") and _goes_on(following)):
            continue
        return " ".join(words[at + (3 if following in ("or", "and") else 1) :])  # "own or lease any vehicles"
    return sentence


def _goes_on(following: str) -> bool:
    """Whether "has" only helps another verb: "has asked", "have been used"."""
    return following in ("been", "not", "ever", "any") or is_participle(following)
