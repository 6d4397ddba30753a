"""The gate between a letter and the public: what was found in it, what people decided, what is taken out.

Staff only. No row repeats words of a letter but `everywhere`, the name that somebody had removed wherever it stands.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from documents.clearing.found import FoundKind
from requests.models.foi_request import FiledLetter, FOIRequest, Stage

CUT = frozenset({FoundKind.UNSEEN, FoundKind.UNREAD, FoundKind.TYPED})  # wherever they stand


class GateQuerySet(models.QuerySet["Gate"]):
    def to_look_at(self) -> GateQuerySet:
        """Those of filed letters that are not public, whose pages' pictures are still to be looked through."""
        waiting = self.filter(is_looked_through=False, not_drawn_because="")
        waiting = waiting.filter(filed_letter__foi_request__stage__in=(Stage.DRAFT, Stage.FILED))
        return waiting.exclude(filed_letter__foi_request__in=FOIRequest.objects.published())


class Gate(models.Model):
    """One letter's gate: for which content it was looked through, and why its release needs a second person."""

    filed_letter = models.OneToOneField(FiledLetter, on_delete=models.CASCADE, related_name="gate")
    looked_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64, help_text="SHA-256 of what was looked through.")
    hidden = models.JSONField(
        null=True, help_text="Each hiding place of the file that holds something: [place, where, page or null]."
    )
    has_spreadsheet = models.BooleanField(default=False)
    pictures_seen = models.PositiveIntegerField(
        default=0, help_text="Pages whose pictures were looked through, from the first on."
    )
    is_looked_through = models.BooleanField(default=False, help_text="Whether the picture of every page was.")
    not_drawn_because = models.TextField(blank=True, help_text="Why its pages cannot be drawn.")
    pages_copied = models.PositiveIntegerField(
        default=0, help_text="Pages of the public copy that are drawn, while it is made."
    )
    flagged_because = models.TextField(blank=True, help_text="Why staff want a second person to release it.")
    flagged_at = models.DateTimeField(null=True)
    flagged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = GateQuerySet.as_manager()

    class Meta:
        indexes = [  # for the worker, which asks every few seconds
            models.Index(name="gates_to_look_at", fields=["id"], condition=Q(is_looked_through=False)),
        ]
        constraints = [
            models.CheckConstraint(
                name="gate_flagged_by_somebody",
                condition=Q(flagged_because="", flagged_at=None, flagged_by=None)
                | ~Q(flagged_because="") & Q(flagged_at__isnull=False, flagged_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"gate of {self.filed_letter}"


class Decision(models.TextChoices):
    """What a person said to a finding."""

    OPEN = "open", "Open"
    ACCEPTED = "accepted", "Accepted"  # it is taken out, or left out of the copy
    REJECTED = "rejected", "Rejected"  # it may be read, for the reason given


class GateFindingQuerySet(models.QuerySet["GateFinding"]):
    def undecided(self) -> GateFindingQuerySet:
        """Those that still hold the letter back."""
        return self.filter(state=Decision.OPEN)


class GateFinding(models.Model):
    """Something in a letter that may not become public before a person decided about it.

    Known again in a newer reading by kind, place and print; `start` and `end` then move with its words. Without a page
    it is of the file (`part` says of what), or of something typed into a correction.
    """

    filed_letter = models.ForeignKey(FiledLetter, on_delete=models.CASCADE, related_name="gate_findings")
    kind = models.CharField(max_length=40, choices=[(kind.value, kind.value) for kind in FoundKind])
    what = models.TextField(help_text="What is there, in a plain sentence that does not repeat it.")
    why = models.TextField(blank=True, help_text="What told of it.")
    sure = models.FloatField(default=1.0)
    page = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField(null=True, help_text="In the page's text.")
    end = models.PositiveIntegerField(null=True)
    boxes = models.JSONField(null=True, help_text="[[x0, top, x1, bottom], …] in points from the page's top left.")
    part = models.CharField(max_length=200, blank=True, help_text="The part of the file, or what was typed.")
    words_hash = models.CharField(max_length=64, blank=True, help_text="SHA-256 of its words.")
    nth = models.PositiveIntegerField(default=1, help_text="Which of those on its page with the same words.")
    found_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64, help_text="SHA-256 of what it was first found in.")
    state = models.CharField(max_length=8, choices=Decision, default=Decision.OPEN)
    because = models.TextField(blank=True, help_text="The reason given with the decision.")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = GateFindingQuerySet.as_manager()

    class Meta:
        ordering = ["filed_letter", F("page").asc(nulls_last=True), F("start").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                name="gate_finding_once_a_letter",
                fields=["filed_letter", "kind", "page", "part", "words_hash", "nth"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="gate_finding_sure_is_a_share", condition=Q(sure__gte=0, sure__lte=1)),
            models.CheckConstraint(
                name="gate_finding_has_whole_place",
                condition=Q(start=None, end=None)
                | Q(page__isnull=False, start__isnull=False, end__isnull=False, end__gt=F("start")),
            ),
            models.CheckConstraint(
                name="gate_finding_decided_by_somebody",
                condition=Q(state=Decision.OPEN, decided_at=None, decided_by=None, because="")
                | ~Q(state=Decision.OPEN) & Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="gate_finding_rejected_for_a_reason", condition=~Q(state=Decision.REJECTED, because="")
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        """Whether it holds the letter back."""
        return self.state == Decision.OPEN

    @property
    def is_untold(self) -> bool:
        """Whether it is known that something may be hidden, and not what: then nothing can be taken out for it."""
        return self.kind == FoundKind.UNREAD and self.page is None

    @property
    def is_proposed(self) -> bool:
        """Whether what is to be taken out is known: the rest is not accepted with "all proposed"."""
        return FoundKind(self.kind).is_proposed

    @property
    def is_cut(self) -> bool:
        """Whether accepting it takes something out of the pages; of the rest the rebuilt copy has nothing anyway."""
        return self.start is not None or FoundKind(self.kind) in CUT

    @property
    def blocks(self) -> bool:
        """Whether nobody may decide to go on with this file."""
        return FoundKind(self.kind).blocks


class Source(models.TextChoices):
    """Where a redaction comes from."""

    FINDING = "finding", "Proposed"
    WORDS = "words", "Words marked"
    BOX = "box", "Box drawn"
    EVERYWHERE = "everywhere", "Everywhere this name"


class RedactionQuerySet(models.QuerySet["Redaction"]):
    def standing(self) -> RedactionQuerySet:
        """Those not undone."""
        return self.filter(undone_at=None)


class Redaction(models.Model):
    """One place that the public copy does not show: words of a page, or a box on it, and why.

    One with `everywhere` is of every place where that name stands, found anew whenever the copy is made.
    """

    filed_letter = models.ForeignKey(FiledLetter, on_delete=models.CASCADE, related_name="redactions")
    source = models.CharField(max_length=12, choices=Source)
    finding = models.ForeignKey(GateFinding, on_delete=models.CASCADE, null=True, related_name="redactions")
    page = models.PositiveIntegerField(null=True)
    stretches = models.JSONField(default=list, help_text="[[start, end], …]: the words that go, in the page's text.")
    words_hash = models.CharField(max_length=64, blank=True, help_text="SHA-256 of those words.")
    boxes = models.JSONField(null=True, help_text="[[x0, top, x1, bottom], …] drawn by hand, or where nobody sees it.")
    paints = models.BooleanField(default=True, help_text="Off where the page shows nothing there.")
    everywhere = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=120, help_text='"section 40(2)": stands in the place of the words.')
    printed = models.BooleanField(default=True, help_text="Whether the reason is printed on the bar and in the text.")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = RedactionQuerySet.as_manager()

    class Meta:
        ordering = ["filed_letter", "page", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_redaction_a_finding", fields=["finding"], condition=Q(undone_at=None, finding__isnull=False)
            ),
            models.CheckConstraint(name="redaction_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="redaction_is_of_something",
                condition=Q(source=Source.FINDING, finding__isnull=False)
                | Q(source=Source.EVERYWHERE, finding=None, page=None) & ~Q(everywhere="")
                | Q(source__in=[Source.WORDS, Source.BOX], finding=None, page__isnull=False),
            ),
            models.CheckConstraint(
                name="redaction_undone_by_somebody",
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__gte=F("made_at"), undone_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason}, page {self.page}" if self.page else self.reason

    @property
    def label(self) -> str:
        """What stands on the bar and in the text; blank where it is not to be said."""
        return self.reason if self.printed else ""
