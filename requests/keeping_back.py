"""What is not published, by the office's own rules: the rules, and deciding by them."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import IntegrityError, transaction

from requests.errors import CannotChange
from requests.law.regimes import Regime
from requests.models import FOIRequest, KeepingDecision, KeepingRule, Person

logger = logging.getLogger(__name__)

# What offices usually keep back: offered where there is no rule yet, never in force by itself.
USUAL = (
    (
        "Personal circumstances",
        "It is about somebody’s own circumstances: published, it would tell of them even without a name.",
        "",
    ),
    (
        "Refused as vexatious",
        "The request was refused as vexatious. The refusal tells of the person who asked, and of nothing else.",
        "14(1)",
    ),
    (
        "The requester’s own information",
        "They asked for information about themselves, which is for them alone (section 40(1)).",
        "40(1)",
    ),
    ("Ordinary business", "It was answered as ordinary business and has nothing for other readers.", ""),
)


def add_rule(name: str, why: str, provision: str = "", regime: Regime = Regime.FOIA) -> KeepingRule:
    """A new rule. Raises CannotChange where there is one of that name."""
    told = {"why": why, "provision": provision, "regime": regime.value}
    try:
        with transaction.atomic():
            return KeepingRule.objects.create(name=name, **told)
    except IntegrityError:
        raise CannotChange(f"There is a rule “{name}” already.") from None


def add_usual_rules() -> int:
    """The usual ones, where there is none at all; how many."""
    if KeepingRule.objects.exists():
        return 0
    return len([add_rule(*rule) for rule in USUAL])


def use_rule(key: int, *, used: bool) -> None:
    """Whether a rule is to be chosen and to keep anything back by itself from now on. What was decided by it stays."""
    KeepingRule.objects.filter(pk=key).update(is_used=used)


@transaction.atomic
def keep_back(key: int, rule: KeepingRule, words: str, at: datetime, by: Person) -> KeepingDecision:
    """Say that a case is not published, and by which rule. A plan for it ends. Raises CannotChange."""
    foi_request = FOIRequest.objects.select_for_update().get(pk=key)
    if foi_request.publications.filter(withdrawn_at=None).exists():
        raise CannotChange(f"{foi_request} is public. Withdraw it first.")
    foi_request.plans.cancel(at, by)
    return _decide(foi_request, rule, words, at, by, keeps_back=True)


@transaction.atomic
def let_go(key: int, rule: KeepingRule, words: str, at: datetime, by: Person) -> KeepingDecision:
    """Say that a rule does not keep a case back, or no longer. Why has to be said. Raises CannotChange."""
    foi_request = FOIRequest.objects.select_for_update().get(pk=key)
    if not words.strip():
        raise CannotChange("Say why it may be published after all.")
    return _decide(foi_request, rule, words, at, by, keeps_back=False)


def _decide(
    foi_request: FOIRequest, rule: KeepingRule, words: str, at: datetime, by: Person, *, keeps_back: bool
) -> KeepingDecision:
    logger.info("Request %s: %s by person %s", foi_request.pk, "kept back" if keeps_back else "let go", by.pk)
    told = {"words": words.strip(), "keeps_back": keeps_back}
    return KeepingDecision.objects.create(foi_request=foi_request, rule=rule, at=at, by=by, **told)
