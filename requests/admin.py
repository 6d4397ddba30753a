"""What an administrator keeps in Django's own admin: accounts, the office's details, and the lists that staff keep.

Cases and what is published are not here: they change through acts that know the rules, not through forms over tables.
"""

from __future__ import annotations

from typing import TypeVar

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from requests.accounts.second_step import forget
from requests.cases.clock import recount
from requests.forms.kept import AuthorityForm, ExemptionNoteForm, PageElsewhereForm, RegulatorForm, TopicForm
from requests.law.written_dates import in_full
from requests.models import Authority, BankHoliday, ExemptionNote, OtherBody, PageElsewhere, Person, Regulator, Topic
from requests.models.bank_holiday import NATIONS
from requests.models.person import Role
from requests.publishing.shown_office import refresh_authority, refresh_lists
from requests.regulators import refresh_regulators
from requests.topics import free_topic_slug, refresh_topics, remove_topic

# What django-allauth keeps of second steps is for nobody's eyes; they are reset where people are kept.
admin.site.unregister([Authenticator, EmailAddress])

Row = TypeVar("Row", bound=Model)
MOST_TOLD = 20


class PersonForm(UserChangeForm[Person]):
    """Roles as boxes to tick."""

    roles = forms.MultipleChoiceField(
        choices=Role.choices, widget=forms.CheckboxSelectMultiple, required=False, help_text="One or more."
    )


@admin.register(Person)
class PersonAdmin(UserAdmin[Person]):
    """Accounts. Somebody who leaves is made inactive, not deleted: the record of what they did names them."""

    form = PersonForm
    list_display = ("username", "first_name", "last_name", "roles", "is_active")
    list_filter = ("is_active",)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("roles", "is_active", "is_staff", "is_superuser")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    actions = ("take_second_step_away",)

    @admin.action(description="Take the second step away, for who lost theirs")
    def take_second_step_away(self, request: HttpRequest, people: QuerySet[Person]) -> None:
        """The next sign-in begins with setting a new one up."""
        for person in people:
            forget(person)
        self.message_user(request, "They set a new second step up when they sign in next. Be sure that it is they.")

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        return False


@admin.register(Authority)
class AuthorityAdmin(admin.ModelAdmin[Authority]):
    """The office's details from a day on. The public pages show today's as soon as they are saved."""

    form = AuthorityForm
    list_display = ("name", "valid_from", "email")

    def save_model(self, request: HttpRequest, obj: Authority, form: forms.ModelForm[Authority], change: bool) -> None:
        super().save_model(request, obj, form, change)
        refresh_authority(timezone.localdate())

    def has_delete_permission(self, request: HttpRequest, obj: Authority | None = None) -> bool:
        return False  # letters of that time were answered under it


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin[Topic]):
    """What requests can be about. The public sees a change at once; a topic keeps its address when it is renamed."""

    form = TopicForm
    fields = ("name", "words", "order", "address")
    readonly_fields = ("address",)
    list_display = ("name", "order", "cases", "address")
    list_editable = ("order",)
    search_fields = ("name", "words")

    @admin.display(description="Cases that have it")
    def cases(self, topic: Topic) -> int:
        return topic.requests.count()

    @admin.display(description="Address")
    def address(self, topic: Topic) -> str:
        return reverse("topic", args=[topic.slug]) if topic.slug else "made from the name when it is saved"

    def save_model(self, request: HttpRequest, obj: Topic, form: forms.ModelForm[Topic], change: bool) -> None:
        obj.slug = obj.slug or free_topic_slug(obj.name)
        super().save_model(request, obj, form, change)
        refresh_topics()

    def delete_model(self, request: HttpRequest, obj: Topic) -> None:
        remove_topic(obj, timezone.now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Topic]) -> None:
        for topic in queryset:
            remove_topic(topic, timezone.now())


@admin.register(Regulator)
class RegulatorAdmin(admin.ModelAdmin[Regulator]):
    """Who looks at complaints, from a day on. What changes gets a row of its own, so that it takes over on its day."""

    form = RegulatorForm
    list_display = ("name", "regime", "valid_from", "limit", "address")
    list_filter = ("regime",)

    @admin.display(description="Time to complain")
    def limit(self, regulator: Regulator) -> str:
        return regulator.limit.words

    def save_model(self, request: HttpRequest, obj: Regulator, form: forms.ModelForm[Regulator], change: bool) -> None:
        super().save_model(request, obj, form, change)
        refresh_regulators()

    def delete_model(self, request: HttpRequest, obj: Regulator) -> None:
        super().delete_model(request, obj)
        refresh_regulators()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Regulator]) -> None:
        super().delete_queryset(request, queryset)
        refresh_regulators()


class ListAdmin(admin.ModelAdmin[Row]):
    """A list whose public copy is rewritten with every change."""

    def save_model(self, request: HttpRequest, obj: Row, form: forms.ModelForm[Row], change: bool) -> None:
        super().save_model(request, obj, form, change)
        refresh_lists()

    def delete_model(self, request: HttpRequest, obj: Row) -> None:
        super().delete_model(request, obj)
        refresh_lists()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Row]) -> None:
        super().delete_queryset(request, queryset)
        refresh_lists()


class BankHolidayForm(forms.ModelForm[BankHoliday]):
    """Nations as boxes to tick."""

    nations = forms.MultipleChoiceField(
        choices=[(nation, nation) for nation in NATIONS],
        widget=forms.CheckboxSelectMultiple,
        help_text="A bank holiday in any of them stops the count (section 10(6)).",
    )

    class Meta:
        model = BankHoliday
        fields = ("date", "name", "nations", "source", "note")


@admin.register(BankHoliday)
class BankHolidayAdmin(ListAdmin[BankHoliday]):
    """The days that do not count. Open cases are counted again at once; what was answered keeps its due date."""

    form = BankHolidayForm
    list_display = ("date", "name", "nations", "source")
    date_hierarchy = "date"

    def save_model(
        self, request: HttpRequest, obj: BankHoliday, form: forms.ModelForm[BankHoliday], change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        tell_what_moved(request)

    def delete_model(self, request: HttpRequest, obj: BankHoliday) -> None:
        super().delete_model(request, obj)
        tell_what_moved(request)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[BankHoliday]) -> None:
        super().delete_queryset(request, queryset)
        tell_what_moved(request)


def tell_what_moved(request: HttpRequest) -> None:
    """Count open cases again after the list changed, and say which are due on another day now."""
    by = request.user if isinstance(request.user, Person) else None
    moved = recount(timezone.now(), by)
    for each in moved[:MOST_TOLD]:
        messages.info(request, f"{each.case}: due on {in_full(each.after)}, had been {in_full(each.before)}.")
    more = f" {len(moved) - MOST_TOLD} more are on their cases’ pages." if len(moved) > MOST_TOLD else ""
    if not moved:
        messages.info(request, "No open case is due on another day because of it.")
    elif more:
        messages.info(request, more.strip())


@admin.register(PageElsewhere)
class PageElsewhereAdmin(ListAdmin[PageElsewhere]):
    """What is offered to somebody who asks for what is published on another page already."""

    form = PageElsewhereForm
    list_display = ("title", "address", "review_on")
    search_fields = ("title", "words")


@admin.register(ExemptionNote)
class ExemptionNoteAdmin(admin.ModelAdmin[ExemptionNote]):
    """What the office notes for itself; staff see it beside an answer that relies on the exemption."""

    form = ExemptionNoteForm
    list_display = ("__str__", "text")


admin.site.register(OtherBody, list_display=["name", "contact", "log_address"])
