"""The notice checker: what a letter that refuses anything has to say, what of it is there, and what is missing.

It looks at a reading, so it works on a draft, on any letter in the archive and on a file. It finds words, not sense: a
point is met where the letter says something of the kind, and the place is shown so that a person can judge. What
cannot be told, as where a bare "section 40" leaves open whether the public interest is to be weighed, is said to be so.
Sources: FOIA ss.10, 17, the section 45 Code 5.3, EIR reg 14, FOISA ss.16 to 20 (`requests.law.notice_points`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from documents.reading.shapes import AnswerPart, LetterKind, Outcome, Reading
from documents.reading.spans import Span
from requests.law.clock import due
from requests.law.errors import ImpossibleDate
from requests.law.exemptions import Certainty, PublicInterest, Resolution, resolve
from requests.law.notice_points import NoticePoint, Point, of_letter, of_part
from requests.law.regimes import Regime
from requests.law.shapes import Harm
from requests.law.working_days import BUILT_IN, Calendar
from requests.law.written_dates import in_full
from requests.models.question import shown_number
from requests.notice_signs import FEES, PUBLIC_INTEREST, UNFINISHED, says_why, sign_of

REFUSED = frozenset({Outcome.WITHHELD, Outcome.NEITHER, Outcome.COST_LIMIT, Outcome.VEXATIOUS, Outcome.ELSEWHERE})
LIMITS = frozenset({"12", "14"})  # FOIA and FOISA: no exemption, so no limb, reasons only as far as said
# Where harm has to be shown, the letter says which; that the section asks for it, as our letters explain, is no reason.
TO_BE_SHOWN = frozenset({Harm.PREJUDICE, Harm.INHIBITION, Harm.ENDANGERMENT, Harm.ADVERSE_EFFECT})
ASKED_FOR = frozenset({LetterKind.RESPONSE, LetterKind.REFUSAL, LetterKind.OTHER})


@dataclass(frozen=True, slots=True)
class Days:
    """When an answer was due and given, as its case has them: put off, clarified, or said by a person."""

    due_on: date | None
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class CheckedPoint:
    """One thing to say. `met` is None where it cannot be told. `spans`: where the letter says it.

    `about`: the questions it is said of, "1a, 2"; empty for what the letter says once. `days`: of being in time.
    """

    point: NoticePoint
    met: bool | None
    spans: tuple[Span, ...] = ()
    about: str = ""
    days: Days | None = None

    @property
    def words(self) -> str:
        """What is to be said; of the time also when the answer was due, and given where that was late."""
        if self.days is None or self.days.due_on is None or self.days.answered_on is None:
            return self.point.words
        given = f", given on {in_full(self.days.answered_on)}" if self.met is False else ""
        return f"{self.point.words}: due on {in_full(self.days.due_on)}{given}"

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages where it is said."""
        return tuple(sorted({span.page for span in self.spans}))


@dataclass(frozen=True, slots=True)
class NoticeCheck:
    """What came of it. No points where the letter refuses nothing, or is of a kind to which none of this applies."""

    regime: Regime
    points: tuple[CheckedPoint, ...] = ()

    @property
    def there(self) -> tuple[CheckedPoint, ...]:
        return tuple(each for each in self.points if each.met)

    @property
    def missing(self) -> tuple[CheckedPoint, ...]:
        return tuple(each for each in self.points if each.met is False)

    @property
    def open(self) -> tuple[CheckedPoint, ...]:
        """What cannot be told."""
        return tuple(each for each in self.points if each.met is None)


def check_notice(reading: Reading, calendar: Calendar = BUILT_IN, days: Days | None = None) -> NoticeCheck:
    """Look for each point. `days`: of its case; else they are the letter's, counted by `calendar`."""
    regime = Regime(reading.regime) if reading.regime else Regime.FOIA
    refusals = list(_refusals(reading, regime))
    if not refusals or reading.kind not in ASKED_FOR:
        return NoticeCheck(regime)
    letter = _Letter(reading)
    of_parts = _merged(point for refusal in refusals for point in _of_refusal(refusal, regime, letter))
    return NoticeCheck(
        regime, (*of_parts, *_of_letter(reading, regime, letter, days or _days(reading, regime, calendar)))
    )


@dataclass(frozen=True, slots=True)
class _Refusal:
    question: str
    part: AnswerPart
    relied_on: tuple[Resolution, ...]


def _refusals(reading: Reading, regime: Regime) -> Iterator[_Refusal]:
    """Every part that keeps something back, or relies on a provision that lets one."""
    day = _day(reading.date_responded)
    for question in reading.questions:
        for part in question.parts:
            cited = [resolve(each.provision, regime, day, as_written=each.as_written) for each in part.citations]
            relied_on = tuple(each for each in cited if each.limbs)
            if part.outcome in REFUSED or relied_on:
                yield _Refusal(shown_number(question.number), part, relied_on)


class _Letter:
    """The letter's own pages, without those of the documents it comes with."""

    def __init__(self, reading: Reading) -> None:
        annexed = {page for annex in reading.annexes for page in annex.pages}
        self.pages = [page for page in reading.pages if page.number not in annexed]
        self.rights = reading.review.spans if reading.review else ()

    def first(self, sign: re.Pattern[str]) -> tuple[Span, ...]:
        """Where it says so first."""
        for page in self.pages:
            if found := sign.search(page.text):
                return (Span(page.number, found.start(), found.end()),)
        return ()

    def of_rights(self, sign: re.Pattern[str]) -> tuple[Span, ...]:
        """Where it says so of the requester's rights: in the paragraph on reviews, or else last, as letters end so."""
        text = {page.number: page.text for page in self.pages}
        for span in self.rights:
            if found := sign.search(text.get(span.page, ""), span.start, span.end):
                return (Span(span.page, found.start(), found.end()),)
        for page in reversed(self.pages):
            if everywhere := list(sign.finditer(page.text)):
                return (Span(page.number, *everywhere[-1].span()),)
        return ()


def _of_refusal(refusal: _Refusal, regime: Regime, letter: _Letter) -> Iterator[CheckedPoint]:
    part, about = refusal.part, refusal.question

    def checked(point: Point, met: bool | None, spans: Sequence[Span] = ()) -> CheckedPoint:
        return CheckedPoint(of_part(regime, point), met, tuple(spans) if met else (), about)

    cited = [span for citation in part.citations for span in citation.spans]
    yield checked(Point.PROVISION, bool(part.citations), cited)
    if not part.citations:
        return
    exemptions = [each for each in refusal.relied_on if each.provision.partition("(")[0] not in LIMITS]
    if regime is Regime.EIR:
        exemptions = list(refusal.relied_on)
    if any(_leaves_open(each) for each in exemptions):
        yield checked(Point.LIMB, met=False)
    if exemptions:
        ours = [words for each in exemptions if each.harm in TO_BE_SHOWN for words in (each.explained, each.name)]
        says = says_why(part.text, [each.as_written for each in part.citations], ours)
        yield checked(Point.REASONS, says, part.spans)
        yield from _weighing(exemptions, regime, letter, about)
    if regime is Regime.EIR and any(each.provision.startswith("12(4)(d)") for each in exemptions):
        spans = letter.first(UNFINISHED)
        yield checked(Point.UNFINISHED, True if spans else None, spans)  # if it is known: the letter alone cannot tell
    if regime is Regime.FOIA and any(each.provision.startswith("12") for each in refusal.relied_on):
        spans = letter.first(FEES)
        yield checked(Point.FEES, bool(spans), spans)


def _leaves_open(cited: Resolution) -> bool:
    """A whole section whose parts have unlike tests, so that the letter has to say which is meant: "section 40"."""
    is_whole = "(" not in cited.provision
    return is_whole and cited.certainty is Certainty.SEVERAL and cited.public_interest is PublicInterest.UNDETERMINED


def _weighing(exemptions: Sequence[Resolution], regime: Regime, letter: _Letter, about: str) -> Iterator[CheckedPoint]:
    """The public interest, where it has to be weighed or may have to be."""
    tests = {each.public_interest for each in exemptions}
    spans = letter.first(PUBLIC_INTEREST)
    if PublicInterest.WEIGHED in tests:
        yield CheckedPoint(of_part(regime, Point.PUBLIC_INTEREST), bool(spans), spans, about)
    elif PublicInterest.UNDETERMINED in tests:
        yield CheckedPoint(of_part(regime, Point.PUBLIC_INTEREST), True if spans else None, spans, about)


def _of_letter(reading: Reading, regime: Regime, letter: _Letter, days: Days) -> Iterator[CheckedPoint]:
    review = reading.review.spans if reading.review else ()
    for point in of_letter(regime):
        if point.point is Point.IN_TIME:
            yield _in_time(reading, point, days)
        elif point.point is Point.REVIEW and review:
            yield CheckedPoint(point, True, review)
        else:
            spans = letter.of_rights(sign_of(point.point, regime))
            yield CheckedPoint(point, bool(spans), spans)


def _in_time(reading: Reading, point: NoticePoint, days: Days) -> CheckedPoint:
    if days.due_on is None or days.answered_on is None:
        return CheckedPoint(point, None)
    spans = reading.date_responded.spans if reading.date_responded else ()
    return CheckedPoint(point, days.answered_on <= days.due_on, spans, days=days)


def _days(reading: Reading, regime: Regime, calendar: Calendar) -> Days:
    """Those of a letter of which no case is known."""
    received, answered = _day(reading.date_received), _day(reading.date_responded)
    try:
        return Days(due(received, regime, calendar).due_on if received else None, answered)
    except ImpossibleDate:
        return Days(None, answered)


def _merged(points: Iterable[CheckedPoint]) -> Iterator[CheckedPoint]:
    """The same point with the same finding once, for all the questions it is of."""
    found: dict[tuple[Point, bool | None], list[CheckedPoint]] = {}
    for each in points:
        found.setdefault((each.point.point, each.met), []).append(each)
    for alike in found.values():
        spans = tuple(dict.fromkeys(span for each in alike for span in each.spans))
        yield CheckedPoint(alike[0].point, alike[0].met, spans, ", ".join(dict.fromkeys(each.about for each in alike)))


def _day(fact: object) -> date | None:
    value = getattr(fact, "value", None)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
