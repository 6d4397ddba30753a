"""What keeps the installation going: the machines that work for it, and what was done to keep it safe."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Machine(models.Model):
    """A machine, as its worker told of it last. Each has a search index of its own."""

    name = models.CharField(max_length=30, unique=True)
    seen_at = models.DateTimeField()
    version = models.CharField(max_length=40, help_text="Of the program.")
    index_at = models.BigIntegerField(null=True, help_text="The last change in its search index; none without one.")
    free = models.BigIntegerField(help_text="Bytes, where FOI_VAR lies.")
    trouble = models.CharField(max_length=400, blank=True, help_text="Why no letter is read there, or not safely.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class UpkeepKind(models.TextChoices):
    """What was done."""

    BACKUP = "backup", "Backup made"
    REHEARSED = "rehearsed", "Backup put back, to rehearse it"
    CHECKED = "checked", "Archive checked"


class Upkeep(models.Model):
    """One time that something was done to keep the archive safe, and how it went."""

    kind = models.CharField(max_length=9, choices=UpkeepKind)
    at = models.DateTimeField()
    went_well = models.BooleanField()
    words = models.CharField(max_length=300, blank=True, help_text="What came of it. Names nobody.")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(name="upkeep_that_failed_says_why", condition=Q(went_well=True) | ~Q(words="")),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
