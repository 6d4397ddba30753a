"""Fixtures of the tests that look at the site as a reader does."""

from __future__ import annotations

from pathlib import Path

import pytest

from requests.search.rebuild import rebuild

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


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
        assert page.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor") != "rgba(0, 0, 0, 0)"
        page.evaluate(AXE)
        results = page.evaluate("(options) => axe.run(document, options)", RULES)
        assert len(results["passes"]) > 15
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in results["violations"]
            for node in violation["nodes"]
        ]

    return found
