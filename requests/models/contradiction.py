"""What questions are about, and where answers to the same question contradict each other. For staff alone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from requests.models.question import Question


class ContradictionKind(models.TextChoices):
    """How two answers contradict each other."""

    FIGURE = "figure", "Another figure for the same time"
    OUTCOME = "outcome", "Another outcome"
    EXEMPTION = "exemption", "Refused after it was given"


class AskedSubject(models.Model):
    """What a question asks about, as a key that like questions share; and as what it was compared with others."""

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="subject")
    key = models.CharField(max_length=32, blank=True, db_index=True)  # readers: contradictions, what is asked often
    version = models.PositiveIntegerField(help_text="Its request's, when it was compared.")
    stands = models.BooleanField(help_text="Whether its answer counted: filed, and not withdrawn.")
    rules = models.CharField(max_length=32, help_text="Tells the rules, and the names of the office, it was made by.")

    def __str__(self) -> str:
        return f"what {self.question} asks"


class Contradiction(models.Model):
    """An earlier and a later answer that cannot both be right. `print` tells what was compared: of something else the
    note says nothing.
    """

    earlier = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="contradicted_by")
    later = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="contradicts")
    kind = models.CharField(max_length=10, choices=ContradictionKind)
    differences = models.JSONField(help_text='[["what the earlier says", "what the later says"], …], in their words.')
    print = models.CharField(max_length=64)
    found_at = models.DateTimeField()
    note = models.TextField(blank=True, help_text="Why it may stand so, or what was done about it.")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="contradiction_once_a_pair", fields=["earlier", "later", "kind"]),
            models.CheckConstraint(name="no_answer_contradicts_itself", condition=~Q(earlier=F("later"))),
            models.CheckConstraint(
                name="settled_contradiction_says_why_and_by_whom",
                condition=Q(settled_at=None, settled_by=None, note="")
                | Q(settled_at__isnull=False, settled_by__isnull=False) & ~Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} and {self.later}"
