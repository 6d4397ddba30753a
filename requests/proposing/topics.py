"""What several questions are about together: a name or an acronym they share, written out where the letter does so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from requests.proposing.asking_sentences import LONGEST
from requests.proposing.phrase_words import TOPIC_STOPS, words

LONGEST_LETTER = 200_000  # characters of a letter that are searched for what an acronym stands for
_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{1,6}[A-Z](?=s?\b)")
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s++(?:of|and|for|the|&)(?=\s++[A-Z])|\s++[A-Z][\w’'-]*+)+")
_SMALL = {"of", "and", "for", "the", "&", "in", "on", "to"}
# The laws and bodies that stand in every such letter are no letter's topic.
_NOT_A_TOPIC = words(
    """FOI FOIA EIR EIRS FOISA GDPR UK DPA ICO SAR PDF CSV XLS XLSX N/A PCC OPCC PFCC OPFCC NHS GB EU PIT TBC FTE"""
)
_OF_EVERY_LETTER = re.compile(r"\b(?:act|regulations?|freedom of information|information|section|request)\b", re.I)
_AGAIN = re.compile(r"\b(?:its?|they|them|their)\b", re.I)
_OFFICES = re.compile(r"\bcommissioner\b", re.I)


# "… the following about services for victims of crime:", "My questions are about …", "I refer to the small grants".
_ABOUT = re.compile(
    r"\b(?:about|regarding|concerns|concerning|relating to|in relation to|with regard to|on the subject of|i refer to) "
    r"(?P<what>(?:the\s+)?[^\s,.:;?]+(?:(?:\s|,\s(?=(?-i:[A-Z])))"
    r"(?!(?:and\s++)?(?:i|we|please|should|would|which|who|that|whether|how|what)\b)[^\s,.:;?]++)*)",
    re.I,
)
_TIME_AFTER = re.compile(
    r"\s(?:for|in|during|since|between|from|over)\s(?:the\s)?(?:\w+\s){0,2}(?:years?|(?:19|20)\d\d).*$", re.I
)
_PRIVATE = re.compile(
    r"\b(?:my|me|mine|i|our|us|we|mr|mrs|ms|miss|dr|his|her|she|he|son|daughter|husband|wife)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Topic:
    """`name` for a title: "Violence Reduction Unit"; `said` for a sentence: "the Violence Reduction Unit (VRU)"."""

    name: str
    said: str
    words: frozenset[str]  # in small letters: what an item need not say again


def topic(questions: Sequence[str], opening: str, letter: str) -> Topic | None:
    """What the request says it is about; else what at least half of the questions name; else the words they repeat."""
    if stated := _stated(opening):
        bare = re.sub(r"^the ", "", stated)
        return _written_out(bare, letter) if _ACRONYM.fullmatch(bare) else _named(stated)
    if len(questions) < 2:
        return None
    need = max(2, (len(questions) + 1) // 2)
    acronym = _most_shared((_acronyms(question) for question in questions), need)
    if acronym:
        return _written_out(acronym, letter)
    name = _most_shared((_names(question) for question in questions), need)
    if name := name or _spoken_of_again(questions):
        return _named(name)
    repeated = _most_shared((_runs(question) for question in questions), need)
    return _named(repeated) if repeated else None


def _spoken_of_again(questions: Sequence[str]) -> str | None:
    """The one name of the first question, where all that follow say "its" or "they"."""
    named, *others = questions
    names = list(dict.fromkeys(_names(named)))
    return names[0] if len(names) == 1 and all(_AGAIN.search(other[:LONGEST]) for other in others) else None


def words_of(phrase: str) -> frozenset[str]:
    """The phrase's words that mean something, in small letters and the singular."""
    found = re.findall(r"[a-z0-9][a-z0-9'’-]*", phrase.lower())
    return frozenset(_singular(word) for word in found if word not in TOPIC_STOPS)


def expansion(acronym: str, letter: str) -> str | None:
    """What the letter writes the acronym out as, if it does: words in a row that begin with its letters."""
    letters = [sign for sign in acronym if sign.isalpha()]
    if len(letters) < 3:
        return None
    small = r"(?: (?:of|and|for|the|&|in|on|to))? "
    pattern = small.join(rf"{sign}[a-z’'-]+" for sign in letters)
    found: Counter[str] = Counter()
    for match in re.finditer(rf"\b{pattern}\b", " ".join(letter[:LONGEST_LETTER].split()), re.I):
        words = match[0].split()
        if words[0][0].isupper():
            found[_title(words)] += 3 if all(word[0].isupper() or word in _SMALL for word in words) else 1
    if not found:
        return None
    singular = {name for name in found if not name.endswith("s") or name[:-1] not in found}
    return max(sorted(singular), key=lambda name: found[name] + found.get(f"{name}s", 0))


def _stated(opening: str) -> str | None:
    """What the words before the first question say it is about, if they are short and about nobody in particular."""
    found = _ABOUT.search(" ".join(opening[:LONGEST].split()))
    if not found:
        return None
    name = _TIME_AFTER.sub("", found["what"]).strip(" .,:;")
    if _PRIVATE.search(name) or _OF_EVERY_LETTER.search(name) or not 1 <= len(name.split()) <= 10:
        return None
    return name


def _named(words: str) -> Topic:
    """A topic by the words it was named with; a title leaves the article out."""
    return Topic(re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.I), words, words_of(words))


def _written_out(acronym: str, letter: str) -> Topic:
    name = expansion(acronym, letter)
    if name is None:
        return Topic(acronym, acronym, frozenset({acronym.lower()}))
    defined = f"{name} ({acronym})".lower() in " ".join(letter.lower().split())
    if name.endswith("s") and not name.endswith("ss") and not defined:
        name = name[:-1]  # "Violence Reduction Units": the VRU is one of them
    return Topic(name, f"the {name} ({acronym})", words_of(name) | {acronym.lower()})


def _title(words: Iterable[str]) -> str:
    return " ".join(word if word.lower() in _SMALL else word[:1].upper() + word[1:] for word in words)


def _most_shared(found: Iterable[Iterable[str]], need: int) -> str | None:
    """What most of the questions have; of equals, the longest, then the first."""
    counts: Counter[str] = Counter()
    for names in found:
        counts.update(set(names))
    shared = [name for name, times in counts.items() if times >= need]
    return max(shared, key=lambda name: (counts[name], len(name.split())), default=None)


def _acronyms(question: str) -> list[str]:
    return [found for found in _ACRONYM.findall(question[:LONGEST]) if found not in _NOT_A_TOPIC]


def _names(question: str) -> list[str]:
    return [
        name
        for name in _NAME.findall(question[:LONGEST])
        if not _OF_EVERY_LETTER.search(name) and not _OFFICES.search(name) and question.find(name) > 0
    ]


def _runs(question: str) -> list[str]:
    """Every run of two to four meaningful words."""
    runs = []
    for clause in re.split(r"[^\w\s’'/&-]+", question[:LONGEST].lower()):
        words = clause.split()
        for size in (4, 3, 2):
            for at in range(len(words) - size + 1):
                run = words[at : at + size]
                if not any(word in TOPIC_STOPS or word.endswith("ed") or len(word) < 3 for word in run):
                    runs.append(" ".join(run))
    return runs


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
