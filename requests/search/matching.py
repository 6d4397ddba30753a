"""A search as the engine's own query; no text of a reader's ever meets a parser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tantivy import FieldType, Occur, Query, Searcher

from requests.search.fields import ENTRY_MARK, alike_number
from requests.search.query import SearchQuery
from requests.search.schema import plain, schema, stem
from requests.search.traits import trait
from requests.search.words import SHORTEST_PREFIX, Kind, Term

TELLING = 25  # words by which resemblance is told


def term(field: str, value: str) -> Query:
    return Query.term_query(schema(), field, value)


def between(above: int, up_to: int | None) -> Query:
    """The entries with numbers above the one, up to the other."""
    return Query.range_query(schema(), "entry", FieldType.Unsigned, above, up_to, include_lower=False)


def _any_of(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def matching(query: SearchQuery, *, ranked: bool = True) -> Query:
    """The whole search as the engine's own query. What is only counted needs no weight, and is found sooner without."""
    if query.is_wordless:
        return Query.empty_query()
    wanted = query.wanted
    clauses = [(Occur.Must, _any_of([_sought(each, ranked) for each in terms])) for terms in wanted.required]
    clauses += [(Occur.MustNot, _sought(each, False)) for each in wanted.excluded]
    clauses += [(Occur.Should, _sought(each, ranked)) for each in wanted.welcome if ranked]
    for facet, values in query.narrowed:
        clauses.append((Occur.Must, _unweighed([trait(facet, value) for value in values])))
    if query.like:
        alike = Query.term_query(schema(), "alike", alike_number(query.like))
        clauses.append((Occur.Must, Query.const_score_query(alike, 0.0)))
    if not any(occur == Occur.Must for occur, _ in clauses):
        clauses.append((Occur.Must, Query.const_score_query(term("mark", ENTRY_MARK), 0.0)))
    return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)


def at_most(searcher: Searcher, query: SearchQuery) -> int:
    """No more entries match than this: as many as have the rarest of what is asked for. Told by the lexicon alone."""
    if query.is_wordless:
        return 0
    bounds = [sum(_bound(searcher, each) for each in terms) for terms in query.wanted.required]
    for facet, values in query.narrowed:
        bounds.append(sum(searcher.doc_freq("keys", trait(facet, value)) for value in values))
    return min(bounds, default=searcher.num_docs)


def is_loose(query: SearchQuery) -> bool:
    """Whether far fewer may match than `at_most` says: a phrase, or several things that have to meet."""
    wanted = query.wanted.required
    phrases = any(each.kind is Kind.EXACT and len(each.words) > 1 for terms in wanted for each in terms)
    return phrases or len(wanted) + len(query.narrowed) > 1


def unweighed(query: SearchQuery, match: Query) -> Query:
    """What finds the same as `match`, the sooner where there is a weight to leave out."""
    weighs = any(each.kind is Kind.WORD for terms in query.wanted.required for each in terms)
    return matching(query, ranked=False) if weighs or query.wanted.welcome else match


def _bound(searcher: Searcher, sought: Term) -> int:
    if sought.kind is Kind.PREFIX:
        return searcher.num_docs
    if sought.kind is Kind.EXACT:
        return min((searcher.doc_freq("plain", plain(word)) for word in sought.words), default=0)
    if sought.kind is Kind.WORD:
        root = stem(sought.words[0])
        return searcher.doc_freq("words", root) + (searcher.doc_freq("keys", root) if root.isdigit() else 0)
    return sum(searcher.doc_freq("keys", key) + searcher.doc_freq("plain", key) for key in sought.keys)


def _sought(sought: Term, ranked: bool) -> Query:
    """One term of a search."""
    if sought.kind is Kind.FIELD:
        return _unweighed(sought.keys)
    if sought.kind is Kind.KEY:
        figures = [term("plain", form) for form in sought.keys if form.isdigit()]
        return _any_of([*(term("keys", form) for form in sought.keys), *figures])
    if sought.kind is Kind.WORD:
        return _word(sought.words[0], ranked)
    exact = [plain(word) for word in sought.words]
    if not all(exact):
        return Query.empty_query()
    if sought.kind is Kind.PREFIX:
        patterns: list[str | tuple[int, str]] = [*(re.escape(word) for word in exact[:-1]), f"{re.escape(exact[-1])}.*"]
        if len(patterns) > 1:
            return Query.regex_phrase_query(schema(), "plain", patterns)
        return Query.regex_query(schema(), "plain", str(patterns[0]))
    return term("plain", exact[0]) if len(exact) == 1 else Query.phrase_query(schema(), "plain", list(exact))


def _unweighed(keys: Sequence[str]) -> Query:
    """One of these keys, of no weight in the ranking."""
    return Query.const_score_query(_any_of([term("keys", key) for key in keys]), 0.0)


def _word(word: str, ranked: bool) -> Query:
    """A word in any form; in the question it weighs twice. A figure also where it is written as a round sum."""
    root = stem(word)
    if not root:
        return Query.empty_query()
    places = [term("words", root)]
    places += [term("asked", root)] if ranked else []
    return _any_of([*places, term("keys", root)] if root.isdigit() else places)


def opening(words: Sequence[str]) -> Query:
    """Questions that hold all these words, the last as it begins: somebody is still typing it."""
    *whole, last = words
    clauses = [(Occur.Must, _in_question(word)) for word in whole]
    if len(plain(last)) >= SHORTEST_PREFIX:
        goes_on = Query.regex_query(schema(), "question", f"{re.escape(plain(last))}.*")
        clauses.append((Occur.Must, _any_of([_in_question(last), goes_on])))
    return Query.boolean_query(clauses) if clauses else Query.empty_query()


def _in_question(word: str) -> Query:
    known = [term("question", plain(word))] if plain(word) else []
    known += [term("asked", stem(word))] if stem(word) else []
    return _any_of(known) if known else Query.empty_query()


def resembling(asked: str, answered: str) -> Query:
    """What shares the words that tell these from all others."""
    told = {"asked": [asked], "words": [asked, answered]}
    return Query.more_like_this_document_fields_query(
        schema(), told, min_doc_frequency=2, min_term_frequency=1, max_query_terms=TELLING
    )
