"""Searching, as the pages do it: the same filters, the same words, the same order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django_filters import MultipleChoiceFilter
from ninja import Router

from requests.filters import SearchFilter
from requests.for_programs import problem
from requests.models import PublishedQuestion, PublishedResponse
from requests.reuse.composing import Composer
from requests.search.hits import Hit
from requests.search.results import Results
from requests.search.results import search as find
from requests.views.api.answers import answer, composer, following
from requests.views.api.asking import BadRequest, refuse_unknown
from requests.views.api.items import BestPassage, Found, FoundItem, FoundPage
from requests.views.api.questions import question_items

router = Router(tags=["Search"])
RETRY_SECONDS = 60
DESCRIBED = {
    "q": 'Words to look for, as on the search page: "a phrase", -not, OR, begins*.',
    "year": "The year of the answer. May be given several times.",
    "outcome": "An outcome of the answer or of one of its parts. May be given several times.",
    "exemption": "An exemption relied on, such as s21. May be given several times.",
    "has": "What the answer comes with; “notice” is a decision notice of the regulator. May be given several times.",
    "topic": "A topic's slug. May be given several times.",
    "late": "Only answers that came late.",
    "review": "Only answers changed on review.",
    "received": "The quarter in which the request was received, such as 2024-q1. May be given several times.",
    "answered": "The quarter in which it was answered, such as 2024-q1. May be given several times.",
    "kind": "What the letter is: an answer, the outcome of an internal review, or a request passed on in time.",
    "like": "Only answers in almost the same words: as in the link of a result.",
    "by": "Whether a result is a question or a response.",
    "sort": "In which order results come. “date” is understood too, as answered.",
    "page": "Which page of results, from 1.",
}


def parameters() -> list[dict[str, Any]]:
    """The filters of the search page, as an OpenAPI document names them."""
    return [_parameter(name, filter_) for name, filter_ in SearchFilter.base_filters.items()]


def _parameter(name: str, filter_: Any) -> dict[str, Any]:
    choices = [str(value) for value, _ in filter_.extra.get("choices") or ()]
    kind: dict[str, Any] = {"type": "integer", "minimum": 1} if name == "page" else {"type": "string"}
    if choices:
        kind["enum"] = choices
    if isinstance(filter_, MultipleChoiceFilter):
        kind = {"type": "array", "items": kind}
    described = DESCRIBED.get(name, filter_.label or name)
    return {"in": "query", "name": name, "required": False, "description": described, "schema": kind}


@router.api_operation(
    ["GET", "HEAD"],
    "/search",
    response=Found,
    summary="Search questions and answers",
    openapi_extra={"parameters": parameters()},
)
def search(request: HttpRequest) -> HttpResponseBase:
    """Answers that match, the best first, with the same words and filters as the search page."""
    refuse_unknown(request, list(SearchFilter.base_filters))
    typed = SearchFilter(request.GET)
    if typed.problems:
        raise BadRequest(typed.problems)
    found = find(typed.query)
    if found.rebuilding:
        response = problem(503, "The search index is being built. Everything but search works meanwhile.")
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    return answer(request, _found(request, found))


def _found(request: HttpRequest, results: Results) -> Found:
    page, composed = results.query.page, composer(request)
    return Found(
        total=results.total,
        responses=results.responses,
        did_you_mean=results.nearest.suggestion.words if results.nearest.suggestion else None,
        notes=list(results.query.notes),
        items=_items([hit for hit in results.hits if hit.page is None], composed),
        document_pages=_document_pages(results.hits, composed),
        next=following(request, "page", str(page + 1) if page < results.pages else None),
    )


def _items(hits: Sequence[Hit], composed: Composer) -> list[FoundItem]:
    """The hits with their whole answers: five statements."""
    named = [Q(response__slug=hit.slug, anchor=hit.anchor) for hit in hits]
    rows = PublishedQuestion.objects.select_related("response").filter(reduce(or_, named)) if named else ()
    items = {(item.response.slug, item.anchor): item for item in question_items(list(rows), composed)}
    found = ((hit, items.get((hit.slug, hit.anchor))) for hit in hits)  # one may have been withdrawn just now
    return [FoundItem(**dict(item), best=_best(hit, composed)) for hit, item in found if item is not None]


def _document_pages(hits: Sequence[Hit], composed: Composer) -> list[FoundPage]:
    """The pages of documents, with the responses they came with: one statement."""
    pages = [(hit, hit.page) for hit in hits if hit.page is not None]
    rows = PublishedResponse.objects.filter(slug__in={hit.slug for hit, _ in pages}) if pages else ()
    heads = {row.slug: composed.head(row) for row in rows}
    return [
        FoundPage(
            response=heads[hit.slug],
            document=hit.document,
            page=page,
            address=composed.addresses.letter_page(hit.slug, page),
            text="".join(text for part in hit.parts for text, _ in part.said),
        )
        for hit, page in pages
        if hit.slug in heads
    ]


def _best(hit: Hit, composed: Composer) -> list[BestPassage]:
    return [
        BestPassage(
            part=part.order,
            text="".join(text for text, _ in part.said),
            address=composed.addresses.passage(hit.slug, part.place.page, part.place.passage) if part.place else None,
        )
        for part in hit.parts
    ]
