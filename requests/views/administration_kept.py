"""The lists that an administrator keeps: what each is of, how a row is shown and changed, and how one ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from requests.accounts.second_step import forget, has_second_step
from requests.cases.clock import recount
from requests.cases.naming import end_naming, note_naming
from requests.errors import CannotChange
from requests.forms import kept as forms
from requests.forms.naming import NamedForm
from requests.forms.people import NOBODY_LEFT, PersonForm, is_last_administrator
from requests.forms.seen import SeenForm
from requests.law.nations import Nation, in_words
from requests.law.written_dates import in_full
from requests.models import (
    Authority,
    BankHoliday,
    ExemptionNote,
    NamedForCase,
    OtherBody,
    PageElsewhere,
    Person,
    Regulator,
    Topic,
)
from requests.publishing.shown_office import refresh_authority, refresh_lists
from requests.regulators import refresh_regulators
from requests.topics import free_topic_slug, refresh_topics, remove_topic
from requests.views.staff_frame import roles_of

MOST_TOLD = 20
Told = Iterable[str]  # sentences about what a change did besides
Act = Callable[[Any, datetime, Person], Told]


@dataclass(frozen=True, slots=True)
class Ending:
    """A way in which a row ends, or begins again: asked first, then done. `fits`: whether it does for this row."""

    name: str
    button: str
    warning: str
    act: Act
    fits: Callable[[Any], bool] = bool


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list. `line`: what stands beside a row's name; `saved`: what else a change brings with it, with what to say."""

    name: str
    title: str
    noun: str
    about: str
    form: type[SeenForm[Any]]
    rows: Callable[[], QuerySet[Any]]
    line: Callable[[Any], str]
    saved: Act
    endings: Sequence[Ending] = ()
    title_of: Callable[[Any], str] = str

    @property
    def address(self) -> str:
        return reverse("kept_list", args=[self.name])


def _nothing(_row: Any, _at: datetime, _by: Person) -> Told:
    return ()


def _deleted(row: Any, at: datetime, by: Person) -> Told:
    row.delete()
    return ()


def _closed(person: Person, at: datetime, by: Person) -> Told:
    if person == by:
        raise CannotChange("Nobody closes their own account. Ask another administrator.")
    if is_last_administrator(person):
        raise CannotChange(NOBODY_LEFT)
    person.is_active = False
    person.save(update_fields=["is_active"])
    return ()


def _opened(person: Person, at: datetime, by: Person) -> Told:
    person.is_active = True
    person.save(update_fields=["is_active"])
    return ()


def _second_step_gone(person: Person, at: datetime, by: Person) -> Told:
    forget(person)
    return ["They set a new second step up when they sign in next. Be sure that it is they."]


def _person(person: Person) -> str:
    words = [roles_of(person) or "no role", person.username]
    if not person.is_active:
        words.append("account closed")
    named = person.named_for.not_over(timezone.localdate()).select_related("case")
    words += [f"named for {each.case} until {in_full(each.ends_on)}" for each in named]
    return ", ".join(words)


def _named(row: NamedForCase) -> str:
    over = ", over" if row.ends_on < timezone.localdate() else ""
    more = "; may open who asks" if row.sees_requester else ""
    return f"{in_full(row.starts_on)} to {in_full(row.ends_on)}{over}{more}"


def _naming_noted(row: NamedForCase, at: datetime, by: Person) -> Told:
    note_naming(row, at, by)
    return ()


def _naming_ended(row: NamedForCase, at: datetime, by: Person) -> Told:
    end_naming(row, at, by)
    return ()


def _office_shown(row: Authority, at: datetime, by: Person) -> Told:
    refresh_authority(timezone.localdate(at))
    return ()


def _office_gone(row: Authority, at: datetime, by: Person) -> Told:
    row.delete()
    return _office_shown(row, at, by)


def _topic_shown(topic: Topic, at: datetime, by: Person) -> Told:
    if not topic.slug:
        topic.slug = free_topic_slug(topic.name)
        topic.save(update_fields=["slug"])
    refresh_topics()
    return ()


def _topic_gone(topic: Topic, at: datetime, by: Person) -> Told:
    remove_topic(topic, at)
    return ()


def _regulator_shown(row: Any, at: datetime, by: Person) -> Told:
    refresh_regulators()
    return ()


def _regulator_gone(row: Regulator, at: datetime, by: Person) -> Told:
    row.delete()
    return _regulator_shown(row, at, by)


def _page_shown(row: Any, at: datetime, by: Person) -> Told:
    refresh_lists()
    return ()


def _page_gone(row: PageElsewhere, at: datetime, by: Person) -> Told:
    row.delete()
    return _page_shown(row, at, by)


def _days_counted(row: Any, at: datetime, by: Person) -> Told:
    """Count open cases again, and say which are due on another day now."""
    refresh_lists()
    moved = recount(at, by)
    yield from (
        f"{each.case}: due on {in_full(each.after)}, had been {in_full(each.before)}." for each in moved[:MOST_TOLD]
    )
    if not moved:
        yield "No open case is due on another day because of it."
    elif len(moved) > MOST_TOLD:
        yield f"{len(moved) - MOST_TOLD} more are on their cases’ pages."


def _day_gone(row: BankHoliday, at: datetime, by: Person) -> Told:
    row.delete()
    return _days_counted(row, at, by)


def _removing(what: str, act: Act, fits: Callable[[Any], bool] = bool) -> Ending:
    return Ending("remove", "Remove it", what, act, fits)


LISTS = {
    each.name: each
    for each in (
        KeptList(
            "people", "People and roles", "account",
            "Who signs in here and what they may do. Somebody who leaves has their account closed, not deleted: the "
            "record of what they did names them.",
            PersonForm, lambda: Person.objects.order_by("-is_active", "first_name", "last_name", "username"),
            _person, _nothing,
            (
                Ending("close", "Close the account",
                       "They cannot sign in any more, and are signed out at once. What they did stays.", _closed,
                       lambda person: bool(person.is_active)),
                Ending("open", "Open the account again", "They can sign in again, by the roles that they have.",
                       _opened, lambda person: not person.is_active),
                Ending("second-step", "Take the second step away",
                       "For who lost phone and recovery codes: the next sign-in begins with setting a new one up.",
                       _second_step_gone, has_second_step),
            ),
            lambda person: person.known_as,
        ),
        KeptList(
            "named", "Named for one case", "person",
            "Who works one case between two days, and nothing else of the desk. The case’s owner names people on the "
            "case as well. It ends by itself.",
            NamedForm, lambda: NamedForCase.objects.select_related("case", "person").order_by("-ends_on", "pk"),
            _named, _naming_noted,
            (_removing("They see the case no more, from now on.", _naming_ended, lambda row: bool(row.pk)),),
            lambda row: f"{row.person.known_as}, for {row.case}",
        ),
        KeptList(
            "authority", "The authority’s details", "entry",
            "Name, addresses and letterhead, each from a day on. What changes gets an entry of its own, so that "
            "letters of an earlier day keep what was right then.",
            forms.AuthorityForm, lambda: Authority.objects.order_by("-valid_from"),
            lambda row: f"from {in_full(row.valid_from)}", _office_shown,
            (_removing("Only details whose day has not come can be removed.", _office_gone,
                       lambda row: row.valid_from > timezone.localdate()),),
        ),
        KeptList(
            "bank-holidays", "Bank holidays", "bank holiday",
            "The days that do not count. Open cases are counted again at once; what was answered keeps its due date. A "
            "year in which Good Friday is listed is taken as a whole list; other years are filled up with the days "
            "that are built in.",
            forms.BankHolidayForm, lambda: BankHoliday.objects.order_by("-date"),
            lambda day: in_words([Nation(each) for each in day.nations]), _days_counted,
            (_removing("The day counts as a working day then, and open cases are counted again.", _day_gone),),
        ),
        KeptList(
            "topics", "Topics", "topic",
            "What requests can be about. The public sees a change at once; a topic keeps its address when it is "
            "renamed.",
            forms.TopicForm, lambda: Topic.objects.all(),
            lambda topic: f"{topic.requests.count()} with it", _topic_shown,
            (_removing("It is taken off every request and every published response that has it.", _topic_gone),),
        ),
        KeptList(
            "pages", "Pages published elsewhere", "page",
            "What is offered to somebody who asks for what is published on another page already, and what a section 21 "
            "paragraph is written from.",
            forms.PageElsewhereForm, lambda: PageElsewhere.objects.all(),
            lambda page: f"{page.address}" + (f", look again on {in_full(page.review_on)}" if page.review_on else ""),
            _page_shown,
            (_removing("It is offered no more, neither to staff nor to the public.", _page_gone),),
        ),
        KeptList(
            "bodies", "Other bodies", "body",
            "Who often holds what is asked here, and where they take requests.",
            forms.OtherBodyForm, lambda: OtherBody.objects.all(), lambda body: body.contact, _nothing,
            (_removing("Answers that name it stay as they are.", _deleted),),
        ),
        KeptList(
            "notes", "Exemption notes", "note",
            "What the office notes for itself; staff see it beside an answer that relies on the exemption.",
            forms.ExemptionNoteForm, lambda: ExemptionNote.objects.all(), lambda note: note.text[:160], _nothing,
            (_removing("Staff do not see it any more.", _deleted),),
        ),
        KeptList(
            "regulators", "Regulators", "entry",
            "Who looks at complaints, from a day on. What changes gets an entry of its own, which takes over on its "
            "day.",
            forms.RegulatorForm, lambda: Regulator.objects.all(),
            lambda row: f"from {in_full(row.valid_from)}, {row.limit.words} to complain", _regulator_shown,
            (_removing("Letters and public pages name it no more.", _regulator_gone),),
        ),
    )
}  # fmt: skip
