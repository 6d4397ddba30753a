"""Who asked: kept apart from the case, never public."""

from __future__ import annotations

from django.db import models

from requests.models.foi_request import FOIRequest


class Requester(models.Model):
    """The requester's details as the letter prints them. A blank field in the letter makes no row."""

    foi_request = models.OneToOneField(FOIRequest, on_delete=models.CASCADE, related_name="requester")
    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    address = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"requester of {self.foi_request}"
