"""Choosing a question in a form: by its number and its first words, so that nobody has to know the numbers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator

from requests.models import Question

BEGINNING = 60  # characters by which somebody knows words again


def beginning(words: str) -> str:
    """The first words, on one line."""
    return Truncator(" ".join(words.split())).chars(BEGINNING)


def known_again(question: Question) -> str:
    """ "Question 1b: A copy of the plan"."""
    return f"Question {question.shown_number}: {beginning(question.text)}"


class QuestionField(forms.ModelChoiceField[Question]):
    """One of the letter's questions; the form says which."""

    def __init__(self, **named: Any) -> None:
        super().__init__(Question.objects.none(), empty_label=None, **named)

    def label_from_instance(self, question: Any) -> str:
        """Number and first words."""
        return known_again(question)
