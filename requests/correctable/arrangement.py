"""Which questions there are: one added, removed, split in two, two merged, with what becomes of their answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from documents.models import Passage
from requests.correctable.certainty import name_read, of_question, read_as
from requests.correctable.cutting import KeptRun
from requests.correctable.order import before, keep_order, ordered
from requests.correctable.parts import Answers, answer, runs_of
from requests.correctable.places import Places, Stretch, pages_of, places_of, standing
from requests.correctable.questions import QuestionPlace, QuestionText, place_of_question, question_of
from requests.correctable.shapes import spaced
from requests.errors import CannotCorrect
from requests.models import FOIRequest, Question
from requests.models.correction import CorrectionKind

# One question. "is": its number, and all that it is found by or made with; "has": those of its values (text, place,
# parts) that the correction is of. Whoever corrects another value of it is in nobody's way.
Entry = dict[str, Any]
HAS = ("text", "place", "parts")
NEW = frozenset({"add", "split"})  # what they make has a number that the reading gave to none, or to another


@dataclass(frozen=True, slots=True)
class Arrangement:
    """These questions of a case, and no others, instead of those that were. `told`: an entry for each of `rows`.

    `at`: where the one that is added or removed begins; `places`: where all of their words stand.
    """

    foi_request: FOIRequest
    act: str
    numbers: Sequence[str]
    rows: tuple[Question, ...] = ()
    told: Sequence[Entry] = ()
    places: Places = field(default_factory=dict)
    at: Sequence[int] | None = None
    kind: ClassVar[CorrectionKind] = CorrectionKind.QUESTIONS

    @property
    def of(self) -> dict[str, Any]:
        return {"act": self.act, "numbers": list(self.numbers), "places": dict(self.places), "at": self.at}

    @property
    def value(self) -> list[Entry]:
        return [_seen(row, entry) for row, entry in zip(self.rows, self.told, strict=True)]

    def refresh(self) -> None:
        for row in self.rows:
            row.refresh_from_db()

    def put(self, value: Sequence[Entry]) -> None:
        if value == self.value:
            return
        wanted = {entry["is"]["question"]: entry for entry in value}
        rows = {entry["is"]["question"]: row for row, entry in zip(self.rows, self.told, strict=True)}
        kept = runs_of(self.rows)
        for row, entry in zip(self.rows, self.told, strict=True):
            if entry["is"]["question"] not in wanted:
                _refuse_to_lose(row, entry)
                row.delete()
        for number, entry in wanted.items():
            row = rows.get(number) or self._made(entry)
            self._write(row, entry["has"], kept)
        keep_order(ordered(self.foi_request))

    def _made(self, entry: Entry) -> Question:
        told = entry["is"]
        every = ordered(self.foi_request)
        by_number = {each.number: each for each in every}
        row = Question(
            foi_request=self.foi_request,
            order=max((each.order for each in every), default=0) + 1,
            number=told["question"],
            printed=told["printed"],
            label=told["label"],
            text=entry["has"]["text"],
            parent=by_number.get(told["parent"]),
        )
        named = told.get("read") or {"text": row.text, "number": "" if self.act in NEW else row.number}
        row.read_as = read_as(self.foi_request, named["text"], named["number"], [each.read_as for each in every])
        row.sure, row.how = of_question(row)
        if row.shown_number in {each.shown_number for each in every}:
            raise CannotCorrect(f"There is a question {row.shown_number} already.")
        if told["parent"] and row.parent is None:
            raise CannotCorrect(f"The question that {row} belonged to is not there any more.")
        row.save()
        row.passages.set(self._passages(told["place"]))
        at = _place_among(every, told["follows"], row)
        keep_order([*every[:at], row, *every[at:]])
        return row

    def _write(self, row: Question, has: Mapping[str, Any], kept: list[KeptRun]) -> None:
        if "text" in has:
            QuestionText(row).put(has["text"])
        if "place" in has:
            row.passages.set(self._passages(has["place"]))
        if "parts" in has and Answers((row,)).value != [has["parts"]]:
            answer(row, has["parts"], kept)

    def _passages(self, place: Sequence[Mapping[str, Any]]) -> list[Passage]:
        pages = pages_of(self.foi_request)
        return [passage for each in place for passage in standing(pages, each["words"], self.places)]


def entry_of(question: Question, every: Sequence[Question], *has: str) -> Entry:
    """A question as it is. `has`: which of its values count."""
    told = {
        "question": question.number,
        "words": question.text,
        "read": name_read(question),
        "follows": before(every, question),
        "label": question.label,
        "printed": question.printed,
        "parent": question.parent.number if question.parent else "",
        "place": QuestionPlace(question).value,
    }
    return _seen(question, {"is": told, "has": dict.fromkeys(has)})


def places_of_words(passages: Sequence[Passage]) -> dict[str, list[list[int]]]:
    """Where the words of these passages stand, as a correction keeps it."""
    return places_of({each.text: [Stretch(each.page.number, each.start, each.end)] for each in passages})


def arrangement_of(
    foi_request: FOIRequest, of: Mapping[str, Any], told: Sequence[Entry], *, sure: bool
) -> Arrangement | None:
    """The same questions again; None unless all of them are found, and where none is told, unless none is there."""
    rows = [question_of(foi_request, {**entry["is"], "place": None}, sure=sure) for entry in told]
    found = tuple(dict.fromkeys(row for row in rows if row))
    if len(found) < len(told) or (sure and not told and _stands_at(foi_request, of["at"])):
        return None
    return Arrangement(foi_request, of["act"], of["numbers"], found, told, of["places"], of["at"])


def _stands_at(foi_request: FOIRequest, at: Sequence[int] | None) -> bool:
    """Whether a question of the case has these words of the letter."""
    if at is None:
        return False
    page, start, end = at
    asked = Question.objects.filter(foi_request=foi_request)
    return asked.filter(passages__page__number=page, passages__start__lt=end, passages__end__gt=start).exists()


def _seen(question: Question, entry: Entry) -> Entry:
    now: dict[str, Any] = {}
    for name in HAS:
        if name in entry["has"]:
            now[name] = _value(question, name)
    return {"is": entry["is"], "has": now}


def _value(question: Question, name: str) -> Any:
    if name == "parts":
        return Answers((question,)).value[0]
    return QuestionText(question).value if name == "text" else QuestionPlace(question).value


def _refuse_to_lose(row: Question, entry: Entry) -> None:
    """A question goes only when its answer has another place, nothing belongs to it and nothing is recorded of it."""
    if "parts" not in entry["has"] and row.parts.exists():
        raise CannotCorrect(f"Question {row.shown_number} has an answer now. Move it to another question first.")
    below = row.children.order_by("order").first()
    if below is not None:
        raise CannotCorrect(f"Question {below.shown_number} belongs to question {row.shown_number}. Change that first.")
    if row.searches.exists():
        raise CannotCorrect(f"A search is recorded for question {row.shown_number}, so the question stays.")


def _place_among(every: Sequence[Question], follows: str | None, row: Question) -> int:
    """After the one it is said to follow; where that is not said, as it stands in the letter; or at the end."""
    if follows == "":
        return 0
    numbers = [each.number for each in every]
    if follows in numbers:
        return numbers.index(follows) + 1
    here = place_of_question(row)["place"]
    places = [place_of_question(each)["place"] for each in every]
    later = [at for at, place in enumerate(places) if here and place and place > here]
    return later[0] if later else len(every)


def same_words(one: str, other: str) -> bool:
    """Whether two questions say the same, however their lines break."""
    return spaced(one) == spaced(other)
