"""What somebody typed into a form and has not saved: theirs alone, until they save it or throw it away."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests.models.case import Case
from requests.models.question import Question


class KeptTyping(models.Model):
    """A form's fields as they stood a few seconds ago. `seen` tells what they were typed over.

    `question`: of the worksheet's form. Of another form `form` says which, such as "draft 12", and `case` whose it is.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, null=True, related_name="kept_typing")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True, related_name="kept_typing")
    form = models.CharField(max_length=60, blank=True)
    seen = models.CharField(max_length=64)
    typed = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["question", "person"]
        verbose_name_plural = "kept typing"
        constraints = [
            models.UniqueConstraint(name="typing_kept_once", fields=["person", "question"]),
            models.UniqueConstraint(
                name="typing_of_a_form_kept_once", fields=["person", "form"], condition=Q(question=None)
            ),
            models.CheckConstraint(
                name="typing_is_of_a_form",
                condition=Q(question=None) & ~Q(form="") | Q(question__isnull=False, form=""),
            ),
        ]

    def __str__(self) -> str:
        return f"typing of {self.person} on {self.question or self.form}"
