"""What stands around the answers of a response: documents, links, what happened when, whose the words are."""

from __future__ import annotations

from datetime import date

import pytest

from requests.models import PublishedAuthority, PublishedResponse
from requests.views.named_documents import NamedDocument, named_documents
from requests.views.timeline import timeline
from tests.web.markup import parsed, words

RECEIVED, DUE = date(2024, 3, 18), date(2024, 4, 17)


def response(**changes):
    at = {"received_on": RECEIVED, "due_on": DUE, "answered_on": DUE, "first_published_at": "2024-05-02T10:00:00Z"}
    made = PublishedResponse(**(at | {"is_late": False, "reviewed": {}} | changes))
    made.clean_fields(exclude={field.name for field in made._meta.fields} - {"first_published_at"})
    return made


def happened(**changes):
    history = changes.pop("history", [])
    return [happening.words for happening in timeline(response(**changes), history)]


def test_a_request_in_time_is_received_answered_due_and_published():
    assert happened() == ["Received", "Answered", "Due", "Published here, read by machine"]


def test_a_late_answer_stands_after_the_day_it_was_due():
    assert happened(is_late=True, answered_on=date(2024, 4, 20))[1:3] == ["Due", "Answered, late"]


def test_a_review_and_later_versions_and_the_check_by_staff_are_told():
    row = {"number": 2, "published_at": "2024-09-01T10:00:00+00:00", "checked_on": None, "changes": [{}]}
    told = happened(
        reviewed={"by": [{"slug": "x", "answered_on": "2024-06-03"}]},
        checked_on=date(2024, 5, 3),
        history=[row, row | {"number": 1}],
    )
    checked = "Version 2 checked by staff against the letter"
    assert told[-3:] == [checked, "Internal review answered", "Version 2 published"]


def test_which_version_was_checked_stays_told():
    first = {"number": 1, "published_at": "2024-05-02T10:00:00+00:00", "checked_on": "2024-05-02", "changes": []}
    second = {"number": 2, "published_at": "2024-09-01T10:00:00+00:00", "checked_on": None, "changes": [{}]}
    checked = "{} checked by staff against the letter"
    assert happened(history=[first], checked_on=date(2024, 5, 2))[-1] == "Checked by staff against the letter"
    assert happened(history=[second, first])[-2:] == [checked.format("Version 1"), "Version 2 published"]
    again = happened(history=[second | {"checked_on": "2024-09-01"}, first], checked_on=date(2024, 9, 1))
    assert again[-2:] == ["Version 2 published", checked.format("Version 2")]
    kept = happened(history=[second | {"checked_on": "2024-05-02"}, first], checked_on=date(2024, 5, 2))
    assert kept[-2:] == [checked.format("Versions 1 and 2"), "Version 2 published"]


def test_a_review_is_told_after_what_it_reviews():
    told = happened(reviewed={"of": {"slug": "x", "answered_on": "2024-01-03"}})
    assert told[:3] == ["First answered", "Internal review asked for", "Review answered"]


@pytest.mark.parametrize(
    ("document", "shown"),
    [
        ({"label": "Document 1", "pages": [9, 10, 11]}, "Pages 9 to 11"),
        ({"label": "Document 1", "pages": [9]}, "Page 9"),
    ],
)
def test_a_document_is_shown_where_it_stands(document, shown):
    [named] = named_documents(PublishedResponse(attachments=[document]))
    assert named.link == shown


def test_a_document_that_no_page_shows_is_said_to_be_referred_to():
    document = {"label": "Annex A", "note": "The letter names this document, but no page after the letter shows it."}
    note = "Referred to, not held here: no page after the letter shows it."
    assert list(named_documents(PublishedResponse(attachments=[document]))) == [NamedDocument("Annex A", "", (), note)]


@pytest.mark.usefixtures("archive")
def test_pages_elsewhere_are_listed_with_the_questions_they_answer(reader):
    links = parsed(reader.get("/foi/0101-25/")).one("section", id="links")
    assert "Garden guide for schools" in links.text
    assert words(links.text).endswith("page 4")
    assert "Question 2" in links.text


@pytest.mark.usefixtures("own_archive")
def test_the_licence_is_named_and_does_not_cover_what_others_wrote(reader):
    PublishedAuthority.objects.update(
        licence_name="Open Government Licence v3.0", licence_url="https://example.org/ogl"
    )
    page = parsed(reader.get("/foi/0008-24/"))
    assert [link.text for link in page.all("a", rel="license")] == ["Open Government Licence v3.0"]
    assert "that licence does not cover them" in page.one("section", id="reuse").text
