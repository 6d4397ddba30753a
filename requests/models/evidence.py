"""What an answer gives or points to: links, tables, attached documents."""

from __future__ import annotations

from django.db import models

from documents.models import Passage
from requests.models.foi_request import FOIRequest


class Link(models.Model):
    """A link as the letter gives it; without `url` where its words name a file but lead nowhere."""

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="links")
    order = models.PositiveIntegerField()
    label = models.TextField()
    url = models.TextField(blank=True)
    page_hint = models.CharField(max_length=60, blank=True)
    passages = models.ManyToManyField(Passage, related_name="+")

    class Meta:
        ordering = ["foi_request", "order"]
        constraints = [
            models.UniqueConstraint(name="link_order_once_a_request", fields=["foi_request", "order"]),
        ]

    def __str__(self) -> str:
        return self.label


class DataTable(models.Model):
    """One logical table, however many pages it crosses.

    `header` and `rows` hold cells {"text": …, "passages": [Passage ids]}; `checks` holds
    {"column", "said", "found", "agrees"} for each sum that was tried.
    """

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveIntegerField()
    caption = models.CharField(
        max_length=200, blank=True, help_text="As the letter has it; ours is made where it is shown."
    )
    header = models.JSONField()
    rows = models.JSONField()
    total_row = models.PositiveIntegerField(null=True)
    checks = models.JSONField(default=list)
    caveats = models.JSONField(default=list, help_text="What the letter warns of it, word for word, as cells are kept.")
    passages = models.ManyToManyField(Passage, related_name="+")

    class Meta:
        ordering = ["foi_request", "number"]
        constraints = [
            models.UniqueConstraint(name="table_number_once_a_request", fields=["foi_request", "number"]),
        ]

    def __str__(self) -> str:
        return f"table {self.number}"


class Attachment(models.Model):
    """A document the letter says it comes with. `first_page` is null where it cannot be told; `note` says so."""

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="attachments")
    order = models.PositiveIntegerField()
    label = models.CharField(max_length=100)
    title = models.TextField(blank=True)
    pages = models.JSONField(null=True, help_text="Page numbers of the letter's file, or null where it cannot be told.")
    note = models.TextField(blank=True)
    passages = models.ManyToManyField(Passage, related_name="+")

    class Meta:
        ordering = ["foi_request", "order"]
        constraints = [
            models.UniqueConstraint(name="attachment_order_once_a_request", fields=["foi_request", "order"]),
        ]

    def __str__(self) -> str:
        return self.label
