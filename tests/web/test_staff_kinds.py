"""What staff read of a letter that answers nothing, and the form that says of which kind a letter is."""

from __future__ import annotations

import pytest

from documents.reading.shapes import LetterKind
from requests.models import Correction, FOIRequest
from tests import people
from tests.acts.filing_by_hand import filed
from tests.acts.publishing_by_hand import published, stored
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db


def page(client, case, more=""):
    return client.get(f"/staff/requests/{case.pk}/{more}").text


def choose(client, case, kind):
    """Send the form as a browser without script would."""
    address = f"/staff/requests/{case.pk}/kind/"
    form = client.get(address).context["form"]
    return client.post(address, {**{name: form[name].value() for name in form.fields}, "letter_kind": kind})


def test_the_page_says_that_a_letter_answers_nothing_and_what_to_do(officer):
    said = page(officer, filed(kind=LetterKind.CLARIFICATION))
    assert "This letter does not answer the request: it asks for clarification." in said
    assert "The reader is sure of that." in said
    assert "Take in the answer when it comes." in said
    assert "Answered" not in said.partition('class="case-bar"')[2].partition("</div>")[0]
    assert "Dated 2 May 2024" in said


def test_the_page_says_how_unsure_the_reader_is(officer):
    said = page(officer, filed(kind=LetterKind.EXTENSION, kind_sure=0.8))
    assert "The reader is not sure of that: 80%." in said


def test_the_page_asks_for_the_kind_where_nothing_tells_it(officer):
    said = page(officer, filed(kind=LetterKind.OTHER, kind_sure=0.5))
    assert "What kind of letter this is, its words do not tell." in said
    assert "Say what kind of letter it is" in said


def test_letters_with_one_reference_stand_beside_each_other(officer):
    first, answer = filed("first", kind=LetterKind.ACKNOWLEDGEMENT), filed("second")
    assert "Acknowledgement of 2 May 2024" in page(officer, answer)
    assert f'href="/staff/requests/{answer.pk}/">Response of 2 May 2024' in page(officer, first)


def test_the_kind_is_corrected_in_its_form_and_stands_among_the_corrections(officer):
    case = filed(kind=LetterKind.ACKNOWLEDGEMENT)
    assert choose(officer, case, "response").status_code == 302
    said = page(officer, case)
    assert ("The letter: kind of letter" in said, "A person said so." in said) == (True, True)
    assert "does not answer the request" not in said
    assert "Answered 2 May 2024" in said


def test_a_form_sent_as_it_came_corrects_nothing(officer):
    choose(officer, filed(), "response")
    assert not Correction.objects.exists()


def test_the_second_of_two_people_sees_what_the_first_said(officer):
    case = filed()
    address = f"/staff/requests/{case.pk}/kind/"
    form = officer.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    choose(signed_in(people.second_officer()), case, "transfer")
    refused = officer.post(address, {**sent, "letter_kind": "extension"})
    assert (refused.status_code, case.filed_letters.get().kind) == (409, "transfer")


def test_publishing_it_is_refused_with_a_way_on(releaser):
    case = stored(kind=LetterKind.ACKNOWLEDGEMENT)
    assert ">Publish</a>" not in page(releaser, case)
    said = page(releaser, case, "publish/")
    assert "This letter does not answer the request: it says that the request arrived. It is not published." in said
    assert f'href="/staff/requests/{case.pk}/kind/">Correct the kind of letter' in said
    refused = releaser.post(f"/staff/requests/{case.pk}/publish/", {"version": case.version, "kind": "now"})
    assert (refused.status_code, FOIRequest.objects.published().exists()) == (409, False)


def test_what_is_public_although_it_answers_nothing_says_so(releaser):
    case = published().foi_request
    choose(releaser, case, "extension")
    assert "It is public all the same, and counted as an answer: withdraw it" in page(releaser, case)
