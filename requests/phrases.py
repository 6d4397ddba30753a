"""A question's words shortened to the thing it asks for: "How many complaints were received?" is "complaints received".

Pure text in, text out. The results are ours, not the letter's: they name a question in lists and titles, never stand in for it.
Rules know the manner of English requests, not any letter: what no rule knows is cut, not reworded.
"""

from __future__ import annotations

import re

from requests.phrase_words import (
    ARTICLES,
    BARE_VERBS,
    COUNTED,
    DETERMINERS,
    EMPTY,
    GIVERS,
    JOINS,
    LEAD_INS,
    NOMINALS,
    NOT_PARTICIPLES,
    OPENING_CLAUSE,
    PARTICIPLES,
    STOPS,
    TIME_WORDS,
)

LABEL_WORDS = 4

_AUX = r"(?:has|have|had|is|are|was|were|will|would|can|do|does|did|should|must)"
_OFTEN = re.compile(rf"^how (?:often|frequently|regularly) (?:{_AUX} )?(?P<rest>.+)$", re.I)
_MANY = re.compile(r"^how many (?:of )?(?P<rest>.+)$", re.I)
_MUCH = re.compile(
    r"^how much\b.*?\b(?P<verb>spent|spend|cost|costs|paid|pay)\b\s*(?:(?:you|us|them)\b\s*)?"
    r"(?P<rest>(?:on|for|to|per|by)?\b.*)$",
    re.I,
)
_HOW_DONE = re.compile(rf"^how (?:{_AUX} )?(?P<rest>.+)$", re.I)
_DATE_DONE = re.compile(
    r"^(?:the )?(?P<head>dates?|day|month|year)(?: on)?(?: which| that| when)? (?P<rest>(?:the|your|our|its|this|that|an?|any)\b.+)$",
    re.I,
)
_WHEN = re.compile(rf"^when (?P<aux>{_AUX}) (?P<rest>.+)$", re.I)
_YES_NO = re.compile(rf"^(?:whether(?: or not)?|if|{_AUX})\s+(?P<rest>.+)$", re.I)
_WHAT = re.compile(r"^(?:what|which)(?:'s| is| are| was| were| has been| have been)? (?P<rest>.+)$", re.I)
_THERE = re.compile(
    r"^(?:there (?:is|are|was|were|has been|have been)|is there|are there|was there|there) (?P<rest>.+)$", re.I
)
_OTHERS = re.compile(r"^(?:of )?(?:those|these|them|they)\b(?! \w+s\b)", re.I)
_SENTENCE = re.compile(r"(?<=[.?!;])\s+(?=[A-Z(‘“\"'])")
_ASKS = re.compile(
    r"\?|\b(?:please|how|what|which|whether|who|when|where|copy|copies|number|details|i would like)\b", re.I
)


def phrase(question: str, limit: int = LABEL_WORDS) -> str:
    """What the question asks for, in at most `limit` words, as a noun phrase where a rule finds one. Not capitalised."""
    asked = _asked(question)
    for shorten in (_of_frequency, _of_number, _of_money, _of_date, _of_manner, _of_object, noun_phrase):
        short = shorten(asked, limit)
        if short and short.lower() not in EMPTY:
            return short
    return _cut(asked, limit)


def capitalised(words: str) -> str:
    """With a capital at the start, the rest as it is."""
    return words[:1].upper() + words[1:]


def _cut(asked: str, limit: int) -> str:
    """The question's first words without articles, not ending in the middle of a phrase."""
    words = [word for word in _tidy(asked).split() if word.lower() not in ARTICLES]
    kept = words[:limit]
    while len(kept) > 1 and kept[-1].lower().strip(",;:") in JOINS | STOPS | EMPTY:
        kept.pop()
    return _tidy(" ".join([_uncapitalised(kept[0]), *kept[1:]])) if kept else ""


def _uncapitalised(word: str) -> str:
    return word if re.search(r".[A-Z]|\d|^[B-Z]$", word) else word[:1].lower() + word[1:]


def noun_phrase(words: str, limit: int) -> str:
    """The first noun phrase: leading "the number of" and the like dropped, cut where a new clause or a date begins."""
    chunks = _chunks(_without_counted(words))
    if not chunks:
        return ""
    kept = _head(chunks[0], limit)
    for chunk in chunks[1:]:
        if len(kept) + len(chunk) > limit:
            break
        kept += chunk
    return " ".join(kept)


def _asked(question: str) -> str:
    """The sentence that asks, without courtesies, brackets and opening clauses."""
    plain = re.sub(r"\(s\)", "s", " ".join(question.split()))
    plain = re.sub(r"\s*\([^()]*\)", "", plain)
    sentences = _SENTENCE.split(plain)
    asked = next((sentence for sentence in sentences if _ASKS.search(sentence)), sentences[0])
    asked = _tidy(asked)
    before = None
    while asked and asked != before:
        before = asked
        for lead in (OPENING_CLAUSE, *LEAD_INS):
            shorter = lead.sub("", asked, count=1).strip(" ,:;-–")
            asked = shorter or asked
    return asked


def _tidy(words: str) -> str:
    return words.strip(" .?!:;,-–—‘’“”\"'").strip()


def _of_frequency(asked: str, limit: int) -> str:
    found = _OFTEN.match(asked)
    if not found:
        return ""
    subject, done = _subject_and_participle(found["rest"])
    name = noun_phrase(subject, limit - 1)
    if done in NOMINALS and name:
        return f"{name} {NOMINALS[done]}"
    return noun_phrase(subject, limit)


def _of_number(asked: str, limit: int) -> str:
    found = _MANY.match(asked) or re.match(rf"^(?:the )?(?:total )?number of (?P<rest>.+ {_AUX} .+)$", asked, re.I)
    if not found:
        return ""
    rest = found["rest"]
    subject, done = _subject_and_participle(rest)
    name = "" if _OTHERS.match(subject) else noun_phrase(subject, limit)
    if not name:
        return f"number {done}" if done else noun_phrase(_after_verb(rest), limit)
    return f"{name} {done}" if done and len(name.split()) < limit else name


def _of_money(asked: str, limit: int) -> str:
    found = _MUCH.match(asked)
    if not found:
        return ""
    paid_for = re.sub(r"^(?:on|for|to|by|per)\s+", "", found["rest"]).strip()
    name = noun_phrase(re.sub(rf"^(?:you |we )?(?:{_AUX} )?", "", paid_for), limit - 2)
    head, link = ("cost", "of") if found["verb"].lower().startswith(("cost", "pa")) else ("spend", "on")
    return f"{head} {link} {name}" if name else head


def _of_date(asked: str, limit: int) -> str:
    found = _DATE_DONE.match(asked)
    if found:
        _, done = _subject_and_participle(found["rest"])
        return f"{found['head'].lower()} {done}" if done else ""
    found = _WHEN.match(asked)
    if not found:
        return ""
    subject, done = _subject_and_participle(f"{found['rest']}")
    if done and found["aux"].lower() in ("was", "were", "is", "are"):
        return f"date {done}"
    return noun_phrase(subject, limit)


def _of_manner(asked: str, limit: int) -> str:
    found = _HOW_DONE.match(asked) or re.match(
        r"^(?:a )?(?:summary|explanation|outline|description) of how (?P<rest>.+)$", asked, re.I
    )
    if not found:
        return ""
    subject, done = _subject_and_participle(found["rest"])
    if not done:
        return noun_phrase(_after_verb(found["rest"]), limit)
    aux = re.search(r"\b(was|were|is|are)\b", found["rest"])
    return f"how it {'is' if aux and aux[1] in ('is', 'are') else 'was'} {done}"


def _of_object(asked: str, limit: int) -> str:
    """What a yes-or-no question is about: what the office holds, uses or asks for rather than the office."""
    found = _THERE.match(asked) or _WHAT.match(asked)
    if found:
        return noun_phrase(_before_auxiliary(found["rest"]), limit)
    found = _YES_NO.match(asked)
    if not found:
        return ""
    rest = found["rest"]
    there = _THERE.match(rest)
    wanted = there["rest"] if there else _after_verb(rest)
    name = noun_phrase(wanted, limit)
    if wanted == rest and name and len(name.split()) < limit:
        subject, done = _subject_and_participle(rest)
        return f"{noun_phrase(subject, limit - 1)} {done}".strip() if done else name
    return name


def _before_auxiliary(words: str) -> str:
    """ "hourly rates are paid to …" is about the hourly rates; "is the total cost of X" about the cost."""
    return re.split(rf"\s{_AUX}\s", re.sub(rf"^{_AUX}\s", "", words), maxsplit=1)[0]


def _subject_and_participle(clause: str) -> tuple[str, str]:
    """ "complaints were received by …" is ("complaints", "received"); without a participle the second is empty."""
    split = re.split(rf"\s*\b{_AUX}\b\s+", clause, maxsplit=1)
    subject, rest = (split[0], split[1]) if len(split) == 2 else (clause, clause)
    for word in rest.split()[:8]:
        bare = word.strip(",.;:").lower()
        if _is_participle(bare):
            return (_until(subject, word) if len(split) == 1 else subject), bare
        if bare in BARE_VERBS and len(split) == 2:
            return subject, BARE_VERBS[bare]
    return subject, ""


def _until(words: str, stop: str) -> str:
    return words.split(stop, maxsplit=1)[0].strip() or words


def _after_verb(clause: str) -> str:
    """What stands after the clause's verb, where the verb is one a request uses of an office; else the whole clause."""
    words = clause.split()
    for at, word in enumerate(words[:9]):
        bare = word.lower()
        base = bare[:-1] if bare.endswith("s") and bare[:-1] in BARE_VERBS else bare
        if base in BARE_VERBS and at + 1 < len(words):
            return " ".join(words[at + 1 :])
    return clause


def _without_counted(words: str) -> str:
    """Drops "the total number of", "a copy of the", "details of any": the thing itself comes after."""
    before = None
    while before != words:
        before = words
        words = DETERMINERS.sub("", COUNTED.sub("", words, count=1), count=1).strip()
    return words


def _chunks(words: str) -> list[list[str]]:
    """The words up to the first stop, in chunks that begin with a preposition or a conjunction."""
    chunks: list[list[str]] = [[]]
    tokens = words.split()
    for at, token in enumerate(tokens):
        bare = token.strip(",;:.").lower()
        following = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
        if _is_participle(bare) and at > 0 and following in GIVERS:
            continue  # "funding received from the Home Office" is funding from it
        if bare in STOPS or (_is_participle(bare) and at > 0 and not _goes_before_noun(tokens[at - 1])):
            break
        if bare in JOINS:
            if not following or _is_time(tokens[at + 1 :]) or following in STOPS:
                break
            chunks.append([token])
        elif bare not in ARTICLES:
            if not (re.search(r"['’]s?$", token) and len(chunks[-1]) <= (len(chunks) > 1) and following):
                chunks[-1].append(token.strip(",;:"))
        if token.endswith((",", ";", ":")):
            break
    whole = [chunk for chunk in chunks if len(chunk) > (chunk[0].lower() in JOINS if chunk else 0)]
    return whole if chunks[0] else whole[:0]


def _head(chunk: list[str], limit: int) -> list[str]:
    """A compound's head stands last, so a long one loses its first words."""
    return chunk if len(chunk) <= limit else chunk[-limit:]


def _is_participle(word: str) -> bool:
    return word in PARTICIPLES or (word.endswith("ed") and len(word) > 4 and word not in NOT_PARTICIPLES)


def _goes_before_noun(previous: str) -> bool:
    bare = previous.strip(",").lower()
    return (
        bare in JOINS
        or bare in ("the", "a", "an", "any", "all", "each", "proposed", "newly", "individual")
        or _is_participle(bare)
    )


def _is_time(tokens: list[str]) -> bool:
    words = [token.strip(",.;").lower() for token in tokens[:3]]
    return any(word in TIME_WORDS or re.fullmatch(r"(?:19|20)\d\d(?:[/-]\d+)?", word) for word in words[:2])
