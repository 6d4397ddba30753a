"""Pages that answers point to: when one is called gone, who is told, and what is kept of it."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from requests import link_checking
from requests.errors import NoWayOut
from requests.link_checking import check_due
from requests.models import CitedAddress, Link, PageElsewhere, PublishedResponse
from requests.publication import publish
from requests.views.cited_links import cited_links
from requests.visits.visiting import Verdict
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import stored
from tests.acts.test_visiting_links import answer, site

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HERE, GONE, AWAY = answer("200 OK", "Content-Type: text/html", page=b"<p>Spent"), answer("404 No"), answer("503 Away")


@pytest.fixture
def foi_request():
    """A published letter with one link, the only address there is."""
    found = stored()
    publish(found, AT, None)
    Link.objects.exclude(pk=Link.objects.exclude(url="").earliest("pk").pk).update(url="")
    Link.objects.exclude(url="").update(url="http://example.org/spending")
    for part in _parts():
        for run in part.said:
            for link in run["links"]:
                link["url"] = "http://example.org/spending"
        part.save()
    return found


def _parts():
    [response] = PublishedResponse.objects.all()
    return [part for question in response.questions.all() for part in question.parts.all()]


def visit_all(at, *answers):
    with site(*answers) as (network, asked):
        done = list(check_due(at, network=network))
    assert len(asked) == len(answers)
    return done


def dead_links():
    [response] = PublishedResponse.objects.all()
    return response.dead_links, response.changed_at


def test_a_page_is_gone_when_that_was_found_on_two_days_and_the_public_page_says_so(foi_request):
    [seen] = visit_all(AT, HERE)
    assert (seen.verdict, bytes(seen.page), seen.is_dead) == (Verdict.WORKS, b"<p>Spent", False)
    assert visit_all(AT + DAY) == []  # seen a day ago: not due
    first = AT + 31 * DAY
    assert [each.is_dead for each in visit_all(first, GONE)] == [False]
    assert dead_links() == ({}, AT)
    [seen] = visit_all(first + DAY, GONE)
    assert (seen.is_dead, seen.bad_since, bytes(seen.page)) == (True, first, b"<p>Spent")  # what it showed is kept
    assert dead_links() == ({"http://example.org/spending": first.date().isoformat()}, first + DAY)
    [response] = PublishedResponse.objects.all()
    questions = list(response.questions.all())
    shown = cited_links(questions, {each.pk: list(each.parts.all()) for each in questions}, response.dead_links)
    assert {link.gone_since for link in shown} == {first.date()}
    visit_all(first + 40 * DAY, HERE)
    assert dead_links() == ({}, first + 40 * DAY)


def test_a_site_that_is_down_for_an_evening_is_not_gone(foi_request):
    dead = [each.is_dead for days in range(8) for each in visit_all(AT + days * DAY, AWAY)]
    assert dead == [False] * 7 + [True]


def test_a_site_that_was_down_the_day_before_is_not_gone_for_one_answer_that_it_is(foi_request):
    days = enumerate((AWAY, GONE, GONE))
    assert [each.is_dead for day, said in days for each in visit_all(AT + day * DAY, said)] == [False, False, True]


def test_what_a_letter_could_not_yet_hear_that_was_published_meanwhile_it_hears_at_the_next_visit(foi_request):
    CitedAddress.objects.create(
        url="http://example.org/spending", is_dead=True, verdict=Verdict.GONE, bad_since=AT - 2 * DAY
    )
    assert dead_links()[0] == {}
    visit_all(AT + DAY, GONE)
    assert dead_links()[0] == {"http://example.org/spending": (AT - 2 * DAY).date().isoformat()}


def test_a_letter_says_from_its_publication_on_which_of_the_pages_it_shows_are_gone():
    found = stored()
    shown = Link.objects.exclude(url="").earliest("pk").url
    for url in (shown, "https://example.org/taken-out-of-the-copy"):
        CitedAddress.objects.create(url=url, is_dead=True, bad_since=AT - DAY)
    publish(found, AT, None)
    assert dead_links()[0] == {shown: (AT - DAY).date().isoformat()}


def test_where_no_site_answers_it_is_this_machine_that_has_no_way_out(foi_request):
    CitedAddress.objects.create(url="http://www.example.org/works", verdict=Verdict.WORKS, visited_at=AT)
    CitedAddress.objects.create(url="http://www.example.org/failed", verdict=Verdict.FAILED, bad_since=AT - DAY)
    CitedAddress.objects.filter(verdict=Verdict.WORKS).update(next_visit_at=AT + 90 * DAY)
    for title in ("works", "failed"):
        address = f"http://www.example.org/{title}"
        PageElsewhere.objects.create(title=title, address=address, words="money", finds="Figures.")
    with site(AWAY, AWAY, AWAY) as (network, asked), pytest.raises(NoWayOut):
        list(check_due(AT + 20 * DAY, network=network))
    assert len(asked) == 3
    assert not CitedAddress.objects.filter(is_dead=True).exists()
    with site(AWAY, AWAY, HERE) as (network, _):
        assert len(list(check_due(AT + 20 * DAY, network=network))) == 2
    assert [each.url for each in CitedAddress.objects.filter(is_dead=True)] == ["http://www.example.org/failed"]


def test_where_no_site_ever_answered_nothing_is_said_of_any(foi_request):
    url = Link.objects.exclude(url="").earliest("pk").url
    CitedAddress.objects.create(url=url, verdict=Verdict.FAILED, bad_since=AT - 9 * DAY)
    PageElsewhere.objects.create(title="Sums", address="http://www.example.org/x", words="money", finds="Figures.")
    with site(*[AWAY] * 9) as (network, _), pytest.raises(NoWayOut, match="nothing is said of any page"):
        list(check_due(AT, network=network))
    assert not CitedAddress.objects.filter(is_dead=True).exists()


def test_nothing_is_kept_of_addresses_that_no_letter_points_to(foi_request):
    visit_all(AT, HERE)
    Link.objects.update(url="")
    assert visit_all(AT + 90 * DAY) == []
    assert not CitedAddress.objects.exists()


def test_the_worker_visits_nothing_unless_it_is_wanted(foi_request, settings):
    assert settings.FOI_CHECK_LINKS is False
    assert link_checking.attend(AT) == 0
    assert not CitedAddress.objects.exists()


def test_the_command_says_what_came_of_each(foi_request):
    Link.objects.exclude(url="").update(url="http://127.0.0.1/spending")
    out = StringIO()
    call_command("check_links", stdout=out)
    assert out.getvalue() == (
        "http://127.0.0.1/spending  not looked at: It leads to an address that is not out on the internet.\n"
        "Visited: 1. Gone: 0 of 1.\n"
    )
