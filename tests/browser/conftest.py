"""Fixtures of the tests that look at the site as a reader does."""

from __future__ import annotations

from pathlib import Path

import pytest

from requests.search.rebuild import rebuild

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
# Everything that passed, handed over in full, would take three times as long as finding it.
RUN_AXE = """async () => {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const results = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  const wrong = results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
  return [results.passes.length, wrong];
}"""


@pytest.fixture
def site(live_site, settings):
    """The site's address, its search index built, its examples page open."""
    settings.FOI_DEMO = True
    rebuild(even_if_usable=False)
    return live_site


@pytest.fixture
def violations():
    """What axe finds wrong with a page, in words; and it must have found the page's styles at work."""

    def found(page):
        page.wait_for_load_state()
        assert page.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor") != "rgba(0, 0, 0, 0)"
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        passed, wrong = page.evaluate(RUN_AXE)
        assert passed > 15
        return wrong

    return found
