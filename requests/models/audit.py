"""Who changed what: one table that is only added to, whose entries are chained by hashes.

The database writes it itself, by triggers on every table that people change (requests/audit.py), so changes in bulk
and by hand are in it too. It names rows and fields and holds none of their values: nothing of a requester is in it. Why
something was done it tells by the row where that stands, so that erasing can take the words away.
"""

from __future__ import annotations

from django.db import models


class AuditEntry(models.Model):
    """One change of one row. Hashed with the entry before it: see requests.audit.hash_of."""

    number = models.BigIntegerField(primary_key=True)
    moment = models.DecimalField(max_digits=20, decimal_places=6, help_text="Seconds since 1970; the server's clock.")
    person = models.TextField(help_text="The key of who was signed in; blank for commands, the worker and SQL by hand.")
    login = models.TextField(help_text="The database login it was done by.")
    place = models.TextField(help_text="The page or command it was done with.")
    about = models.TextField(help_text="The table.")
    key = models.TextField(help_text="The row's key.")
    what = models.TextField(help_text="INSERT, UPDATE or DELETE.")
    fields = models.TextField(help_text="The fields that changed, by commas.")
    because = models.TextField(
        db_default="", help_text="The table and key of the row that says why; blank where nothing does."
    )
    hash = models.TextField(help_text="SHA-256 of this entry and the hash before it, in hexadecimal figures.")

    class Meta:
        indexes = [models.Index(fields=["about", "key"], name="audit_by_row")]  # the history of one row

    def __str__(self) -> str:
        return f"{self.number}: {self.what} {self.about} {self.key}"


class AuditHead(models.Model):
    """The last entry, kept apart: a chain that was cut short at its end is known by it."""

    number = models.BigIntegerField()
    hash = models.TextField()

    def __str__(self) -> str:
        return f"{self.number}"
