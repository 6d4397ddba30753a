"""One published response with everything that belongs to it, in six statements whatever its length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import DateField, ExpressionWrapper, F, Func, OuterRef, SlugField, Value
from django.db.models.functions import JSONObject
from django.shortcuts import get_object_or_404

from requests.models.bank_holiday import PublishedBankHoliday
from requests.models.publication import (
    PublishedExemption,
    PublishedPage,
    PublishedPart,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
    PublishedTable,
)
from requests.models.published_version import PublishedVersion
from requests.models.topic import PublishedTopic

_OF_A_VERSION = ("number", "published_at", "checked_on", "because", "changes")
_HISTORY = ArraySubquery(
    PublishedVersion.objects.filter(response=OuterRef("pk"))
    .order_by("-number")
    .values(row=JSONObject(**{name: name for name in _OF_A_VERSION}))
)

_SLUGS = ArrayField(SlugField())
_ONE_SLUG = Func(F("slug"), function="ARRAY", template="%(function)s[%(expressions)s]", output_field=_SLUGS)
_TOPICS = ArraySubquery(
    PublishedTopic.objects.annotate(confirmed=ExpressionWrapper(OuterRef("topics"), _SLUGS))
    .filter(confirmed__contains=_ONE_SLUG)
    .order_by("order", "name")
    .values(row=JSONObject(slug="slug", name="name", order="order"))
)
_RECEIVED, _DUE = (ExpressionWrapper(OuterRef(name), DateField()) for name in ("received_on", "due_on"))
_DAYS_OFF = ArraySubquery(  # of all the years that its days run through
    PublishedBankHoliday.objects.filter(
        date__gt=_RECEIVED - Value(timedelta(days=366)), date__lt=_DUE + Value(timedelta(days=366))
    ).values(row=JSONObject(date="date", name="name", nations="nations"))
)
_RELIED_ON = ArraySubquery(
    PublishedExemption.objects.filter(part=OuterRef("pk"))
    .order_by("pk")
    .values(row=JSONObject(**{field.attname: field.attname for field in PublishedExemption._meta.concrete_fields}))
)


@dataclass(frozen=True, slots=True)
class PublishedCopy:
    """The rows of one response, in the order of the letter. Passages know their page's number by `pages`.

    `history` holds its versions as mappings of `_OF_A_VERSION`, the newest first.
    """

    response: PublishedResponse
    topics: Sequence[PublishedTopic]
    holidays: Sequence[PublishedBankHoliday]
    history: Sequence[Mapping[str, Any]]
    questions: Sequence[PublishedQuestion]
    parts: dict[int, list[PublishedPart]]
    exemptions: dict[int, list[PublishedExemption]]
    pages: dict[int, PublishedPage]
    passages: Sequence[PublishedPassage]
    tables: Sequence[PublishedTable]


def published_copy(slug: str) -> PublishedCopy:
    """The response at this address, or Http404. `parts` and `exemptions` go by the row they belong to."""
    response = get_object_or_404(
        PublishedResponse.objects.annotate(history=_HISTORY, named=_TOPICS, off=_DAYS_OFF), slug=slug
    )
    pages = PublishedPage.objects.filter(response=response).order_by("number")
    if response.is_picture and not response.is_transfer:  # whom it went to stands in its words
        pages = pages.defer("text")
    parts: dict[int, list[PublishedPart]] = defaultdict(list)
    exemptions: dict[int, list[PublishedExemption]] = {}
    of_response = PublishedPart.objects.filter(question__response=response).annotate(relied_on=_RELIED_ON)
    for part in of_response.order_by("question__order", "order"):
        parts[part.question_id].append(part)
        exemptions[part.pk] = [PublishedExemption(**row) for row in vars(part)["relied_on"]]
    return PublishedCopy(
        response=response,
        topics=[PublishedTopic(**row) for row in vars(response)["named"]],
        holidays=[
            PublishedBankHoliday(**{**row, "date": date.fromisoformat(row["date"])}) for row in vars(response)["off"]
        ],
        history=vars(response)["history"],
        questions=list(PublishedQuestion.objects.filter(response=response).order_by("order")),
        parts=parts,
        exemptions=exemptions,
        pages={page.pk: page for page in pages},
        passages=list(PublishedPassage.objects.filter(page__response=response).order_by("page__number", "order")),
        tables=list(PublishedTable.objects.filter(response=response).order_by("number").defer("places")),
    )
