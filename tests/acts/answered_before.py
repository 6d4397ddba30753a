"""Requests that were answered before, for tests of what contradicts them. No letter is read for them."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from requests.cases.answer_words import keep_runs
from requests.models import AppliedExemption, FOIRequest, Question
from requests.models.foi_request import Stage


def answered(number: int, on: date, asked: str, text: str, outcome: str = "disclosed", provision: str = "") -> Question:
    """A filed request of one question, answered on that day."""
    foi_request = FOIRequest.objects.create(
        reference=f"FOI {number:04}/23",
        slug=f"{number:04}-23",
        stage=Stage.FILED,
        received_on=date(on.year, 1, 2),
        answered_on=on,
        title=asked[:80],
        filed_at=timezone.now(),
    )
    question = foi_request.questions.create(order=1, number="1", text=asked, label=asked[:60])
    runs = keep_runs(foi_request, text)
    words = "\n".join(run["text"] for run in runs)
    part = question.parts.create(order=1, outcome=outcome, said=runs, text=words)
    if provision:
        AppliedExemption.objects.create(
            part=part, as_written=f"Section {provision}", regime="FOIA", provision=provision, known=True
        )
    return question
