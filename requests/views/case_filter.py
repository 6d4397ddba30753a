"""What the work queue is narrowed by. What makes no sense in an address is as if it were not given."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict

from requests.cases.acts import may_open
from requests.cases.queue import Queue, fits, mentioning
from requests.filters import WordsFilter
from requests.forms.cases import answering
from requests.models import Case, Person
from requests.models.case import LOGGED_KINDS, CaseKind


class CaseFilter(django_filters.FilterSet):
    """Words, kind, whose, and the tab of the queue."""

    q = WordsFilter(label="Reference, requester or words", method="mentioned")
    kind = django_filters.ChoiceFilter(
        label="Kind", choices=[(kind.value, kind.label) for kind in LOGGED_KINDS], empty_label="Every kind"
    )
    owner = django_filters.ModelChoiceFilter(
        label="Whose", queryset=lambda _: answering(), empty_label="Everybody’s", null_label="Nobody’s yet"
    )

    class Meta:
        model = Case
        fields = ("q", "kind", "owner")

    def __init__(self, typed: QueryDict, *, person: Person, today: date) -> None:
        self.person, self.today = person, today
        every = Case.objects.exclude(kind=CaseKind.REVIEW).select_related("owner", "foi_request")
        super().__init__(typed, queryset=every)
        self.form.label_suffix = ""
        owner = self.form.fields["owner"]
        owner.label_from_instance = lambda each: each.known_as
        self.given = typed.get("queue", "")

    def mentioned(self, every: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Only those who may know who asks find a case by that."""
        return mentioning(every, value, requesters=may_open(self.person))

    @property
    def words(self) -> str:
        """What was typed, as it is searched for."""
        return str(self.form.cleaned_data.get("q") or "") if self.form.is_valid() else ""

    @property
    def narrowing(self) -> list[Any]:
        """The fields beside the tabs; words are typed into the box that every page has."""
        return [self.form["kind"], self.form["owner"]]

    @property
    def queue(self) -> Queue:
        """The tab; with words and no tab, every case is searched."""
        if self.given in list(Queue):
            return Queue(self.given)
        return Queue.MINE

    @property
    def searches_all(self) -> bool:
        """Whether words were typed in the box of a page, which knows no tab."""
        return bool(self.words) and self.given not in list(Queue)

    def narrowed(self) -> QuerySet[Case]:
        """Those of every tab."""
        kept: Any = self.qs if self.form.is_valid() else self.queryset
        found: QuerySet[Case] = kept
        return found

    def of(self, queue: Queue) -> QuerySet[Case]:
        """Those of one tab."""
        return self.narrowed().filter(fits(queue, self.person, self.today))
