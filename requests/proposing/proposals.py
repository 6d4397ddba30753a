"""Title, "in short" and labels proposed from a reading: our words, not the letter's, and staff can change them.

Everything is composed from what the questions ask for and what became of it, so it can be dull but not untrue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.reading.shapes import AnswerPart, Outcome, Question, Reading
from requests.law.outcomes import Outcome as LawOutcome
from requests.models.question import shown_number
from requests.particulars import listed
from requests.proposing.noun_phrases import is_participle
from requests.proposing.phrase_words import words
from requests.proposing.phrases import LABEL_WORDS, capitalised, phrase
from requests.proposing.topics import Topic, topic, words_of

LABEL_LENGTH = 60
TITLE_ITEMS = 3
ASKED = 6  # names of what was asked, at most
TITLE_WORDS = 9  # where a title names one thing
NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"]
TIMES = ["", "once", "twice", "three times", "four times", "five times", "six times"]
GENERIC = words(
    "people case date post change use report service question building figure cost number reason time name"
    " criteria fund"
)
_NAMELESS = (
    "date ",
    "dates ",
    "how ",
    "number",
    "when ",
    "where ",
    "who ",
    "which ",
    "for ",
    "by ",
    "if ",
    "what ",
    "why ",
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed for one letter; `labels` has one for each question of the reading, in its order."""

    title: str
    in_short: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]


def propose(reading: Reading) -> Proposed:
    """Title, "in short" and question labels for the letter."""
    request = reading.request.value if reading.request else ""
    return proposed(reading.questions, request, "\n".join(page.text for page in reading.pages), reading.kind.value)


def proposed(questions: Sequence[Question], request: str, letter: str, kind: str) -> Proposed:
    """What is proposed of these questions. `request`, `letter`: the words of both; `kind`: what the letter is."""
    if not questions:
        return Proposed(capitalised(kind), (), ())
    about = topic([question.text for question in questions], _opening(questions, request), letter)
    labels = _labels(questions)
    return Proposed(
        title=_title(questions, about),
        in_short=tuple(_in_short(questions, labels, about)),
        labels=tuple(capitalised(label) for label in labels),
    )


def _opening(questions: Sequence[Question], request: str) -> str:
    """The words of the request before its first question."""
    asked, first = " ".join(request.split()), " ".join(questions[0].text.split())
    return asked.partition(first)[0] if first in asked else ""


def _labels(questions: Sequence[Question]) -> list[str]:
    """A few words a question. Where two come out alike, the later ones keep more of their own words or their number."""
    labels: list[str] = []
    for question in questions:
        label = phrase(question.text)[:LABEL_LENGTH].strip()
        labels.append(label or f"question {question.number}")
    return labels


def _title(questions: Sequence[Question], about: Topic | None) -> str:
    asking = [question for question in questions if question.parts] or list(questions)
    if len(asking) == 1 and about is None:
        return capitalised(phrase(asking[0].text, TITLE_WORDS))
    items = _title_items(asking, about)
    if about is None and len(items) < 2:  # one thing alone can be told at more length
        told = "".join(items)
        return capitalised(next((full for full in _in_full(asking) if full.startswith(told)), told))
    if about is None:
        return capitalised(listed(items))
    return f"{capitalised(about.name)}: {listed(items)}" if items else capitalised(about.name)


def _beside(about: Topic | None, item: str) -> str:
    """The item without the topic it begins with: "Cyber security: training completed"; but not a bare "attended"."""
    if about is None or not item.lower().startswith(f"{about.name.lower()} "):
        return item
    rest = item[len(about.name) + 1 :]
    return item if is_participle(rest.partition(" ")[0].lower()) else rest


def _in_full(questions: Sequence[Question]) -> Iterator[str]:
    return (phrase(question.text, TITLE_WORDS) for question in questions)


def _title_items(questions: Sequence[Question], about: Topic | None) -> list[str]:
    """The first things asked for that are unlike one another and unlike the topic."""
    items: list[str] = []
    said: set[str] = set()
    known = about.words if about else frozenset()
    for question in questions:
        item = phrase(question.text, LABEL_WORDS + 1)
        item = _beside(about, item)
        if question.parent is not None and " " not in item:
            continue  # one of a list: "children", "evaluation" say too little without what stands before it
        own = words_of(item) - known
        if not own or own & said or own <= GENERIC or item.lower().startswith(_NAMELESS) or len(items) == TITLE_ITEMS:
            continue
        items.append(item)
        said |= own
    return items


def _in_short(questions: Sequence[Question], labels: Sequence[str], about: Topic | None) -> Iterator[tuple[str, str]]:
    yield "Asked", _asked(questions, labels, about)
    for outcome, not_yet in _ROWS:
        rows = [
            (question, label, parts)
            for question, label in zip(questions, labels, strict=True)
            if (parts := [part for part in question.parts if (part.outcome, part.not_yet) == (outcome, not_yet)])
        ]
        if rows:
            yield from _row(outcome, not_yet, rows, is_one=len(questions) == 1)


def _asked(questions: Sequence[Question], labels: Sequence[str], about: Topic | None) -> str:
    """How many whole questions there are, in how many parts where these are more, and each part by name."""
    numbers = {question.number for question in questions}
    leads = {question.parent for question in questions}
    roots = sum(1 for question in questions if question.parent not in numbers)
    named: dict[str, list[str]] = {}
    for question, label in zip(questions, labels, strict=True):
        if question.number not in leads or question.parts:
            named.setdefault(label, []).append(shown_number(question.number))
    parts = sum(len(found) for found in named.values())
    counted = _counted(roots, "question") + (f" in {_counted(parts, 'part').lower()}" if parts != roots else "")
    about_what = f" about {about.said}" if about else ""
    names = [f"{label} ({listed(found)})" if len(found) > 1 else label for label, found in named.items()]
    more = sum(len(found) for found in list(named.values())[ASKED:])
    return f"{counted}{about_what}: {listed(_few(names, ASKED, more))}."


def _counted(count: int, what: str) -> str:
    return f"{NUMBERS[count] if count < len(NUMBERS) else count} {what}{'' if count == 1 else 's'}"


def _few(names: list[str], most: int, more: int | None = None) -> list[str]:
    """The first `most` and how many are left, where that is more than one. `more`: how many they stand for."""
    left = len(names) - most
    return names if left <= 1 else [*names[:most], f"{more or left} more"]


Row = tuple[Question, str, list[AnswerPart]]


def _row(outcome: Outcome, not_yet: bool, rows: list[Row], *, is_one: bool) -> Iterator[tuple[str, str]]:
    """One line of the summary; for what another body holds, one line a body."""
    if outcome is Outcome.HELD_BY_ANOTHER:
        for body in dict.fromkeys(part.held_by for _, _, parts in rows for part in parts):
            held = [(q, label, parts) for q, label, parts in rows if any(part.held_by == body for part in parts)]
            yield LawOutcome(outcome.value).word(held_by=body), capitalised(f"{listed(_named(held, is_one=is_one))}.")
        return
    sentence = f"{listed(_named(rows, is_one=is_one))}{_tables(outcome, rows)}."
    yield LawOutcome(outcome.value).word(not_yet=not_yet), f"{capitalised(sentence)}{_grounds(outcome, rows)}"


def _named(rows: list[Row], *, is_one: bool) -> list[str]:
    """Each label once, with the numbers of the questions it stands for."""
    numbers: dict[str, list[str]] = {}
    for question, label, parts in rows:
        unlike = len(parts) < len(question.parts)
        said = f"{shown_number(question.number)} in part" if unlike else shown_number(question.number)
        numbers.setdefault(label, []).append("in part" if is_one and unlike else "" if is_one else said)
    names = [f"{label} ({listed(found)})" if any(found) else label for label, found in numbers.items()]
    return _few(names, 8)


def _tables(outcome: Outcome, rows: list[Row]) -> str:
    tables = {run.table for _, _, parts in rows for part in parts for run in part.said if run.table is not None}
    if outcome is not Outcome.DISCLOSED or not tables:
        return ""
    count = NUMBERS[len(tables)].lower() if len(tables) < len(NUMBERS) else str(len(tables))
    return f"; with {count} table{'s' if len(tables) > 1 else ''}"


def _grounds(outcome: Outcome, rows: list[Row]) -> str:
    """The provisions relied on and, for what is public already, that the letter links to it."""
    cited: dict[str, int] = {}
    links = 0
    for _, _, parts in rows:
        for part in parts:
            links += sum(len(run.links) for run in part.said)
            for citation in dict.fromkeys(citation.provision for citation in part.citations):
                cited[citation] = cited.get(citation, 0) + 1
    grounds = listed([_provision(name, times) for name, times in cited.items()])
    if outcome is Outcome.ELSEWHERE and links:
        return f" The letter links to {'it' if links == 1 else 'them'}{f' ({grounds})' if grounds else ''}."
    return f" The letter relies on {grounds}." if grounds else ""


def _provision(name: str, times: int) -> str:
    unit = name.replace("reg ", "regulation ") if name.startswith("reg ") else f"section {name}"
    often = TIMES[times] if times < len(TIMES) else f"{times} times"
    return f"{unit}, {often}" if times > 1 else unit


_ROWS = [
    (Outcome.DISCLOSED, False),
    (Outcome.ELSEWHERE, False),
    (Outcome.WITHHELD, False),
    (Outcome.COST_LIMIT, False),
    (Outcome.VEXATIOUS, False),
    (Outcome.NEITHER, False),
    (Outcome.NOT_HELD, False),
    (Outcome.NOT_HELD, True),
    (Outcome.HELD_BY_ANOTHER, False),
    (Outcome.UNCLEAR, False),
]
