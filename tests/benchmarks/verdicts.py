"""What the figures come to: each promise about speed against its target."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from tests.benchmarks.measuring import Result, at_least, at_most, told

Figures = dict[str, float]
BySize = Mapping[int, Figures]
FAIR_SIZE = 100_000  # at which the whole page is held against its parts


def search(by_size: BySize) -> list[Result]:
    """S1 to S8, and F13."""
    results = [
        at_most("S1", f"engine's part of a page / bare top twenty and number, {size:,} answers", f["engine/bare"], 2.0)
        for size, f in by_size.items()
    ]
    smallest, largest = min(by_size), max(by_size)
    if "postgresql/page" in by_size[largest]:
        what = f"faster than PostgreSQL's four statements, a common word, {largest:,} answers"
        results.append(at_least("S2", what, by_size[largest]["postgresql/page"], 100))
    if smallest < largest:
        grown = math.log(by_size[largest]["page p50"] / by_size[smallest]["page p50"])
        what = f"growth exponent of the engine's median, {smallest:,} to {largest:,}"
        results.append(at_most("S3", what, grown / math.log(largest / smallest), 0.6))
    for size, figures in by_size.items():
        results += _at_one_size(size, figures, whole_page=2.0 if size in (FAIR_SIZE, largest) else math.inf)
    results += [
        told("S1", f"the same, its counts remembered from the page before, {size:,}", f["engine again/bare"])
        for size, f in by_size.items()
    ]
    return results + _told(by_size, ("page p50", "page p95", "bare p50", "bare p95", "rebuild seconds"))


def _at_one_size(size: int, figures: Figures, whole_page: float) -> list[Result]:
    parts = "whole page in-process / engine's part and fetching twenty rows"
    return [
        at_most("S4", f"{parts}, {size:,}", figures["http/parts"], whole_page),
        at_least("S5", f"queries of 100 whose total and counts equal SQL, {size:,}", figures["exact"], 100),
        at_most("S6", f"seconds from published to found, {size:,}", figures["found after"], 2.0),
        at_most("S6", f"seconds from withdrawn to gone, {size:,}", figures["gone after"], 0.5),
        at_most("S7", f"rebuilding / bare indexing of the same rows, {size:,}", figures["rebuild/bare"], 1.5),
        at_most("F13", f"of 2,000 hostile searches, how many failed, {size:,}", figures["hostile failed"], 0),
        at_most("F13", f"milliseconds that 99 of 100 of them stay under, {size:,}", figures["hostile p99"], 500),
        at_most("F13", f"milliseconds of the slowest of them, {size:,}", figures["hostile slowest"], 2000),
        at_most("S8", f"index / text, {size:,}", figures["index/text"], 1.5),
    ]


def pages(by_size: BySize) -> list[Result]:
    """P1, P2 and P5."""
    smallest, largest = min(by_size), max(by_size)
    results = [
        at_most("P1", f"statements of {name.removeprefix('statements, ')}, {size:,} answers", figure, MOST[name])
        for size, figures in by_size.items()
        for name, figure in figures.items()
        if name in MOST
    ]
    if smallest < largest:
        grown = {
            name: by_size[largest][name] / figure for name, figure in by_size[smallest].items() if "page, " in name
        }
        said = {name: f"{name}: median at {largest:,} / at {smallest:,}" for name in grown}
        results += [at_most("P2", said[name], grown[name], 1.3) for name in SAME_AT_EVERY_SIZE]
        results += [told("P2", said[name], grown[name]) for name in grown if name not in SAME_AT_EVERY_SIZE]
    results += [
        at_most("P5", f"KB of a first visit to the home page, {size:,}", figures["home KB"], 150)
        for size, figures in by_size.items()
    ]
    return results + _told(by_size, [name for name in by_size[smallest] if name.startswith("page, ")])


def records(by_size: BySize) -> list[Result]:
    """P3 and P4."""
    filed, bulk = "filing one read letter / COPY of its rows", "filing a hundred read letters / COPY of their rows"
    return [
        result
        for size, figures in by_size.items()
        for result in (
            at_most("P3", f"{filed}, {size:,} answers", figures["filing/copy"], 10),
            at_most("P4", f"{bulk}, {size:,} answers", figures["bulk/copy"], 4),
            told("size", f"KB that the database grows by a filed letter, {size:,} answers", figures["filed KB"]),
            told("size", f"KB of its rows, as text, {size:,} answers", figures["copied KB"]),
        )
    ]


def sizes(by_size: BySize) -> list[Result]:
    """What docs/scale.md reckons with."""
    return [
        told("size", f"{name}{' an answer' if name.startswith('bytes') else ''}, {size:,} answers", figure)
        for size, figures in by_size.items()
        for name, figure in figures.items()
    ]


# What is read one at a time, and what is kept counted. Results and lists cost what the search engine takes: S1, S4.
SAME_AT_EVERY_SIZE = ("page, response", "page, letter page", "page, question", "page, statistics")
MOST = {"statements, response": 8, "statements, letter page": 5, "statements, results": 4}
VERDICTS: dict[str, Callable[[BySize], list[Result]]] = {
    "search": search,
    "pages": pages,
    "records": records,
    "sizes": sizes,
}


def _told(by_size: BySize, names: Sequence[str]) -> list[Result]:
    return [
        Result("", f"{name}, {size:,} answers, ms" if "seconds" not in name else f"{name}, {size:,}", f"{f[name]:,.1f}")
        for size, f in by_size.items()
        for name in names
        if name in f
    ]
