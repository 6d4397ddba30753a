"""`make score DIR=…`: read a folder of letters and compare with what a careful person reads in them.

Beside each letter, or in a folder `expected`, stands a JSON file with its expected reading, in the form of
tests/letters, of fixtures/letters/expected.json (a list), or of an independent scorer's (answer_text, exemptions).
Printed are precision and recall of each field that is expected, of all as one, and whether being sure means anything:
how many of the items that the reader is sure of are right, and how many of the wrong ones it marks as doubtful.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

import django

from documents.errors import Reason, UnreadableLetter
from documents.reading.certainty import SURE
from documents.reading.letters import read
from documents.reading.shapes import Fact, Question, Reading

ALIKE = 0.85  # share of words in common from which a text counts as the same
FACTS = ("reference", "date_responded", "date_received", "authority", "kind")
FIELDS = (*FACTS, "questions", "answers", "outcomes", "exemptions")


@dataclass(slots=True)
class Tally:
    """Counts of one field: what was found, what was due, what of it is right; and how sure the reader was."""

    found: int = 0
    due: int = 0
    right: int = 0
    sure: int = 0
    sure_and_right: int = 0
    wrong: int = 0
    wrong_and_doubtful: int = 0

    def add(self, is_right: bool, sure: float) -> None:
        """Count one found item."""
        self.found += 1
        self.right += is_right
        self.sure += sure >= SURE
        self.sure_and_right += sure >= SURE and is_right
        self.wrong += not is_right
        self.wrong_and_doubtful += sure < SURE and not is_right


@dataclass(slots=True)
class Score:
    """The tallies of all fields, and what was wrong in which letter."""

    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    faults: list[str] = field(default_factory=list)
    letters: int = 0

    def note(self, name: str, is_right: bool, sure: float, where: str) -> None:
        """Count a found item, and remember it if it is wrong."""
        self.fields[name].add(is_right, sure)
        if not is_right:
            self.faults.append(f"{where}: {name}{'' if sure >= SURE else ' (marked doubtful)'}")


def score_folder(folder: Path) -> Score:
    """Read every letter of the folder that has an expected reading."""
    score = Score()
    for letter, expected in sorted(_pairs(folder)):
        score.letters += 1
        try:
            reading = _read(letter)
        except UnreadableLetter as unreadable:
            score.faults.append(f"{letter.name}: not read: {unreadable.reason}")
            reading = None
        _compare(score, letter.name, reading, json.loads(expected))
    return score


def _read(letter: Path) -> Reading:
    """The reading; of pictures, as a site reads them: by a child that has their words recognised."""
    try:
        return read(letter.name, letter.read_bytes())
    except UnreadableLetter as unreadable:
        if unreadable.reason != Reason.PICTURES_ONLY:
            raise
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foiarchive.settings")
    django.setup()  # the sandbox belongs to the site
    from documents.sandbox import read_in_child

    return read_in_child(letter.name, letter.read_bytes())


def _pairs(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted([*folder.glob("*.json"), *folder.glob("expected/*.json")]):
        given = json.loads(path.read_text(encoding="utf-8"))
        for expected in given if isinstance(given, list) else [given]:
            names = (
                [expected["file"]]
                if "file" in expected
                else [f"{path.stem}{end}" for end in (".txt", ".md", ".eml", ".html", ".pdf")]
            )
            places = (place / name for place in (folder, folder / "files") for name in names)
            letter = next((place for place in places if place.is_file()), None)
            if letter is not None:
                yield letter, json.dumps(expected)


def _compare(score: Score, name: str, reading: Reading | None, expected: dict[str, Any]) -> None:
    for key in FACTS:
        if key in expected and not (key == "kind" and "notes" in expected):  # an independent scorer's kind is another
            found = getattr(reading, key) if reading else None
            sure = found.sure if isinstance(found, Fact) else reading.kind_sure if reading else 0.0
            _compare_fact(score, name, key, found, sure, expected[key])
    questions = list(reading.questions) if reading else []
    for each in expected["questions"]:
        score.fields["questions"].due += not each.get("optional")
        match = _best(each, questions)
        if match is not None:
            questions.remove(match)
            number = f"{name} question {each['number']}"
            score.note("questions", _alike(match.text, each["text"]) >= ALIKE, match.sure, number)
        _compare_answer(score, name, match, each)
    for extra in questions:
        score.note("questions", False, extra.sure, f"{name} question {extra.number}, which is none")


def _compare_fact(score: Score, name: str, key: str, found: object, sure: float, due: str | None) -> None:
    value = found.value if isinstance(found, Fact) else str(found) if found is not None else None
    score.fields[key].due += due is not None
    if value is not None:
        same = _plain(value) == _plain(due or "")
        # a letterhead may give the name in two languages: the reading keeps both, an expectation may give one
        either = key == "authority" and due is not None and _plain(due) in map(_plain, value.split(" / "))
        score.note(key, same or either, sure, name)


def _best(expected: dict[str, Any], questions: list[Question]) -> Question | None:
    rated = [
        (_alike(each.text, expected["text"]) + 0.05 * (each.number == expected["number"]), -at, each)
        for at, each in enumerate(questions)
    ]
    best = max(rated, default=None, key=lambda each: each[:2])
    return best[2] if best and best[0] >= 0.6 else None


def _compare_answer(score: Score, name: str, found: Question | None, expected: dict[str, Any]) -> None:
    due = expected["answer_text"] if "answer_text" in expected else expected.get("answer") or _parts_said(expected)
    where = f"{name} question {expected['number']}"
    said = "\n".join(part.text for part in found.parts) if found else ""
    told = bool(due) or "answer_text" in expected or "answer" in expected
    score.fields["answers"].due += bool(due)
    if said and told:
        sure = min([found.sure, *(part.sure for part in found.parts)]) if found else 0.0
        score.note("answers", _alike(said, due or "") >= ALIKE, sure, where)
    if "parts" in expected:
        _compare_outcomes(score, where, found, expected)
    wanted = Counter(_provisions(expected))
    score.fields["exemptions"].due += len(wanted)
    for part in found.parts if found else ():
        for cited in part.citations:
            is_right = wanted[cited.provision] > 0
            wanted[cited.provision] -= is_right
            score.note("exemptions", is_right, min(cited.sure, part.sure), f"{where} {cited.provision}")


def _compare_outcomes(score: Score, where: str, found: Question | None, expected: dict[str, Any]) -> None:
    """What each part of the answer does: as many parts of each outcome as are due."""
    due = Counter(part["outcome"] if isinstance(part, dict) else part[0] for part in expected["parts"])
    score.fields["outcomes"].due += due.total()
    for part in found.parts if found else ():
        is_right = due[part.outcome.value] > 0
        due[part.outcome.value] -= is_right
        score.note("outcomes", is_right, min(found.sure if found else 0.0, part.sure), f"{where} {part.outcome.value}")


def _parts_said(expected: dict[str, Any]) -> str:
    return "\n".join(part["text"] for part in expected.get("parts", ()) if isinstance(part, dict))


def _provisions(expected: dict[str, Any]) -> set[str]:
    named: list[str] = []
    for part in expected.get("parts", ()):
        named += part["exemptions"] if isinstance(part, dict) else part[1]
    for cited in expected.get("exemptions", ()):
        raw = cited["raw"].removeprefix("reg ") if isinstance(cited, dict) else cited
        named.append(f"reg {raw}" if isinstance(cited, dict) and cited["section"].startswith("reg") else raw)
    return set(named)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9£%]+", text.lower()))


def _alike(one: str, other: str) -> float:
    a, b = _words(one), _words(other)
    both = (a & b).total()
    return 2 * both / (a.total() + b.total()) if both else 0.0


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def lines_of(score: Score) -> Iterator[str]:
    """The table, and what was wrong."""
    counted = f"{'right':>7}{'found':>7}{'due':>6}{'sure':>7}{'right if sure':>15}"
    yield f"{'field':16}{'precision':>10}{'recall':>8}{counted}"
    expected = [(name, score.fields[name]) for name in FIELDS if score.fields[name].due or score.fields[name].found]
    for name, each in [*expected, ("OVERALL", _total(score.fields.values()))]:
        shares = f"{_share(each.right, each.found)}{_share(each.right, each.due):>8}"
        counts = f"{each.right:7}{each.found:7}{each.due:6}{each.sure:7}"
        yield f"{name:16}{shares:>18}{counts}{_share(each.sure_and_right, each.sure):>15}"
    every = _total(score.fields.values())
    right = _share(every.sure_and_right, every.sure)
    yield f"{score.letters} letters. Marked sure: {every.sure}, of these right: {right}."
    yield f"Wrong: {every.wrong}, of these marked doubtful: {_share(every.wrong_and_doubtful, every.wrong)}."
    yield from score.faults


def _total(tallies: Iterable[Tally]) -> Tally:
    """All fields counted as one."""
    return Tally(*(sum(counts) for counts in zip(*map(astuple, tallies), strict=True)))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("Name a folder of letters and expectations: make score DIR=tests/letters")
    sys.stdout.write("\n".join(lines_of(score_folder(Path(sys.argv[1])))) + "\n")
