"""A case with its questions answered, without a browser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from requests.cases.worksheet import WrittenPart, save_answer, written_answers
from requests.law.regimes import Regime
from requests.models import Authority, Case, Question
from tests import people
from tests.web.casework import AT, logged

ON = date(2026, 6, 26)
Asked = Sequence[tuple[str, str, Sequence[WrittenPart]]]


def office() -> Authority:
    """The one office there is."""
    made, _ = Authority.objects.get_or_create(
        valid_from=date(2012, 11, 22),
        defaults={
            "name": "Office of the Police and Crime Commissioner for Northam",
            "short_name": "Police and Crime Commissioner",
            "address": "Police Headquarters\nSt Johns\nNortham NR2 2BX",
            "email": "opcc@northam.example",
            "website": "https://opcc.northam.example/",
            "force_name": "Northam Police",
        },
    )
    return made


def answered(asked: Asked, regime: Regime = Regime.FOIA) -> Case:
    """A case that asks this (number, words) and is answered so."""
    office()
    case = logged(text="1. How many horses are there?", regime=regime)
    case.split_at, case.split_by = timezone.now(), people.officer()
    case.save()
    answer_anew(case, asked)
    return case


def answer_anew(case: Case, asked: Asked) -> None:
    """Other questions and answers in place of those it had."""
    assert case.foi_request is not None
    case.foi_request.questions.all().delete()
    case.foi_request.tables.all().delete()
    case.foi_request.links.all().delete()
    for order, (number, text, parts) in enumerate(asked, start=1):
        question = Question.objects.create(
            foi_request=case.foi_request, order=order, number=number, text=text, label=f"question {order}"
        )
        if parts:
            [before] = written_answers(case, case.foi_request, question.pk)
            save_answer(case.pk, question.pk, parts, before.seen, AT, people.officer())
