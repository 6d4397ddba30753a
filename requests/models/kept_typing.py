"""What somebody typed on the worksheet and has not saved: theirs alone, until they save it or throw it away."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from requests.models.question import Question


class KeptTyping(models.Model):
    """The fields of one question's form as they stood a few seconds ago. `seen` tells what they were typed over."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="kept_typing")
    seen = models.CharField(max_length=64)
    typed = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["question", "person"]
        verbose_name_plural = "kept typing"
        constraints = [models.UniqueConstraint(name="typing_kept_once", fields=["person", "question"])]

    def __str__(self) -> str:
        return f"typing of {self.person} on {self.question}"
