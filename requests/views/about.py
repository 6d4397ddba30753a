"""About the archive: how to use it, how accessible it is, what it keeps about whom."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from requests.law.outcomes import Overall
from requests.views.response_page import ShownOutcome, question_outcome

MEANINGS: Mapping[Overall, str] = {
    Overall.GIVEN: "The office gave what was asked for.",
    Overall.GIVEN_AND_PUBLIC: "Some of it was given, and you can get the rest another way: the letter says where.",
    Overall.IN_PART: "Some of it was given, or is public already, and some was refused or is not held. Each part says "
    "which.",
    Overall.IN_PART_AND_UNCLEAR: "Some of it was given, or is public already; what became of the rest the letter does "
    "not say clearly enough.",
    Overall.ELSEWHERE: "You can get it another way, and the letter says where.",
    Overall.REFUSED: "The office keeps it back. The answer names the exemption.",
    Overall.REFUSED_AND_NOT_HELD: "Some of it was refused, and the rest the office does not have. Nothing was given.",
    Overall.NOT_HELD: "The office does not have it. “Not yet held” means that the letter says it will.",
    Overall.NOT_HELD_AND_BY_ANOTHER: "The office does not have it. Another body has some of it.",
    Overall.HELD_BY_ANOTHER: "Another body has it. The answer names it where the letter does.",
    Overall.NEITHER: "The office does not say whether it has it, since that alone would give something away.",
    Overall.COST_LIMIT: "Finding it would cost more than the law asks an office to spend on one request.",
    Overall.VEXATIOUS: "The office took the request to be vexatious, or a repetition of an earlier one.",
    Overall.UNCLEAR: "The letter does not say clearly enough what became of the question.",
}
# What can be typed into the search box, and what it finds.
TYPED = (
    ("taxi fares", "answers with both words"),
    ('"taxi fares"', "these words in this order"),
    ("fares -taxi", "answers without “taxi”"),
    ("taxi OR cab", "answers with either word"),
    ("commission*", "words that begin so"),
    ("section 40(2)", "answers that rely on it or name it"),
    ("£1,414,226", "a sum, with or without its commas and its sign"),
    ("FOI 0008/24", "a response by its reference, with or without “FOI” and zeros in front"),
)
FIELDS = (
    (
        "exemption:21",
        "answers that rely on section 21; exemption:40(2) for a part, exemption:r12(4)(b) for a regulation",
    ),
    ("year:2024", "answers given in that year"),
    ("ref:0008/24", "the answers of one response"),
    ("outcome:withheld", "answers with that outcome; also disclosed, not-held, cost-limit and the others below"),
    (
        "has:table",
        "answers with a table; also has:document, has:link, and has:notice for decision notices of the regulator",
    ),
    ("topic:violence-reduction", "answers of a topic, written as in the topic’s address"),
    ("late:yes", "answers that came after the day they were due"),
    ("review:yes", "answers that an internal review changed"),
    (
        "kind:review",
        "outcomes of internal reviews; also kind:answer, and kind:passed-on for requests that went on to another "
        "authority in time",
    ),
    ("answered:2024-q1", "answers given in that quarter; received:2024-q1 for requests that came in it"),
    ("funding year:2024 -has:table", "all of it together: the word, the year, and no table"),
)


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How to search, what the words mean, how to read a page, how to ask."""
    shown = {"current": reverse("help"), "outcomes": outcomes(), "typed": TYPED, "fields": FIELDS}
    return render(request, "about/help.html", shown)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "about/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about readers, about those who ask, and about staff."""
    return render(request, "about/privacy.html", {"months": settings.FOI_KEEP_ASKED_MONTHS})


def outcomes() -> list[tuple[ShownOutcome, str]]:
    """Every outcome as it is shown, with what it means."""
    return [(question_outcome(outcome.value), meaning) for outcome, meaning in MEANINGS.items()]
