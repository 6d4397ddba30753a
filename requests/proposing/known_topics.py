"""Which topics of the staff's list a request is about, told by the words that staff keep for each.

A line of a topic's words is a word or a phrase. Each word of it is found in its usual forms: "grant" finds grants,
granted and granting. One with a star finds all that begins so, and one in capitals, such as IT, only itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

MOST_TOPICS = 3  # proposed for a request: who has more is about none of them
ENOUGH = 4  # a topic that one question in so many speaks of is proposed, and one that the title names
MOST_WORDS = 6  # said of a topic
_GAP = r"[\s\-–’']+"


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic of the list. `words`: one a line, as staff typed them."""

    slug: str
    words: str


@dataclass(frozen=True, slots=True)
class TopicProposal:
    """A topic the request seems to be about, and the request's own words that told of it."""

    slug: str
    told_by: tuple[str, ...]


def proposed_topics(topics: Iterable[KnownTopic], title: str, questions: Sequence[str]) -> list[TopicProposal]:
    """The topics told of most, the first in the list before its equals. None where nothing tells of any."""
    found = []
    for topic in topics:
        pattern = _pattern(topic.words)
        if pattern is None:
            continue
        in_title, in_questions = _told(pattern, title), [_told(pattern, text) for text in questions]
        speaking = sum(bool(words) for words in in_questions)
        if in_title or speaking * ENOUGH >= max(len(questions), 1):
            words = _each_once([*(word for words in in_questions for word in words), *in_title])
            found.append((speaking + len(in_title), TopicProposal(topic.slug, words)))
    found.sort(key=lambda pair: -pair[0])
    return [proposal for _, proposal in found[:MOST_TOPICS]]


def _told(pattern: re.Pattern[str], text: str) -> list[str]:
    return [" ".join(match[0].split()) for match in pattern.finditer(text)]


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    """Each word as it stood first, in whatever letters it stands again."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(word.lower(), word)
    return tuple(first.values())[:MOST_WORDS]


@cache
def _pattern(lines: str) -> re.Pattern[str] | None:
    """What finds any of the lines; the longest first, so that a phrase is told whole."""
    phrases = sorted((line.split() for line in lines.splitlines() if line.strip()), key=len, reverse=True)
    told = [_GAP.join(map(_word, words)) for words in phrases]
    return re.compile(rf"\b(?:{'|'.join(told)})(?!\w)") if told else None


def _word(word: str) -> str:
    """What finds a word in its usual forms."""
    if word.endswith("*"):
        return rf"(?i:{re.escape(word.rstrip('*'))}\w*)"
    if len(word) > 1 and word.isupper():
        return rf"{re.escape(word)}s?"
    return rf"(?i:{'|'.join(_forms(word.lower()))})"


def _forms(word: str) -> Iterator[str]:
    """A noun's plural and a verb's endings, the longer first."""
    one = re.sub(r"(?<=[^s])s$", "", word)
    stem, last = re.escape(one[:-1]), re.escape(one[-1:])
    if last == "y":
        yield rf"{stem}(?:ies|ied|ying|y)"
    elif last == "e":
        yield rf"{stem}(?:ing|ed|es|e)"
    else:
        yield rf"{stem}{last}(?:{last}?ing|{last}?ed|es|s)?"
    yield re.escape(word)
