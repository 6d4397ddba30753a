"""What reviews decided, counted: by reason, by exemption, by what was complained of, and how long they took.

Only of reviews whose outcome has gone out. A number counts parts of answers, but for times, which count reviews.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from requests.law.exemptions import resolve
from requests.law.regimes import Regime
from requests.models import ReviewDecision
from requests.models.review import CHANGES, InternalReviewQuerySet, ReviewReason, Verdict
from requests.reviews.figures import TOOK

MOST_NOTED = 5


@dataclass(frozen=True, slots=True)
class Tally:
    """A line of a table: how often it was decided so. `value` is what a list is narrowed by."""

    words: str
    value: str
    stands: int
    changed: int

    @property
    def total(self) -> int:
        return self.stands + self.changed


@dataclass(frozen=True, slots=True)
class Times:
    """How many reviews were answered by the target, by the limit, and later."""

    in_target: int
    in_limit: int
    later: int


def decided(since: date | None = None) -> QuerySet[ReviewDecision]:
    """Parts that were looked at, of reviews whose outcome has gone out since that day."""
    rows = ReviewDecision.objects.exclude(verdict__in=["", Verdict.UNDISPUTED]).exclude(review__case__ended_on=None)
    return rows.filter(review__case__ended_on__gte=since) if since else rows


def decided_on(regime: str, provision: str) -> QuerySet[ReviewDecision]:
    """Those of an exemption."""
    return decided().filter(relied_on__contains=[{"regime": regime, "provision": provision}])


def by_reason(rows: Iterable[ReviewDecision]) -> list[Tally]:
    """The most frequent first."""
    pairs = [(ReviewReason(row.reason).label, row.reason, row.is_change) for row in rows]
    return _tallied(pairs)


def by_exemption(rows: Iterable[ReviewDecision]) -> list[Tally]:
    """Of the answer that was reviewed."""
    pairs = []
    for row in rows:
        for each in row.relied_on:
            label = resolve(each["provision"], Regime(each["regime"]), as_written=each["as_written"]).label
            pairs.append((label, f"{each['regime']} {each['provision']}", row.is_change))
    return _tallied(pairs)


def times(reviews: InternalReviewQuerySet) -> Times:
    """Of reviews whose outcome has gone out: one statement."""
    counts = reviews.aggregate(**{name: Count("pk", filter=is_so) for name, is_so in TOOK.items()})
    return Times(counts["target"], counts["limit"], counts["later"])


def lesson(regime: str, provision: str) -> str:
    """What officers who rely on it again are told: counts and reasons; blank where there is none."""
    rows = list(decided_on(regime, provision))
    if not rows:
        return ""
    changed = Counter(ReviewReason(row.reason).label.lower() for row in rows if row.is_change)
    reasons = "; ".join(f"{words}{f', {count} times' if count > 1 else ''}" for words, count in changed.most_common())
    why = f" ({reasons})" if reasons else ""
    if len(rows) == 1:
        return f"Looked at on review once: the answer {'changed' if changed else 'stands'}{why}."
    return (
        f"Looked at on review {len(rows)} times: {len(rows) - changed.total()} stand, {changed.total()} changed{why}."
    )


def noted(regime: str, provision: str) -> list[str]:
    """What reviewers wrote down for officers who rely on it again, the newest first."""
    rows = decided_on(regime, provision).exclude(lesson="").order_by("-decided_at")
    return list(dict.fromkeys(rows.values_list("lesson", flat=True)))[:MOST_NOTED]


def by_verdict(rows: Iterable[ReviewDecision]) -> list[tuple[str, str, int]]:
    """How often answers stand, were changed in part or replaced: label, value, count."""
    counts = Counter(row.verdict for row in rows)
    return [(each.label, each.value, counts[each.value]) for each in (Verdict.STANDS, *CHANGES)]


def _tallied(pairs: Sequence[tuple[str, str, bool]]) -> list[Tally]:
    words = {value: said for said, value, _ in pairs}
    stands = Counter(value for _, value, is_change in pairs if not is_change)
    changed = Counter(value for _, value, is_change in pairs if is_change)
    made = [Tally(said, value, stands[value], changed[value]) for value, said in words.items()]
    return sorted(made, key=lambda each: (-each.total, each.words))


DECIDED = {
    "stands": [Verdict.STANDS],
    "changed": list(CHANGES),
    **{each.value: [each] for each in CHANGES},
}
