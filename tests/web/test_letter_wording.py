"""The wording of letters that an office edits, and what the notice checker adds to it."""

from __future__ import annotations

import re

import pytest

from requests.cases.drafts import draft_letter
from requests.cases.letters.rights import rights
from requests.cases.letters.wording import WORDED, filled, problems
from requests.law.regimes import Regime
from requests.law.working_days import BUILT_IN
from requests.models import LetterWording, Regulator
from requests.models.correspondence import CorrespondenceKind
from tests import people
from tests.web.casework import AT, logged
from tests.web.staff import signed_in

HERE = "/staff/administration/letters/"


@pytest.mark.parametrize("name", WORDED)
def test_every_built_in_wording_has_placeholders_that_its_letter_knows(name):
    worded = WORDED[name]
    assert list(problems(worded, worded.built_in)) == []
    assert set(worded.needs) <= set(worded.example)
    assert not re.search(r"[{}]", filled(worded.built_in, worded.example))


@pytest.mark.django_db
def test_an_office_words_a_letter_itself_and_goes_back():
    client, page = signed_in(people.administrator()), f"{HERE}acknowledgement/"
    own = "Dear requester,\r\n\r\nHello: {reference}. {law and time} <b>\r\n\r\nYours sincerely\r\n\r\n{office}"
    tried = client.post(page, {"version": 0, "words": own, "do": "preview"}).text
    assert "Hello: FOI 0012/26. We are handling it under" in tried
    assert "&lt;b&gt;" in tried
    for wrong, told in (
        ("{number}", "no {number}"),
        ("{reference} {law", "brace stands alone"),
        ("Hi", "to say {reference}"),
    ):
        response = client.post(page, {"version": 0, "words": wrong, "do": "save"})
        assert (response.status_code, told in response.text) == (400, True), wrong
    assert not LetterWording.objects.exists()
    assert client.post(page, {"version": 0, "words": own, "do": "save"}).status_code == 302
    late = client.post(page, {"version": 0, "words": f"{own} Mine.", "do": "save"})
    assert late.status_code == 409
    assert "Ada Administrator saved these words" in late.text
    assert "Mine." in late.text
    case = logged()
    draft = draft_letter(case.pk, CorrespondenceKind.ACKNOWLEDGEMENT, 1, AT, people.officer())
    assert f"Hello: {case.reference}. We are handling it under the Freedom of Information Act 2000." in draft.text
    assert "30 June 2026" in draft.text
    assert "own words, saved by Ada Administrator" in client.get(HERE).text
    assert client.post(page, {"version": 1, "do": "ours"}).status_code == 302
    assert not LetterWording.objects.exists()


@pytest.mark.django_db
def test_what_a_letter_lacked_is_added_to_the_rights_once():
    Regulator.objects.all().delete()
    client, add = signed_in(people.administrator()), {"point": "regulator's address", "regime": "FOIA"}
    window = {"point": "time to ask for a review", "regime": "FOIA"}
    assert "say this already" in client.post(f"{HERE}add/", window, follow=True).text
    for told in ("ends with this too", "say this already"):
        assert told in client.post(f"{HERE}add/", add, follow=True).text
    said = [block.text for block in rights(None, Regime.FOIA, AT.date(), BUILT_IN)]
    assert said[-1] == "The Information Commissioner’s Office can be reached by its website, ico.org.uk."
    LetterWording.objects.update(words="{how to ask}. {regulator}")
    client.post(f"{HERE}add/", window)
    last = [block.text for block in rights(None, Regime.FOIA, AT.date(), BUILT_IN)][-1]
    assert last.startswith("Ask for a review within 40 working days of the date of this letter, that is by ")
    assert LetterWording.objects.get().words.count("{last day to ask}") == 1
    assert client.post(f"{HERE}add/", {"point": "limb", "regime": "FOIA"}).status_code == 404
