"""One published response with everything that belongs to it, in seven statements whatever its length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from requests.models.publication import (
    PublishedExemption,
    PublishedPage,
    PublishedPart,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
    PublishedTable,
)


@dataclass(frozen=True, slots=True)
class PublishedCopy:
    """The rows of one response, in the order of the letter. Passages know their page's number by `pages`."""

    response: PublishedResponse
    questions: Sequence[PublishedQuestion]
    parts: dict[int, list[PublishedPart]]
    exemptions: dict[int, list[PublishedExemption]]
    pages: dict[int, PublishedPage]
    passages: Sequence[PublishedPassage]
    tables: Sequence[PublishedTable]


def published_copy(slug: str) -> PublishedCopy:
    """The response at this address, or Http404. `parts` and `exemptions` go by the row they belong to."""
    response = get_object_or_404(PublishedResponse, slug=slug)
    pages = PublishedPage.objects.filter(response=response).order_by("number")
    if response.is_picture:
        pages = pages.defer("text")
    parts: dict[int, list[PublishedPart]] = defaultdict(list)
    for part in PublishedPart.objects.filter(question__response=response).order_by("question__order", "order"):
        parts[part.question_id].append(part)
    exemptions: dict[int, list[PublishedExemption]] = defaultdict(list)
    for exemption in PublishedExemption.objects.filter(part__question__response=response).order_by("part", "pk"):
        exemptions[exemption.part_id].append(exemption)
    return PublishedCopy(
        response=response,
        questions=list(PublishedQuestion.objects.filter(response=response).order_by("order")),
        parts=parts,
        exemptions=exemptions,
        pages={page.pk: page for page in pages},
        passages=list(PublishedPassage.objects.filter(page__response=response).order_by("page__number", "order")),
        tables=list(PublishedTable.objects.filter(response=response).order_by("number")),
    )
