"""Keeping a reading: pages, passages and findings, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import IntegrityError

from documents.models import Letter, LetterFormat, LetterPage, LetterReading, Passage, ReadingFinding
from documents.reading.as_json import from_json
from documents.reading.letters import read
from documents.reading.shapes import Fact, Finding, FindingKind, Reading
from documents.reading.spans import Box, Span
from documents.recording import Recorded, _spans, record
from tests.clearing.readings import reading

AT = datetime(2024, 4, 17, 12, tzinfo=UTC)
FOLDER = Path("fixtures/letters")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def model() -> Reading:
    return read("foi-0008-24.pdf", (FOLDER / "foi-0008-24.pdf").read_bytes())


@pytest.fixture
def letter() -> Letter:
    return Letter.objects.create(sha256="0" * 64, name="l.pdf", format=LetterFormat.PDF, size=1, taken_in_at=AT)


@pytest.fixture
def recorded(letter, model) -> Recorded:
    return record(letter, model, AT)


def test_every_page_is_kept_with_its_text(recorded, model):
    kept = LetterPage.objects.filter(reading=recorded.reading).values_list("number", "text", "width", "height")
    assert list(kept) == [(page.number, page.text, page.width, page.height) for page in model.pages]


def test_every_place_of_every_fact_has_its_passage(recorded, model):
    for span in _spans(model):
        if span.start < span.end:
            (passage,) = recorded.passages([span])
            assert (passage.page.number, passage.start, passage.end) == (span.page, span.start, span.end)


def test_a_passage_holds_the_words_that_stand_there(recorded, model):
    span = model.reference.spans[0]
    (passage,) = recorded.passages([span])
    assert Passage.objects.get(pk=passage.pk).text == model.pages[span.page - 1].text[span.start : span.end]


def test_a_passage_of_a_pdf_has_a_box_a_printed_line(recorded, model):
    span = next(span for span in _spans(model.questions) if span.boxes and len(span.boxes) > 1)
    (passage,) = recorded.passages([span])
    assert Passage.objects.get(pk=passage.pk).boxes == [list(box) for box in span.boxes]


def test_the_same_place_is_kept_once(recorded, model):
    places = {(span.page, span.start, span.end) for span in _spans(model) if span.start < span.end}
    assert Passage.objects.filter(page__reading=recorded.reading).count() == len(places)


def test_passages_come_in_the_order_of_their_spans_each_once(letter):
    first, second = Span(1, 0, 3), Span(2, 4, 9)
    recorded = record(letter, reading(reference=Fact("x", (first,)), review=Fact("y", (second,))), AT)
    assert [passage.start for passage in recorded.passages([second, first, second])] == [4, 0]


def test_a_place_given_with_boxes_and_without_keeps_its_boxes(letter):
    boxes = (Box(1.0, 2.0, 3.0, 4.0),)
    facts = {"reference": Fact("x", (Span(1, 0, 3),)), "review": Fact("y", (Span(1, 0, 3, boxes),))}
    assert record(letter, reading(**facts), AT).passages([Span(1, 0, 3)])[0].boxes == [[1.0, 2.0, 3.0, 4.0]]


def test_a_place_of_no_characters_has_no_passage(letter):
    assert record(letter, reading(review=Fact("", (Span(1, 3, 3),))), AT).passages([Span(1, 3, 3)]) == []


def test_a_finding_is_kept_with_its_place(letter):
    finding = Finding(FindingKind.DOUBTFUL, "The date is not clear.", Span(2, 4, 9), 0.5)
    record(letter, reading(findings=(finding,)), AT)
    kept = ReadingFinding.objects.get()
    assert (kept.kind, kept.what, kept.page, kept.start, kept.end, kept.sure) == (
        FindingKind.DOUBTFUL, "The date is not clear.", 2, 4, 9, 0.5,
    )  # fmt: skip


def test_a_finding_without_a_place_is_kept_without_one(letter):
    record(letter, reading(findings=(Finding(FindingKind.MISSING, "There is no date."),)), AT)
    kept = ReadingFinding.objects.get()
    assert (kept.page, kept.start, kept.end) == (None, None, None)


def test_the_whole_reading_can_be_had_back(recorded, model):
    assert from_json(LetterReading.objects.get(pk=recorded.reading.pk).content) == model


def test_a_second_reading_of_a_letter_is_its_second(letter):
    record(letter, reading(), AT)
    assert record(letter, reading(), AT).reading.number == 2


def test_a_reading_that_cannot_be_kept_whole_leaves_nothing(letter):
    surer_than_sure = Finding(FindingKind.DOUBTFUL, "The date is not clear.", sure=7.0)  # kept last, and refused
    with pytest.raises(IntegrityError):
        record(letter, reading(findings=(surer_than_sure,)), AT)
    assert not LetterReading.objects.exists()
    assert not LetterPage.objects.exists()


def test_the_model_letter_is_kept_in_a_handful_of_statements(letter, model, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        record(letter, model, AT)


def test_a_letter_ten_times_as_long_takes_no_more_statements(letter, django_assert_max_num_queries):
    long = reading(pages=tuple(replace(page, number=number) for number in range(1, 21) for page in reading().pages[:1]))
    with django_assert_max_num_queries(10):
        record(letter, long, AT)
