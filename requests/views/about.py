"""About the archive: how to use it, how accessible it is, what it keeps about whom."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from requests.law.outcomes import Overall
from requests.views.response_page import ShownOutcome, question_outcome

MEANINGS: Mapping[Overall, str] = {
    Overall.GIVEN: "The office gave what was asked for.",
    Overall.IN_PART: "Some of it was given and some was not. Each part of the answer says which.",
    Overall.ELSEWHERE: "You can get it another way, and the letter says where.",
    Overall.REFUSED: "The office has it and keeps it back. The answer names the exemption.",
    Overall.NOT_HELD: "The office does not have it. “Not yet held” means that the letter says it will.",
    Overall.HELD_BY_ANOTHER: "Another body has it. The answer names it where the letter does.",
    Overall.NEITHER: "The office does not say whether it has it, since that alone would give something away.",
    Overall.COST_LIMIT: "Finding it would cost more than the law asks an office to spend on one request.",
    Overall.VEXATIOUS: "The office took the request to be vexatious, or a repetition of an earlier one.",
    Overall.UNCLEAR: "The letter does not say clearly enough what became of the question.",
}


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How to search, what the words mean, how to read a page, how to ask."""
    return render(request, "about/help.html", {"current": reverse("help"), "outcomes": outcomes()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "about/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about readers, about those who ask, and about staff."""
    return render(request, "about/privacy.html")


def outcomes() -> list[tuple[ShownOutcome, str]]:
    """Every outcome as it is shown, with what it means."""
    return [(question_outcome(outcome.value), meaning) for outcome, meaning in MEANINGS.items()]
