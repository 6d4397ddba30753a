"""The outcome of a part of an answer, and the provisions it relies on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from documents.models import LetterPage, Passage
from requests.case_answers import DOUBTED
from requests.correctable.certainty import of_exemption, of_part
from requests.correctable.questions import place_of_question, question_of
from requests.correctable.shapes import fingerprint, spaced
from requests.errors import CannotCorrect
from requests.law.exemptions import Certainty, resolve
from requests.law.regimes import Regime
from requests.models import AnswerPart, AppliedExemption, FOIRequest
from requests.models.correction import CorrectionKind
from requests.particulars import shortened

Provision = dict[str, str]  # as_written, regime, provision


@dataclass(frozen=True, slots=True)
class PartOutcome:
    """{"outcome": …, "not_yet": …, "held_by": …} of a part."""

    part: AnswerPart
    kind: ClassVar[CorrectionKind] = CorrectionKind.PART_OUTCOME

    @property
    def of(self) -> dict[str, Any]:
        return place_of_part(self.part)

    @property
    def value(self) -> dict[str, Any]:
        part = self.part
        return {"outcome": part.outcome, "not_yet": part.not_yet, "held_by": part.held_by}

    def refresh(self) -> None:
        self.part.refresh_from_db()

    def put(self, value: Mapping[str, Any]) -> None:
        for name in ("outcome", "not_yet", "held_by"):
            setattr(self.part, name, value[name])
        self.part.save(update_fields=["outcome", "not_yet", "held_by"])
        keep_sure(self.part)


@dataclass(frozen=True, slots=True)
class PartExemptions:
    """The provisions a part relies on, in the order of the law."""

    part: AnswerPart
    kind: ClassVar[CorrectionKind] = CorrectionKind.PART_EXEMPTIONS

    @property
    def of(self) -> dict[str, Any]:
        return place_of_part(self.part)

    @property
    def value(self) -> list[Provision]:
        rows = AppliedExemption.objects.filter(part=self.part)
        return in_order([{name: getattr(row, name) for name in ("as_written", "regime", "provision")} for row in rows])

    def refresh(self) -> None:
        self.part.refresh_from_db()

    def put(self, value: Sequence[Provision]) -> None:
        wanted = {(each["regime"], each["provision"]): each for each in value}
        for row in AppliedExemption.objects.filter(part=self.part):
            each = wanted.pop((row.regime, row.provision), None)
            if each is None:
                row.delete()
            elif each["as_written"] != row.as_written:
                row.as_written = each["as_written"]
                row.save(update_fields=["as_written"])
        for each in wanted.values():
            _rely_on(self.part, each)
        keep_sure(self.part)


def in_order(provisions: Sequence[Provision]) -> list[Provision]:
    """Each provision once, by law and number: so that two lists of the same ones are the same."""
    each_once = {(each["regime"], each["provision"]): each for each in reversed(provisions)}
    return [each_once[key] for key in sorted(each_once)]


def provisions_typed(lines: str, kept: Sequence[Provision], foi_request: FOIRequest) -> list[Provision]:
    """One provision a line, each as the law's catalogue has it. What stood there already may stay as it is.

    Raises CannotCorrect for what the catalogue has not, or has as no reason to withhold anything.
    """
    by_words = {spaced(each["as_written"]): each for each in kept}
    typed = [spaced(line) for line in lines.splitlines() if line.strip()]
    return in_order([by_words.get(words) or _provision(words, foi_request) for words in typed])


def place_of_part(part: AnswerPart) -> dict[str, Any]:
    """Where its question stands, its place among the parts, and the print of its words."""
    return {**place_of_question(part.question), "part": part.order, "said": fingerprint(spaced(part.text))}


def part_of(foi_request: FOIRequest, of: Mapping[str, Any], *, sure: bool) -> AnswerPart | None:
    """The part with these words; where that need not be sure, the one at this place among the parts."""
    question = question_of(foi_request, of, sure=sure)
    parts = list(question.parts.select_related("question").order_by("order")) if question else []
    alike = [part for part in parts if fingerprint(spaced(part.text)) == of["said"]]
    placed = [part for part in parts if part.order == of["part"]]
    if both := [part for part in alike if part in placed]:
        return both[0]
    if len(alike) == 1:
        return alike[0]
    return placed[0] if placed and not sure else None


def keep_sure(part: AnswerPart) -> None:
    """As sure as it and what it relies on are now."""
    part.sure, part.how = of_part(part)
    part.save(update_fields=["sure", "how"])
    for row in AppliedExemption.objects.filter(part=part).select_related("part__question__foi_request"):
        row.part = part
        row.sure, row.how = of_exemption(row)
        row.sure = row.sure if row.known else min(row.sure, DOUBTED)
        row.save(update_fields=["sure", "how"])


def _provision(words: str, foi_request: FOIRequest) -> Provision:
    found = resolve(words, Regime(foi_request.regime), foi_request.answered_on)
    if found.certainty is Certainty.UNKNOWN:
        raise CannotCorrect(f"“{words}” is not in the catalogue of exemptions. Write it as in “Section 40(2)”.")
    if found.certainty is Certainty.NO_EXEMPTION:
        raise CannotCorrect(f"“{words}”: {found.explained}")
    return {"as_written": words, "regime": found.regime.value, "provision": shortened(found.provision, 40)}


def _rely_on(part: AnswerPart, each: Provision) -> None:
    """With the place where the letter writes it, if it does so on a page where the part stands."""
    regime = Regime(each["regime"])
    known = resolve(each["provision"], regime, part.question.foi_request.answered_on).known
    row = AppliedExemption(part=part, known=known, **each)
    row.save()
    pattern = re.compile(r"\s*".join(re.escape(sign) for sign in re.sub(r"\s", "", each["as_written"])), re.IGNORECASE)
    for page in LetterPage.objects.filter(passages__in=part.passages.all()).distinct().order_by("number"):
        if found := pattern.search(page.text):
            passage, _ = Passage.objects.get_or_create(page=page, start=found.start(), end=found.end())
            row.passages.add(passage)
            return
