"""A successor takes over: what passes to it, what letters say, and what stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from documents.intake import store
from documents.models import LetterFormat
from documents.reading.letters import read
from requests.cases.drafts import draft_letter
from requests.cases.letters.notices import compose
from requests.cases.letters.read_back import check_it_reads_back
from requests.cases.letters.templates import OURS, template_of
from requests.cases.letters.writing import as_pdf
from requests.cases.succession import Successor, succeed
from requests.cases.worksheet import WrittenPart
from requests.errors import CannotChange
from requests.models import Authority, Case, PublishedAuthority, WordTemplate
from requests.models.correspondence import CorrespondenceKind
from requests.publishing.shown_office import refresh_authority
from tests import people
from tests.acts.answering_by_hand import ON, answered, office
from tests.web.casework import AT
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
DAY = ON + timedelta(days=10)
NEW = Successor(DAY, "Northam Combined Authority", "Combined Authority", "Civic Centre\nNortham NR1 1AA")


def test_open_cases_pass_with_their_clocks_and_letters_are_of_their_day():
    case = answered([("1", "How many horses are there?", [WrittenPart("disclosed", "There are 12 horses.")])])
    by = people.administrator()
    clock = list(case.clock_events.values())
    case.refresh_from_db()
    before = (case.due_on, case.stage, case.version)
    assert succeed(NEW, AT, by) == [case]
    case.refresh_from_db()
    assert ((case.due_on, case.stage, case.version), list(case.clock_events.values())) == (before, clock)
    act = case.acts.latest("pk")
    assert (
        act.words == f"it passes to Northam Combined Authority on 6 July 2026; due {case.due_on:%-d %B %Y}, as before"
    )
    drafted = draft_letter(case.pk, CorrespondenceKind.ANSWER, case.version, AT, people.officer())
    old, new = compose(drafted, DAY - timedelta(days=1)), compose(drafted, DAY)
    assert (old.letterhead.name, old.signed) == (office().name,) * 2
    assert (new.letterhead.name, new.signed) == (NEW.name,) * 2
    assert [block.said for block in new.opening if block not in old.opening] == [
        f"On 6 July 2026 Northam Combined Authority took over the work of {office().name}, your request among it. We "
        "go on with it where they were: nothing changes in the time within which it has to be answered."
    ]
    check_it_reads_back(case.foi_request, read("letter.pdf", as_pdf(new)))
    Case.objects.update(received_on=DAY, due_on=DAY)  # who asked the successor hears of nobody else
    drafted.case.refresh_from_db()
    assert "took over" not in compose(drafted, DAY).opening[0].said


def test_the_public_pages_and_word_letterheads_change_on_the_day():
    office()
    succeed(NEW, AT, None)
    file, by = store("letter.docx", OURS.read_bytes(), LetterFormat.DOCX, AT), people.administrator()
    old, new = (
        WordTemplate.objects.create(file=file, handed_in_at=AT, handed_in_by=by, valid_from=since)
        for since in (None, DAY + timedelta(days=3))
    )
    for day, name in ((DAY - timedelta(days=1), office().name), (DAY, NEW.name)):
        refresh_authority(day)  # as the worker does every hour
        assert PublishedAuthority.objects.get().name == name
    assert Authority.objects.as_of(DAY).force_name == "Northam Police"
    used = {days: template_of(DAY + timedelta(days=days)) for days in (-1, 0, 3)}
    assert used == {-1: old, 0: None, 3: new}
    with pytest.raises(CannotChange, match="Choose a later day"):
        succeed(replace(NEW, on=DAY), AT, None)


def test_an_administrator_enters_the_successor():
    office()
    client = signed_in(people.administrator())
    page = client.get("/staff/administration/succession/")
    assert page.status_code == 200
    coming = timezone.localdate() + timedelta(days=100)
    told = {
        "on": f"{coming:%-d %B %Y}",
        "name": "Mayor of Northam",
        "short_name": "Mayor",
        "passing": "The Mayor took over.",
    }
    done = client.post("/staff/administration/succession/", told, follow=True)
    assert f"Mayor of Northam takes over on {told['on']}" in done.text
    assert Authority.objects.get(valid_from=coming).passing == "The Mayor took over."
    assert "Mayor of Northam takes over" in client.get("/staff/administration/").text
    again = client.post("/staff/administration/succession/", told)
    assert (again.status_code, "Choose a later day" in again.text) == (400, True)
