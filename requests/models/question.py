"""A question of a request, and the parts of its answer."""

from __future__ import annotations

import re

from django.db import models

from documents.models import Passage
from requests.law.outcomes import Outcome
from requests.models.foi_request import FOIRequest

HOW_LENGTH = 200
SAID_NUMBER = re.compile(r"(\bquestion )(\d+\.[a-z0-9][a-z0-9.]*(?<!\.))", re.IGNORECASE)


class Question(models.Model):
    """One question, once, however often the letter prints it."""

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="questions")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=40, help_text='A path: "1.b".')
    printed = models.CharField(max_length=40, blank=True, help_text='As it stands in the letter: "b.".')
    text = models.TextField()
    label = models.CharField(max_length=60, help_text="Ours: a few words for the list of questions.")
    passages = models.ManyToManyField(Passage, related_name="+")
    read_as = models.PositiveIntegerField(null=True, help_text="Which question of the reading it is, counted from 0.")
    sure = models.FloatField(default=1.0)
    how = models.CharField(max_length=HOW_LENGTH, blank=True, help_text="How it was found, in words.")

    class Meta:
        ordering = ["foi_request", "order"]
        constraints = [
            models.UniqueConstraint(name="question_number_once_a_request", fields=["foi_request", "number"]),
            models.UniqueConstraint(name="question_order_once_a_request", fields=["foi_request", "order"]),
        ]

    def __str__(self) -> str:
        return f"question {self.shown_number}"

    @property
    def shown_number(self) -> str:
        """How the number is said to people: "1.b" is 1b."""
        return shown_number(self.number)

    @property
    def anchor(self) -> str:
        """The stable fragment of the question's address: #q1b."""
        return f"q{self.shown_number}"


def shown_number(number: str) -> str:
    """The path "1.b.ii" as people say it: 1b-ii. Two numbers in a row keep a hyphen, so 1.1 is 1-1 and not 11."""
    shown = ""
    for step in number.lower().split("."):
        joins = shown == "" or (shown[-1].isdigit() != step[:1].isdigit())
        shown += step if joins else f"-{step}"
    return shown


def numbers_shown(sentence: str) -> str:
    """A sentence of the reader, which knows "question 2.a", as people say it: question 2a."""
    return SAID_NUMBER.sub(lambda found: found[1] + shown_number(found[2]), sentence)


class AnswerPart(models.Model):
    """A stretch of an answer with one outcome: word for word, run by run.

    `said` is a list of runs in reading order:
    {"kind": documents.reading.shapes.SaidKind, "text": …, "passages": [Passage ids], "table": DataTable id or null,
     "links": [Link ids]}.
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="parts")
    order = models.PositiveIntegerField()
    outcome = models.CharField(max_length=40, choices=[(o.value, o.value) for o in Outcome])
    not_yet = models.BooleanField(default=False, help_text="Not held, but the letter says it will be.")
    held_by = models.CharField(max_length=200, blank=True)
    said = models.JSONField()
    text = models.TextField()
    passages = models.ManyToManyField(Passage, related_name="+")
    sure = models.FloatField(default=1.0)
    how = models.CharField(max_length=HOW_LENGTH, blank=True, help_text="How it was found, in words.")

    class Meta:
        ordering = ["question", "order"]
        constraints = [
            models.UniqueConstraint(name="part_order_once_a_question", fields=["question", "order"]),
        ]

    def __str__(self) -> str:
        return f"{self.question}, part {self.order}"
