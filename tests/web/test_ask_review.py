"""Asking for a review on the public site: by the public login, with the day it is due, onto the reviewers' queue."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from requests.cases.letters.left import posted
from requests.cases.letters.ready import make_ready
from requests.models import AskedReview, Case, FOIRequest, InternalReview, PublishedResponse, Requester
from requests.publication import withdraw
from tests import people
from tests.web.asking import token
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

ADDRESS = "/foi/0008-24/review/"
SENT = {
    "of_question_q2": ["access"],
    "text": "The link opens an old address.",
    "name": "Zoë Quillfeather",
    "email": "zoe@example.org",
    "nickname": "",
}


def main(response):
    return words(parsed(response).one("main").text)


@pytest.mark.usefixtures("archive")
def test_the_form_names_the_days_and_what_is_wrong_stands_beside_its_field(reader):
    link = {each["href"] for each in parsed(reader.get("/foi/0008-24/")).all("a")}
    assert ADDRESS in link
    opened = reader.get(ADDRESS)
    assert "The day until which the office has to accept a review was 14 June 2024." in main(opened)
    assert not opened.cookies
    wrong = reader.post(ADDRESS, {"token": token(), "of_question_q2": ["nonsense"], "text": " "})
    assert wrong.status_code == 400
    said = main(wrong)
    for line in ("Choose what is wrong from the list", "Say why", "Enter your name"):
        assert line in said
    assert reader.post(ADDRESS, {**SENT, "token": "nothing"}).status_code == 409
    assert reader.post(ADDRESS, {**SENT, "token": token(), "nickname": "x"}).status_code == 409
    assert reader.post(ADDRESS, SENT, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert reader.get("/foi/0063-25/review/").status_code == 404


def test_it_is_handed_in_once_and_opened_from_the_queue(reader, own_archive):
    with CaptureQueriesContext(connections["public"]) as by_public:
        receipt = reader.post(ADDRESS, {**SENT, "token": token()})
    assert [each for each in by_public.captured_queries if "INSERT" in each["sql"]]
    row = AskedReview.objects.get()
    assert (row.is_late, row.grounds, row.slug) == (True, ["q2 access"], "0008-24")
    assert f"{row.target_on:%-d %B %Y}" in main(receipt)
    for said in (row.reference, "Question 2: it cannot be found where the letter says"):
        assert said in main(receipt)
    assert "sent already" in main(reader.post(ADDRESS, {**SENT, "token": token()}))
    dpo, olive = signed_in(people.dpo()), signed_in(people.officer())
    address = f"/staff/reviews/asked/{row.pk}/"
    assert f'href="{address}"' in dpo.get("/staff/reviews/").content.decode()
    assert olive.get(address).status_code == 404
    assert "write down why it does" in main(dpo.post(address, {}))
    withdraw(FOIRequest.objects.get(slug="0008-24"), timezone.now(), None, "Wrong file.")
    assert reader.get(ADDRESS).status_code == 404
    assert "not public any more" in main(dpo.get(address))
    assert dpo.post(address, {"late_because": "Nobody told them."}).status_code == 302
    review = InternalReview.objects.get()
    assert (review.target_on, review.late_because) == (row.target_on, "Nobody told them.")
    assert {ground.decision.question_number for ground in review.grounds.all()} == {"2"}
    assert Requester.objects.get(case=review.case).email == "zoe@example.org"
    assert not AskedReview.objects.exists()


@pytest.mark.usefixtures("own_archive")
def test_one_that_came_too_late_is_not_accepted_and_its_letter_ends_it(reader):
    reader.post(ADDRESS, {**SENT, "token": token()})
    dpo, address = signed_in(people.dpo()), f"/staff/reviews/asked/{AskedReview.objects.get().pk}/"
    assert "Say why it is not accepted" in main(dpo.post(address, {"do": "decline"}))
    letter = main(dpo.post(address, {"do": "decline", "late_because": "The records are destroyed."}, follow=True))
    assert "Letter that it is not accepted" in letter
    page = main(dpo.get(f"/staff/reviews/{InternalReview.objects.latest('pk').pk}/"))
    assert ("not reviewed" in page, "to decide</b>" in page, "Write down a finding" in page) == (True, False, False)
    for words_of_it in ("Yours came after 14 June 2024", "The records are destroyed.", "right to complain to the"):
        assert words_of_it in letter
    review = InternalReview.objects.get()
    page = f"/staff/reviews/{review.pk}/"
    rest = dpo.post(f"{page}act/", {"do": "rest", "version": review.case.version}, follow=True)
    assert "nothing of it is decided" in main(rest)
    draft, at = review.case.correspondence.get(direction="out"), timezone.now()
    make_ready(draft.pk, at, people.dpo())
    posted(draft.pk, at, at, people.dpo())
    assert "Ended without a decision" in main(dpo.get(page))
    assert "not accepted: the records are destroyed" in Case.objects.get(review=review).outcome.lower()


@pytest.mark.usefixtures("own_archive")
def test_what_was_reviewed_is_not_reviewed_again_and_spam_is_deleted(reader):
    reader.post(ADDRESS, {**SENT, "token": token()})
    row, again = AskedReview.objects.get(), AskedReview.objects.get()
    again.pk, again.reference = uuid4(), "REV-TWIN-TWIN"
    again.save(force_insert=True)
    assert "REV-TWIN-TWIN" in main(signed_in(people.dpo()).get(f"/staff/reviews/asked/{row.pk}/"))
    again.delete()
    assert signed_in(people.dpo()).post(f"/staff/reviews/asked/{row.pk}/", {"do": "drop"}).status_code == 302
    assert not AskedReview.objects.exists()
    by = {"slug": "0008-24-2", "answered_on": "2024-07-01", "told": False}
    PublishedResponse.objects.filter(slug="0008-24").update(reviewed={"by": [by]})
    assert reader.get(ADDRESS).status_code == 404
