"""The list on the desk: every filed letter, those first that need somebody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localtime

from documents.reading.shapes import LetterKind
from requests.forms.desk import Narrowed, Stage
from requests.law.written_dates import to_the_minute
from requests.models import AnswerPart, FiledLetter, FOIRequest, Person, PlannedPublication, Publication, Question
from requests.models import foi_request as cases
from requests.particulars import listed
from requests.views.result_links import Pages
from requests.views.shown_kind import named

A_PAGE = 50
RANKS = {0: "Drafts", 1: "Filed, not published", 2: "Filed, answering nothing", 3: "Published"}


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One letter on the desk, and what is next to do about it."""

    key: int
    title: str
    reference: str
    questions: int
    state: str
    kind: str
    remark: str
    answered_on: date | None
    received_on: date | None
    verdict: str
    is_transfer: bool
    next_words: str
    next_address: str


@dataclass(frozen=True, slots=True)
class DeskTab:
    """A stage to narrow the list to."""

    words: str
    count: int
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """All that the desk shows."""

    groups: Sequence[tuple[str, list[DeskRow]]]
    tabs: Sequence[DeskTab]
    found: int
    pages: Pages | None


def desk(wanted: Narrowed, person: Person) -> Desk:
    """The letters wanted, those of one stage under one heading: two statements however many there are."""
    fitting = _mentioning(_ranked(), wanted.words)
    counts = _counts(fitting)
    listed_rows = (
        fitting.filter(_of(wanted.stage))
        .annotate(asked=_asked())
        .order_by("rank", F("answered_on").desc(nulls_first=True), "-pk")
    )
    paginator = Paginator(listed_rows, A_PAGE)
    paginator.count = counts[wanted.stage]  # counted already
    page = paginator.get_page(wanted.page)
    by_rank = groupby(page.object_list, key=lambda foi_request: foi_request.rank)
    return Desk(
        groups=[(RANKS[rank], [_row(foi_request, person) for foi_request in same]) for rank, same in by_rank],
        tabs=[DeskTab(each.words, counts[each], _address(wanted, each), each is wanted.stage) for each in Stage],
        found=page.paginator.count,
        pages=_pages(wanted, page.number, page.paginator.num_pages),
    )


def _ranked() -> QuerySet[Any]:
    """Every case with its `rank` on the desk, whether it is public (`is_live`) and changed since (`is_stale`)."""
    live = Publication.objects.filter(foi_request=OuterRef("pk"), withdrawn_at=None)
    stale = live.alias(said_at=Coalesce("same_at", "published_at")).filter(said_at__lt=OuterRef("changed_at"))
    return FOIRequest.objects.letters().annotate(
        is_live=Exists(live),
        publish_at=Subquery(PlannedPublication.objects.open().filter(foi_request=OuterRef("pk")).values("publish_at")),
        kind_of_letter=Subquery(
            FiledLetter.objects.filter(foi_request=OuterRef("pk")).order_by("pk").values("kind")[:1]
        ),
        is_stale=Coalesce(Exists(stale), Value(False), output_field=BooleanField()),
        rank=Case(
            When(is_live=True, then=Value(3)),
            When(stage=cases.Stage.DRAFT, then=Value(0)),
            When(stage=cases.Stage.UNANSWERED, then=Value(2)),
            default=Value(1),
            output_field=IntegerField(),
        ),
    )


def _mentioning(every: QuerySet[Any], words: Iterable[str]) -> QuerySet[Any]:
    """Those in which each word is found: in the reference, in our title, in a question or in an answer."""
    for word in words:
        asked = Question.objects.filter(foi_request=OuterRef("pk"), text__icontains=word)
        said = AnswerPart.objects.filter(question__foi_request=OuterRef("pk"), text__icontains=word)
        own = Q(reference__icontains=word) | Q(slug__icontains=word) | Q(title__icontains=word)
        every = every.filter(own | Q(request_text__icontains=word) | Exists(asked) | Exists(said))
    return every


def _of(stage: Stage) -> Q:
    ranks = {Stage.DRAFT: 0, Stage.UNPUBLISHED: 1, Stage.UNANSWERED: 2, Stage.PUBLISHED: 3}
    return Q(rank=ranks[stage]) if stage in ranks else Q()


def _counts(fitting: QuerySet[Any]) -> dict[Stage, int]:
    counted = fitting.aggregate(**{each.name: Count("pk", filter=_of(each)) for each in Stage})
    return {each: counted[each.name] for each in Stage}


def _asked() -> Count:
    return Count("questions", filter=Q(questions__children=None), distinct=True)


def _row(foi_request: Any, person: Person) -> DeskRow:
    kind, state, remark = _state(foi_request)
    words, address = _next(foi_request, person)
    return DeskRow(
        key=foi_request.pk,
        title=foi_request.title,
        reference=foi_request.reference or "No reference yet",
        questions=foi_request.asked,
        state=state,
        kind=kind,
        remark=remark,
        answered_on=foi_request.answered_on,
        received_on=foi_request.received_on,
        verdict=_verdict(foi_request),
        is_transfer=foi_request.kind_of_letter == LetterKind.TRANSFER,
        next_words=words,
        next_address=reverse(address, args=[foi_request.pk]),
    )


def _state(foi_request: Any) -> tuple[str, str, str]:
    """Kind and word of the tag, and a remark under it."""
    if foi_request.rank == 0:
        return "bad", "Draft", f"Missing: {listed(foi_request.missing)}"
    if foi_request.rank == 1:
        planned = foi_request.publish_at
        return "now", "Filed", f"To be published {to_the_minute(localtime(planned))}" if planned else ""
    if foi_request.rank == 2:
        return "", named(foi_request.kind_of_letter), "It does not answer the request"
    return "good", "Published", "Changed since it was published" if foi_request.is_stale else ""


def _next(foi_request: Any, person: Person) -> tuple[str, str]:
    """What to do next, as far as this person may, and the name of the address it is done at."""
    if foi_request.rank == 0 and person.may_file:
        return "Complete it", "particulars"
    if foi_request.rank == 1 and person.may_publish:
        return "Publish", "publish"
    if foi_request.is_stale and person.may_publish:
        return "Publish again", "publish"
    return "Look at it", "staff_request"


def _verdict(foi_request: Any) -> str:
    if foi_request.answered_on is None:
        return ""
    if foi_request.kind_of_letter == LetterKind.TRANSFER:
        return f"transferred{' late' if foi_request.is_late else ''}, not answered"
    if foi_request.due_on is None:
        return ""
    return "answered late" if foi_request.is_late else "in time"


def _address(wanted: Narrowed, stage: Stage, page: int = 1) -> str:
    parameters = {"q": wanted.typed, "stage": stage.value, "page": page if page > 1 else ""}
    return f"?{urlencode({name: value for name, value in parameters.items() if value})}"


def _pages(wanted: Narrowed, number: int, count: int) -> Pages | None:
    if count < 2:
        return None
    before = _address(wanted, wanted.stage, number - 1) if number > 1 else ""
    after = _address(wanted, wanted.stage, number + 1) if number < count else ""
    return Pages(number, count, before, after)
