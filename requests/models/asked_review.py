"""An internal review that somebody asked for on the public site. The public login adds them and can read none."""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from requests.law.regimes import Regime

LONGEST_REVIEW = 10_000  # characters


class AskedReview(models.Model):
    """What was sent, until it is opened as a review: then its case has all of it, and the row goes.

    `grounds`: what is complained of, each a value of review.Ground, after the anchor of its question where it is of
    one: "q2 access"; "time" is of the whole answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=16)
    sent_at = models.DateTimeField()
    received_on = models.DateField()
    target_on = models.DateField(help_text="As the requester was told.")
    regime = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Regime])
    slug = models.SlugField(max_length=80, help_text="Of the response.")
    answer_reference = models.CharField(max_length=80)
    is_late = models.BooleanField(help_text="Asked for after the window: accepted only if the office decides so.")
    grounds = models.JSONField(default=list)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True, max_length=1000)
    text = models.TextField(max_length=LONGEST_REVIEW)

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="asked_review_can_be_answered",
                condition=~models.Q(name="") & (~models.Q(email="") | ~models.Q(address="")),
            ),
            models.CheckConstraint(name="asked_review_says_why", condition=~models.Q(text="")),
        ]

    def __str__(self) -> str:
        return self.reference
