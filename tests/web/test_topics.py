"""Topics on the public pages: the list with its counts, a topic's responses, and where they are named."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from requests.models import PublishedTopic, Topic
from requests.topics import refresh_topics, remove_topic
from tests.web.markup import parsed, words
from tests.web.published import ANSWERED, published_response
from tests.web.test_statements import counted


@pytest.mark.usefixtures("archive")
def test_the_list_counts_the_responses_of_each(reader):
    rows = [words(row.text) for row in parsed(reader.get("/topics/")).all("li") if "response" in row.text]
    assert any(row.startswith("Violence reduction1 response") for row in rows)


@pytest.mark.usefixtures("archive")
def test_a_topic_nobody_asked_about_is_no_link(reader):
    page = parsed(reader.get("/topics/"))
    assert "Custody visiting" in page.one("main").text
    assert "/topics/custody-visiting/" not in {link["href"] for link in page.all("a")}


@pytest.mark.usefixtures("archive")
def test_a_topic_leads_to_its_responses_its_search_and_its_feed(reader):
    links = {link["href"] for link in parsed(reader.get("/topics/violence-reduction/")).all("a")}
    feed, search = "/feeds/search.atom?topic=violence-reduction", "/search/?topic=violence-reduction"
    assert {"/foi/0008-24/", feed, search} <= links


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", ["/foi/0008-24/", "/foi/", "/"])
def test_a_response_names_its_topics(reader, address):
    assert "/topics/violence-reduction/" in {link["href"] for link in parsed(reader.get(address)).all("a")}


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("slug", ["never-was", "Violence-reduction", "a" * 300])
def test_an_unknown_topic_is_the_one_404(reader, slug):
    never, response = reader.get("/foi/never-was/"), reader.get(f"/topics/{slug}/")
    assert (response.status_code, response.content) == (404, never.content)


@pytest.fixture
def many(own_database):
    """A topic with more responses than its page shows, each answered a day after the one before."""
    Topic.objects.create(name="Grants", slug="grants")
    refresh_topics()
    for number in range(26):
        response = published_response(f"r-{number:02}", 1)
        response.topics, response.answered_on = ["grants"], ANSWERED + timedelta(days=number)
        response.save()


@pytest.mark.usefixtures("many")
def test_the_newest_stand_first_and_all_are_one_click_away(reader):
    page = parsed(reader.get("/topics/grants/"))
    references = [row.text for row in page.all("span", class_="ref")]
    assert (len(references), references[0]) == (25, "R-25")
    assert [link.text for link in page.all("a") if link["href"] == "/foi/?topic=grants"] == [
        "All 26 responses of this topic"
    ]


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(("address", "most"), [("/topics/", 3), ("/topics/grants/", 8)])
def test_the_pages_take_few_statements(reader, address, most):
    with counted() as statements:
        assert reader.get(address).status_code == 200
    assert len(statements) <= most


@pytest.mark.usefixtures("many")
def test_a_removed_topic_is_named_nowhere(reader):
    remove_topic(Topic.objects.get(), timezone.now())
    assert reader.get("/topics/grants/").status_code == 404
    assert "Grants" not in reader.get("/foi/").text
    assert not PublishedTopic.objects.exists()


@pytest.mark.usefixtures("own_database")
def test_without_topics_the_list_says_what_to_do(reader):
    assert "Look through all responses by year" in reader.get("/topics/").text
