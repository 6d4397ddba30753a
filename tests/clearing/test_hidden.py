"""What stops a letter from being published as it stands."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from documents.clearing.pictures import draw_pages
from documents.reading.formats.pdf import read_pages
from documents.reading.shapes import Fact, Finding, FindingKind, Requester
from documents.reading.spans import Span
from tests.clearing.hiding_places import PDFS
from tests.clearing.hiding_sheets import CANARY, VISIBLE
from tests.clearing.readings import held_back, picture, reading

STOPPING = [FindingKind.HIDDEN_TEXT, FindingKind.TRACKED_CHANGES, FindingKind.COMMENTS, FindingKind.REQUESTER]
STOPPING += [FindingKind.COVERED]


def test_nothing_speaks_against_a_plain_letter():
    assert held_back(reading(), [picture(1), picture(2)]) == []


@pytest.mark.parametrize("kind", STOPPING)
def test_a_finding_of_a_stopping_kind_is_a_reason(kind):
    assert len(held_back(reading(findings=(Finding(kind, "found", Span(2, 0, 3)),)))) == 1


@pytest.mark.parametrize("kind", [kind for kind in FindingKind if kind not in STOPPING])
def test_a_finding_of_another_kind_is_none(kind):
    assert held_back(reading(findings=(Finding(kind, "found"),))) == []


def test_a_reason_names_the_pages():
    findings = tuple(Finding(FindingKind.COMMENTS, "found", Span(page, 0, 3)) for page in (3, 1, 2, 3))
    assert held_back(reading(findings=findings)) == ["The letter holds comments, on pages 1, 2 and 3."]


def test_a_page_that_was_not_read_is_a_reason():
    findings = (Finding(FindingKind.UNREAD, "found", Span(2, 0, 0)),)
    assert held_back(reading(findings=findings)) == ["The letter shows what could not be read as words, on page 2."]


def test_a_page_that_shows_what_is_no_words_is_a_reason():
    reasons = held_back(reading(), [picture(1), picture(2, unread=True)])
    assert reasons == ["The letter shows what could not be read as words, on page 2."]


def test_a_finding_without_a_place_is_still_a_reason():
    findings = (Finding(FindingKind.TRACKED_CHANGES, "found"),)
    assert held_back(reading(findings=findings)) == ["The letter holds tracked changes."]


@pytest.mark.parametrize("detail", ["name", "email", "address"])
def test_a_filled_requester_field_is_a_reason(detail):
    requester = Requester(**{detail: Fact("Zyxanthe Quillfeather", (Span(1, 0, 5),))})
    assert len(held_back(reading(requester=requester))) == 1


def test_what_is_named_is_not_said_once_more_in_general():
    requester = Requester(Fact("Zyxanthe Quillfeather", (Span(1, 0, 5),)))
    findings = (Finding(FindingKind.REQUESTER, "the requester's details", Span(1, 0, 5)),)
    reasons = held_back(reading(requester=requester, findings=findings))
    assert reasons == ["The letter prints the requester's name, on page 1."]


def test_no_reason_repeats_the_private_words():
    requester = Requester(Fact("Zyxanthe Quillfeather", (Span(1, 0, 5),)), Fact("zq@canary.invalid", (Span(1, 0, 5),)))
    findings = (Finding(FindingKind.HIDDEN_TEXT, "the words Zyxanthe Quillfeather", Span(1, 0, 5)),)
    said = " ".join(held_back(reading(requester=requester, findings=findings)))
    assert "Zyxanthe" not in said
    assert "canary" not in said


def test_a_word_without_a_mark_on_the_picture_is_a_reason_though_the_reader_saw_none():
    reasons = held_back(reading(), [picture(1), picture(2, unseen_words=3)])
    assert reasons == ["The letter holds text that cannot be seen on the page, on page 2."]


def test_hidden_text_found_by_both_witnesses_is_said_once_with_both_their_pages():
    findings = (Finding(FindingKind.HIDDEN_TEXT, "found", Span(1, 0, 3)),)
    reasons = held_back(reading(findings=findings), [picture(1), picture(2, unseen_words=1)])
    assert reasons == ["The letter holds text that cannot be seen on the page, on pages 1 and 2."]


def test_a_redaction_that_was_never_carried_out_is_carried_out():
    _, marked = PDFS["a redaction only marked"][1]
    (page,), (seen,) = read_pages(marked), draw_pages(marked, 1, 1)
    assert (page.text.startswith(VISIBLE), CANARY in page.text) == (True, False)
    assert len(seen.unseen) == 1
    place = [2 * side for side in seen.unseen[0]]
    assert Image.open(io.BytesIO(seen.webp)).convert("L").crop(place).getextrema() == (0, 0)


def test_marks_laid_over_a_page_are_a_reason():
    reasons = held_back(reading(), [picture(1, marks=1), picture(2)])
    assert reasons == ["The letter has notes, marks or filled-in fields laid over its pages, on page 1."]
