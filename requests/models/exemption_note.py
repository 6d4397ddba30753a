"""What the office has written down for itself about an exemption: for staff, beside the answer that relies on it."""

from __future__ import annotations

from django.db import models

from requests.law.regimes import Regime


class ExemptionNote(models.Model):
    """A note on a provision and everything under it: one on "31" is shown for "31(1)(a)" too."""

    regime = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Regime], default=Regime.FOIA.value)
    provision = models.CharField(max_length=40, help_text="As it is numbered: 31, 36(2)(b), 12(4)(d).")
    text = models.TextField(help_text="What to think of here: whom to ask, what was decided before, our usual words.")

    class Meta:
        ordering = ["regime", "provision"]
        constraints = [
            models.UniqueConstraint(name="one_note_a_provision", fields=["regime", "provision"]),
            models.CheckConstraint(name="exemption_note_says_something", condition=~models.Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.regime} {self.provision}"

    def is_about(self, regime: str, provision: str) -> bool:
        """Whether it is shown for this provision."""
        below = self.provision == provision or provision.startswith((f"{self.provision}(", f"{self.provision}-"))
        return self.regime == regime and below
