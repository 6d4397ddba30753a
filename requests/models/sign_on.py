"""Under which name of the office's own sign-on a person comes in."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SignOnName(models.Model):
    """A person's name at a provider: its `sub`, which is theirs for ever. An e-mail address may become another's."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_on_names")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    joined_at = models.DateTimeField()

    class Meta:
        ordering = ["person", "issuer"]
        constraints = [
            models.UniqueConstraint(name="sign_on_name_is_one_persons", fields=["issuer", "subject"]),
            models.UniqueConstraint(name="one_sign_on_name_a_person", fields=["person", "issuer"]),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.issuer}"
