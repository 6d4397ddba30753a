"""Who had a hand in a request or its answer, and so does not correct what a review decided of it.

The database tells it, and holds to the same: see requests.guards.
"""

from __future__ import annotations

from django.db import connection

from requests.errors import CannotCorrect
from requests.models import FOIRequest, InternalReview, Person
from requests.particulars import listed


def hand_in(foi_request: FOIRequest, person: Person) -> list[str]:
    """What this person did with the request or its answer, in words: one statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT how FROM foi_handled(%s) WHERE person = %s ORDER BY how", [foi_request.pk, person.pk])
        return [how for (how,) in cursor.fetchall()]


def why_not_corrected(foi_request: FOIRequest, person: Person) -> str:
    """Why somebody may not correct the reading of this letter; blank: they may.

    The outcome of a review made here says what was decided, so that those correct it who decide reviews and had no
    hand in the answer. Any other letter is corrected by those who take letters in.
    """
    review = InternalReview.objects.filter(outcome=foi_request).select_related("foi_request", "case").first()
    if review is None:
        return "" if person.may_file else f"{person.known_as} does not correct letters."
    did = [] if review.alone_because and review.reviewer_id == person.pk else hand_in(review.foi_request, person)
    if person.may_review and not did:
        return ""
    who = f"{person.known_as} {listed(did)}, and so does not correct it" if did else "Only reviewers correct it"
    return f"This is the outcome of the internal review {review.case}. {who}. Ask the Data Protection Officer."


def check_may_correct(foi_request: FOIRequest, person: Person) -> None:
    """Raises CannotCorrect for somebody who may not."""
    if why := why_not_corrected(foi_request, person):
        raise CannotCorrect(why)
