"""Forms for what a case officer changes: our own words, and what a draft lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils import timezone

from requests.filed_letters import Completion, OwnWords, lacks_numbers_only
from requests.law.clock import IN_FORCE
from requests.models import FOIRequest, Question, Topic
from requests.particulars import slug_of, written
from requests.proposing.known_topics import TopicProposal
from requests.proposing.proposals import LABEL_LENGTH

MOST_ROWS = 12
SPARE_ROWS = 2
LATE_REASON_LENGTH = 600
WRITTEN = "%-d %B %Y"
DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"]
BOTH = "Give both a heading and words, or neither"


class VersionedForm(forms.Form):
    """Carries the version it was filled in from, so that nobody overwrites what another saved."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_000_000_000)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""


def in_version(form: forms.Form, version: int) -> QueryDict:
    """What was typed into a form, as if it had been filled in from that version: sent again, it is meant so."""
    typed = cast(QueryDict, form.data).copy()
    typed["version"] = str(version)
    return typed


class TopicsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic for the type checker alone
    """The staff's list to tick from. A topic that is proposed says which of the request's words told of it."""

    def __init__(self, foi_request: FOIRequest, proposals: Sequence[TopicProposal]) -> None:
        super().__init__(
            queryset=Topic.objects.all(),
            initial=list(foi_request.topics.values_list("pk", flat=True)),
            label="Topics",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="The public sees those that are ticked.",
            error_messages={"invalid_choice": "A topic you ticked is not in the list any more. Choose again."},
        )
        self.told_by = {proposal.slug: told(proposal) for proposal in proposals}

    def label_from_instance(self, obj: Topic) -> str:
        why = self.told_by.get(obj.slug)
        return f"{obj.name} (proposed: {why})" if why else obj.name

    def names_of(self, keys: Sequence[object]) -> str:
        """The topics of these keys in words, as a list is compared with another."""
        chosen = {str(key) for key in keys or ()}
        return ", ".join(topic.name for topic in Topic.objects.all() if str(topic.pk) in chosen)


def told(proposal: TopicProposal) -> str:
    """The words that told of a topic, as they are said to staff: “grant”, “grants paid”."""
    return ", ".join(f"“{word}”" for word in proposal.told_by)


class TopicsForm(VersionedForm):
    """The topics of a case alone, as the page of the case proposes them."""

    topics = forms.ModelMultipleChoiceField(Topic.objects.all(), to_field_name="slug")


class WordsForm(VersionedForm):
    """Title, "in short", the labels of the questions, topics, and why an answer was late. `proposals`: of topics."""

    def __init__(
        self,
        *arguments: Any,
        foi_request: FOIRequest,
        questions: Sequence[Question],
        proposals: Sequence[TopicProposal] = (),
        **named: Any,
    ) -> None:
        super().__init__(*arguments, initial={"version": foi_request.version}, **named)
        self.questions = questions
        self.fields["title"] = forms.CharField(
            label="Title",
            max_length=200,
            initial=foi_request.title,
            help_text="What the letter is about, in a few words.",
            error_messages={"required": "Enter a title"},
        )
        rows = [*foi_request.in_short[:MOST_ROWS], *[["", ""]] * SPARE_ROWS]
        self.row_count = min(len(rows), MOST_ROWS)
        for number, (heading, words) in enumerate(rows[: self.row_count], start=1):
            self._add_row(number, heading, words)
        self.fields["topics"] = TopicsField(foi_request, proposals)
        if foi_request.is_late:
            self._add_late_reason(foi_request.late_reason)
        for question in questions:
            self._add_label(question)

    def _add_late_reason(self, reason: str) -> None:
        self.fields["late_reason"] = forms.CharField(
            label="Why the answer was late",
            max_length=LATE_REASON_LENGTH,
            initial=reason,
            required=False,
            help_text="The public reads it beside the dates, as the office’s own words. Name nobody.",
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def _add_label(self, question: Question) -> None:
        self.fields[f"label_{question.pk}"] = forms.CharField(
            label=f"Question {question.shown_number}",
            max_length=LABEL_LENGTH,
            initial=question.label,
            help_text=question.text,
            error_messages={"required": f"Enter a label for question {question.shown_number}"},
        )

    def _add_row(self, number: int, heading: str, words: str) -> None:
        self.fields[f"heading_{number}"] = forms.CharField(
            label=f"Heading {number}", max_length=40, initial=heading, required=False
        )
        self.fields[f"words_{number}"] = forms.CharField(
            label=f"Words {number}",
            max_length=600,
            initial=words,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def clean(self) -> dict[str, Any]:
        """A row is whole or left out."""
        cleaned = super().clean() or {}
        for number in range(1, self.row_count + 1):
            heading, words = cleaned.get(f"heading_{number}"), cleaned.get(f"words_{number}")
            if bool(heading) != bool(words) and not self.errors.keys() & {f"heading_{number}", f"words_{number}"}:
                self.add_error(f"words_{number}" if heading else f"heading_{number}", BOTH)
        return cleaned

    @property
    def rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The fields of "in short", in pairs."""
        for number in range(1, self.row_count + 1):
            yield self[f"heading_{number}"], self[f"words_{number}"]

    @property
    def labels(self) -> Iterator[BoundField]:
        """A field a question."""
        return (self[f"label_{question.pk}"] for question in self.questions)

    @property
    def words(self) -> OwnWords:
        """What was typed, once it is valid."""
        cleaned = self.cleaned_data
        rows = ((cleaned[f"heading_{number}"], cleaned[f"words_{number}"]) for number in range(1, self.row_count + 1))
        return OwnWords(
            title=cleaned["title"],
            in_short=[(heading, words) for heading, words in rows if heading],
            labels={question.pk: cleaned[f"label_{question.pk}"] for question in self.questions},
            topics=list(cleaned["topics"]),
            late_reason=cleaned.get("late_reason", ""),
        )


class CompletionForm(VersionedForm):
    """What a draft needs to be filed. Half of it may be saved too."""

    reference = forms.CharField(
        label="Reference",
        max_length=80,
        required=False,
        help_text="As it stands in the letter, for example FOI 0008/24.",
    )
    received_on = forms.DateField(
        label="The day the request was received",
        required=False,
        input_formats=DATE_FORMATS,
        help_text="For example 18 March 2024.",
        widget=forms.DateInput(format=WRITTEN),
        error_messages={"invalid": "Enter the day of receipt as a date, for example 18 March 2024"},
    )
    answered_on = forms.DateField(
        label="The day of the answer",
        required=False,
        input_formats=DATE_FORMATS,
        help_text="For example 17 April 2024.",
        widget=forms.DateInput(format=WRITTEN),
        error_messages={"invalid": "Enter the day of the answer as a date, for example 17 April 2024"},
    )
    questions_are_right = forms.BooleanField(
        label="The questions are told apart rightly",
        required=False,
        help_text="The letter gives them no numbers. They are numbered in their order.",
    )

    def __init__(self, *arguments: Any, foi_request: FOIRequest, **named: Any) -> None:
        initial = {name: getattr(foi_request, name) for name in ("version", "reference", "received_on")}
        filed = foi_request.filed_letters.order_by("pk").first()
        initial["answered_on"] = filed.dated_on if filed else None  # whatever kind of letter it is
        super().__init__(*arguments, initial=initial, **named)
        if not lacks_numbers_only(foi_request):
            del self.fields["questions_are_right"]

    def clean_reference(self) -> str:
        """One that makes no address is none."""
        reference = " ".join(str(self.cleaned_data["reference"]).split())
        if reference and not slug_of(reference):
            raise forms.ValidationError("Enter a reference with letters or figures in it")
        return reference

    def clean_received_on(self) -> date | None:
        """Within the time the law has been in force."""
        return self._possible("received_on")

    def clean_answered_on(self) -> date | None:
        """Within the time the law has been in force."""
        return self._possible("answered_on")

    def clean(self) -> dict[str, Any]:
        """Nobody answers before they are asked."""
        cleaned = super().clean() or {}
        received, answered = cleaned.get("received_on"), cleaned.get("answered_on")
        if received and answered and answered < received:
            self.add_error(
                "answered_on", f"The answer cannot be older than the request, received on {written(received)}"
            )
        return cleaned

    def _possible(self, name: str) -> date | None:
        day: date | None = self.cleaned_data[name]
        if day and not IN_FORCE <= day <= timezone.localdate():
            raise forms.ValidationError(f"Enter a day between {written(IN_FORCE)} and today")
        return day

    @property
    def completion(self) -> Completion:
        """What was given, once it is valid."""
        cleaned = self.cleaned_data
        return Completion(
            reference=cleaned["reference"],
            received_on=cleaned["received_on"],
            answered_on=cleaned["answered_on"],
            questions_are_right=cleaned.get("questions_are_right", False),
        )
