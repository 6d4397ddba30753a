"""References are given out without gaps and without two alike, however many are logged at once. Real connections."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from requests.cases.log import read_file
from requests.cases.references import next_reference
from requests.errors import LoggedAlready
from requests.models import FOIRequest
from requests.models.case import CaseKind
from tests import people
from tests.web.casework import AT, MESSAGE, logged

THREADS, EACH = 6, 5
DAY = date(2026, 6, 1)


class Spoilt(Exception):
    """What breaks off a logging half-way."""


def test_references_have_no_gaps_and_no_twins_when_some_loggings_break_off(own_database):
    olive, given, together = people.officer(), [], threading.Barrier(THREADS)

    def log_some(thread):
        together.wait()
        for at in range(EACH):
            try:
                with transaction.atomic():
                    case = logged(by=olive, text=f"How many horses are there in place {thread}-{at}?")
                    if at == thread % EACH:
                        raise Spoilt
                    given.append(case.reference)
            except Spoilt:
                pass
        connection.close()

    threads = [threading.Thread(target=log_some, args=[thread]) for thread in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == [f"FOI {number:04}/26" for number in range(1, THREADS * (EACH - 1) + 1)]


def test_two_officers_who_log_the_same_message_at_once_make_one_case(own_database):
    both = (people.officer(), people.second_officer())
    file, told, together = read_file("request.eml", MESSAGE), [], threading.Barrier(2)

    def log(person):
        together.wait()
        try:
            told.append(logged(by=person, file=file, message_id=file.arrived.message_id).reference)
        except LoggedAlready as already:
            told.append(str(already))
        connection.close()

    threads = [threading.Thread(target=log, args=[person]) for person in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["FOI 0001/26", "This was logged already, as FOI 0001/26."]
    assert logged(text="How many ponies?").reference == "FOI 0002/26"


@pytest.mark.django_db
def test_a_reference_that_a_filed_letter_has_is_passed_over_and_each_year_and_kind_counts_for_itself(settings):
    FOIRequest.objects.create(stage="draft", reference="foi 0001/26", title="A letter", filed_at=AT)
    assert [next_reference(CaseKind.REQUEST, DAY) for _ in range(2)] == ["FOI 0002/26", "FOI 0003/26"]
    assert next_reference(CaseKind.REQUEST, date(2027, 1, 4)) == "FOI 0001/27"
    assert next_reference(CaseKind.SUBJECT_ACCESS, DAY) == "SAR 0001/26"
    settings.FOI_REFERENCE = "{year4}-{number}/{kind}"
    assert next_reference(CaseKind.REQUEST, DAY) == "2026-4/FOI"
