"""What is published elsewhere, on the office's own site or another's: a list that staff keep, and its public copy."""

from __future__ import annotations

from django.db import models


class Elsewhere(models.Model):
    """A page by its title and address: the words a question about it holds, and what one finds there."""

    title = models.CharField(max_length=120)
    address = models.URLField(unique=True)
    words = models.TextField(
        help_text="Words and phrases of questions that it answers, one a line. Any form of a word will do."
    )
    finds = models.CharField(max_length=300, help_text="What one finds there, in a sentence.")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def phrases(self) -> list[str]:
        """What tells of it, and its title."""
        return [self.title, *(line.strip() for line in self.words.splitlines() if line.strip())]


class PageElsewhere(Elsewhere):
    """A page as staff keep it, with the precise directions that section 21 asks for."""

    directions = models.CharField(
        max_length=300, blank=True, help_text="Where on it to look: page, heading, table, line."
    )
    review_on = models.DateField(null=True, blank=True, help_text="When to see whether this is still right.")

    class Meta:
        ordering = ["title"]
        verbose_name = "page published elsewhere"
        verbose_name_plural = "pages published elsewhere"


class PublishedPageElsewhere(Elsewhere):
    """A page as the public sees it: rewritten when staff change the list."""

    class Meta:
        ordering = ["title"]
