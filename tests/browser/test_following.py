"""Following a search by e-mail as people do: on a phone, by keyboard, from the results to the last message."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from requests.follow_mail import attend
from requests.models import FollowedSearch, PublishedResponse
from requests.search.rebuild import rebuild
from tests.acts.followers import READER, link, recently, said

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AS_LONG_AS_PEOPLE_TAKE = 2100  # milliseconds; what is quicker is taken for a program


@pytest.fixture
def site(own_archive, live_site, settings):
    """The site on an archive that can be written to and searched, told of its own address."""
    rebuild(even_if_usable=False)
    settings.FOI_ADDRESS = live_site
    return live_site


def test_a_search_is_followed_confirmed_told_of_and_stopped(narrow_page, site, post, violations):
    page, wrong = narrow_page, {}

    def press(name, there):
        page.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(f"h1 >> text={there}")
        wrong[there] = violations(page) or (page.evaluate(SIDEWAYS) > 0)

    page.goto(f"{site}/search/?q=VRU+funding")
    page.get_by_role("link", name="Follow this search").click()
    page.fill("#id_email", "zoe at example")
    page.keyboard.press("Enter")
    page.wait_for_selector("main >> text=1 thing needs your attention")
    wrong["error"] = violations(page) or (page.evaluate(SIDEWAYS) > 0)
    page.fill("#id_email", READER)
    page.wait_for_timeout(AS_LONG_AS_PEOPLE_TAKE)
    press("Follow by e-mail", "Now look at your e-mail")
    attend(timezone.now())
    page.goto(site + link(post.took[0], "confirm"))
    assert "VRU funding" in page.inner_text("main")
    press("Yes, send me these e-mails", "You follow this search")
    attend(timezone.now())
    PublishedResponse.objects.filter(slug="0008-24").update(first_published_at=recently())
    FollowedSearch.objects.update(told_until=recently() - timedelta(days=1), due_at=timezone.now())
    attend(timezone.now())
    assert f"{site}/foi/0008-24/q4/" in said(post.took[1])
    page.goto(site + link(post.took[1], "stop"))
    press("Stop these e-mails", "These e-mails are stopped")
    attend(timezone.now())
    assert not FollowedSearch.objects.exists()
    assert (page.context.cookies(), {there: found for there, found in wrong.items() if found}) == ([], {})
