"""What a search asks for, in words: for people who follow it and do not see it before them."""

from __future__ import annotations

from requests.search.facets import words_of_value
from requests.search.query import SearchQuery
from requests.search.topic_names import topic_names
from requests.search.traits import Facet


def in_words(query: SearchQuery) -> str:
    """ "taxi fares – only: Refused, 2024"; "every answer" where nothing narrows it. At most one statement."""
    topics = topic_names() if query.topics else {}
    chosen = [words_of_value(facet, value, topics) for facet in Facet for value in query.chosen(facet)]
    only = f" – only: {', '.join(chosen)}" if chosen else ""
    return f"{' '.join(query.words.split()) or 'every answer'}{only}"
