"""The letter as a file."""

from __future__ import annotations

from django.db import models


class LetterFormat(models.TextChoices):
    """What a letter's file really is, told from its bytes and not from its name."""

    PDF = "pdf", "PDF"
    TEXT = "text", "plain text"
    DOCX = "docx", "Word"
    ODT = "odt", "OpenDocument"
    EMAIL = "email", "e-mail"
    HTML = "html", "web page"
    SHEET = "xlsx", "spreadsheet"  # goes out with a letter; none is read as one
    TABLE = "csv", "table (CSV)"  # likewise


class Letter(models.Model):
    """One letter as it was received: its bytes lie on disk under their SHA-256 and are never public."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255, help_text="The file's name as it came; shown to staff only.")
    format = models.CharField(max_length=8, choices=LetterFormat)
    size = models.PositiveBigIntegerField(help_text="In bytes.")
    taken_in_at = models.DateTimeField()

    class Meta:
        ordering = ["-taken_in_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="letter_sha256_is_hex", condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(name="letter_is_not_empty", condition=models.Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.name
