"""What requests are about: a list that staff keep, and its public copy."""

from __future__ import annotations

from django.db import models


class Topic(models.Model):
    """A topic with the words that tell of it: rules propose it where they stand, an officer confirms it."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80, unique=True)
    words = models.TextField(blank=True, help_text="Words and phrases that tell of it, one a line.")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class PublishedTopic(models.Model):
    """A topic as the public pages show it: rewritten when staff change the list."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
