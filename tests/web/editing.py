"""Several people at the same thing: they open it, type and save in any order, some at the same moment.

A save that is taken was filled in from what stood there right before it: no two that were taken share what they were
filled in from. Whoever is not taken is shown both texts, and saves again from there.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db import connections
from django.test import Client
from django.utils import timezone

from requests.cases.drafts import draft_letter
from requests.cases.split import confirm_split, proposed
from requests.models import OtherBody, Person
from requests.models.correspondence import CorrespondenceKind
from requests.models.person import Role
from tests.web.casework import logged
from tests.web.staff import signed_in

TYPED = re.compile(r"Words \d+ of \w+\.")
BOTH_ROLES = [Role.OFFICER.value, Role.ADMINISTRATOR.value]


@dataclass(frozen=True)
class Thing:
    """Something that can be edited: where, and the form with a text in it."""

    name: str
    address: str
    token: str
    field: str
    rest: dict[str, str]

    def form(self, token: str, text: str) -> dict[str, str]:
        """As a browser sends it."""
        return {self.token: token, self.field: text, **self.rest}


@dataclass
class Count:
    """What became of it all."""

    rounds: int = 0
    taken: int = 0
    refused: int = 0
    lost: list[str] = field(default_factory=list)


def people_at_it(count: int) -> list[Client]:
    """The browsers of so many people, who may all edit everything."""
    made = [Person.objects.create(username=f"editor{at}", roles=BOTH_ROLES) for at in range(count)]
    return [signed_in(person) for person in made]


def things() -> list[Thing]:
    """One of every sort: an answer, a case's particulars, a draft, a row of a kept list."""
    editor = Person.objects.earliest("pk")
    case = logged(text="1. How many taxis were hired in 2025?\n2. Who holds the horses?")
    confirm_split(case.pk, proposed(case.correspondence.get().text), 1, timezone.now(), editor)
    drafted = draft_letter(case.pk, CorrespondenceKind.ACKNOWLEDGEMENT, 2, timezone.now(), editor)
    body = OtherBody.objects.create(name="Ashby Police", contact="foi@ashby.example")
    at, question = f"/staff/cases/{case.pk}", case.foi_request.questions.earliest("order")  # type: ignore[union-attr]
    part = {"a-TOTAL_FORMS": "1", "a-INITIAL_FORMS": "0", "a-0-outcome": "disclosed"}
    return [
        Thing("an answer", f"{at}/answers/{question.pk}/", "seen", "a-0-text", part),
        Thing("particulars", f"{at}/particulars/", "version", "subject", {"received_on": "1 June 2026"}),
        Thing("a draft", f"{at}/drafts/{drafted.pk}/", "version", "text", {}),
        Thing("a kept row", f"/staff/administration/bodies/{body.pk}/", "seen", "contact", {"name": "Ashby Police"}),
    ]


def interleaved(of: Thing, browsers: list[Client], rounds: int, seed: int) -> Count:
    """Let them edit it in so many orders, and count."""
    order, count = random.Random(seed), Count(rounds)  # noqa: S311
    taken: Counter[str] = Counter()
    for number in range(rounds):
        count.lost += _round(of, order.sample(browsers, order.choice((2, 2, 3))), order, number, taken, count)
    count.lost += [f"{of.name}: two were filled in from {token}" for token, times in taken.items() if times > 1]
    return count


def _round(
    of: Thing, here: list[Client], order: random.Random, number: int, taken: Counter[str], count: Count
) -> list[str]:
    steps = [at for at in range(len(here)) for _ in range(2)]
    order.shuffle(steps)
    opened: dict[int, str] = {}
    lost, acts = [], [(at, steps[:place].count(at) > 0) for place, at in enumerate(steps)]
    for is_saving, group in groupby(acts, key=lambda act: act[1]):
        people = [at for at, _ in group]
        if not is_saving:
            opened |= {at: _token(of, here[at].get(of.address).text) for at in people}
            continue
        tries = [(at, opened[at], f"Words {number} of {at}.") for at in people]
        for _ in range(
            len(people) + 1
        ):  # at the same moment; whoever is refused saves again from the page that shows both
            pages = _at_once(of, here, tries)
            again = []
            for (at, token, text), page in zip(tries, pages, strict=True):
                if page.status_code == 302:
                    taken[token] += 1
                    count.taken += 1
                elif page.status_code == 409 and {text} < set(TYPED.findall(page.text)):
                    count.refused += 1
                    again.append((at, _token(of, page.text), text))
                else:
                    lost.append(f"{of.name}: {text} was answered {page.status_code}")
            tries = again
            if not tries:
                break
        lost += [f"{of.name}: {text} was refused over and over" for _, _, text in tries]
    return lost


def _at_once(of: Thing, here: list[Client], tries: list[tuple[int, str, str]]) -> list[Any]:
    def save(at: int, token: str, text: str) -> Any:
        try:
            return here[at].post(of.address, of.form(token, text))
        finally:
            connections.close_all()

    if len(tries) == 1:
        return [here[at].post(of.address, of.form(token, text)) for at, token, text in tries]
    with ThreadPoolExecutor(len(tries)) as pool:
        return [each.result() for each in [pool.submit(save, *one) for one in tries]]


def _token(of: Thing, page: str) -> str:
    found = re.search(rf'name="{of.token}" value="(\w+)"', page)
    assert found, "the page has no form"
    return found[1]
