"""A question's words shortened to the thing it asks for: "How many complaints were received?" is "complaints received".

Pure text in, text out. The results are ours, not the letter's: they name a question in lists and titles and never stand
in for it. The rules know the manner of English requests, not any letter: what no rule knows is cut, not reworded.
"""

from __future__ import annotations

import re

from requests.proposing.asking_sentences import PREPOSITION, asked_in, tidy
from requests.proposing.clauses import AUX, after_verb, clause, has_auxiliary, is_done_by, is_pronoun
from requests.proposing.noun_phrases import noun_phrase
from requests.proposing.phrase_words import (
    ARTICLES,
    EMPTY,
    JOINS,
    NOMINALS,
    PEOPLE,
    REPORTING,
    STOPS,
)

LABEL_WORDS = 4

_OFTEN = re.compile(rf"^how (?:often|frequently|regularly) (?:{AUX} )?(?P<rest>.+)$", re.I)
_MANY = re.compile(r"^how many (?:of )?(?P<rest>.+)$", re.I)
_NUMBER_OF = re.compile(
    rf"^(?:the )?(?:total )?number of (?P<rest>(?:(?!\b(?:and|that|who|which)\b)[^,])+? {AUX} .+)$", re.I
)
_MUCH_ON = re.compile(r"^(?:how much|what)\b[^,]*?\b(?:spent|spend)\b[^,]*? on (?P<rest>.+)$", re.I)
_MUCH_FOR = re.compile(
    r"^how much\b[^,]*?\b(?:cost|costs|paid|pay) (?:for |(?:you |us )?to )?(?P<rest>(?!by\b).+)$", re.I
)
_MUCH_DONE = re.compile(rf"^how much (?:of )?(?P<rest>(?!{AUX}\b).+)$", re.I)
_SUM_DONE = re.compile(r"^(?:how much|(?:the )?(?:total|sum|amount|money) (?:that|which)) (?P<rest>.+)$", re.I)
_DATE_DONE = re.compile(
    r"^(?:the )?(?P<head>dates?|day|month|year)(?: on)?(?: which| that| when)? (?P<rest>(?!of\b).+)$", re.I
)
_WHEN = re.compile(rf"^when (?P<rest>{AUX} .+)$", re.I)
_WHERE = re.compile(rf"^where (?P<aux>{AUX}) (?:i find |one find )?(?P<rest>.+)$", re.I)
_WHO = re.compile(r"^who (?:is|are|was|were) (?P<rest>(?:the|its|your|their|our|a|an)\b.+)$", re.I)
_HOW_DONE = re.compile(rf"^how (?!much|many|often)(?:(?P<aux>{AUX}) )?(?P<rest>.+)$", re.I)
_SUMMARY = re.compile(r"^(?:a |an |the )?(?:summary|explanation|outline|description|details) of (?=how )", re.I)
_WHAT_DONE = re.compile(rf"^(?:what|which)(?: (?P<what>[^,]+?))?(?<!\bof) (?P<aux>{AUX}) (?P<rest>.+)$", re.I)
_WHAT = re.compile(r"^(?:what|which) (?P<rest>.+)$", re.I)
_IS_THE = re.compile(r"^(?:is|are|was|were) (?:the|a|an|your|their|its|our)\b", re.I)
_GETS = re.compile(r"^(?:come|came|resulted|arisen) (?=from\b)", re.I)
_ABOUT = re.compile(r"\b(?:about|regarding|concerning) (?P<rest>.+)$", re.I)
_TO_DO = re.compile(r"^(?!to\b).+? to \w+ (?P<rest>.+)$", re.I)
_SET_PHRASE = re.compile(r"^(?:place|part|effect)\b", re.I)  # "have taken place": nothing is taken
_WAY_IN_WHICH = re.compile(
    r"^(?:(?:the )?(?:way|manner|extent) (?:in|to) which|how(?: far| well)?(?! many| much)|whether) ", re.I
)
_YES_NO = re.compile(rf"^(?:whether(?: or not)?|if|(?P<aux>{AUX}))\s+(?P<rest>.+)$", re.I)
_THERE = re.compile(r"^(?:(?:is|are|was|were) )?there (?:(?:is|are|was|were|has been|have been) )?(?P<rest>.+)$", re.I)


def phrase(question: str, limit: int = LABEL_WORDS) -> str:
    """What the question asks for, in at most `limit` words: a noun phrase where a rule finds one. Not capitalised."""
    asked = asked_in(question)
    rules = (_of_frequency, _of_number, _of_money, _of_date, _of_place, _of_manner, _of_choice, _of_fact, noun_phrase)
    for shorten in rules:
        short = shorten(asked, limit)
        if short and short.lower() not in EMPTY and len(short.split()) <= limit:
            return _started(short, asked)
    return _cut(asked, limit)


def capitalised(words: str) -> str:
    """With a capital at the start, the rest as it is."""
    return words[:1].upper() + words[1:]


def _started(short: str, asked: str) -> str:
    """In small letters where only the start of the sentence gave it a capital."""
    first, *rest = short.split(" ")
    is_start = asked.startswith(first) and not (rest and rest[0][:1].isupper())
    return " ".join([_uncapitalised(first) if is_start else first, *rest])


def _uncapitalised(word: str) -> str:
    return word if re.search(r".[A-Z]|\d|^[B-Z]$", word) else word[:1].lower() + word[1:]


def _cut(asked: str, limit: int) -> str:
    """The question's first words without articles, not ending in the middle of a phrase."""
    left_out = ARTICLES if limit <= LABEL_WORDS else frozenset[str]()
    kept = [word for word in tidy(asked).split() if word.lower() not in left_out][:limit]
    while len(kept) > 1 and kept[-1].lower().strip(",;:") in JOINS | STOPS | EMPTY:
        kept.pop()
    return tidy(" ".join([_uncapitalised(kept[0]), *kept[1:]])) if kept else ""


def _of_frequency(asked: str, limit: int) -> str:
    """ "how often has X been evaluated" is X evaluations."""
    found = _OFTEN.match(asked)
    if not found:
        return ""
    subject, done, _ = clause(found["rest"])
    name = noun_phrase(subject, limit - 1)
    return f"{name} {NOMINALS[done]}" if done in NOMINALS and name else noun_phrase(subject, limit)


def _of_number(asked: str, limit: int) -> str:
    """ "how many complaints were received" is complaints received; "how many people answered" people who answered."""
    found = _MANY.match(asked) or _NUMBER_OF.match(asked)
    if not found:
        return ""
    subject, done, after = clause(found["rest"])
    if is_pronoun(subject) or not noun_phrase(subject, limit):
        return noun_phrase(after_verb(found["rest"]), limit) if not done else f"number {done}"
    name = noun_phrase(subject, limit)
    if is_done_by(subject, done, found["rest"]) and (thing := _object(after, limit)):
        return _fitting(thing, done, limit)  # "members of staff have completed training" is training completed
    if _SET_PHRASE.match(after):
        return name
    if done and not has_auxiliary(found["rest"]):
        return _fitting(name, f"who {done}" if name.split()[-1] in PEOPLE else "", limit)
    return _fitting(name, "" if after.startswith("for ") else done, limit)


def _of_money(asked: str, limit: int) -> str:
    """ "how much was spent on X" is spend on X; "how much did X receive" is sum received."""
    for rule, head in ((_MUCH_ON, "spend on"), (_MUCH_FOR, "cost of")):
        if found := rule.match(asked):
            words = re.sub(rf"^(?:(?:you|we) )?(?:{AUX} )?", "", found["rest"])
            name = noun_phrase(words, limit - 2)
            return f"{head} {name}" if name else ""
    if found := _MUCH_DONE.match(asked):
        subject, done, after = clause(found["rest"])
        whole = _fitting(noun_phrase(subject, limit), done, limit)
        return _fitting(whole, _with_place(after, limit) if after.startswith("to ") else "", limit)
    if found := _SUM_DONE.match(asked):
        _, done, after = clause(found["rest"])
        return _fitting(f"sum {done}", _with_place(after, limit - 2), limit) if done else ""
    return ""


def _of_date(asked: str, limit: int) -> str:
    """ "the date X was adopted" is date adopted."""
    found = _DATE_DONE.match(asked) or _WHEN.match(asked)
    if not found:
        return ""
    subject, done, _ = clause(found["rest"])
    if done and ("head" in found.re.groupindex or re.match(r"(?:was|were|is|are)\b", found["rest"], re.I)):
        return f"{found['head'].lower() if 'head' in found.re.groupindex else 'date'} {done}"
    return "" if "head" in found.re.groupindex else noun_phrase(re.sub(rf"^{AUX} ", "", subject), limit)


def _of_place(asked: str, limit: int) -> str:
    """ "where can I find X" and "who are X" are about X."""
    if found := _WHO.match(asked):
        return noun_phrase(found["rest"], limit)
    found = _WHERE.match(asked)
    if not found:
        return ""
    subject, done, _ = clause(found["rest"])
    if is_pronoun(subject):
        return tidy(f"where {subject.split()[0].lower()} {found['aux'].lower()} {done}")
    return noun_phrase(subject, limit)


def _of_manner(asked: str, limit: int) -> str:
    """ "how was X developed" is how it was developed. An active "how have you changed X" has no such short form."""
    found = _HOW_DONE.match(_SUMMARY.sub("", asked))
    if not found:
        return ""
    subject, done, _ = clause(found["rest"])
    passive = re.search(r"\b(was|were|is|are|been|being)\b", f"{found['aux'] or ''} {found['rest']}")
    if done and not passive and str(found["aux"]).lower() in ("has", "have", "had"):
        return noun_phrase(subject, limit)  # "how have earlier surveys changed X" is about earlier surveys
    if not done or not passive:
        return ""
    they = passive[1] in ("were", "are") or is_pronoun(subject)
    return f"how {'they were' if they else 'it was'} {done}"


def _of_choice(asked: str, limit: int) -> str:
    """ "what grant has X received" is grant received; "what has X claimed in expenses" expenses claimed."""
    if there := _THERE.match(asked):
        return noun_phrase(there["rest"], limit)
    found = _WHAT_DONE.match(asked)
    if not found:
        plain = _WHAT.match(asked)
        return noun_phrase(plain["rest"], limit) if plain else ""
    subject, done, after = clause(f"{found['aux']} {found['rest']}")
    if found["what"] and found["what"].strip().lower() not in ARTICLES:
        if _GETS.match(found["rest"]):  # "what income has come from cameras"
            return noun_phrase(f"{found['what']} {_GETS.sub('', found['rest'])}", limit)
        if done == "made" and (thing := _object(after.removeprefix("of "), limit)):  # "what use was made of the money"
            return _fitting(f"{noun_phrase(found['what'], limit)} of", thing, limit)
        return _fitting(noun_phrase(found["what"], limit), done, limit)
    if not done or _IS_THE.match(f"{found['aux']} {found['rest']}"):
        return noun_phrase(found["rest"], limit)
    if after.startswith("in "):
        return _fitting(noun_phrase(after[3:], limit - 1), done, limit)
    if done in REPORTING and (about := _of_report(after, limit)):
        return about
    if done in ("paid", "given"):
        whole = _fitting("payments", _with_place(after, limit), limit) if done == "paid" else ""
        return whole if " " in whole else noun_phrase(PREPOSITION.sub("", after), limit) or whole
    return _fitting(noun_phrase(subject, limit - 1), done, limit)


def _of_fact(asked: str, limit: int) -> str:
    """What a yes-or-no question is about: what the office holds, uses or suffered rather than the office."""
    found = _YES_NO.match(asked)
    if not found:
        return ""
    rest = found["rest"]
    if there := _THERE.match(rest):
        return noun_phrase(there["rest"], limit)
    wanted = after_verb(rest)
    if wanted != rest:
        return noun_phrase(wanted, limit)
    subject, done, after = clause(rest)
    if done in REPORTING:
        return _of_report(after, limit)
    is_active = done and (found["aux"] or rest).lower().startswith(("has", "have")) and " been " not in f" {rest} "
    if is_active and (thing := noun_phrase(after, limit)):
        return thing
    return _fitting(noun_phrase(subject, limit), done, limit)


def _of_report(after: str, limit: int) -> str:
    """ "asked the office to review the way in which X was handled" and "said to Y about X" are about X."""
    found = _TO_DO.match(after) or _ABOUT.search(after)
    return noun_phrase(_WAY_IN_WHICH.sub("", found["rest"]), limit) if found else ""


def _object(after: str, limit: int) -> str:
    """What a verb was done to, where that follows it at once: no preposition, no time, no new clause."""
    first = after.partition(" ")[0].lower()
    if first in JOINS | STOPS or _SET_PHRASE.match(after) or is_pronoun(after):
        return ""
    return noun_phrase(after, limit)


def _with_place(after: str, limit: int) -> str:
    """ "to the agencies" with its preposition, if the name fits whole."""
    found = PREPOSITION.match(after)
    name = noun_phrase(after[found.end() :], limit + 3) if found else ""
    return f"{found[0].strip().lower()} {name}" if found and name and len(name.split()) < limit else ""


def _fitting(name: str, more: str, limit: int) -> str:
    """Both together if they are not too long, else the name."""
    both = f"{name} {more}".strip()
    return both if name and len(both.split()) <= limit else name
