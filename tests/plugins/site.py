"""Fixtures for tests that look at the site as a reader does: a live server, and Chromium.

`page` fails its test when anything on a page could not be fetched or the console complained: a page without its styles
passes every check of its contents.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.plugins.requirements import CHROMIUM, need

# As root Chromium has no sandbox of its own; the rest keeps it from calling home.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDE = ViewportSize(width=1280, height=900)
NARROW = ViewportSize(width=360, height=740)
PATIENCE = 45_000  # milliseconds; a busy machine is no fault
WIDTHS = (320, 360, 640, 768, 1024, 1280)  # 640 is 1280 at 200 %


@pytest.fixture(scope="session")
def site_thread() -> Iterator[LiveServerThread]:
    """The one web server of the session; it answers from whatever database the test lives in."""
    thread = LiveServerThread("localhost", StaticFilesHandler, connections_override={})
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield thread
    thread.terminate()


@pytest.fixture
def live_site(request: pytest.FixtureRequest, site_thread: LiveServerThread) -> str:
    """The site's address, http://localhost:PORT, on `archive`; on `own_archive` where the test asks for that too."""
    homes = [name for name in ("own_archive", "own_database") if name in request.fixturenames]
    request.getfixturevalue(homes[0] if homes else "archive")
    return f"http://localhost:{site_thread.port}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    need("browser")
    expect.set_options(timeout=PATIENCE)
    # Playwright keeps an event loop in this thread; Django would take every query for one made inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page 1280 px wide, in a fresh profile."""
    with browser.new_context(viewport=WIDE, locale="en-GB", timezone_id="Europe/London") as context:
        yield from watched(context)


@pytest.fixture
def narrow_page(browser: Browser) -> Iterator[Page]:
    """A page 360 px wide, as on a phone."""
    with browser.new_context(viewport=NARROW, has_touch=True, locale="en-GB") as context:
        yield from watched(context)


@pytest.fixture
def scriptless_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no JavaScript."""
    with browser.new_context(viewport=WIDE, java_script_enabled=False, locale="en-GB") as context:
        yield from watched(context)


def is_complaint(said: ConsoleMessage, page_url: str) -> bool:
    """Whether the browser complains, but for the page's own status: a test may well ask for the 404 page."""
    return said.type in {"error", "warning"} and said.location.get("url") != page_url


def missed(failed: Request) -> bool:
    """Whether a page went without it. What is broken off because the reader went on is no miss."""
    return failed.failure != "net::ERR_ABORTED"


def watched(context: BrowserContext) -> Iterator[Page]:
    """A page that must not miss a style, a picture or a script."""
    complaints: list[str] = []
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("requestfailed", lambda failed: complaints.append(f"not fetched: {failed.url}") if missed(failed) else None)
    page.on("console", lambda said: complaints.append(said.text) if is_complaint(said, page.url) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


def scrolling_sideways(page: Page) -> list[int]:
    """The widths of window at which the page is wider than it; the window keeps the last."""
    page.wait_for_load_state()
    found = []
    for width in WIDTHS:
        page.set_viewport_size(ViewportSize(width=width, height=900))
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(width)
    return found
