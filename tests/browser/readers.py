"""Readers at their screens: with a mouse, by keyboard alone, or on a phone. What they do is the same, how is theirs.

`follow` a link or press a button, `write` into a field: a keyboard's reader comes to everything by Tab.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.staff import there

FOCUSED = "document.activeElement"


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until that element has the focus."""
    _tab_until(page, f"{FOCUSED}.matches({selector!r})", selector, most)


def _tab_until(page: Page, reached: str, what: str, most: int) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(reached):
            return
    pytest.fail(f"{what} cannot be reached by keyboard")


class WithMouse:
    """A reader with a wide screen and a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, what: Locator) -> None:
        """Go where the link goes, or press the button."""
        what.click()

    def choose(self, what: Locator) -> None:
        """Tick it."""
        self.follow(what)

    def write(self, field: Locator, words: str) -> None:
        """Put words into a field."""
        self.follow(field)
        self.page.keyboard.insert_text(words)


class OnPhone(WithMouse):
    """A reader who touches a small screen."""

    def follow(self, what: Locator) -> None:
        what.tap()


class ByKeyboard(WithMouse):
    """A reader without a mouse, who goes on from wherever the focus is."""

    def follow(self, what: Locator) -> None:
        self._reach(what)
        self.page.keyboard.press("Enter")

    def choose(self, what: Locator) -> None:
        if what.get_attribute("type") == "radio":  # Tab comes to the first of them, the arrows to the others
            name = what.get_attribute("name")
            tab_to(self.page, f"[name={name}]")
            while not what.is_checked():
                self.page.keyboard.press("ArrowDown")
            return
        self._reach(what)
        self.page.keyboard.press("Space")

    def write(self, field: Locator, words: str) -> None:
        self._reach(field)
        self.page.keyboard.insert_text(words)

    def _reach(self, what: Locator) -> None:
        there(what).evaluate("(node) => { window.sought = node; }")
        _tab_until(self.page, f"{FOCUSED} === window.sought", str(what), most=120)
