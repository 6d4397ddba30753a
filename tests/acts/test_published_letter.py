"""FOI 0008/24 in its public copy: the real letter, read, filed and published."""

from __future__ import annotations

import pytest
from django.conf import settings

from requests.models import (
    Publication,
    PublishedExemption,
    PublishedPart,
    PublishedPassage,
    PublishedResponse,
)
from tests.archive import DRAFT, FILED_ONLY, PUBLISHED, WITHDRAWN


@pytest.fixture
def response(archive):
    return PublishedResponse.objects.get(slug="0008-24")


def outcomes(response, anchor):
    return [part.outcome for part in PublishedPart.objects.filter(question__response=response, question__anchor=anchor)]


def test_it_was_answered_on_the_last_day(response):
    assert (str(response.due_on), response.working_days, response.is_late) == ("2024-04-17", 20, False)


def test_it_has_six_questions_and_three_sub_questions(response):
    numbers = response.questions.values_list("number", flat=True)
    assert list(numbers) == ["1", "1a", "1b", "1c", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("q1a", ["accessible elsewhere"]),
        ("q1b", ["disclosed"]),
        ("q2", ["disclosed", "accessible elsewhere", "disclosed"]),
        ("q3", ["accessible elsewhere", "not held"]),
        ("q4", ["accessible elsewhere", "disclosed"]),
        ("q6", ["disclosed"]),
    ],
)
def test_each_answer_has_its_parts(response, anchor, expected):
    assert outcomes(response, anchor) == expected


def test_section_21_is_relied_on_four_times(response):
    relied_on = PublishedExemption.objects.filter(part__question__response=response)
    assert [exemption.section for exemption in relied_on] == ["s21"] * 4


def test_its_tables_have_captions_of_ours(response):
    captions = response.tables.values_list("caption", flat=True)
    assert list(captions) == [
        "Table 1. Commissioned services, by year",
        "Table 2. Commissioned services and their evaluation, by year",
    ]


def test_every_page_has_its_picture(response):
    pages = response.pages.all()
    assert len(pages) == response.page_count > 1
    for page in pages:
        picture = settings.FOI_PUBLISHED / page.picture
        assert picture.read_bytes().startswith(b"RIFF"), page.number
        assert page.cuts, page.number


def test_every_passage_lies_on_its_page(response):
    passages = PublishedPassage.objects.filter(page__response=response).select_related("page")
    assert sum(bool(passage.boxes) for passage in passages) > 20
    for passage in passages:
        assert passage.page.text[passage.start : passage.end].strip()
        assert all(box[2] <= passage.page.width and box[3] <= passage.page.height for box in passage.boxes)


def test_an_answer_across_a_page_break_has_a_passage_on_each_page(response):
    pages = PublishedPassage.objects.filter(question__response=response, question__anchor="q5", role="table")
    assert [passage.page.number for passage in pages] == [4, 5]


def test_the_title_and_the_labels_are_short_and_plain(response):
    assert response.title == (
        "Violence Reduction Unit: Theory of Change, funding from Home Office and commissioned services"
    )
    assert max(len(question.label.split()) for question in response.questions.all()) <= 4


def test_the_documents_named_are_listed(response):
    assert [document["label"] for document in response.attachments] == [f"Document {n}" for n in range(1, 5)]


def test_the_hash_covers_the_pictures(response):
    publication = Publication.objects.get(pk=response.publication_id)
    assert len(publication.content_hash) == 64


def test_what_was_withdrawn_filed_only_or_drafted_is_not_public(archive):

    assert set(PublishedResponse.objects.values_list("slug", flat=True)) == set(PUBLISHED)
    assert not set(PUBLISHED) & {*DRAFT, *FILED_ONLY, *WITHDRAWN}


def test_files_of_what_was_withdrawn_are_gone(archive):
    folders = {str(key) for key in PublishedResponse.objects.values_list("publication", flat=True)}
    assert {folder.name for folder in settings.FOI_PUBLISHED.iterdir()} == folders
