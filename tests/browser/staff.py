"""A member of staff at a browser, and the worker that reads what they hand in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager

from django.conf import settings
from playwright.sync_api import expect

from requests.models import Person
from tests import people
from tests.web.staff import signed_in


def sign_in(page, site, username):
    """Through both forms, as anybody does; who has no app yet gets one first."""
    people.with_app(Person.objects.get(username=username))
    page.goto(f"{site}/staff/")
    page.fill("#id_username", username)
    page.fill("#id_password", people.PASSWORD)
    page.click("main .btn")
    page.fill("#id_code", people.code())
    page.click("main .btn >> text=Go on")
    page.wait_for_url(f"{site}/staff/")


def let_in_at(page, site, person):
    """Both steps of signing in done, without walking them: tests/browser/test_signing_in.py does that."""
    session = signed_in(person).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])


def said(page, words):
    """The page that an act leads to says this, and is there to its end, so that what is not on it can be looked for."""
    expect(page.get_by_role("status").first).to_contain_text(words)
    page.wait_for_load_state()


def there(what):
    """This, once all of the page that has it is there: by Tab one goes on from it."""
    what.wait_for()
    what.page.wait_for_load_state()
    return what


@contextmanager
def worker(home):
    """The real one, in a process of its own, on the same database and folders."""
    environment = {**os.environ, **home.environment}
    process = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=settings.BASE_DIR, env=environment)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
