"""Taking times side by side, and saying what came of it."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 7
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Result:
    """One figure against its target. `met` is None for what is told without a target."""

    name: str
    what: str
    figure: str
    target: str = ""
    met: bool | None = None


def side_by_side(
    ways: Mapping[str, Callable[[], object]], rounds: int = ROUNDS, clock: Clock = time.perf_counter
) -> dict[str, float]:
    """The median seconds of each way, all of them taken in turn, so that a noisy moment hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()  # once unmeasured: caches fill
    for _ in range(rounds):
        for name, way in ways.items():
            taken[name].append(seconds(way, clock))
    return {name: statistics.median(times) for name, times in taken.items()}


def seconds(way: Callable[[], object], clock: Clock = time.perf_counter) -> float:
    """How long it takes once; by `time.process_time`, how long the processor is at it."""
    gc.collect()
    began = clock()
    way()
    return clock() - began


def middle(times: Iterable[float]) -> float:
    """The median, in milliseconds."""
    return statistics.median(times) * 1000


def near_the_end(times: Iterable[float]) -> float:
    """The time that 95 of 100 stay under, in milliseconds."""
    found = sorted(times)
    return found[min(len(found) - 1, round(0.95 * len(found)))] * 1000


def at_most(name: str, what: str, figure: float, target: float) -> Result:
    return Result(name, what, f"{figure:.2f}", f"≤ {target:g}", figure <= target)


def at_least(name: str, what: str, figure: float, target: float) -> Result:
    return Result(name, what, f"{figure:,.0f}" if target > 100 else f"{figure:.2f}", f"≥ {target:g}", figure >= target)


def told(name: str, what: str, figure: float) -> Result:
    """A figure without a target."""
    return Result(name, what, f"{figure:.2f}")


def printed(results: Sequence[Result]) -> str:
    """A line a result, and whether the target is met."""
    said = {True: "met", False: "NOT MET", None: ""}
    return "\n".join(
        f"{each.name:<4} {each.what:<78} {each.figure:>12}  {each.target:<8} {said[each.met]}".rstrip()
        for each in results
    )
