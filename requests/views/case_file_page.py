"""What the page of a case shows: its clock, questions, correspondence, notes, who did what, and other cases like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from requests.cases.acts import may_open
from requests.cases.alike import Other, others_of, said_of
from requests.cases.drafts import Doubtful, doubtful_questions
from requests.cases.naming import may_name
from requests.law.clock_events import EventKind
from requests.law.regimes import Regime
from requests.law.validity import Point, validity
from requests.law.written_dates import in_full
from requests.models import (
    Case,
    ClockEvent,
    ConsultationFile,
    Correspondence,
    NamedForCase,
    Person,
    Question,
    Requester,
)
from requests.models.case_note import Act
from requests.models.correspondence import CorrespondenceKind, StretchRole
from requests.views.case_clock import CasePanel, case_panel

GOES_ON = (Act.GAVE, Act.ANSWERED, Act.SEARCHED)  # what these say goes on with whom or what


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of the timeline."""

    at: datetime
    words: str
    by: str
    more: str = ""
    shows_time: bool = True


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the case; `again`: the other words it was asked in."""

    question: Question
    doubts: Sequence[str]
    again: Sequence[str]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that the page shows."""

    panel: CasePanel
    questions: Sequence[AskedQuestion]
    argument: Sequence[str]
    doubtful: Sequence[Doubtful]
    correspondence: Sequence[Correspondence]
    drafts: Sequence[Correspondence]
    events: Sequence[ClockEvent]
    timeline: Sequence[Happening]
    validity: Sequence[Point]
    others: Sequence[tuple[Other, Sequence[str]]]
    may_open: bool
    openings: int
    named: Sequence[NamedForCase]
    may_name: bool
    from_colleagues: Sequence[ConsultationFile]


def case_file(case: Case, today: date, person: Person) -> CaseFile:
    """Everything on a case but who asked."""
    correspondence = list(case.correspondence.select_related("letter", "recorded_by", "outgoing"))
    events = list(case.clock_events.select_related("recorded_by", "undone_by"))
    questions = list(case.foi_request.questions.all()) if case.foi_request else []
    doubtful = doubtful_questions(questions)
    came = next((each for each in correspondence if each.kind == "request" and each.direction == "in"), None)
    return CaseFile(
        panel=case_panel(case, today),
        questions=list(_asked(questions, doubtful, came)),
        argument=_argument(came),
        doubtful=doubtful,
        correspondence=[each for each in correspondence if not each.is_draft],
        drafts=[each for each in correspondence if each.is_draft],
        events=events,
        timeline=_latest_first(_happenings(case, correspondence, events)),
        validity=_validity(case, came),
        others=[(other, list(said_of(other))) for other in others_of(case)],
        may_open=may_open(person),
        openings=case.openings.count(),
        named=list(case.named.not_over(today).select_related("person")),
        may_name=may_name(case, person),
        from_colleagues=_from_colleagues(case),
    )


def _from_colleagues(case: Case) -> Sequence[ConsultationFile]:
    """Files that came with their answers, the newest last."""
    files = ConsultationFile.objects.filter(consultation__case=case).order_by("came_at", "pk")
    return list(files.select_related("consultation__question"))


def _asked(
    questions: Sequence[Question], doubtful: Sequence[Doubtful], came: Correspondence | None
) -> Iterator[AskedQuestion]:
    why = {each.question.pk: [doubt.why for doubt in each.doubts] for each in doubtful}
    again: dict[int, list[str]] = {}
    for stretch in came.stretches.exclude(question=None) if came else []:
        again.setdefault(stretch.question_id or 0, []).append(_words_of(came, stretch.start, stretch.end))
    for question in questions:
        yield AskedQuestion(question, why.get(question.pk, ()), again.get(question.pk, [])[1:])


def _argument(came: Correspondence | None) -> list[str]:
    kept = came.stretches.filter(role=StretchRole.ARGUMENT) if came else []
    return [_words_of(came, each.start, each.end) for each in kept]


def _words_of(came: Correspondence | None, start: int, end: int) -> str:
    return came.text[start:end] if came else ""


def _validity(case: Case, came: Correspondence | None) -> Sequence[Point]:
    """Whether it is a request by the law: told of the requester without showing who it is."""
    if case.foi_request is None:
        return ()
    requester = Requester.objects.filter(case=case).first()
    return validity(
        Regime(case.foi_request.regime),
        in_writing=True,
        name=requester.name if requester else "",
        address=(requester.email or requester.address) if requester else "",
        text=came.text if came else "",
    )


def _happenings(
    case: Case, correspondence: Sequence[Correspondence], events: Sequence[ClockEvent]
) -> Iterator[Happening]:
    """What came and went, what the clock did, notes, and who did what."""
    for each in correspondence:
        if each.happened_at:
            way = "came" if each.direction == "in" else "went out"
            kept = ", kept with the case" if each.kind == CorrespondenceKind.OTHER else ""
            yield Happening(each.happened_at, f"{each.named} {way}{kept}", "", each.get_channel_display())
    for event in events:
        if event.undone_at is None:
            moved = f"due {in_full(event.due_after)}" if event.due_after else "nothing is due meanwhile"
            if event.due_before and event.due_before != event.due_after:
                moved += f", had been {in_full(event.due_before)}"
            who = event.recorded_by.known_as if event.recorded_by else ""
            is_told_at_once = event.on == timezone.localdate(event.recorded_at)
            at = event.recorded_at if is_told_at_once else _noon(event.on)
            yield Happening(at, EventKind(event.kind).words, who, moved, shows_time=False)
    for note in case.notes.select_related("written_by"):
        yield Happening(note.written_at, "Note", note.written_by.known_as, note.text)
    recorded = {event.recorded_at for event in events}
    for act in case.acts.select_related("by"):
        if act.did == Act.CLOCK and act.at in recorded:
            continue  # the event itself says it
        who = act.by.known_as if act.by else "the site itself"
        if act.did in GOES_ON and act.words:
            yield Happening(act.at, f"{act.get_did_display()} {act.words}", who)
        else:
            yield Happening(act.at, act.get_did_display(), who, act.words)


def _latest_first(happenings: Iterable[Happening]) -> list[Happening]:
    """Of two of one moment, as of two days given without a time, what was written down later stands first."""
    return sorted(happenings, key=lambda each: each.at)[::-1]


def _noon(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(12)))
