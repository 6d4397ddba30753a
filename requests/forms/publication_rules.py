"""Forms for when something is published, and for what is not."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from requests.forms.cases import date_field
from requests.forms.publication import notice_field
from requests.law.regimes import Regime
from requests.law.written_dates import to_the_minute
from requests.models import FOIRequest, KeepingRule
from requests.planning import When, after_the_answer, on_a_day, under_embargo

NOW, AFTER, DAY, EMBARGO = "now", "after", "day", "embargo"
MOMENT_FORMATS = ["%d %B %Y, %H:%M", "%d %B %Y %H:%M", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]


class PlainForm(forms.Form):
    """Labels without a colon."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""


class WhenForm(PlainForm):
    """Now, or a moment to come. Nothing chosen is now."""

    when = forms.ChoiceField(required=False, label="When", widget=forms.RadioSelect)
    day = date_field("The day", required=False, help_text="At 9 in the morning. For example, 17 April 2026")
    until = forms.DateTimeField(
        required=False,
        label="The embargo ends",
        input_formats=MOMENT_FORMATS,
        help_text="For example, 17 April 2026, 14:30. Until then nobody can publish it by mistake.",
        widget=forms.TextInput,
        error_messages={"invalid": "The embargo ends: write the moment as 17 April 2026, 14:30"},
    )
    embargo = forms.CharField(required=False, max_length=200, label="Why it is under an embargo")

    def __init__(self, *arguments: Any, foi_request: FOIRequest, at: datetime, **named: Any) -> None:
        super().__init__(*arguments, **named)
        usual = after_the_answer(foi_request)
        self.usual = usual if usual and usual.moment > at else None
        choices = [(NOW, "Now"), (DAY, "On a day"), (EMBARGO, "When an embargo ends")]
        if self.usual:
            choices.insert(0, (AFTER, f"On {to_the_minute(timezone.localtime(self.usual.moment))}: {self.usual.why}"))
        self.fields["when"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.initial.setdefault("when", choices[0][0])

    def clean(self) -> dict[str, Any]:
        """What the choice needs has to be there."""
        told = super().clean() or {}
        if told.get("when") == DAY and not told.get("day") and "day" not in self.errors:
            self.add_error("day", "Enter the day it is to be published")
        if told.get("when") == EMBARGO:
            if not told.get("until") and "until" not in self.errors:
                self.add_error("until", "Enter when the embargo ends")
            if not told.get("embargo"):
                self.add_error("embargo", "Say why it is under an embargo")
        return told

    @property
    def chosen(self) -> When | None:
        """The moment, once the form is valid; None is now."""
        told = self.cleaned_data
        match told["when"]:
            case "after":
                return self.usual
            case "day":
                return on_a_day(told["day"])
            case "embargo":
                return under_embargo(told["until"], told["embargo"])
        return None

    @property
    def wrong(self) -> list[str]:
        """What is wrong with it, in sentences."""
        return [str(problem) for problems in self.errors.values() for problem in problems]


class HoldForm(PlainForm):
    """Days between which nothing new is published."""

    begins_on = date_field("First day")
    ends_on = date_field("Last day")
    why = forms.CharField(max_length=200, label="Why", help_text="Staff read it: “Before the election of 2 May”.")

    def clean(self) -> dict[str, Any]:
        """Not backwards, and not for ever."""
        told = super().clean() or {}
        first, last = told.get("begins_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day is before the first")
        elif first and last and last - first > timedelta(days=366):
            self.add_error("ends_on", "That is more than a year. Check the days")
        return told


class RuleForm(PlainForm):
    """A kind of answer that is not published."""

    name = forms.CharField(max_length=100, label="What is not published", help_text="“Personal circumstances”")
    why = forms.CharField(max_length=400, label="Why", widget=forms.Textarea(attrs={"rows": 3}))
    provision = forms.CharField(
        required=False,
        max_length=40,
        label="Provision",
        help_text="“14(1)”: whatever relies on it is kept back without anybody saying so. Left empty, staff decide.",
    )
    regime = forms.ChoiceField(
        label="Of", choices=[(each.value, each.full_name) for each in Regime], initial=Regime.FOIA.value
    )


class KeepBackForm(PlainForm):
    """By which rule a case is not published, or is after all."""

    rule = forms.ModelChoiceField(KeepingRule.objects.none(), label="Rule", empty_label=None)
    words = forms.CharField(
        required=False,
        max_length=400,
        label="Why, in this case",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept with the case. The public does not see it. Without anybody’s name.",
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["rule"].queryset = KeepingRule.objects.filter(is_used=True)  # type: ignore[attr-defined]


class NoticeForm(PlainForm):
    """What stands in the place of what was withdrawn."""

    notice = notice_field()
