"""The gate page: what was found is decided about beside the letter, one by one or many at once."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from documents.clearing.found import FoundKind
from documents.reading.shapes import Requester
from documents.reading.spans import Box
from requests.models import FOIRequest, GateFinding, Redaction, Release
from requests.models.gate import Decision
from requests.views.gate_discs import Discs
from requests.views.marks import Rect
from tests import people
from tests.acts.publishing_by_hand import LATER, stored
from tests.readings import fact, reading
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
NAME = "withheld"


def held(number=1):
    """A letter that came as text and prints a word as the name of who asked."""
    reference = replace(reading().reference, value=f"FOI {number:04}/24")
    asked = {"requester": Requester(name=fact(NAME, 1, NAME)), "reference": reference}
    return stored(content=f"letter {number}".encode(), **asked)


def only(case: FOIRequest) -> GateFinding:
    return GateFinding.objects.get(filed_letter__foi_request=case)


class Officer:
    """Somebody at the gate of a case."""

    def __init__(self, case: FOIRequest, person=None):
        self.case, self.client = case, signed_in(person or people.officer())
        self.at = f"/staff/requests/{case.pk}/gate/"

    def send(self, to: str, **typed: object):
        self.case.refresh_from_db()
        told = {"version": self.case.version, "page": 1, "reason": "section 40(2)", "printed": "on", **typed}
        return self.client.post(f"{self.at}{to}", told)

    def decide(self, decision: str, **typed: object):
        return self.send(f"findings/{only(self.case).pk}/", decision=decision, **typed)

    def says(self) -> str:
        return words(parsed(self.client.get(self.at)).one("main").text)


def test_a_finding_is_taken_out_kept_and_decided_again():
    olive = Officer(held())
    assert f"Name Open The letter prints the requester's name: {NAME}" in olive.says()
    assert "1 finding is open. Nothing is published" in olive.says()
    assert olive.decide("reject").status_code == 400
    answer = olive.decide("accept", reason="section 38(1)", printed="")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{olive.at}?page=1#decided")
    assert Redaction.objects.get().label == ""
    assert "section 38(1), not printed." in olive.says()
    olive.decide("reopen")
    assert only(olive.case).is_open
    olive.decide("reject", because="It is a heading.")
    assert (only(olive.case).state, only(olive.case).because) == (Decision.REJECTED, "It is a heading.")
    assert "1 of 1" in olive.says()
    assert not Redaction.objects.standing().exists()


def test_all_that_was_proposed_is_accepted_at_once():
    olive = Officer(held())
    assert "Accept the one proposedIt is taken out under section 40(2), personal information. It can" in olive.says()
    case_of_file = held(2)
    GateFinding.objects.filter(filed_letter__foi_request=case_of_file).update(kind=FoundKind.FILE, start=None, end=None)
    assert "proposedWhat the file holds and no page shows is left out. It can" in Officer(case_of_file).says()
    olive.send("all/", decision="accept")
    assert (only(olive.case).state, Redaction.objects.count()) == ("accepted", 1)


def test_only_what_was_found_leads_from_the_publish_page_to_the_gate():
    case = held()
    client = signed_in(people.releaser())
    at = f"/staff/requests/{case.pk}/publish/"
    link = "Decide about what was found"
    assert link in client.get(at).text
    assert link in client.post(at, {"version": case.version, "when": "now"}).text
    wrong = client.post(at, {"version": case.version, "when": "day", "day": "3 May 2024"}).text
    assert ("That moment has passed." in wrong, link in wrong) == (True, False)


def test_a_disc_covers_no_words_and_no_other_disc():
    words = [
        (at, at + 1, Box(60.0 + 40 * (at % 8), 90.0 + 12 * (at // 8), 96.0 + 40 * (at % 8), 100.0 + 12 * (at // 8)))
        for at in range(80)
    ]
    discs = Discs(words, 400, 600)
    placed = [discs.beside(Rect(box.x0, box.top, 36, 10)) for _, _, box in words[16:48:2]]
    assert all(disc.x < 53 or disc.x > 383 for disc in placed)
    apart = [max(abs(one.x - other.x), abs(one.y - other.y)) for one, other in combinations(placed, 2)]
    assert min(apart) >= 13.9


def test_what_somebody_typed_stays_when_a_colleague_was_first():
    olive = Officer(held())
    version = olive.case.version
    Officer(olive.case, people.second_officer()).send("flag/", because="Ask Jo.")
    answer = olive.send(
        f"findings/{only(olive.case).pk}/", decision="reject", because="It names nobody at all.", version=version
    )
    page = parsed(answer)
    assert answer.status_code == 409
    assert "Owen Second changed this letter after you opened this page." in words(page.one("main").text)
    assert "It names nobody at all." in answer.text
    assert only(olive.case).is_open
    olive.decide("reject", because="It names nobody at all.")
    assert not only(olive.case).is_open


def test_a_finding_that_is_gone_meanwhile_is_said_to_be():
    olive = Officer(held())
    gone = only(olive.case).pk
    GateFinding.objects.all().delete()  # the letter was looked through again
    assert olive.send(f"findings/{gone}/", decision="reject", because="It is a heading.").status_code == 302
    assert "That is not found in the letter any more." in olive.client.get(olive.at).text


def test_words_and_names_are_taken_out_by_typing_and_undone():
    olive = Officer(held())
    assert olive.send("marks/", what="words", words="no such words").status_code == 409
    assert olive.send("marks/", what="words").status_code == 400
    assert olive.send("marks/", what="box", left=1, top=1, width=9, height=9).status_code == 409  # it came as text
    olive.send("marks/", what="words", words="grants  policy", reason="section 43(2)")
    assert "Words marked" in olive.says()
    for row in Redaction.objects.standing():
        olive.send(f"marks/{row.pk}/undo/")
    assert not Redaction.objects.standing().exists()
    olive.send("marks/", what="name", name="grants policy")
    assert Redaction.objects.standing().get().everywhere == "grants policy"
    preview = words(parsed(olive.client.get(f"{olive.at}pages/1/")).one("main").text)
    assert "2. Please provide a copy of the [redacted: section 40(2)]." in preview


def test_a_second_person_releases_what_is_flagged_and_not_whoever_took_it_in():
    case = held()
    rita = people.releaser()
    FOIRequest.objects.filter(pk=case.pk).update(filed_by=rita)
    first = Officer(case, rita)
    first.decide("accept")
    first.send("flag/", because="Ask Jo.")
    assert "A second person releases it. It is flagged: Ask Jo. That is somebody who did not take it in" in first.says()
    answer = first.client.post(f"{first.at}release/", {"version": _version(case)}, follow=True)
    assert "Somebody who did not take it in has to release it." in answer.text
    second = Officer(case, people.administrator())
    second.client.post(f"{second.at}release/", {"version": _version(case)})
    assert Release.objects.get().released_by == people.administrator()
    assert "Last released" in second.says()


def _version(case: FOIRequest) -> int:
    return FOIRequest.objects.values_list("version", flat=True).get(pk=case.pk)


def test_what_many_letters_have_alike_is_decided_together_and_the_unusual_is_set_aside(settings):
    cases = [held(number) for number in range(1, 7)]
    odd = cases.pop()
    GateFinding.objects.create(
        filed_letter=odd.filed_letters.get(), kind="comments", what="The letter holds comments", found_at=LATER,
        content_hash="0",
    )  # fmt: skip
    client = signed_in(people.officer())
    page = parsed(client.get("/staff/gate/"))
    said = words(page.one("main").text)
    assert "5 places in 5 letters." in said
    assert "Set aside: 1 letterFOI 0006/24" in said
    form = {each["name"]: each["value"] for each in page.all("input", type="hidden")}
    sent = {**form, "decision": "accept", "reason": "section 40(2)"}
    assert client.post("/staff/gate/together/", sent).status_code == 400  # nobody looked at the sample
    changed = client.post("/staff/gate/together/", {**sent, "looked": "on", "seen": "0"}, follow=True)
    assert "not what you saw any more" in changed.text
    done = client.post("/staff/gate/together/", {**sent, "looked": "on"}, follow=True)
    assert "It is taken out in 5 letters." in done.text
    assert {only(case).state for case in cases} == {"accepted"}
    assert GateFinding.objects.undecided().count() == 2
