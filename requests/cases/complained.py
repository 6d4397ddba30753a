"""What a requester complains of in a review, part by part, and how late: in words that a letter can say to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from requests.law.reviews import REVIEW_WINDOW
from requests.law.written_dates import in_full
from requests.models import InternalReview, ReviewDecision, ReviewGround
from requests.models.question import shown_number
from requests.models.review import Ground
from requests.particulars import listed

ACCEPTED_LATE = (
    "You asked for it after {last}, the last of the {days} working days for that. We accepted it all the same."
)
YOU_COMPLAIN = "You asked us to look at this:"
THE_WHOLE = "the whole answer"
SAID_BY_THEM = "what you wrote to us about it"


def complained_of(review: InternalReview) -> list[str]:
    """ "Question 2, part 2: it cannot be found where the letter says", each thing once, what is of the whole last."""
    every = list(review.decisions.order_by("order"))
    grounds = list(review.grounds.select_related("decision"))
    of_parts: dict[str, list[ReviewDecision]] = {}
    for each in grounds:
        if each.decision is not None:
            of_parts.setdefault(_words(each), []).append(each.decision)
    whole = dict.fromkeys(_words(each) for each in grounds if each.decision_id is None)
    told = [f"{parts_named(rows, every)}: {words}" for words, rows in of_parts.items()]
    told += [f"{THE_WHOLE}: {words}" for words in whole]
    return [f"{each[:1].upper()}{each[1:]}" for each in told or [f"{THE_WHOLE}: {SAID_BY_THEM}."]]


def parts_named(rows: Iterable[ReviewDecision], every: Sequence[ReviewDecision]) -> str:
    """ "questions 1a and 1b, and parts 1 and 3 of question 2". `every`: all the parts that are under review."""
    of_number = {number: list(each) for number, each in groupby(every, key=lambda row: row.question_number)}
    chosen = {row.pk for row in rows}
    whole, partly = [], []
    for number, all_of_it in of_number.items():
        parts = [row.part_order for row in all_of_it if row.pk in chosen]
        if len(parts) == len(all_of_it) and max(parts) <= len(parts):
            whole.append(shown_number(number))
        elif parts:
            of_it = listed([str(part) for part in parts])
            partly.append(f"part{'' if len(parts) == 1 else 's'} {of_it} of question {shown_number(number)}")
    told = [f"question{'' if len(whole) == 1 else 's'} {listed(whole)}"] if whole else []
    return ", and ".join([*told, *partly])


def told_late(review: InternalReview) -> list[str]:
    """That it was asked for late and accepted all the same, in a sentence; none where it was in time."""
    last = review.window_ends_on
    if last is None or review.asked_on <= last:
        return []
    return [ACCEPTED_LATE.format(last=in_full(last), days=REVIEW_WINDOW)]


def _words(each: ReviewGround) -> str:
    """In a few words, as the requester said it where that was written down."""
    what = each.get_ground_display() if each.ground != Ground.OTHER else ""
    said = " ".join(each.words.split())
    told = f"{what[:1].lower()}{what[1:]}" if what else ""
    if told and said:
        return f"{told}. {said}"
    return f"{told or said or SAID_BY_THEM}{'' if said else '.'}"
