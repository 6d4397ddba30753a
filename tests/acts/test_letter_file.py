"""The public letter as a file: the copy's pages and words, and nothing of the file that came in."""

from __future__ import annotations

import pytest
from django.conf import settings

from documents.children import Limits
from documents.errors import NotTypeset
from documents.typesetting import typeset
from requests.models import PublishedPage, PublishedPassage, PublishedResponse
from requests.publication import withdraw
from tests.acts.publishing_by_hand import LATER, published
from tests.archive import PUBLISHED
from tests.pdf_files import place_of, told_of, words_of


def file_of(slug: str) -> bytes:
    response = PublishedResponse.objects.get(slug=slug)
    content: bytes = (settings.FOI_PUBLISHED / response.letter_file).read_bytes()
    assert len(content) == response.letter_bytes
    return content


@pytest.fixture
def letter(archive):
    return file_of("0008-24")


@pytest.mark.parametrize("slug", sorted(PUBLISHED))
def test_it_has_the_pages_and_the_words_of_the_copy(archive, slug):
    pages = PublishedPage.objects.filter(response__slug=slug).order_by("number")
    for page, words in zip(pages, words_of(file_of(slug)), strict=True):
        wanted, found = ("".join(text.split()) for text in (page.text, words))
        assert wanted in found


def test_its_words_stand_where_the_picture_shows_them(letter):
    on_page = PublishedPassage.objects.filter(page__response__slug="0008-24", page__number=4, role="answer")
    passage = next(row for row in on_page if len(row.boxes) == 1)
    [[left, top, right, bottom]] = passage.boxes
    found = place_of(letter, 4, passage.page.text[passage.start : passage.end])
    assert found == pytest.approx((left, top, right, bottom), abs=4)


def test_it_has_a_title_and_a_language_and_can_be_read_aloud(letter):
    told = told_of(letter)
    assert str(told["title"]).startswith("FOI 0008/24: Violence Reduction Unit")
    assert (told["language"], told["tagged"], told["accessible"]) == ("en-GB", True, True)


def test_it_holds_nothing_that_acts_and_no_property_of_the_file_that_came_in(letter):
    told = told_of(letter)
    assert told["active"] == []
    assert set(told["properties"]) <= {"/Title", "/Author", "/Creator"}


def test_it_is_not_much_larger_than_its_pictures(letter):
    pictures = [
        settings.FOI_PUBLISHED / page.picture for page in PublishedPage.objects.filter(response__slug="0008-24")
    ]
    assert len(letter) < 2.5 * sum(picture.stat().st_size for picture in pictures)


def test_a_letter_that_came_as_text_is_set_as_text(archive):
    pages = words_of(file_of("0101-25"))
    assert pages
    assert all("as text" in page for page in pages)


def test_withdrawing_deletes_it(own_database):
    publication = published()
    file_of("0123-24")
    withdraw(publication.foi_request, LATER, None, "It is being corrected.")
    assert list(settings.FOI_PUBLISHED.iterdir()) == []


def test_the_same_copy_has_the_same_file(own_database):
    published()
    first = file_of("0123-24")
    told = {"title": "FOI 0123/24", "authority": "", "reference": "FOI 0123/24", "pages": []}
    assert first.startswith(b"%PDF-")
    assert typeset("letter.typ", told) == typeset("letter.typ", told)


def test_a_sign_that_no_font_has_costs_the_standard_and_not_the_file():
    page = {"number": 1, "text": "A sign: \U0001f600"}
    told = told_of(typeset("letter.typ", {"title": "T", "authority": "", "reference": "R", "pages": [page]}))
    assert (told["tagged"], told["accessible"]) == (True, False)


def test_what_takes_too_long_is_given_up():
    with pytest.raises(NotTypeset):
        typeset("letter.typ", {"title": "T", "authority": "", "reference": "R", "pages": []}, limits=Limits(wall=0.01))
