"""What search knows: one entry a published question with its answer, and the log that the index follows."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from requests.models.publication import PublishedQuestion, PublishedResponse


class SearchEntry(models.Model):
    """A published question with its answer, as one row to search: published text only, the index derives from it.

    `parts` is what a result shows of the answer:
    [{"part": order, "outcome": …, "not_yet": …, "held_by": …, "exemptions": [{"section": "s21", "as_written": …}],
      "table_rows": number or null, "runs": [{"text": …, "page": 4 or null, "passage": 3 or null,
      "box": [x0, top, x1, bottom] or null, "page_size": [width, height] or null}]}]
    """

    question = models.OneToOneField(PublishedQuestion, on_delete=models.CASCADE, related_name="search_entry")
    response = models.ForeignKey(PublishedResponse, on_delete=models.CASCADE, related_name="search_entries")
    slug = models.SlugField(max_length=80)
    reference = models.CharField(max_length=80)
    anchor = models.CharField(max_length=50)
    number = models.CharField(max_length=40)
    asked = models.TextField(help_text="The question, after the words of the question above it.")
    answered = models.TextField()
    answered_on = models.DateField()
    year = models.PositiveIntegerField()
    outcome = models.CharField(max_length=40)
    outcomes = ArrayField(models.CharField(max_length=40), help_text="The question's own and its parts'.")
    sections = ArrayField(models.CharField(max_length=20), help_text='"s21", "r12-4-b": see PublishedExemption.')
    has_table = models.BooleanField()
    has_document = models.BooleanField()
    has_link = models.BooleanField()
    parts = models.JSONField()

    class Meta:
        ordering = ["-answered_on", "pk"]
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return f"{self.reference}, question {self.number}"


class SearchChange(models.Model):
    """A change of the entries, in order: the index applies them one after another and keeps how far it is.

    Ids rise in the order of the commits, since writers of the log take turns (`requests.search.entries`). The newest
    row is never pruned: by it an index can tell that it followed this log and not another one.
    """

    id = models.BigAutoField(primary_key=True)
    entry_id = models.BigIntegerField()
    removed = models.BooleanField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{'remove' if self.removed else 'add'} {self.entry_id}"
