"""Who is named for a case, from when to when: on the case, and in the administrators' list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from requests.cases.naming import check_naming
from requests.errors import CannotChange
from requests.forms.cases import answering, date_field
from requests.forms.seen import SeenForm
from requests.models import Case, NamedForCase, Person


def nameable() -> QuerySet[Person]:
    """Accounts that do not work every case anyway."""
    everybody = Person.objects.filter(is_active=True).exclude(pk__in=answering().values("pk"))
    return everybody.order_by("first_name", "last_name", "username")


class NamedPersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the type checker alone
    """One of them."""

    def label_from_instance(self, obj: Person) -> str:
        return obj.known_as


class NamedForm(SeenForm[NamedForCase]):
    """On a case, which is given; in the administrators' list it is named by its reference."""

    reference = forms.CharField(label="Case", max_length=80, help_text="Its reference, such as FOI 0012/26.")
    person = NamedPersonField(
        Person.objects.none(),
        label="Who",
        help_text="An account without a role sees this case alone. An administrator makes accounts.",
        error_messages={"required": "Choose who is named"},
    )
    starts_on = date_field("First day")
    ends_on = date_field("Last day")

    class Meta:
        model = NamedForCase
        fields = ("person", "starts_on", "ends_on", "sees_requester")

    field_order = ("reference", "person", "starts_on", "ends_on", "sees_requester")

    def __init__(self, *arguments: Any, case: Case | None = None, by: Person | None = None, **named: Any) -> None:
        instance = named.get("instance")
        self.case, self.by = case or (instance.case if instance else None), by
        super().__init__(*arguments, **named)
        people = self.fields["person"]
        assert isinstance(people, forms.ModelChoiceField)  # noqa: S101
        people.queryset = nameable()
        self.fields["starts_on"].initial = timezone.localdate()
        if self.case is not None:
            del self.fields["reference"]

    def clean_reference(self) -> str:
        """A case that is there."""
        reference = " ".join(str(self.cleaned_data["reference"]).split())
        self.case = Case.objects.filter(reference__iexact=reference, erasure=None).first()
        if self.case is None:
            raise ValidationError("There is no case of that reference.")
        return reference

    def clean(self) -> dict[str, Any]:
        """As the act will have it."""
        told = super().clean() or {}
        person, first, last = told.get("person"), told.get("starts_on"), told.get("ends_on")
        if self.case is None or person is None or first is None or last is None:
            return told
        try:
            check_naming(self.case, person, first, last, timezone.localdate())
        except CannotChange as refusal:
            raise ValidationError(str(refusal)) from refusal
        others = NamedForCase.objects.filter(case=self.case, person=person).exclude(pk=self.instance.pk)
        if others.exists():
            self.add_error("person", f"{person.known_as} is named for it already. End that first.")
        self.instance.case = self.case
        return told
