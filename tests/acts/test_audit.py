"""The audit writes down every change, by whomever, and no way of tampering with it stays unseen."""

from __future__ import annotations

import random
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections

from requests.audit import acting, audited, problems, reason_of
from requests.cases.acts import close
from requests.models import AuditEntry, AuditHead, BankHoliday, Person, PublishedPart, Requester, Topic
from tests import people
from tests.web.casework import AT, logged
from tests.web.staff import signed_in

pytestmark = pytest.mark.usefixtures("own_database")


def last():
    entry = AuditEntry.objects.latest("number")
    return entry.about, entry.what, entry.fields, entry.person, entry.place


def test_a_form_is_written_down_with_who_and_where():
    ada = people.administrator()
    signed_in(ada).post(
        "/staff/administration/bank-holidays/new/", {"date": "2030-06-03", "name": "A day", "nations": ["ENG"]}
    )
    assert last() == ("requests_bankholiday", "INSERT", "", str(ada.pk), "/staff/administration/bank-holidays/new/")


def test_changes_in_bulk_and_by_hand_are_written_down():
    BankHoliday.objects.bulk_create(
        BankHoliday(date=f"2030-01-{day:02}", name="x", nations=["ENG"], source="x") for day in (1, 2, 3)
    )
    BankHoliday.objects.update(note="moved")
    assert AuditEntry.objects.filter(about="requests_bankholiday", what="UPDATE", fields="note").count() == 3
    with acting("7", "a page"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM requests_bankholiday WHERE date = '2030-01-01'")
    assert last() == ("requests_bankholiday", "DELETE", "", "7", "a page")
    BankHoliday.objects.update(note="again")
    assert last()[3:] == ("", "")


def test_coming_by_is_no_change_and_no_value_is_kept():
    olive = people.officer()
    count = AuditEntry.objects.count()
    Person.objects.update(last_login="2030-01-01T00:00Z")
    assert AuditEntry.objects.count() == count
    Person.objects.filter(pk=olive.pk).update(last_name="Quillfeather")
    assert "Quillfeather" not in str(list(AuditEntry.objects.values_list()))


def test_why_something_was_done_is_told_by_the_row_where_it_stands():
    case, olive = logged(by=people.officer()), people.officer()
    close(case.pk, "Withdrawn by them", case.received_on, case.version, AT, olive)
    act = case.acts.get(did="closed")
    changed = AuditEntry.objects.filter(about="requests_case", key=str(case.pk)).latest("number")
    assert (changed.because, reason_of(changed)) == (f"requests_caseact {act.pk}", "Withdrawn by them")
    assert list(problems(AuditEntry.objects.order_by("number"), AuditHead.objects.get())) == []
    Person.objects.filter(pk=olive.pk).update(first_name="Oliva")
    assert AuditEntry.objects.latest("number").because == ""
    call_command("verify_audit", row=["requests_case", str(case.pk)], stdout=(said := StringIO()))
    assert "Withdrawn by them" in said.getvalue()
    case.acts.update(words="")  # as erasing does: the audit stays whole
    assert (reason_of(changed), list(problems(AuditEntry.objects.order_by("number"), AuditHead.objects.get()))) == (
        "",
        [],
    )


def test_what_is_kept_is_audited_and_what_is_made_from_it_is_not():
    assert {Person, Requester, Topic, BankHoliday} <= set(audited())
    assert PublishedPart not in audited()


@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize(
    "tampering", ["UPDATE requests_auditentry SET person = '1'", "DELETE FROM requests_auditentry"]
)
def test_nobody_changes_it_by_the_way(alias, tampering):
    people.officer()
    with pytest.raises(DatabaseError), connections[alias].cursor() as cursor:
        cursor.execute(tampering)


def test_every_edit_deletion_exchange_and_cut_is_found():
    Topic.objects.bulk_create(Topic(name=f"T{n}", slug=f"t{n}", order=n) for n in range(60))
    head, found, chance = AuditHead.objects.get(), 0, random.Random(18)  # noqa: S311
    whole = list(AuditEntry.objects.order_by("number"))
    assert list(problems(whole, head)) == []
    for turn in range(200):
        entries = list(AuditEntry.objects.order_by("number"))
        at = chance.randrange(len(entries) - 1)
        if turn % 4 == 0:
            field = chance.choice(
                ["moment", "person", "login", "place", "about", "key", "what", "fields", "because", "hash"]
            )
            setattr(entries[at], field, f"{getattr(entries[at], field)}1")
        elif turn % 4 == 1:
            del entries[at]
        elif turn % 4 == 2:
            entries[at].number, entries[at + 1].number = entries[at + 1].number, entries[at].number
            entries[at], entries[at + 1] = entries[at + 1], entries[at]
        else:
            del entries[-1 - at :]
        found += bool(list(problems(entries, head)))
    assert found == 200


def test_the_command_says_that_it_is_whole_and_that_it_is_not():
    people.officer()
    call_command("verify_audit", stdout=(said := StringIO()))
    known = said.getvalue().split()[-1]
    people.reader()
    call_command("verify_audit", knows=known, stdout=StringIO())
    with pytest.raises(CommandError, match="written anew"):
        call_command("verify_audit", knows="1:abc", stdout=StringIO())
    with pytest.raises(CommandError, match="a backup was put back that was made before it"):
        call_command("verify_audit", knows="999999:abc", stdout=StringIO())
    for half in ("1", "1:", known.partition(":")[0], "first:abc", "1:no hash"):
        with pytest.raises(CommandError, match="NUMBER:HASH"):
            call_command("verify_audit", knows=half, stdout=StringIO())
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE requests_auditentry DISABLE TRIGGER kept")
        cursor.execute("DELETE FROM requests_auditentry WHERE number = (SELECT max(number) FROM requests_auditentry)")
    with pytest.raises(CommandError, match="the end was cut off"):
        call_command("verify_audit", stdout=StringIO())
