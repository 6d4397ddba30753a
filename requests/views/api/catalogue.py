"""The exemptions of the catalogue and their use, and the topics."""

from __future__ import annotations

from django.db.models import Count, F, Func, Q, TextField
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from ninja import Router

from requests.models import PublishedResponse, PublishedTopic
from requests.reuse.addresses import Addresses
from requests.views.api.answers import addresses, answer
from requests.views.api.asking import PAGED, USUAL, Cursor, Limit, refuse_unknown
from requests.views.api.items import AnswerParts, ExemptionItem, Exemptions, TopicItem, Topics
from requests.views.api.questions import parts_page
from requests.views.conditional import last_change
from requests.views.exemption_catalogue import catalogue
from requests.views.exemption_pages import ListedSection, all_exemptions

router = Router(tags=["Exemptions and topics"])


@router.api_operation(["GET", "HEAD"], "/exemptions", response=Exemptions, summary="The catalogue of exemptions")
def exemptions(request: HttpRequest) -> HttpResponseBase:
    """Every exemption of the three laws, with how often answers here rely on it."""
    refuse_unknown(request, ())
    under, changed_at = addresses(request), last_change()
    return answer(request, Exemptions(items=[_exemption(row, under) for row in _listed()]), changed_at)


@router.api_operation(["GET", "HEAD"], "/exemptions/{slug:code}", response=ExemptionItem, summary="One exemption")
def exemption(request: HttpRequest, code: str) -> HttpResponseBase:
    """An exemption by its code, such as s21."""
    refuse_unknown(request, ())
    changed_at = last_change()
    row = next((row for row in _listed() if row.section.code == code), None)
    if row is None:
        raise Http404
    return answer(request, _exemption(row, addresses(request)), changed_at)


@router.api_operation(
    ["GET", "HEAD"], "/exemptions/{slug:code}/uses", response=AnswerParts, summary="Where an exemption was relied on"
)
def uses(request: HttpRequest, code: str, cursor: Cursor = "", limit: Limit = USUAL) -> HttpResponseBase:
    """The parts of answers that rely on it."""
    refuse_unknown(request, PAGED)
    if code not in catalogue():
        raise Http404
    return parts_page(request, Q(exemptions__section=code), cursor, limit)


@router.api_operation(["GET", "HEAD"], "/topics", response=Topics, summary="The topics")
def topics(request: HttpRequest) -> HttpResponseBase:
    """The topics that staff keep, each with how many responses are about it."""
    refuse_unknown(request, ())
    changed_at = last_change()
    slug = Func(F("topics"), function="unnest", output_field=TextField())
    counted = PublishedResponse.objects.order_by().annotate(topic=slug).values_list("topic").annotate(Count("pk"))
    counts, under = dict(counted), addresses(request)
    items = [
        TopicItem(
            slug=topic.slug,
            name=topic.name,
            responses=counts.get(topic.slug, 0),
            address=under.of("topic", topic.slug),
            responses_address=f"{under.of('api:responses')}?topic={topic.slug}",
        )
        for topic in PublishedTopic.objects.all()
    ]
    return answer(request, Topics(items=items), changed_at)


def _listed() -> list[ListedSection]:
    return [row for _, rows in all_exemptions().laws for row in rows]


def _exemption(row: ListedSection, under: Addresses) -> ExemptionItem:
    section = row.section
    return ExemptionItem(
        code=section.code,
        label=section.label,
        name=section.name,
        law=section.law,
        explained=section.explained,
        public_interest=section.public_interest,
        test=section.test,
        answers=row.answers,
        address=under.of("exemption", section.code),
        uses_address=under.base + reverse("api:uses", args=[section.code]),
    )
