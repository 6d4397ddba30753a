"""What requests are about: the list of topics, and the responses of each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from requests.views.topic_pages import listed_topics, topic_page


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Every topic with how many responses it has."""
    return render(request, "archive/topics.html", {"current": reverse("topics"), "topics": listed_topics()})


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """The responses of one topic, the newest first."""
    return render(request, "archive/topic.html", {"page": topic_page(slug)})
