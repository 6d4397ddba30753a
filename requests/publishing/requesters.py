"""Whoever asked must not be named in what is published: by the letter itself, or as their case knows them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from documents.reading.shapes import Reading
from requests.models import FOIRequest, Requester

HELD = "The case holds details of the requester."
NAMED = "The {} has the {} of whoever asked in it."
SHORTEST = 6  # letters: "Li Wu" is part of too many words


def requesters_shown(foi_request: FOIRequest, reading: Reading) -> Iterator[str]:
    """A sentence for each place that would show who asked; one query, and another where a case knows them."""
    known = list(Requester.objects.filter(Q(foi_request=foi_request) | Q(case__foi_request=foi_request)))
    if any(requester.foi_request_id for requester in known):
        yield HELD
    for requester in known:
        if requester.case_id:
            yield from _named(requester, foi_request, reading)


def _named(requester: Requester, foi_request: FOIRequest, reading: Reading) -> Iterator[str]:
    letter = _plain(" ".join(page.text for page in reading.pages))
    questions = _plain(" ".join(question.text for question in foi_request.questions.all()) + foi_request.title)
    for what, said in (("name", requester.name), ("e-mail address", requester.email), ("address", requester.address)):
        words = _plain(said)
        if len(words) >= SHORTEST and (what != "name" or " " in said.strip()):
            for place, text in (("letter", letter), ("request", questions)):
                if words in text:
                    yield NAMED.format(place, what)


def _plain(said: str) -> str:
    """Letters and figures alone, in small: breaks of lines and punctuation make no difference."""
    return "".join(sign for sign in said.lower() if sign.isalnum())
