"""The addresses that letters had on the office's own site send readers on, as long as there is something to read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from django.test import Client

from requests.erasing.acts import erase
from requests.erasing.kept import kept_of
from requests.models import FOIRequest, OldAddress
from requests.models.erasure import ErasureReason
from requests.publication import publish, withdraw
from tests import people
from tests.acts.publishing_by_hand import LATER, stored
from tests.readings import reading
from tests.web.staff import let_in

ERASED_AT = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)


def test_an_old_address_leads_to_its_letter_while_that_is_public_and_to_nothing_otherwise(own_database, client):
    open_case, closed = (
        stored(),
        stored(content=b"letter 7", reference=replace(reading().reference, value="FOI 0007/24")),
    )
    publish(open_case, LATER, people.releaser())
    let_in(client, people.officer())
    reader = Client()
    old = "https://old.example.org/letters/"
    wrong = client.post("/staff/gate/old-addresses/", {"lines": f"FOI 9999/24, {old}x"})
    assert (wrong.status_code, "No letter here is named by" in wrong.text) == (400, True)
    twice = client.post("/staff/gate/old-addresses/", {"lines": f"FOI 0007/24, {old}x\n{open_case.reference}, {old}x"})
    assert (twice.status_code, OldAddress.objects.count()) == (400, 0)
    more = f"https://old.example.org/get.aspx?id=7&n=Caf%C3%A9, {open_case.reference}"
    lines = f"{old}letter.txt\n{closed.reference}\t{old}7.pdf\n{more}"
    assert client.post("/staff/gate/old-addresses/", {"lines": lines}).status_code == 302
    assert OldAddress.objects.count() == 3
    rows = client.get("/staff/gate/redirects.csv").text.splitlines()
    here = f"http://localhost/foi/{open_case.slug}/"
    assert rows[0] == "Old address,New address"
    assert rows[1:] == [f"https://old.example.org/get.aspx?id=7&n=Caf%C3%A9,{here}", f"{old}letter.txt,{here}"]
    for asked in ("/letters/letter.txt", "/get.aspx?id=7&n=Caf%C3%A9"):
        sent = reader.get(asked)
        assert (sent.status_code, sent["Location"], sent["Cache-Control"]) == (301, here, "no-cache"), asked
        assert reader.post(asked).status_code == 404
    never = reader.get("/letters/never.pdf")
    assert [reader.get(asked).content for asked in ("/letters/7.pdf", "/get.aspx?id=8", "/get.aspx")] == [
        never.content
    ] * 3
    publish(FOIRequest.objects.get(pk=open_case.pk), LATER, people.releaser())
    assert reader.get("/letters/letter.txt").status_code == 301
    erase(kept_of(open_case), ErasureReason.ASKED, "Their e-mail of 1 June.", ERASED_AT, people.dpo())
    assert client.get("/staff/gate/redirects.csv").text.splitlines() == rows  # the answer stays, and the way to it
    assert reader.get("/letters/letter.txt").status_code == 301
    withdraw(open_case, ERASED_AT, people.releaser(), "A test.", "A reason for everybody.")
    assert list(OldAddress.objects.values_list("address", flat=True)) == [f"{old}7.pdf"]
    gone = reader.get("/letters/letter.txt")
    assert (gone.status_code, gone.content, gone.headers) == (404, never.content, never.headers)
