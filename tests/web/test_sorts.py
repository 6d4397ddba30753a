"""Ways to see a list, as they are drawn."""

from __future__ import annotations

from requests.templatetags.results import sort


def test_words_and_addresses_of_an_order_cannot_add_markup() -> None:
    drawn = sort("<i>Sort</i>", [("<b>Date</b>", ""), ("<u>Relevance</u>", '/foi/?sort="><script>')])
    assert not [sign for sign in ("<i>", "<b>D", "<u>", "<script>") if sign in drawn]
