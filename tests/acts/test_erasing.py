"""Erasing: nothing of who asked is left in any table or file, what is public stays, a restore brings nothing back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from documents.models import Letter, LetterPage, LetterReading
from documents.reading.shapes import LetterKind
from requests.cases.acts import close, note
from requests.cases.colleague_files import checked_files, keep_files
from requests.cases.log import read_file
from requests.erasing import holds
from requests.erasing.acts import erase, erase_due
from requests.erasing.certificates import in_words
from requests.erasing.kept import due, kept_of, kept_of_case
from requests.errors import CannotErase
from requests.models import (
    Case,
    Correction,
    Erasure,
    FiledLetter,
    FOIRequest,
    Publication,
    Requester,
    TakingIn,
    TakingInFile,
)
from requests.models.erasure import ErasureReason, HoldKind
from requests.planning import cancel_plan, on_a_day, plan_publication
from requests.publication import ERASED, publish, reasons_against
from requests.tidying import tidy
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import stored
from tests.plugins.archives import EMPTY, copied, living_in
from tests.stored import place_of
from tests.web import casework
from tests.web.asking import asked

CANARY = "Quillfeather"
LATER = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
WHY = ErasureReason.ASKED


def command(*arguments):
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def tables_with_canary():
    """The tables of which any row, in any column, tells of the person."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = sorted(name for (name,) in cursor.fetchall())
        found = []
        for table in tables:
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}" t WHERE t::text ILIKE %s)', [f"%{CANARY}%"])
            found += [table] if cursor.fetchone()[0] else []
    return found


def files_with_canary(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path for path in files if CANARY.encode() in path.read_bytes() or CANARY in path.name]


def of_a_letter():
    """A public letter; whatever staff keep of it names who asked."""
    foi_request = stored(content=f"Dear {CANARY}".encode())
    publish(foi_request, AT, people.releaser())
    Requester.objects.create(foi_request=foi_request, name=f"Zyxanthe {CANARY}", email=f"z@{CANARY}.example")
    FOIRequest.objects.update(request_text=f"Yours, {CANARY}", late_reason=CANARY, title=f"Taxis of {CANARY}")
    Letter.objects.update(name=f"{CANARY}.txt")
    LetterPage.objects.update(text=f"Dear {CANARY}")
    LetterReading.objects.update(content={"name": CANARY})
    batch = TakingIn.objects.create(started_at=AT, started_by=people.officer())
    of_file = {"order": 1, "name": f"{CANARY}.txt", "state": "filed", "settled_at": AT}
    TakingInFile.objects.create(taking_in=batch, foi_request=foi_request, **of_file)
    second = {"second_because": f"It is flagged: it names {CANARY}.", "alone_because": f"{CANARY} is in a hurry."}
    foi_request.releases.update(**second, alone_from=AT + timedelta(days=1))
    foi_request.questions.update(text=f"What of {CANARY}?")
    Publication.objects.update(content_hash="ab" * 32)
    told = {"before": CANARY, "after": "", "of": {}, "kind": "question text"}
    Correction.objects.create(foi_request=foi_request, made_at=AT, made_by=people.officer(), **told)
    return kept_of(FOIRequest.objects.get())


def of_a_case():
    """A case that came as an e-mail and was closed without an answer."""
    olive = people.officer()
    came = read_file(f"{CANARY}.eml", casework.MESSAGE)
    case = casework.logged(by=olive, file=came, subject=f"Taxis for {CANARY}")
    note(case, f"{CANARY} rang.", casework.AT, olive)
    event = {"kind": "fee asked", "on": casework.AT, "recorded_at": casework.AT, "note": CANARY}
    case.clock_events.create(**event)
    Case.objects.update(asked_request=asked(name=CANARY))
    sent = {"question": case.foi_request.questions.first(), "colleague": "Fay", "email": "fay@office.example"}
    fay = case.consultations.create(**sent, text=CANARY, asked_at=LATER, asked_by=olive, good_until=LATER)
    keep_files(fay, checked_files([(f"{CANARY}.txt", f"What {CANARY} wants".encode())]), LATER)
    close(case.pk, f"{CANARY} took it back", date(2026, 6, 3), case.version, LATER, olive)
    return kept_of_case(Case.objects.get())


def test_nothing_of_who_asked_is_left_and_a_restore_brings_nothing_back(
    own_database, server, django_db_blocker, tmp_path
):
    letter, case = of_a_letter(), of_a_case()
    sha256 = letter.foi_request.filed_letters.get().letter.sha256
    page = Client(headers={"host": "localhost"}).get("/foi/0123-24/")
    assert len(tables_with_canary()) >= 14
    command("backup", tmp_path)
    [backup] = tmp_path.iterdir()

    with pytest.raises(CannotErase, match="these words name whoever asked"):
        erase(letter, WHY, f"The e-mail of Ms {CANARY}", LATER, people.dpo())
    made = [erase(each, WHY, "She wrote on 1 September", LATER, people.dpo()) for each in (letter, case)]
    assert (tables_with_canary(), files_with_canary(own_database.folder)) == ([], [])
    assert "The audit is whole" in command("verify_audit")
    assert "Rows of letters: 1" in in_words(made[0])
    assert (sha256 in in_words(made[0]), "ab" * 32 in in_words(made[0])) == (True, True)
    assert Client(headers={"host": "localhost"}).get("/foi/0123-24/").content == page.content
    for each in (letter, case):
        with pytest.raises(CannotErase, match="is erased already"):
            erase(each, WHY, "", LATER, None)
    assert reasons_against(FOIRequest.objects.get(slug="0123-24")) == [ERASED]
    assert Case.objects.get().clock_events.count() >= 1
    certificates = own_database.folder / "erased"
    assert len(list(certificates.iterdir())) == 2

    with django_db_blocker.unblock():
        home = copied(server, EMPTY, "put_back", settings.FOI_VAR / "put_back")
        with living_in(home):
            assert "Erased once more what was erased since: 2." in command("restore", backup, "--erased", certificates)
            assert (tables_with_canary(), files_with_canary(home.folder)) == ([], [])
            assert not place_of(sha256).exists()
            assert set(Erasure.objects.values_list("key", "erased_at")) == {(one.key, LATER) for one in made}
            assert Client(headers={"host": "localhost"}).get("/foi/0123-24/").status_code == 200


@pytest.mark.django_db
def test_whatever_still_needs_it_holds_it_and_is_told(settings):
    foi_request, rita = stored(), people.releaser()
    kept, soon = kept_of(foi_request), foi_request.answered_on + timedelta(days=20)
    [window] = holds.holds_on(kept, soon)
    assert window.startswith("A review of the answer of 2 May 2024 can be asked for until ")
    review = stored(content=b"the review", kind=LetterKind.REVIEW)
    FOIRequest.objects.filter(pk=review.pk).update(reference=foi_request.reference, answered_on=date(2024, 7, 1))
    FiledLetter.objects.filter(foi_request=review).update(kind=LetterKind.REVIEW)
    assert "takes complaints until 12 August 2024" in " ".join(holds.holds_on(kept, date(2024, 8, 1)))
    plan_publication(foi_request.pk, 1, on_a_day(LATER.date()), AT, rita)
    hold = holds.set_hold(kept, HoldKind.TRIBUNAL, "EA/2024/0001", LATER, people.dpo())
    with pytest.raises(CannotErase) as refusal:
        erase(kept, WHY, "", LATER, rita)
    assert refusal.value.reasons == [
        "It is to be published on 1 September 2026, 9:00. Cancel that first, or wait for it.",
        "It is needed for an appeal to the tribunal (EA/2024/0001): Dilip Protection said so on 1 September 2026.",
    ]
    cancel_plan(foi_request.pk, LATER, rita)
    with pytest.raises(CommandError, match="Not erased: FOI 0123/24"):
        command("erase", "0123-24", "--because", "She asked")
    holds.lift_hold(hold.pk, LATER, people.dpo())
    assert "FOI 0123/24: would be erased." in command("erase", "0123-24", "--dry-run")
    assert FOIRequest.objects.get(pk=foi_request.pk).stage == "filed"
    assert "Why: The person concerned asked for it (She asked)" in command("erase", "0123-24", "--because", "She asked")


@pytest.mark.django_db
def test_by_policy_it_goes_so_many_months_after_it_ended_or_was_taken_in_and_no_sooner(settings):
    olive = people.officer()
    foi_request = stored()  # answered on 2 May 2024, filed on 3 May 2024
    open_case = casework.logged(by=olive)
    assert erase_due(LATER) == 0  # no policy, nothing goes by itself
    settings.FOI_ERASE_AFTER_MONTHS = 24
    assert kept_of(foi_request).due_on == date(2026, 5, 3)
    assert list(due(date(2026, 5, 2), 10)) == []
    assert [str(kept) for kept in due(date(2026, 5, 3), 10)] == ["FOI 0123/24"]
    hold = holds.set_hold(kept_of(foi_request), HoldKind.OTHER, "", AT, olive)
    tidy(LATER)
    assert not Erasure.objects.exists()
    holds.lift_hold(hold.pk, LATER, olive)
    tidy(LATER)
    [erasure] = Erasure.objects.all()
    assert (erasure.foi_request, erasure.why, erasure.erased_by) == (foi_request, "policy", None)
    assert Case.objects.get(pk=open_case.pk).requester.name
