"""Complaints to the regulator on their pages: opened, answered in time, decided part by part, and whose they are."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.db.models import CharField, TextField
from django.utils import timezone

from documents.models import Letter
from requests.cases.calendar_feed import calendar_of
from requests.cases.digest import digest_of
from requests.erasing.holds import holds_on
from requests.erasing.kept import kept_of
from requests.erasing.rows import erase_rows
from requests.law.regimes import Regime
from requests.models import (
    FOIRequest,
    NoticePart,
    PublishedTally,
    RegulatorCase,
    RegulatorLetter,
    SearchEntry,
    TribunalAppeal,
)
from requests.publication import publish
from requests.reuse.addresses import Addresses
from requests.reuse.composing import Composer
from requests.reuse.rows import office
from requests.reuse.whole import whole_responses
from requests.views.shown_notices import notices_at
from tests import people
from tests.acts.publishing_by_hand import stored
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db

NOTE = "Zyxanthe rang about the wine cellar."
OPENED = {"reference": "IC-123456-A1B2", "received_on": "3 June 2024", "officer": "Kit Moss, 0303 123", "note": NOTE}


@pytest.fixture
def letter():
    """A letter of 17 April 2024, received on 22 March."""
    found = stored()
    FOIRequest.objects.filter(pk=found.pk).update(filed_by=people.officer(), answered_on=date(2024, 4, 17))
    return FOIRequest.objects.get(pk=found.pk)


@pytest.fixture
def dpo():
    return signed_in(people.dpo())


def words_of(response):
    return " ".join(response.content.decode().split())


def opened(dpo, letter, **changed):
    typed = {**OPENED, "form": str(uuid4()), "owner": people.dpo().pk, **changed}
    return dpo.post(f"/staff/requests/{letter.pk}/regulator/", typed)


def found_by_it(response):
    """The questions that a search for decision notices finds, and how many responses the filter counts with one."""
    numbers = SearchEntry.objects.filter(response=response, has_notice=True).values_list("number", flat=True)
    tallied = PublishedTally.objects.filter(basis="answered", fact="has", value="notice").values_list("responses")
    return list(numbers), sum(count for (count,) in tallied)


def said(dpo, found, what, status=302, **typed):
    """What a form of the complaint is answered, sent with the version as it is."""
    found.refresh_from_db()
    answer = dpo.post(f"/staff/regulator/{found.pk}/{what}/", {"version": found.version, **typed})
    assert answer.status_code == status, words_of(answer)
    return words_of(answer)


def test_a_complaint_is_opened_once_and_what_makes_no_sense_is_refused_in_words(dpo, letter):
    assert "No internal review of it is kept" in words_of(dpo.get(f"/staff/requests/{letter.pk}/regulator/"))
    assert "before the request itself" in words_of(opened(dpo, letter, received_on="1 March 2024"))
    assert "has not come yet" in words_of(
        opened(dpo, letter, received_on=f"{timezone.localdate() + timedelta(1):%-d %B %Y}")
    )
    form = str(uuid4())
    assert opened(dpo, letter, form=form).status_code == opened(dpo, letter, form=form).status_code == 302
    found = RegulatorCase.objects.get()
    assert found.parts.count() == sum(question.parts.count() or not question.children.exists()
                                      for question in letter.questions.all())  # fmt: skip
    twice = words_of(opened(dpo, letter, reference="ic-123456 - a1b2"))
    assert f"IC-123456-A1B2 is used already, for the complaint about {letter}" in twice
    again = {"foi_request": letter, "received_on": found.received_on, "owner": found.owner, "opened_by": found.owner}
    with pytest.raises(IntegrityError, match="regulator_reference_once"), transaction.atomic():
        RegulatorCase.objects.create(reference="ic-123456-a1b2 ", form=uuid4(), opened_at=timezone.now(), **again)


def test_letters_have_their_files_and_days_and_what_is_late_stands_on_the_queue_in_calendar_and_mail(dpo, letter):
    opened(dpo, letter)
    found, today, me = RegulatorCase.objects.get(), timezone.localdate(), people.dpo()
    page = f"/staff/regulator/{found.pk}/"
    theirs = {"direction": "in", "happened_on": "3 June 2024", "words": "Opening letter", "due_on": "1 June 2024"}
    assert "is before the letter itself" in said(dpo, found, "letters", 400, **theirs)
    before = said(dpo, found, "letters", 400, **theirs | {"happened_on": "1 March 2024", "due_on": ""})
    assert "before the request itself" in before
    file = SimpleUploadedFile("ICO letter.pdf", b"%PDF-1.7 not much of one")
    said(dpo, found, "letters", **theirs | {"due_on": "17 June 2024", "file": file})
    first = RegulatorLetter.objects.get()
    kept = dpo.get(f"{page}letters/{first.pk}/file/")
    assert (kept.content, "attachment" in kept.headers["Content-Disposition"]) == (b"%PDF-1.7 not much of one", True)
    assert "late, due 17 June 2024" in words_of(dpo.get(page))
    assert "1 complaint late" in words_of(dpo.get("/staff/reviews/"))
    assert page in words_of(dpo.get("/staff/regulator/?tab=late&q=IC-123456"))
    assert "No complaint is here" in words_of(dpo.get("/staff/regulator/?tab=due-soon"))
    assert [each.reference for each in digest_of(me, today).regulator] == ["IC-123456-A1B2"]
    assert f"/staff/regulator/{found.pk}/" in calendar_of(me, today, timezone.now(), "https://foi.example")
    assert digest_of(people.officer(), today).regulator == []
    said(dpo, found, "act", do="put_off", letter=first.pk, due_on=f"{today + timedelta(3):%-d %B %Y}")
    assert "1 complaint due within a week" in words_of(dpo.get("/staff/reviews/"))
    ours = {"direction": "out", "words": "Our reply", "answers": first.pk}
    assert "no earlier letter" in said(dpo, found, "letters", 400, **ours, happened_on="1 June 2024")
    said(dpo, found, "letters", **ours, happened_on=f"{today:%-d %B %Y}")
    assert "Nothing is due to the regulator" in words_of(dpo.get(page))
    ended = {"do": "end", "how": "withdrawn", "on": "4 July 2024"}
    assert "Somebody else changed" in words_of(dpo.post(f"{page}act/", {"version": 1, **ended}))
    assert holds_on(kept_of(letter), today) == [f"A complaint to the regulator about it is not ended: {found}."]
    said(dpo, found, "act", **ended)
    assert holds_on(kept_of(letter), today) == []
    gone = erase_rows(kept_of(letter))
    assert (RegulatorCase.objects.exists(), gone.counts["regulator letters"]) == (False, 2)
    assert not Letter.objects.filter(pk=first.letter_id).exists()


def test_a_notice_is_decided_part_by_part_shown_only_once_it_is_published_and_appealed_against(dpo, letter):
    opened(dpo, letter)
    found = RegulatorCase.objects.get()
    parts = list(found.parts.all())
    notice = {"dated": "1 October 2024", f"held_{parts[0].pk}": "upheld", f"provision_{parts[0].pk}": "section 21"}
    assert "at least one part" in said(dpo, found, "notice", 400, dated="1 October 2024")
    assert "before the complaint" in said(dpo, found, "notice", 400, **notice | {"dated": "2 June 2024"})
    steps = {"steps": "Disclose the report.", "steps_by": "5 September 2024"}
    assert "is before the notice" in said(dpo, found, "notice", 400, **notice | steps)
    assert "the public page leads there" in said(dpo, found, "notice", 400, **notice | {"is_shown": "on"})
    steps["steps_by"] = "5 November 2024"
    said(dpo, found, "notice", **notice | steps)
    assert list(RegulatorCase.objects.late(date(2024, 11, 6))) == [found]
    page = words_of(dpo.get(f"/staff/regulator/{found.pk}/"))
    assert ("ended on 29 October 2024" in page, "not verified to be the newest text" in page) == (True, True)
    said(dpo, found, "notice", **notice | steps | {"steps_done_on": "1 November 2024"})
    assert not RegulatorCase.objects.open().exists()
    appeal = {"by_whom": "requester", "reference": "EA/2024/0123", "lodged_on": "30 September 2024"}
    assert "before the decision notice" in said(dpo, found, "appeal", 400, **appeal)
    appeal["lodged_on"] = "4 November 2024"
    said(dpo, found, "appeal", **appeal)
    assert "after the last day, 29 October 2024" in words_of(dpo.get(f"/staff/regulator/{found.pk}/"))
    assert list(RegulatorCase.objects.open()) == [found]
    ended = {"ended_how": "decided", "ended_on": "3 March 2025"}
    assert "at least one part what the Tribunal" in said(dpo, found, "appeal", 400, **appeal | ended)
    said(dpo, found, "appeal", **appeal | ended | {f"ruling_{parts[0].pk}": "dismissed"})
    assert "the notice stands" in words_of(dpo.get(f"/staff/regulator/{found.pk}/"))
    response = publish(letter, timezone.now(), None).response
    assert response.decision_notices == []
    shown = notice | steps | {"published_url": "https://regulator.example/ic-123456", "is_shown": "on"}
    said(dpo, found, "notice", **shown)
    response.refresh_from_db()
    number = response.questions.exclude(outcome="").earliest("order").number
    assert response.decision_notices == [
        {
            "reference": "IC-123456-A1B2",
            "decided_on": "2024-10-01",
            "url": shown["published_url"],
            "ruled_on": "2025-03-03",
            "parts": [{"number": number, "part": parts[0].part_order, "held": "upheld", "ruling": "dismissed"}],
        }
    ]
    assert found_by_it(response) == ([number], 1)
    said(dpo, found, "notice", **{name: value for name, value in shown.items() if name != "is_shown"})
    assert found_by_it(response) == ([], 0)
    said(dpo, found, "notice", **shown)
    renamed = {**OPENED, "reference": "IC-123456-A1B3", "owner": people.dpo().pk}
    said(dpo, found, "act", do="change", **renamed)
    response.refresh_from_db()
    assert [each["reference"] for each in response.decision_notices] == ["IC-123456-A1B3"]
    [whole] = whole_responses([response], Composer(Addresses("https://foi.example"), office()))
    [in_json] = whole.decision_notices
    assert (in_json.parts[0].held, in_json.address) == ("upheld", shown["published_url"])
    [told] = notices_at(response.decision_notices, number, 1, Regime.FOIA)
    assert told.words.endswith("was dismissed on 3 March 2025: the notice stands.")
    assert "was upheld by the Information Commissioner. Decided on 1 October 2024. An appeal" in told.words
    assert (in_json.parts[0].ruling, in_json.ruled_on) == ("dismissed", date(2025, 3, 3))
    assert "EA/2024/0123" not in str(response.decision_notices)  # the Tribunal names whoever appeals
    said(dpo, found, "appeal", **appeal | ended | {f"ruling_{parts[0].pk}": "allowed"})
    response.refresh_from_db()
    [told] = notices_at(response.decision_notices, number, 1, Regime.FOIA)
    assert told.words.endswith("was allowed on 3 March 2025.")
    assert list(notices_at(response.decision_notices, "99", 1, Regime.FOIA)) == []
    assert "EA/2024/0123 stands against its notice" in said(dpo, found, "act", 400, do="again")
    figures = words_of(dpo.get("/staff/reviews/return/?year=2024"))
    link = "/staff/regulator/?tab=all&amp;ended=2024-q4&amp;result=upheld"
    assert f'href="{link}">1' in figures
    assert f"/staff/regulator/{found.pk}/" in words_of(dpo.get(link.replace("&amp;", "&")))
    assert "No complaint is here" in words_of(dpo.get("/staff/regulator/?tab=all&ended=2024-q3&result=upheld"))
    assert "Complaint upheld,0,0,0,1,1" in dpo.get("/staff/reviews/return/?year=2024&as=csv").content.decode()


def test_what_is_written_of_a_complaint_is_read_by_reviewers_alone_field_by_field(dpo, letter):
    opened(dpo, letter)
    found, at, by, day = RegulatorCase.objects.get(), timezone.now(), people.dpo(), date(2024, 10, 1)
    RegulatorCase.objects.filter(pk=found.pk).update(ended_how="notice", ended_on=day, steps="-", steps_by=day)
    row = RegulatorLetter.objects.create(
        regulator_case=found, direction="in", happened_on=day, words="-", recorded_at=at, recorded_by=by
    )
    part = found.parts.earliest("order")
    NoticePart.objects.filter(pk=part.pk).update(held="upheld")
    appeal = TribunalAppeal.objects.create(
        regulator_case=found, by_whom="both", reference="-", lodged_on=day, recorded_at=at, recorded_by=by
    )
    planted = [
        (each, field.name)
        for each in (found, row, part, appeal)
        for field in each._meta.fields
        if isinstance(field, TextField | CharField) and not field.choices and not field.name.startswith("question_")
    ]
    assert {name for _, name in planted} >= {"reference", "officer", "note", "words", "provision", "steps"}
    for number, (each, name) in enumerate(planted):
        type(each).objects.filter(pk=each.pk).update(**{name: f"https://zq{number}canary.example"})
    own = [f"/staff/regulator/{found.pk}/{path}" for path in ("", "notice/", "appeal/")]
    others = [f"/staff/requests/{letter.pk}/", f"/staff/requests/{letter.pk}/review/", "/staff/", "/staff/desk/"]
    others += [
        "/staff/cases/",
        "/staff/regulator/",
        "/staff/reviews/return/",
        f"/staff/requests/{letter.pk}/regulator/",
    ]
    for person in (people.officer(), people.releaser(), people.reader()):
        theirs = signed_in(person)
        read = " ".join(words_of(theirs.get(page)) for page in (*others, *own))
        assert [words for words in ("canary", "/staff/regulator/") if words in read] == [], person
        acts = [
            f"/staff/regulator/{found.pk}/{path}" for path in ("act/", "letters/", "notice/", "appeal/", "bundles/")
        ]
        assert {theirs.post(page).status_code for page in acts} == {404}
    mine = " ".join(words_of(dpo.get(page)) for page in own)
    assert {name for number, (_, name) in enumerate(planted) if f"zq{number}canary" not in mine} == set()
