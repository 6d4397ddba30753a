"""Erasing in the browser: asked first, held with its reasons, and a certificate in place of the letter."""

from __future__ import annotations

import pytest

from requests.models import Case, Erasure, FOIRequest, PublishedResponse, Requester
from tests import people
from tests.acts.publishing_by_hand import published
from tests.web.casework import logged
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
ERASE = {"why": "asked", "words": "Her e-mail of 3 June", "sure": "on"}


@pytest.fixture
def dpo():
    return signed_in(people.dpo())


def test_a_letter_is_erased_after_it_was_asked_and_its_certificate_stands_in_its_place(dpo):
    foi_request = published().foi_request
    Requester.objects.create(foi_request=foi_request, name="Zyxanthe Quillfeather")
    page = f"/staff/requests/{foi_request.pk}/"
    assert f"{page}erase/" in dpo.get(page).text
    asked = dpo.post(f"{page}erase/", {"why": "asked"})
    assert (asked.status_code, "Tick that you know it cannot be brought back" in asked.text) == (400, True)
    dpo.post(f"{page}erase/", {"hold": "yes", "kind": "tribunal", "which": "EA/2024/0001"})
    held = dpo.post(f"{page}erase/", ERASE)
    assert (held.status_code, "needed for an appeal to the tribunal (EA/2024/0001)" in held.text) == (409, True)
    assert 'aria-disabled="true"' in held.text
    assert "EA/2024/0001" in dpo.get("/staff/erasure/").text
    dpo.post(f"{page}erase/", {"lift": str(foi_request.retention_holds.get().pk)})

    made = dpo.post(f"{page}erase/", ERASE, follow=True).text
    assert ("It is erased." in made, "Her e-mail of 3 June" in made, "; letters: 1;" in made) == (True, True, True)
    erasure = Erasure.objects.get()
    assert (erasure.erased_by.username, Requester.objects.exists()) == ("dilip", False)
    reader = signed_in(people.reader())
    assert reader.get(page, follow=True).text.count("Certificate of erasure") == 2
    assert "FOI 0123/24" not in reader.get("/staff/").text
    for gone in ("erase/", "publish/", "original/", "words/"):
        assert dpo.get(page + gone).status_code == 404
    assert PublishedResponse.objects.exists()
    releaser = signed_in(people.releaser())
    releaser.post(f"{page}withdraw/", {"because": "Nobody needs it."})
    assert not PublishedResponse.objects.exists()
    assert "the answer was withdrawn since" in releaser.get(page, follow=True).text
    assert FOIRequest.objects.get().stage == "erased"


def test_an_open_case_is_held_and_a_closed_one_is_left_as_its_days(dpo, settings):
    case = logged(by=people.officer())
    erase = f"/staff/cases/{case.pk}/erase/"
    assert "The case is not ended: logged." in dpo.post(erase, ERASE).text
    Case.objects.update(stage="closed", outcome="She took it back", ended_on="2026-06-03", due_on=None)
    settings.FOI_ERASE_AFTER_MONTHS = 1
    assert f'href="{erase}"' not in dpo.get("/staff/erasure/").text  # it is of a request
    assert f"/staff/requests/{case.foi_request_id}/erase/" in dpo.get("/staff/erasure/").text
    dpo.post(erase, ERASE)
    officer = signed_in(people.officer())
    page = officer.get(f"/staff/cases/{case.pk}/", follow=True).text
    assert (f"{case.reference}, received 1 June 2026, closed 3 June 2026" in page, "She took" in page) == (True, False)
    for gone in ("erase/", "handover/", "requester/", "questions/", "answers/"):
        assert dpo.get(f"/staff/cases/{case.pk}/{gone}").status_code == 404
    version = {"version": Case.objects.get().version}
    again = officer.post(f"/staff/cases/{case.pk}/stage/", version | {"stage": "reopened"})
    assert (again.status_code, Case.objects.get().stage) == (404, "closed")
    assert officer.get("/staff/cases/?queue=ended").status_code == 200
