"""What stands against publishing apart from the letter: the office's rules, an embargo, days of no publishing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate, localtime

from requests.errors import ChangedMeanwhile
from requests.law.written_dates import in_full, to_the_minute
from requests.models import (
    AppliedExemption,
    FOIRequest,
    KeepingDecision,
    KeepingRule,
    PlannedPublication,
    PublishingHold,
)
from requests.models.publishing_plan import PlanEnd, PlanKind

Provision = tuple[str, str]  # regime, provision


@dataclass(frozen=True, slots=True)
class KeptBack:
    """A rule that keeps a case back. Without a decision the case itself tells: it relies on the rule's provision."""

    rule: KeepingRule
    decision: KeepingDecision | None

    @property
    def sentence(self) -> str:
        """For people: what keeps it back, and why."""
        told = self.decision.words if self.decision and self.decision.words else self.rule.why
        return f"The office does not publish it: {self.rule.name.rstrip('.')}. {_ended(told)}"


def kept_back(foi_request: FOIRequest) -> list[KeptBack]:
    """The rules that keep a case back, as decided last: three statements."""
    return kept_back_each([foi_request])[foi_request.pk]


def kept_back_each(requests: Sequence[FOIRequest]) -> dict[int, list[KeptBack]]:
    """The same of many, by their keys, in as many statements."""
    latest: dict[int, dict[int, KeepingDecision]] = {each.pk: {} for each in requests}
    decisions = KeepingDecision.objects.filter(foi_request__in=requests).select_related("rule", "by")
    for decision in decisions.order_by("pk"):
        latest[decision.foi_request_id][decision.rule_id] = decision
    rules = list(KeepingRule.objects.filter(is_used=True).exclude(provision=""))
    relied = _relied_on(requests) if rules else {}
    return {key: [*_kept_back(latest[key], rules, relied.get(key, []))] for key in latest}


def _kept_back(
    decided: Mapping[int, KeepingDecision], rules: Sequence[KeepingRule], relied: Sequence[Provision]
) -> Iterator[KeptBack]:
    """Of one case, by its last decision about each rule and the provisions that its answer relies on."""
    yield from (KeptBack(decision.rule, decision) for decision in decided.values() if decision.keeps_back)
    for rule in rules:
        if rule.pk not in decided and any(_bears_on(rule, *each) for each in relied):
            yield KeptBack(rule, None)


def _relied_on(requests: Sequence[FOIRequest]) -> dict[int, list[Provision]]:
    """The provisions that the answer to each relies on, each with its regime."""
    found: dict[int, list[Provision]] = defaultdict(list)
    relied = AppliedExemption.objects.filter(part__question__foi_request__in=requests).order_by().distinct()
    for key, *provision in relied.values_list("part__question__foi_request", "regime", "provision"):
        found[key].append((provision[0], provision[1]))
    return found


def _bears_on(rule: KeepingRule, regime: str, provision: str) -> bool:
    """Whether a provision is the rule's, or a limb of it."""
    limb = provision.removeprefix(rule.provision)
    return regime == rule.regime and provision.startswith(rule.provision) and (not limb or limb[0] in "(+")


def not_yet(foi_request: FOIRequest, at: datetime) -> list[str]:
    """Why it may not be published at that moment, though it may later. A correction of what is public may go out."""
    return [*_embargo(foi_request, at), *_held(foi_request, at)]


def hold_for(foi_request: FOIRequest, at: datetime) -> PublishingHold | None:
    """What holds it back on that day: nothing, where it is public and only replaced."""
    if foi_request.publications.filter(withdrawn_at=None).exists():
        return None
    return PublishingHold.objects.on(localdate(at))


def end_plan(foi_request: FOIRequest, at: datetime, *, only_if_planned: bool) -> None:
    """It is published: no plan for it stands any more. Inside the caller's transaction.

    Raises ChangedMeanwhile where a plan was to be carried out that stands no more.
    """
    open_plans = PlannedPublication.objects.open().filter(foi_request=foi_request)
    if not open_plans.update(ended=PlanEnd.PUBLISHED, ended_at=at) and only_if_planned:
        raise ChangedMeanwhile(foi_request)


def _embargo(foi_request: FOIRequest, at: datetime) -> Iterator[str]:
    embargo = foi_request.plans.open().filter(kind=PlanKind.EMBARGO, publish_at__gt=at).first()
    if embargo is not None:
        until = to_the_minute(localtime(embargo.publish_at))
        yield f"It is under an embargo until {until}. Change or cancel that first."


def _held(foi_request: FOIRequest, at: datetime) -> Iterator[str]:
    hold = hold_for(foi_request, at)
    if hold is not None:
        yield f"Nothing new is published until {in_full(hold.ends_on)} has passed: {_ended(hold.why)}"


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
