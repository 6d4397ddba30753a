"""The parts of answers, whole: split, merged, moved to another question, removed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.utils.text import Truncator

from documents.models import Passage
from documents.reading.shapes import SaidKind
from requests.correctable.answers import PartExemptions, PartOutcome
from requests.correctable.cutting import FIRST_WORDS, KeptRun, run_of
from requests.correctable.places import Places, Stretch, bare, pages_of, places_of, standing
from requests.correctable.questions import place_of_question, question_of
from requests.correctable.shapes import fingerprint, spaced
from requests.correctable.tables import words_of_table
from requests.errors import CannotCorrect
from requests.models import AnswerPart, DataTable, FOIRequest, Question
from requests.models.correction import CorrectionKind

SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=\S)")
Part = dict[str, Any]  # outcome, not_yet, held_by, exemptions, said: runs of kind, text and the table's number
Place = tuple[int, int]  # a run of the part, and a sign in its text


@dataclass(frozen=True, slots=True)
class Answers:
    """For each of these questions, the parts of its answer. `places`: where words stand that were chosen on a page.

    `of` keeps with them where the words of the answers stand: once those are cut or removed, nothing else tells.
    """

    questions: tuple[Question, ...]
    places: Places = field(default_factory=dict)
    kind: ClassVar[CorrectionKind] = CorrectionKind.PARTS

    @property
    def of(self) -> dict[str, Any]:
        places = {**self.places, **_places(runs_of(self.questions))}
        return {"questions": [place_of_question(question) for question in self.questions], "places": places}

    @property
    def value(self) -> list[list[Part]]:
        numbers = dict(self._tables().values_list("pk", "number"))
        return [[_part(part, numbers) for part in _parts(question)] for question in self.questions]

    def refresh(self) -> None:
        for question in self.questions:
            question.refresh_from_db()

    def put(self, value: Sequence[Sequence[Part]]) -> None:
        kept = runs_of(self.questions)
        kept += self._placed([run for parts in value for part in parts for run in part["said"]], kept)
        for question, before, after in zip(self.questions, self.value, value, strict=True):
            if before != after:
                answer(question, after, kept)

    def _placed(self, said: Sequence[Part], kept: Sequence[KeptRun]) -> list[KeptRun]:
        """Runs of words that no answer has so as yet. Raises CannotCorrect where the letter has them not."""
        if not self.places:
            return []
        foi_request = self.questions[0].foi_request
        tables = {table.number: table for table in self._tables()}
        pages = pages_of(foi_request)
        placed = []
        for run in said:
            kind, table = run["kind"], tables.get(run["table"])
            text = words_of_table(table) if table else run["text"]
            is_piece = table is None and any(text in each.text for each in kept)
            if (kind, text) in {(each.kind, each.text) for each in kept} or (is_piece and not self._is_told(text)):
                continue
            passages = list(table.passages.all()) if table else standing(pages, text, self.places)
            if passages:
                links = _links_of(foi_request, passages, kept)
                placed.append(KeptRun(kind, text, tuple(passages), table.pk if table else None, links))
            elif not is_piece and not _joins(kept, text):
                raise CannotCorrect(f"“{Truncator(text).words(8)}” does not stand in the letter.")
        return placed

    def _is_told(self, text: str) -> bool:
        return fingerprint(spaced(text)) in self.places

    def _tables(self) -> Any:
        return DataTable.objects.filter(foi_request=self.questions[0].foi_request_id)


def answers_of(foi_request: FOIRequest, of: Mapping[str, Any], *, sure: bool) -> Answers | None:
    """The same questions again; None unless all of them are found."""
    found = [question_of(foi_request, each, sure=sure) for each in of["questions"]]
    questions = tuple(question for question in found if question)
    return Answers(questions, of.get("places", {})) if len(questions) == len(found) else None


def runs_of(questions: Sequence[Question]) -> list[KeptRun]:
    """What is kept of the words of these answers."""
    return _runs([part for question in questions for part in _parts(question)])


def answer(question: Question, parts: Sequence[Part], kept: list[KeptRun]) -> None:
    """Make these the parts of its answer, of words that are kept."""
    tables = dict(DataTable.objects.filter(foi_request=question.foi_request_id).values_list("number", "pk"))
    question.parts.all().delete()
    for order, part in enumerate(parts, start=1):
        _make(question, order, part, kept, tables)


def places_to_split(part: Part) -> list[tuple[Place, str]]:
    """Where another part may begin, and the first words it would have: at each run and each sentence of words."""
    places: list[tuple[Place, str]] = []
    for at, run in enumerate(part["said"]):
        starts = (
            [0] if run["kind"] == SaidKind.TABLE else [0, *(found.end() for found in SENTENCE.finditer(run["text"]))]
        )
        places += [((at, start), run["text"][start : start + FIRST_WORDS]) for start in starts]
    return places[1:]


def split(parts: Sequence[Part], index: int, place: Place) -> list[Part]:
    """The part in two, alike in all but their words."""
    part, (at, start) = parts[index], place
    run = part["said"][at]
    head, tail = part["said"][:at], part["said"][at + 1 :]
    if start:
        head = [*head, {**run, "text": run["text"][:start].rstrip()}]
    pieces = [head, [{**run, "text": run["text"][start:]}, *tail]]
    return [*parts[:index], *({**part, "said": said} for said in pieces), *parts[index + 1 :]]


def merge(parts: Sequence[Part], index: int) -> list[Part]:
    """The part and the one after it as one, with the outcome of the first and the provisions of both."""
    first, second = parts[index], parts[index + 1]
    exemptions = [*first["exemptions"], *(each for each in second["exemptions"] if each not in first["exemptions"])]
    exemptions.sort(key=lambda each: (each["regime"], each["provision"]))
    both = {**first, "exemptions": exemptions, "said": [*first["said"], *second["said"]]}
    return [*parts[:index], both, *parts[index + 2 :]]


def move(parts: Sequence[Part], index: int, to: Sequence[Part]) -> list[list[Part]]:
    """The part taken from its question and put at the end of another's answer."""
    return [[*parts[:index], *parts[index + 1 :]], [*to, parts[index]]]


def remove(parts: Sequence[Part], index: int) -> list[list[Part]]:
    """The answer without this part, whose words are no answer."""
    return [[*parts[:index], *parts[index + 1 :]]]


def _joins(kept: Sequence[KeptRun], text: str) -> bool:
    """Whether the text is that of runs that are kept, one after the other."""
    return bare("".join(each.text for each in kept if each.text in text)) == bare(text)


def _places(runs: Sequence[KeptRun]) -> dict[str, list[list[int]]]:
    """Where the words of these runs stand, as a correction keeps it. A table says by itself where it does."""
    said = {
        run.text: [Stretch(at.page.number, at.start, at.end) for at in run.passages]
        for run in runs
        if run.table is None
    }
    return places_of(said)


def _links_of(foi_request: FOIRequest, passages: Sequence[Passage], kept: Sequence[KeptRun]) -> tuple[int, ...]:
    """Those of the runs that stand within these passages; where none does, those that the letter has there."""
    inside = [run for run in kept if all(any(_lies_in(at, each) for each in passages) for at in run.passages)]
    if inside:
        return tuple(dict.fromkeys(link for run in inside for link in run.links))
    return _links_at(foi_request, passages)


def _lies_in(one: Passage, other: Passage) -> bool:
    return one.page_id == other.page_id and other.start <= one.start and one.end <= other.end


def _links_at(foi_request: FOIRequest, passages: Sequence[Passage]) -> tuple[int, ...]:
    """The links of the letter that stand within these passages, by their keys."""
    return tuple(
        dict.fromkeys(
            key
            for each in passages
            for key in foi_request.links.filter(
                passages__page=each.page_id, passages__start__gte=each.start, passages__end__lte=each.end
            ).values_list("pk", flat=True)
        )
    )


def _parts(question: Question) -> list[AnswerPart]:
    return list(AnswerPart.objects.filter(question=question).select_related("question").order_by("order"))


def _part(part: AnswerPart, tables: Mapping[int, int]) -> Part:
    said = [{"kind": run["kind"], "text": run["text"], "table": tables.get(run["table"])} for run in part.said]
    return {**PartOutcome(part).value, "exemptions": PartExemptions(part).value, "said": said}


def _runs(parts: Sequence[AnswerPart]) -> list[KeptRun]:
    keys = {key for part in parts for run in part.said for key in run["passages"]}
    passages = Passage.objects.select_related("page").in_bulk(keys)
    return [
        KeptRun(
            run["kind"], run["text"], tuple(passages[key] for key in run["passages"]), run["table"], tuple(run["links"])
        )
        for part in parts
        for run in part.said
    ]


def _make(question: Question, order: int, part: Part, kept: list[KeptRun], tables: Mapping[int, int]) -> None:
    runs = [run_of(run["kind"], run["text"], tables.get(run["table"]), kept) for run in part["said"]]
    row = AnswerPart(
        question=question,
        order=order,
        **{name: part[name] for name in ("outcome", "not_yet", "held_by")},
        said=[
            {
                "kind": run.kind,
                "text": run.text,
                "passages": [passage.pk for passage in run.passages],
                "table": run.table,
                "links": list(run.links),
            }
            for run in runs
        ],
        text="\n".join(run.text for run in runs),
    )
    row.save()
    row.passages.set({passage.pk for run in runs for passage in run.passages})
    PartExemptions(row).put(part["exemptions"])
