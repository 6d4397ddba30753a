"""What search knows: one entry a published question with its answer or a page of a document, and the log of changes."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from requests.models.publication import PublishedPage, PublishedQuestion, PublishedResponse


class SearchEntry(models.Model):
    """A published question with its answer, or a page of a document that came with the letter, as one row to search.

    Published text only; the index derives from it. Of a document's page `asked` is the document's title, `answered` the
    page's words, `document` the name the letter gives it; it has no outcome and no parts.

    `parts` is what a result shows of the answer:
    [{"part": order, "outcome": …, "not_yet": …, "held_by": …, "exemptions": [{"section": "s21", "as_written": …}],
      "table_rows": number or null, "runs": [{"text": …, "page": 4 or null, "passage": 3 or null,
      "box": [x0, top, x1, bottom] or null, "page_size": [width, height] or null}]}]
    """

    question = models.OneToOneField(PublishedQuestion, on_delete=models.CASCADE, null=True, related_name="search_entry")
    page = models.OneToOneField(PublishedPage, on_delete=models.CASCADE, null=True, related_name="search_entry")
    response = models.ForeignKey(PublishedResponse, on_delete=models.CASCADE, related_name="search_entries")
    slug = models.SlugField(max_length=80)
    reference = models.CharField(max_length=80)
    anchor = models.CharField(max_length=50, blank=True)
    number = models.CharField(max_length=40, blank=True)
    document = models.CharField(max_length=100, blank=True, help_text='"Document 3"; blank for a question.')
    asked = models.TextField(help_text="The question, after the words of the question above it.")
    answered = models.TextField()
    received_on = models.DateField()
    answered_on = models.DateField()
    published_on = models.DateField(help_text="When its first version was published.")
    year = models.PositiveIntegerField()
    is_late = models.BooleanField()
    after_review = models.BooleanField()
    topics = ArrayField(models.SlugField(max_length=60), default=list)
    alike = models.CharField(max_length=64, blank=True, help_text="The same for answers that hardly differ.")
    outcome = models.CharField(max_length=40, blank=True)
    outcomes = ArrayField(models.CharField(max_length=40), help_text="The question's own and its parts'.")
    sections = ArrayField(models.CharField(max_length=20), help_text='"s21", "r12-4-b": see PublishedExemption.')
    has_table = models.BooleanField()
    has_document = models.BooleanField()
    has_link = models.BooleanField()
    has_notice = models.BooleanField(default=False, help_text="Whether the regulator decided on it, in public.")
    parts = models.JSONField()

    class Meta:
        ordering = ["-answered_on", "pk"]
        verbose_name_plural = "search entries"
        constraints = [
            models.CheckConstraint(
                name="search_entry_is_of_a_question_or_a_page",
                condition=models.Q(question__isnull=False, page=None) | models.Q(question=None, page__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}, {self.document or f'question {self.number}'}"


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
