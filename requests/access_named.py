"""What somebody may see who is named for a case or a review between two days: that, and their own account.

A role is not asked for. The pages that say who asks, or write to them, are open where the naming says so. What is not
in these lists is what it is for everybody: see requests.access.
"""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch

from requests.models import InternalReview, Person

OWN_KEYS = frozenset({"own_sign_on", "new_app", "new_passkey", "remove_passkey", "recovery_codes", "new_password"})
OWN = OWN_KEYS | {"account"}
FRONT = frozenset({"staff_desk", "cases"})  # where signing in leads: from there on to what one is named for
WORK = frozenset(
    {
        "case",
        "case_handover",
        "case_answers",
        "case_answer",
        "case_differs",
        "case_search",
        "case_ask",
        "case_press",
        "case_cost",
    }
    | {"case_ask_no_more", "case_colleague_file", "case_colleague_document"}
    | {"case_stage", "case_event", "case_event_undo", "case_note", "case_document_file"}
)
LETTERS = frozenset(
    {"case_requester", "case_piece", "case_piece_file", "case_split", "case_drafting", "case_draft", "case_came"}
    | {"case_letter", "case_letter_act", "case_letter_back", "case_letter_file", "case_documents", "case_document"}
    | {"case_transfer", "case_handed_on"}
)
REVIEW = frozenset(  # each looks for itself which review it is
    {"reviews", "review", "review_asker", "review_piece", "review_act", "review_part", "review_draft"}
    | {
        "review_letter",
        "review_letter_act",
        "review_letter_file",
        "review_documents",
        "review_document",
        "review_document_file",
    }
)
CORRECTING = frozenset(  # those who review correct the reading of an outcome: of no other letter
    {"correct_question", "add_question", "arrange_question", "correct_part", "add_answer", "divide_part"}
    | {"correct_table", "correct_row", "settle_finding", "undo_correction"}
)
REVIEWED = {  # the letter and the correspondence that a review is about, by what the key in their address is of
    **dict.fromkeys(("staff_letter", "staff_picture", "staff_words", "original"), "foi_request"),
    **dict.fromkeys(("case_piece", "case_piece_file"), "foi_request__case"),
}


def lets_named_in(match: ResolverMatch, person: Person, on: date) -> bool:
    """Whether it is theirs by name on that day; a page of a case then knows that they work it."""
    name = match.view_name
    if name in OWN:
        return person.may_sign_in(on)
    if name in REVIEW:
        return person.is_active and person.reviews_named_for(on).exists()
    if name in REVIEWED and _reviews(match, person, on):
        return True
    if name in CORRECTING and person.may_review:
        return InternalReview.objects.filter(outcome=match.kwargs["key"]).exists()
    if not person.is_active or name not in WORK | LETTERS:
        return False
    named = person.named_for.on(on).filter(case=match.kwargs["key"]).first()
    if named is None or (name in LETTERS and not named.sees_requester):
        return False
    person.is_named_here, person.sees_requester_here = True, named.sees_requester
    return True


def _reviews(match: ResolverMatch, person: Person, on: date) -> bool:
    """Whether the page is about a request whose review they are named for."""
    about = {REVIEWED[match.view_name]: match.kwargs["key"]}
    return person.is_active and person.reviews_named_for(on).filter(**about).exists()


def to_what_is_theirs(request: HttpRequest, person: Person, on: date) -> HttpResponse | None:
    """From the front page to the case or the reviews that somebody without a role is named for."""
    match = request.resolver_match
    if match is None or match.view_name not in FRONT or person.roles or not person.is_active:
        return None
    named = person.named_for.on(on).first()
    if named is not None:
        return redirect("case", named.case_id)
    return redirect("reviews") if person.reviews_named_for(on).exists() else None
