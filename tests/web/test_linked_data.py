"""What programs that read pages are told: schema.org's words, as data."""

from __future__ import annotations

import json

import pytest

from requests.models import PublishedResponse
from requests.templatetags.foi import file_size, json_ld
from tests.web.markup import parsed


def told(reader, address):
    [script] = parsed(reader.get(address)).all("script", type="application/ld+json")
    return json.loads(script.text)


@pytest.mark.usefixtures("archive")
def test_a_response_is_told_with_its_questions_its_files_and_its_dates(reader):
    found = told(reader, "/foi/0008-24/")
    assert (found["@type"], found["identifier"], found["dateCreated"]) == ("FAQPage", "FOI 0008/24", "2024-04-17")
    assert found["mainEntity"][1]["url"] == "http://localhost/foi/0008-24/#q1b"
    assert [file["contentUrl"] for file in found["associatedMedia"]] == [
        "http://localhost/foi/0008-24/letter.pdf",
        "http://localhost/foi/0008-24/tables/1.csv",
        "http://localhost/foi/0008-24/tables/2.csv",
    ]


@pytest.mark.usefixtures("archive")
def test_a_question_is_told_with_its_answer_and_the_response_it_is_of(reader):
    found = told(reader, "/foi/0008-24/q1b/")
    assert found["mainEntity"]["acceptedAnswer"]["text"].startswith("Document 1")
    assert found["isPartOf"]["url"] == "http://localhost/foi/0008-24/"


@pytest.mark.usefixtures("archive")
def test_the_archive_is_told_with_how_it_is_searched(reader):
    assert told(reader, "/")["potentialAction"]["target"] == "http://localhost/search/?q={search_term_string}"


@pytest.mark.usefixtures("own_archive")
def test_no_word_of_a_letter_ends_the_element(reader):
    nasty = "</script><script>alert(1)</script><!--"
    PublishedResponse.objects.filter(slug="0008-24").update(title=nasty)
    assert nasty in told(reader, "/foi/0008-24/")["name"]


def test_every_sign_that_could_end_it_is_written_otherwise():
    written = json_ld({"a": "</script>&\u2028"})
    assert (set("<>&\u2028") & set(written), json.loads(written)) == (set(), {"a": "</script>&\u2028"})


@pytest.mark.parametrize(("size", "said"), [(1, "1 KB"), (765_672, "766 KB"), (1_262_000, "1.3 MB")])
def test_a_file_s_size_is_said_roughly(size, said):
    assert file_size(size).replace("\N{NO-BREAK SPACE}", " ") == said
