"""Who may see which page. Every address of the site stands here; one that does not is answered with 404.

What somebody may not see is the same 404 as what never was. Somebody who is not signed in is sent to sign in, at every
address of the staff's alike, so nothing can be learnt from that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import ResolverMatch, reverse
from django.utils import timezone

from requests.access_kinds import REGULATOR, Access
from requests.access_named import OWN_KEYS, lets_named_in, to_what_is_theirs
from requests.accounts.signing_in import FRESH, both_steps_done, is_fresh, still_here
from requests.acting import is_sent
from requests.models import Person

SIGNED_OUT = "You were signed out because nothing was done for an hour. Sign in again to go on."

# By the name of the address; "admin:" and "api:" are every address of that namespace.
ACCESS: dict[str, Access] = {
    "home": Access.PUBLIC,
    "search": Access.PUBLIC,
    "suggestions": Access.PUBLIC,
    "responses": Access.PUBLIC,
    "responses_year": Access.PUBLIC,
    "response": Access.PUBLIC,
    "letter_page": Access.PUBLIC,
    "picture": Access.PUBLIC,
    "letter_file": Access.PUBLIC,
    "response_file": Access.PUBLIC,
    "similar": Access.PUBLIC,
    "question": Access.PUBLIC,
    "table": Access.PUBLIC,
    "exemptions": Access.PUBLIC,
    "exemption": Access.PUBLIC,
    "topics": Access.PUBLIC,
    "topic": Access.PUBLIC,
    "statistics": Access.PUBLIC,
    "statistics_period": Access.PUBLIC,
    "statistics_table": Access.PUBLIC,
    "statistics_period_table": Access.PUBLIC,
    "foi_json": Access.PUBLIC,
    "api:": Access.PUBLIC,
    "openapi": Access.PUBLIC,
    "foi_json_schema": Access.PUBLIC,
    "api_docs": Access.PUBLIC,
    "foi_json_fields": Access.PUBLIC,
    "downloads": Access.PUBLIC,
    "download": Access.PUBLIC,
    "responses_feed": Access.PUBLIC,
    "search_feed": Access.PUBLIC,
    "sitemap": Access.PUBLIC,
    "sitemap_section": Access.PUBLIC,
    "robots": Access.PUBLIC,
    "help": Access.PUBLIC,
    "accessibility": Access.PUBLIC,
    "privacy": Access.PUBLIC,
    "health": Access.PUBLIC,
    "examples": Access.PUBLIC,  # looks for itself: staff, and everybody in a demo
    "ask": Access.HANDING_IN,
    "ask_review": Access.HANDING_IN,
    "follow": Access.HANDING_IN,
    "follow_confirm": Access.HANDING_IN,
    "follow_stop": Access.HANDING_IN,
    "sign_in": Access.SIGNING_IN,
    "second_step": Access.SIGNING_IN,
    "first_app": Access.SIGNING_IN,
    "sign_out": Access.SIGNING_IN,
    "sign_on": Access.SIGNING_IN,
    "sign_on_back": Access.SIGNING_IN,
    "own_sign_on": Access.LOOK,
    "account": Access.LOOK,
    "new_app": Access.LOOK,
    "new_passkey": Access.LOOK,
    "remove_passkey": Access.LOOK,
    "recovery_codes": Access.LOOK,
    "new_password": Access.LOOK,
    "staff_desk": Access.LOOK,
    "asked": Access.LOOK,
    "asked_request": Access.LOOK,
    "asked_state": Access.FILE,
    "asked_delete": Access.FILE,
    "case_from_asked": Access.FILE,
    "cases": Access.LOOK,
    "case": Access.LOOK,
    "case_handover": Access.LOOK,
    "case_requester": Access.LOOK,  # it looks for itself: those who answer, and the Data Protection Officer
    "case_piece": Access.LOOK,  # the same
    "case_piece_file": Access.LOOK,  # the same
    "case_log": Access.FILE,
    "case_split": Access.FILE,
    "case_answers": Access.FILE,
    "case_answer": Access.FILE,
    "case_search": Access.FILE,
    "case_differs": Access.FILE,
    "case_ask": Access.FILE,
    "case_press": Access.FILE,
    "case_ask_no_more": Access.FILE,
    "colleague": Access.SIGNING_IN,  # whoever has the link: it is for one question and one colleague
    "case_colleague_file": Access.FILE,
    "case_colleague_document": Access.FILE,
    "case_transfer": Access.FILE,
    "case_handed_on": Access.FILE,
    "case_cost": Access.FILE,
    "case_named": Access.FILE,  # these look for themselves: administrators, and whose case it is
    "case_named_end": Access.FILE,
    "case_owner": Access.FILE,
    "case_stage": Access.FILE,
    "case_close": Access.FILE,
    "case_event": Access.FILE,
    "case_event_undo": Access.FILE,
    "case_note": Access.FILE,
    "case_kind": Access.FILE,
    "case_particulars": Access.FILE,
    "case_drafting": Access.FILE,
    "case_draft": Access.FILE,
    "case_came": Access.FILE,
    "case_letter": Access.FILE,
    "case_letter_act": Access.FILE,
    "case_letter_back": Access.FILE,
    "case_letter_file": Access.FILE,
    "case_documents": Access.FILE,
    "case_document": Access.FILE,
    "case_document_file": Access.FILE,
    "reviews": Access.LOOK,  # these look for themselves: the DPO, administrators, and who is named for one review
    "review_learning": Access.LOOK,
    "review_from_asked": Access.LOOK,
    "review": Access.LOOK,
    "review_asker": Access.LOOK,
    "review_piece": Access.LOOK,
    "review_act": Access.LOOK,
    "review_part": Access.LOOK,
    "review_documents": Access.LOOK,
    "review_document": Access.LOOK,
    "review_document_file": Access.LOOK,
    "review_draft": Access.LOOK,
    "review_letter": Access.LOOK,
    "review_letter_act": Access.LOOK,
    "review_letter_file": Access.LOOK,
    "review_open": Access.LOOK,  # those who answer, who get the letters, too
    "system": Access.ADMINISTER,
    "job_again": Access.ADMINISTER,
    **dict.fromkeys(REGULATOR, Access.REVIEW),
    "administration": Access.ADMINISTER,
    "kept_list": Access.ADMINISTER,
    "kept_add": Access.ADMINISTER,
    "kept_change": Access.ADMINISTER,
    "kept_end": Access.ADMINISTER,
    "succession": Access.ADMINISTER,
    "letter_wordings": Access.ADMINISTER,
    "letter_wording": Access.ADMINISTER,
    "letter_wording_add": Access.ADMINISTER,
    "letter_template": Access.ADMINISTER,
    "letter_template_file": Access.ADMINISTER,
    "inbox": Access.LOOK,
    "inbox_message": Access.LOOK,  # it looks for itself: those who answer, and the Data Protection Officer
    "inbox_file": Access.LOOK,  # the same
    "inbox_act": Access.FILE,
    "inbox_now": Access.FILE,
    "desk_post": Access.LOOK,
    "cover_add": Access.FILE,
    "cover_end": Access.FILE,
    "digest": Access.DUE,
    "calendar_key": Access.DUE,
    "due_calendar": Access.SIGNING_IN,  # whoever has the address: a calendar program cannot sign in
    "upload": Access.FILE,
    "taking_in": Access.LOOK,
    "taking_in_again": Access.FILE,
    "staff_request": Access.LOOK,
    "staff_letter": Access.LOOK,
    "staff_picture": Access.LOOK,
    "staff_words": Access.LOOK,
    "original": Access.LOOK,
    "change_words": Access.FILE,
    "confirm_topics": Access.FILE,
    "particulars": Access.FILE,
    "correct_kind": Access.FILE,
    "correct_question": Access.FILE,
    "add_question": Access.FILE,
    "arrange_question": Access.FILE,
    "correct_part": Access.FILE,
    "add_answer": Access.FILE,
    "divide_part": Access.FILE,
    "correct_table": Access.FILE,
    "correct_row": Access.FILE,
    "settle_finding": Access.FILE,
    "undo_correction": Access.FILE,
    "same_letter": Access.FILE,
    "say_checked": Access.FILE,
    "gate_batch": Access.FILE,
    "gate_together": Access.FILE,
    "old_addresses": Access.FILE,
    "old_addresses_file": Access.FILE,
    "gate": Access.FILE,
    "gate_finding": Access.FILE,
    "gate_all": Access.FILE,
    "gate_mark": Access.FILE,
    "gate_undo": Access.FILE,
    "gate_sheet": Access.FILE,
    "gate_sheets_left": Access.FILE,
    "gate_flag": Access.FILE,
    "gate_look": Access.FILE,
    "gate_release": Access.PUBLISH,
    "gate_preview": Access.FILE,
    "gate_picture": Access.FILE,
    "publish": Access.PUBLISH,
    "publish_together": Access.PUBLISH,
    "withdraw": Access.PUBLISH,
    "withdrawal_notice": Access.PUBLISH,
    "keep_back": Access.PUBLISH,
    "plan_cancel": Access.PUBLISH,
    "publication": Access.LOOK,
    "cited_addresses": Access.LOOK,
    "cited_page": Access.LOOK,
    "contradictions": Access.LOOK,
    "contradiction_settle": Access.FILE,
    "asked_often": Access.LOOK,
    "publication_rules": Access.PUBLISH,
    "rule_used": Access.PUBLISH,
    "hold_add": Access.PUBLISH,
    "hold_lift": Access.PUBLISH,
    "erasures": Access.ERASE,
    "erasure": Access.LOOK,
    "erase_request": Access.ERASE,
    "erase_case": Access.ERASE,
    "admin:": Access.ADMINISTER,
}
REFRESHED = frozenset({"taking_in"})  # pages that ask for themselves: nobody need be sitting before them


def access_to(match: ResolverMatch) -> Access | None:
    """What the address asks; None where nobody has said."""
    return ACCESS.get(f"{match.namespaces[0]}:" if match.namespaces else match.view_name)


class AccessMiddleware:
    """Asks before anything of a request is read, so that nobody unknown can make the site take in a file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        if match is not None and access_to(match) is not Access.PUBLIC and response.status_code != 404:
            response.headers.setdefault("Cache-Control", "no-store")  # after signing out, "back" shows nothing
        return response

    def process_view(
        self, request: HttpRequest, view: object, arguments: object, named: object
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        access = access_to(match) if match else None
        if match is None or access is None:
            raise Http404
        if access.is_open:
            return None
        if not isinstance(request.user, Person):
            return to_sign_in(request)
        return lets_in(request, request.user, access, timezone.now())


def lets_in(request: HttpRequest, person: Person, access: Access, at: datetime) -> HttpResponse | None:
    """Where somebody who is signed in has to go first; None where they may go on. Raises Http404."""
    match = request.resolver_match
    name = match.view_name if match else ""
    if not both_steps_done(request):
        logout(request)
        return to_sign_in(request)
    if not still_here(request, at, watching=name in REFRESHED):
        logout(request)
        messages.info(request, SIGNED_OUT)
        return to_sign_in(request)
    if (home := to_what_is_theirs(request, person, timezone.localdate(at))) is not None:
        return home
    is_allowed = access.allows(person)
    if match and not (is_allowed and person.files_everywhere):  # a reader may be named for a case, and then works it
        is_allowed = lets_named_in(match, person, timezone.localdate(at)) or is_allowed
    if not is_allowed:
        raise Http404
    if (access.weighs_most or name in OWN_KEYS) and not is_fresh(request, at, FRESH * (2 if is_sent(request) else 1)):
        return redirect(f"{reverse('second_step')}?{urlencode({'next': request.get_full_path()})}")
    return None


def to_sign_in(request: HttpRequest, onwards: str = "") -> HttpResponse:
    """To the sign-in page, and from there back to where somebody wanted to go."""
    return redirect(f"{reverse('sign_in')}?{urlencode({'next': onwards or request.get_full_path()})}")
