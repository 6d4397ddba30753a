"""One question of a response as a page of its own, to be linked to and quoted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from requests.models.published_office import PublishedAuthority
from requests.views.conditional import revalidated
from requests.views.linked_data import of_question
from requests.views.published_copy import PublishedCopy, published_copy
from requests.views.response_page import QuestionView, questions_of
from requests.views.review_steps import next_steps


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """The question, and those before and after it in the letter."""

    question: QuestionView
    before: QuestionView | None
    after: QuestionView | None

    @property
    def description(self) -> str:
        """What other sites show of it when its address is shared: how the answer begins."""
        said = (part.said.quotation for part in self.question.parts)
        return f"{self.question.outcome.word}. {' '.join(said)}".strip()


@require_safe
def question(request: HttpRequest, slug: str, anchor: str) -> HttpResponseBase:
    """One question with its answer beside its source. One that only leads others in is shown where they are."""
    copy = published_copy(slug)
    page = question_page(copy, anchor)
    if page is None:
        return redirect(f"{reverse('response', args=[slug])}#{anchor}")
    address = request.build_absolute_uri(request.path)
    site = request.build_absolute_uri("/").rstrip("/")
    office = PublishedAuthority.objects.first()
    steps = next_steps(copy.response, office, localdate()) if page.question.is_refused else None
    shown = {
        "page": page,
        "response": copy.response,
        "address": address,
        "site": site,
        "office": office,
        "next_steps": steps,
        "linked": of_question(page.question, copy.response, office, site),
    }
    return revalidated(request, render(request, "archive/question.html", shown), copy.response.changed_at)


def question_page(copy: PublishedCopy, anchor: str) -> QuestionPage | None:
    """The page of that question; None for one that only leads others in; Http404 where there is no such question."""
    row = next((row for row in copy.questions if row.anchor == anchor), None)
    if row is None:
        raise Http404
    shown = list(questions_of(copy))
    place = next((place for place, view in enumerate(shown) if view.anchor == anchor), None)
    if place is None:
        return None
    alone = replace(shown[place], lead=row.lead)  # on the whole page its lead may stand above an earlier one
    before = shown[place - 1] if place else None
    return QuestionPage(alone, before, shown[place + 1] if place + 1 < len(shown) else None)
