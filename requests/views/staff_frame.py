"""What every staff page shows besides its own content: where to go, who is signed in, what is wrong here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from documents.sandbox import Walls, sandbox_state
from requests.models import Person
from requests.models.person import Role
from requests.particulars import listed

CASE = ("staff_request", "staff_letter", "change_words", "particulars", "publish", "withdraw")
ERASING = frozenset({"erasures", "erasure", "erase_request", "erase_case"})
PUBLICATION = frozenset(
    {"publication", "publish_together", "cited_addresses", "hold_add", "publication_rules"}
    | {"contradictions", "asked_often"}
)
CORRECTING = ("same_letter", "correct_question", "correct_part", "divide_part", "correct_table", "correct_row")
GATE = ("gate", "gate_preview", "gate_batch", "old_addresses")
ARRANGING = ("add_question", "arrange_question", "add_answer")
DESK = frozenset({"staff_desk", *CASE, *CORRECTING, *ARRANGING, *GATE})
CASES = frozenset(
    {"cases", "case", "case_log", "case_split", "case_draft", "case_particulars", "case_requester", "case_piece"}
    | {"case_handover", "desk_post", "case_answers", "case_answer", "case_search", "case_cost", "case_letter"}
    | {"case_ask", "case_press", "case_named", "case_transfer", "inbox", "inbox_message"}
    | {"case_letter_back", "case_documents"}
)
ADMINISTRATION = frozenset(
    {"administration", "letter_template", "kept_list", "kept_add", "kept_change", "kept_end"}
    | {"letter_wordings", "letter_wording", "succession", "system"}
)
REVIEWS = frozenset(
    {"reviews", "review", "review_part", "review_asker", "review_open", "review_from_asked", "review_letter"}
    | {"review_learning", "review_return"}
)
REGULATOR = frozenset(
    {"regulator_cases", "regulator_open", "regulator_case", "regulator_notice", "regulator_appeal"}
    | {"regulator_letter"}
)
ASKED = frozenset({"asked", "asked_request", "asked_delete"})


@dataclass(frozen=True, slots=True)
class NavLink:
    """A page of the staff's navigation."""

    words: str
    address: str
    is_here: bool


def person_of(request: HttpRequest) -> Person:
    """Who is signed in. Every page that asks this is closed to others: see requests.access."""
    assert isinstance(request.user, Person)  # noqa: S101
    return request.user


def staff_page(request: HttpRequest, template: str, shown: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """Render a page in the staff's frame."""
    person = person_of(request)
    frame = {
        "nav": list(_nav(request, person)),
        "signed_in_as": f"{person.known_as}, {roles_of(person) or 'named for one piece of work'}",
        "at_account": request.path_info.startswith(reverse("account")),
        "warnings": list(_warnings()),
        "person": person,
        "hides_search": not person.roles,
    }
    return render(request, template, {**frame, **shown}, status=status)


def roles_of(person: Person) -> str:
    """ "case officer and releaser"."""
    names = [role.label for role in Role if role.value in person.roles]
    return listed([name if name.isupper() or role_is_a_title(name) else name.lower() for name in names])


def role_is_a_title(name: str) -> bool:
    """ "Data Protection Officer" keeps its capitals."""
    return sum(word[:1].isupper() for word in name.split()) > 1


def _nav(request: HttpRequest, person: Person) -> Iterator[NavLink]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    if not person.roles:
        yield from _named_nav(person, request)
        return
    yield NavLink("Requests", reverse("cases"), here in CASES)
    yield NavLink("From the public", reverse("asked"), here in ASKED)
    yield NavLink("Letters", reverse("staff_desk"), here in DESK)
    yield NavLink("Publication", reverse("publication"), here in PUBLICATION)
    if person.files_everywhere:
        yield NavLink("Take letters in", reverse("upload"), here in {"upload", "taking_in"})
    if person.may_review:
        yield NavLink("Reviews", reverse("reviews"), here in REVIEWS)
        yield NavLink("Regulator", reverse("regulator_cases"), here in REGULATOR)
    if person.may_erase:
        yield NavLink("Erasing", reverse("erasures"), here in ERASING)
    if person.has_role(Role.ADMINISTRATOR):
        yield NavLink("Administration", reverse("administration"), here in ADMINISTRATION)


def _named_nav(person: Person, request: HttpRequest) -> Iterator[NavLink]:
    """What somebody without a role is named for today."""
    today = timezone.localdate()
    for named in person.named_for.on(today).select_related("case"):
        here = reverse("case", args=[named.case_id])
        yield NavLink(named.case.reference, here, request.path_info.startswith(here))
    if person.reviews_named_for(today).exists():
        yield NavLink("Reviews", reverse("reviews"), request.path_info.startswith(reverse("reviews")))


def _warnings() -> Iterator[str]:
    state = sandbox_state()
    if state.walls is not Walls.FULL:
        yield state.sentence
