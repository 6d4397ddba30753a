"""What the public sees: a frozen, cleared copy that owns every word and picture of it.

The public login may read these tables and SearchEntry, nothing else (`requests.models.public`). Withdrawing a
publication deletes its PublishedResponse, and with it everything below.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from documents.reading.shapes import LetterKind
from requests.law.outcomes import Outcome, Overall
from requests.law.regimes import Regime
from requests.models.foi_request import FOIRequest
from requests.models.letter_done import ended
from requests.models.release import Release


class Publication(models.Model):
    """The staff's record of one release: who, when, of what exactly, and when it was withdrawn."""

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.PROTECT, related_name="publications")
    version = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64, help_text="SHA-256 of all that was released.")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    release = models.ForeignKey(
        Release, on_delete=models.PROTECT, null=True, related_name="publications", help_text="Who let it become public."
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_because = models.TextField(blank=True)
    same_at = models.DateTimeField(null=True, help_text="When the case, changed since, was changed back to just this.")

    class Meta:
        ordering = ["foi_request", "version"]
        constraints = [
            models.UniqueConstraint(name="publication_version_once_a_request", fields=["foi_request", "version"]),
            models.UniqueConstraint(
                name="one_live_publication_a_request", fields=["foi_request"], condition=Q(withdrawn_at=None)
            ),
            models.CheckConstraint(
                name="withdrawn_after_published",
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("published_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.foi_request}, version {self.version}"

    @property
    def folder(self) -> str:
        """The folder of its files in the store of published files."""
        return str(self.pk)


class PublishedResponse(models.Model):
    """The head of the public copy: one response and its particulars."""

    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="response")
    version = models.PositiveIntegerField(default=1, help_text="Its publication's; what changed: PublishedVersion.")
    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in LetterKind], default=LetterKind.RESPONSE.value
    )
    after_review = models.BooleanField(
        default=False, help_text="Whether an internal review changed an answer in it: see publishing.reviewed."
    )
    topics = ArrayField(models.SlugField(max_length=60), default=list, help_text="Those an officer has confirmed.")
    slug = models.SlugField(max_length=80, unique=True)
    reference = models.CharField(max_length=80)
    regime = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Regime])
    authority_name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    in_short = models.JSONField(help_text='[["Asked", "…"], ["Given", "…"], …]: ours, never beside an ochre bar.')
    received_on = models.DateField()
    due_on = models.DateField()
    answered_on = models.DateField()
    clock = models.JSONField(help_text="The days of the time for compliance as requests.law.clock counted them.")
    working_days = models.PositiveIntegerField(help_text="On which working day it was answered.")
    is_late = models.BooleanField()
    late_reason = models.TextField(blank=True, help_text="Ours: why it was late, where staff say so.")
    review_text = models.TextField(blank=True)
    copyright_text = models.TextField(blank=True)
    attachments = models.JSONField(default=list, help_text='[{"label", "title", "pages", "note"}]')
    page_count = models.PositiveIntegerField()
    is_picture = models.BooleanField(help_text="Whether the pages are pictures; a text letter has text pages.")
    checked_on = models.DateField(null=True)
    recognised_pages = ArrayField(
        models.PositiveIntegerField(), default=list, help_text="Pages whose words were recognised in pictures (OCR)."
    )
    published_at = models.DateTimeField()
    first_published_at = models.DateTimeField(help_text="When its first version was published.")
    letter_file = models.CharField(
        max_length=200, blank=True, help_text="The rebuilt letter as a PDF, in the store of published files."
    )
    letter_bytes = models.PositiveBigIntegerField(default=0, help_text="How large that file is.")
    letter_sha256 = models.CharField(max_length=64, blank=True, db_default="", default="", help_text="Of that file.")
    reviewed = models.JSONField(
        default=dict, help_text='{"of": the letter this reviews, "by": [its reviews]}, each {"slug", "answered_on", …}.'
    )
    dead_links = models.JSONField(default=dict, help_text="{address: the day since when it is gone}")
    decision_notices = models.JSONField(
        default=list, help_text="Of the regulator, as it publishes them: see publishing.regulator_notices."
    )
    linked_at = models.DateTimeField(null=True, help_text="When what it is linked with last came or went.")

    class Meta:
        ordering = ["-answered_on", "-reference"]
        indexes = [
            models.Index(name="response_by_answer_date", fields=["-answered_on", "-reference"]),  # reader: /foi/
            GinIndex(name="response_by_topic", fields=["topics"]),  # reader: /topics/…/
            models.Index(name="response_by_publication", fields=["-first_published_at", "slug"]),  # reader: the API
            models.Index(  # reader: /statistics/
                name="late_response_by_answer_date", fields=["-answered_on", "-reference"], condition=Q(is_late=True)
            ),
            models.Index(name="response_by_reference", fields=["reference"]),  # reader: requests.publishing.reviewed
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_transfer(self) -> bool:
        """Whether it passes the request on to another authority, which is no answer."""
        return self.kind == LetterKind.TRANSFER

    @property
    def ended(self) -> str:
        """What was done on its day. Letters that answer nothing may be public from before they were told apart."""
        return ended(self.kind)

    @property
    def changed_at(self) -> datetime:
        """When its page last changed: by its own publication, or by what came or went of what it is linked with."""
        return max(self.published_at, self.linked_at or self.published_at)


class PublishedQuestion(models.Model):
    """A question as published. `outcome` is derived from its parts; blank where it only leads its sub-questions in."""

    response = models.ForeignKey(PublishedResponse, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=40, help_text='As said to people: "1b".')
    anchor = models.CharField(max_length=50, help_text='"q1b"')
    lead = models.TextField(blank=True, help_text="The words of the question above it, where it is a sub-question.")
    text = models.TextField()
    label = models.CharField(max_length=60)
    outcome = models.CharField(max_length=40, choices=[(o.value, o.value) for o in Overall], blank=True)
    reworded = models.BooleanField(default=False, db_default=False, help_text="By staff: not the letter's words.")
    reviewed = models.JSONField(
        null=True,
        help_text="What an internal review decided of it, or which question it reviews: see publishing.reviewed.",
    )

    class Meta:
        ordering = ["response", "order"]
        constraints = [
            models.UniqueConstraint(name="published_anchor_once_a_response", fields=["response", "anchor"]),
        ]

    def __str__(self) -> str:
        return f"{self.response}, question {self.number}"


class PublishedPart(models.Model):
    """A part of an answer as published.

    `said` is a list of runs: {"kind", "text", "table": PublishedTable number or null,
    "links": [{"label", "url", "page_hint", "site", "start", "end"}]} with `start`/`end` offsets into the run's text.
    """

    question = models.ForeignKey(PublishedQuestion, on_delete=models.CASCADE, related_name="parts")
    order = models.PositiveIntegerField()
    outcome = models.CharField(max_length=40, choices=[(o.value, o.value) for o in Outcome])
    not_yet = models.BooleanField(default=False)
    held_by = models.CharField(max_length=200, blank=True)
    said = models.JSONField()
    set_by_staff = models.JSONField(
        default=list, db_default=[], help_text="“outcome”, “exemptions”: what staff set otherwise than it was read."
    )

    class Meta:
        ordering = ["question", "order"]
        constraints = [models.UniqueConstraint(name="published_part_order_once", fields=["question", "order"])]

    def __str__(self) -> str:
        return f"{self.question}, part {self.order}"


class PublishedExemption(models.Model):
    """A provision relied on for a published part."""

    part = models.ForeignKey(PublishedPart, on_delete=models.CASCADE, related_name="exemptions")
    as_written = models.CharField(max_length=200)
    regime = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Regime])
    section = models.CharField(max_length=20, help_text='What the filter counts by: "s21", "r12-4-b", "fs38".')
    provision = models.CharField(max_length=40)
    known = models.BooleanField()

    class Meta:
        ordering = ["part", "pk"]

    def __str__(self) -> str:
        return self.as_written


class PublishedPage(models.Model):
    """A page of the public copy: its text, and its picture's file where it has one. Sizes in points."""

    response = models.ForeignKey(PublishedResponse, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField()
    width = models.FloatField(null=True)
    height = models.FloatField(null=True)
    picture = models.CharField(max_length=200, blank=True, help_text="Name in the store of published files.")
    picture_sha256 = models.CharField(max_length=64, blank=True, db_default="", default="", help_text="Of that file.")
    cuts = models.JSONField(default=list, help_text="Heights, in points, of the white gaps between printed lines.")

    class Meta:
        ordering = ["response", "number"]
        constraints = [
            models.UniqueConstraint(name="published_page_once_a_response", fields=["response", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.response}, page {self.number}"


class PassageRole(models.TextChoices):
    """What a published passage is the source of."""

    QUESTION = "question", "question"
    ANSWER = "answer", "answer"
    TABLE = "table", "table"
    REVIEW = "review", "your right to a review"
    COPYRIGHT = "copyright", "copyright notice"


class PublishedPassage(models.Model):
    """A place on a public page. `order` numbers the passages of a page in reading order: /letter/4/#p3."""

    page = models.ForeignKey(PublishedPage, on_delete=models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    role = models.CharField(max_length=12, choices=PassageRole)
    question = models.ForeignKey(PublishedQuestion, on_delete=models.CASCADE, null=True, related_name="passages")
    part = models.ForeignKey(PublishedPart, on_delete=models.CASCADE, null=True, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    boxes = models.JSONField(null=True, help_text="[[x0, top, x1, bottom], …] in points, one a printed line.")

    class Meta:
        ordering = ["page", "order"]
        constraints = [
            models.UniqueConstraint(name="published_passage_order_once_a_page", fields=["page", "order"]),
            models.CheckConstraint(name="published_passage_ends_after_start", condition=Q(end__gt=F("start"))),
        ]

    def __str__(self) -> str:
        return f"{self.page}, passage {self.order}"


class PublishedTable(models.Model):
    """A table as published: header and rows as lists of texts."""

    response = models.ForeignKey(PublishedResponse, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveIntegerField()
    caption = models.CharField(max_length=200, blank=True)
    header = models.JSONField()
    rows = models.JSONField()
    total_row = models.PositiveIntegerField(null=True)
    checks = models.JSONField(default=list)
    caveats = models.JSONField(
        default=list, help_text="What the letter warns of it, word for word; goes where it goes."
    )
    places = models.JSONField(
        default=list,
        help_text='Where each cell stands, the header first: rows of [{"page", "start", "end", "boxes"}] or nothing.',
    )
    row_pages = models.JSONField(default=list, help_text="The page each row begins on, the header first; or null.")
    reworded = models.JSONField(
        default=list, db_default=[], help_text="Cells, as row and column: not the letter's words."
    )

    class Meta:
        ordering = ["response", "number"]
        constraints = [
            models.UniqueConstraint(name="published_table_once_a_response", fields=["response", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.response}, table {self.number}"
