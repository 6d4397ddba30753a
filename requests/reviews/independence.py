"""Who may look at a review, and who may decide it: nobody who had a hand in what is reviewed.

The database holds to the same, by the same function: see requests.guards.
"""

from __future__ import annotations

from datetime import date

from django.db import connection

from requests.errors import CannotChange
from requests.handled import hand_in
from requests.law.written_dates import in_full
from requests.models import Case, FOIRequest, InternalReview, Person
from requests.models.person import Role
from requests.models.review import Verdict
from requests.particulars import listed


def may_see(review: InternalReview, person: Person, on: date) -> bool:
    """Whether somebody sees this one: by their role, or named for it until a day."""
    named = review.reviewer_id == person.pk and review.named_until is not None and review.named_until >= on
    return person.may_review or (person.is_active and named)


def reviews_request_of(case: Case, person: Person, on: date) -> bool:
    """Whether somebody is named for a review of this case's request, and so sees what the officers saw."""
    named = InternalReview.objects.open().filter(reviewer=person, named_until__gte=on)
    return case.foi_request_id is not None and named.filter(foi_request=case.foi_request_id).exists()


def handlers(foi_request: FOIRequest) -> list[tuple[Person, list[str]]]:
    """Everybody who had a hand in it, with what they did, by name: two statements."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person, how FROM foi_handled(%s) ORDER BY how", [foi_request.pk])
        did: dict[int, list[str]] = {}
        for person, how in cursor.fetchall():
            did.setdefault(person, []).append(how)
    people = Person.objects.in_bulk(did)
    return sorted(((people[key], how) for key, how in did.items()), key=lambda each: each[0].known_as)


def why_not(review: InternalReview, person: Person) -> str:
    """Why somebody may not decide it, with what they did; blank: they may.

    The reason why nobody else reviews it is for the reviewer alone: the letter gives it of nobody else.
    """
    if review.alone_because and review.reviewer_id == person.pk:
        return ""
    did = hand_in(review.foi_request, person)
    return f"{person.known_as} {listed(did)}, and so does not decide the review." if did else ""


def reads_decisions(review: InternalReview, person: Person) -> bool:
    """Whether somebody who sees the review reads what is decided: who had a hand in it, once it has gone out."""
    return not review.case.is_open or not why_not(review, person)


def reads_notes(review: InternalReview, person: Person) -> bool:
    """Whether somebody reads and writes the reviewers' own notes: those with the role, and without a hand in it."""
    return person.may_review and not why_not(review, person)


def check_nobody_else(review: InternalReview, person: Person, by: Person) -> None:
    """That whoever says that only somebody with a hand in it can decide is another person, without one if there is one.

    An office of one person has two accounts for it: their own, and the administrator's. Raises CannotChange.
    """
    if by.pk == person.pk:
        raise CannotChange(
            f"{by.known_as} had a hand in the answer, and so does not say that nobody else can decide. Another who may "
            "review does: in an office of one person, the account of the administrator."
        )
    handled = dict(handlers(review.foi_request))
    if did := handled.get(by):
        reviewers = Person.objects.filter(is_active=True, roles__overlap=[Role.DPO, Role.ADMINISTRATOR])
        if free := reviewers.exclude(pk__in=[each.pk for each in handled]).first():
            raise CannotChange(
                f"{by.known_as} {listed(did)}. {free.known_as} had no hand in it, and says whether nobody else can."
            )


def check_may_decide(review: InternalReview, person: Person, on: date) -> None:
    """Raises CannotChange for somebody who may not decide."""
    if not may_see(review, person, on):
        until = (
            f" after {in_full(review.named_until)}" if review.reviewer_id == person.pk and review.named_until else ""
        )
        raise CannotChange(f"{person.known_as} does not decide this review{until}.")
    if reason := why_not(review, person):
        raise CannotChange(reason)


def check_decided_by_others(review: InternalReview) -> None:
    """Raises CannotChange where a decision is by somebody who had a hand in the answer, as after a change of reviewer.

    What is not in dispute was not decided by anybody.
    """
    for person, did in handlers(review.foi_request):
        if review.alone_because and review.reviewer_id == person.pk:
            continue
        made = [str(row) for row in review.decisions.filter(decided_by=person).exclude(verdict=Verdict.UNDISPUTED)]
        made += [row.get_duty_display().lower() for row in review.findings.filter(found_by=person)]
        if made:
            raise CannotChange(
                f"{person.known_as} {listed(did)}, and decided {listed(made)}. Whoever reviews it decides that again."
            )
