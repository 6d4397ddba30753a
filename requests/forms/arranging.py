"""Forms that change which questions there are: add one, split one, merge two, remove one; and their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from requests.correctable.arranging import BOTH, FIRST, SECOND, Cut, cuts, free_number
from requests.correctable.order import before, with_those_below
from requests.correctable.parts import Answers
from requests.correctable.questions import NUMBER_LENGTH, number_typed
from requests.forms.correcting import LONGEST_QUESTION
from requests.forms.question_choice import beginning, known_again
from requests.forms.stretches import StretchesField
from requests.models import Question
from requests.particulars import listed

AS_IT_STANDS, AT_THE_BEGINNING = "-", ""
NOWHERE = ("-", "No question: it is no answer either")
GOES_TO = ((FIRST, "The first"), (SECOND, "The second"), (BOTH, "Both"))


class NumberField(forms.CharField):
    """A question's number, however it is written, as a path: "1b" is "1.b"."""

    def __init__(self, **named: Any) -> None:
        super().__init__(max_length=NUMBER_LENGTH, help_text="For example 3 or 1b.", **named)

    def clean(self, value: Any) -> Any:
        """Something must be left of it."""
        number = number_typed(str(super().clean(value)))
        if not number:
            raise forms.ValidationError("Enter a number with letters or figures in it")
        return number


class NewQuestionForm(forms.Form):
    """A question that the reading missed: its words in the letter, its number and its place."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(
        label="Words of the question",
        max_length=LONGEST_QUESTION,
        help_text="As they stand in the letter, copied from its page.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Enter the words of the question"},
    )
    chosen = StretchesField(required=False)
    number = NumberField(label="Number", error_messages={"required": "Enter the number of the question"})
    parent = forms.ChoiceField(label="Belongs to", required=False, help_text="The question whose words lead it in.")
    follows = forms.ChoiceField(label="Comes after", required=False)

    def __init__(self, typed: QueryDict | None, *, every: Sequence[Question], version: int) -> None:
        super().__init__(typed, initial={"version": version, "follows": AS_IT_STANDS})
        self.label_suffix = ""
        others = [(each.number, known_again(each)) for each in every]
        self.fields["parent"].choices = [("", "No other question"), *others]  # type: ignore[attr-defined]
        first = [(AS_IT_STANDS, "As it stands in the letter"), (AT_THE_BEGINNING, "At the beginning")]
        self.fields["follows"].choices = [*first, *others]  # type: ignore[attr-defined]

    def clean_follows(self) -> str | None:
        """None where the letter says it."""
        follows = str(self.cleaned_data["follows"])
        return None if follows == AS_IT_STANDS else follows


class QuestionActForm(forms.Form):
    """Something done with a question. `every`: the questions of the letter."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, typed: QueryDict | None, *, question: Question, every: Sequence[Question], version: int, **named: Any
    ) -> None:
        initial = {"version": version, **named.pop("initial", {})}
        super().__init__(typed, auto_id=f"id_{type(self).__name__.lower()}_%s", initial=initial, **named)
        self.label_suffix = ""
        self.question = question
        self.every = every
        self.others = [each for each in every if each.pk != question.pk]

    @property
    def is_possible(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.others)

    def _choices(self, rows: Sequence[Question]) -> list[tuple[str, str]]:
        return [(str(each.pk), known_again(each)) for each in rows]

    def _chosen(self, name: str) -> Question:
        """The question that was chosen in a field."""
        return next(each for each in self.others if str(each.pk) == self.cleaned_data[name])


class OrderForm(QuestionActForm):
    """The question it comes after; what belongs to it goes with it."""

    follows = forms.ChoiceField(label="It comes after", required=False)

    def __init__(self, typed: QueryDict | None, *, question: Question, **named: Any) -> None:
        every = named["every"]
        super().__init__(typed, question=question, initial={"follows": before(every, question)}, **named)
        moved = with_those_below(every, question)
        rest = [(each.number, known_again(each)) for each in every if each not in moved]
        self.fields["follows"].choices = [(AT_THE_BEGINNING, "Nothing: it is the first"), *rest]  # type: ignore[attr-defined]


class MergeQuestionsForm(QuestionActForm):
    """The other of the two."""

    other = forms.ChoiceField(label="Merge it with", error_messages={"required": "Choose the other question"})

    def __init__(self, typed: QueryDict | None, *, question: Question, **named: Any) -> None:
        super().__init__(typed, question=question, **named)
        self.fields["other"].choices = self._choices(_nearest(question, self.every))  # type: ignore[attr-defined]

    @property
    def both(self) -> tuple[Question, Question]:
        """The two, in the order of the letter."""
        first, second = sorted((self.question, self._chosen("other")), key=lambda each: each.order)
        return first, second


class RemoveQuestionForm(QuestionActForm):
    """The question that its answer goes to."""

    to = forms.ChoiceField(label="Its answer goes to", error_messages={"required": "Choose where its answer goes"})

    def __init__(self, typed: QueryDict | None, *, question: Question, **named: Any) -> None:
        super().__init__(typed, question=question, **named)
        if question.parts.exists():
            others = self._choices(_nearest(question, self.every))
            self.fields["to"].choices = [*others, NOWHERE]  # type: ignore[attr-defined]
        else:
            del self.fields["to"]

    @property
    def is_possible(self) -> bool:
        """Always."""
        return True

    @property
    def left_behind(self) -> str:
        """ "1a and 1b", which belong to it."""
        return listed([each.shown_number for each in self.every if each.parent_id == self.question.pk])

    @property
    def loses_answer(self) -> bool:
        """Whether its answer is said to be none."""
        return self.cleaned_data.get("to") == NOWHERE[0]

    @property
    def heir(self) -> Question | None:
        """Whose answer its answer becomes part of."""
        return self._chosen("to") if "to" in self.fields else None


class SplitQuestionForm(QuestionActForm):
    """Where the second question begins, its number, and which parts of the answer are its own."""

    place = forms.ChoiceField(
        label="The second question begins with", error_messages={"required": "Choose where the second one begins"}
    )
    number = NumberField(label="Its number", error_messages={"required": "Enter the number of the second question"})

    def __init__(self, typed: QueryDict | None, *, question: Question, **named: Any) -> None:
        number = Question(number=free_number(question, named["every"])).shown_number
        super().__init__(typed, question=question, initial={"number": number}, **named)
        self.cuts = {f"{cut.start}-{cut.end}": (cut, words) for cut, words in cuts(question)}
        self.fields["place"].choices = [(key, beginning(words)) for key, (_, words) in self.cuts.items()]  # type: ignore[attr-defined]
        after_sentence = (key for key, (cut, _) in self.cuts.items() if _ends_before(question.text, cut.start))
        self.fields["place"].initial = next(after_sentence, None)
        for at, part in enumerate(Answers((question,)).value[0], start=1):
            words = beginning(part["said"][0]["text"]) if part["said"] else "no words"
            label = f"Part {at} of the answer, “{words}”, answers"
            self.fields[f"part_{at}"] = forms.ChoiceField(label=label, choices=GOES_TO, initial=FIRST)

    @property
    def is_possible(self) -> bool:
        """Whether there is a place to part it at."""
        return bool(self.fields["place"].choices)  # type: ignore[attr-defined]

    @property
    def cut(self) -> Cut:
        """Where it is cut."""
        return self.cuts[self.cleaned_data["place"]][0]

    @property
    def answers(self) -> list[str]:
        """Of each part, whose it is."""
        return [str(self.cleaned_data[name]) for name in self.fields if name.startswith("part_")]


class ChosenQuestionForm(SplitQuestionForm):
    """Words of the question that were chosen on the page: a question of their own."""

    chosen = StretchesField(error_messages={"required": "Choose words on the page"})

    def __init__(self, typed: QueryDict | None, **named: Any) -> None:
        super().__init__(typed, **named)
        del self.fields["place"]

    @property
    def is_possible(self) -> bool:
        """Whenever words can be chosen."""
        return True


def _ends_before(text: str, at: int) -> bool:
    """Whether a sentence or a line ends right before a place in the text."""
    start = at
    while start and text[start - 1].isspace():
        start -= 1
    return "\n" in text[start:at] or text[max(start - 1, 0) : start] in tuple(".!?")


def _nearest(question: Question, every: Sequence[Question]) -> list[Question]:
    """The other questions, beginning with the one before it and the one after it."""
    at = list(every).index(question)
    others = [each for each in every if each.pk != question.pk]
    return sorted(others, key=lambda each: (abs(list(every).index(each) - at), each.order))
