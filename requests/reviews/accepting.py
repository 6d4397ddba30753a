"""Opening a review that somebody asked for on the public site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from requests.errors import CannotChange
from requests.models import AskedReview, FOIRequest, InternalReview, Person
from requests.models.correspondence import Channel
from requests.models.foi_request import Stage
from requests.models.review import Ground
from requests.reviews.opening import GroundGiven, NewReview, open_review


def open_asked(asked: AskedReview, late_because: str, at: datetime, by: Person) -> InternalReview:
    """Open what was asked for on the public site; its row goes, since the case has all of it. Raises CannotChange."""
    foi_request = FOIRequest.objects.filter(slug=asked.slug).exclude(stage=Stage.ERASED).first()
    if foi_request is None:
        raise CannotChange(f"The letter {asked.answer_reference} is not kept any more.")
    given = list(grounds_asked(asked, foi_request))
    new = NewReview(
        asked.received_on, Channel.FORM, asked.text, asked.name, asked.email, asked.address, late_because, given
    )
    with transaction.atomic():
        review = open_review(foi_request.pk, new, asked.pk, at, by)
        asked.delete()
    return review


def grounds_asked(asked: AskedReview, foi_request: FOIRequest) -> Iterator[GroundGiven]:
    """What was ticked on the public site, by the numbers of the questions; of one that is gone, of the whole."""
    numbers = {each.anchor: each.number for each in foi_request.questions.all()}
    for each in asked.grounds or [Ground.OTHER]:
        anchor, _, ground = str(each).rpartition(" ")
        if ground in Ground.values:
            yield GroundGiven(Ground(ground), question=numbers.get(anchor, ""))
