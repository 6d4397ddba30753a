"""Who may see which page: every address declares it, and every role gets what it declares."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, path
from django.urls.resolvers import URLPattern

from documents.models import Letter, ReadingFinding
from documents.reading.shapes import Finding, FindingKind
from foiarchive import urls as site
from requests.access import ACCESS
from requests.access_kinds import Access
from requests.cases.drafts import draft_letter
from requests.correctable.questions import QuestionText
from requests.models import Cover, Regulator, TakingIn
from requests.models.correspondence import Channel, CorrespondenceKind
from requests.models.person import Role
from requests.regulator_cases.opening import Particulars, open_case
from requests.reviews.opening import NewReview, open_review
from tests import people
from tests.acts.correcting_by_hand import corrected
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import published
from tests.web.asking import asked
from tests.web.casework import logged
from tests.web.staff import draft, signed_in
from tests.web.staff_addresses import GETS, POSTS

MEMBERS = {
    Role.OFFICER: people.officer,
    Role.RELEASER: people.releaser,
    Role.DPO: people.dpo,
    Role.ADMINISTRATOR: people.administrator,
    Role.READER: people.reader,
}
ADDRESSES = sorted({*GETS, *POSTS})


@pytest.fixture
def keys(db):
    """What stands in an address: a draft, a published case with a correction, an upload."""
    upload = TakingIn.objects.create(started_at=AT, started_by=people.officer())
    finding = Finding(FindingKind.DOUBTFUL, "Two dates were found.")
    live = published(findings=(finding,)).foi_request
    question = live.questions.get(number="2")
    [correction] = corrected(QuestionText(question), "Please send the grants policy.")
    of_case = case_keys()
    review = open_review(live.pk, NewReview(AT.date(), Channel.POST, "Too late."), uuid4(), AT, people.dpo())
    given = Particulars("IC-1-A", AT.date(), "", people.dpo())
    return of_case | {
        "review": review.pk,
        "complaint": open_case(live.pk, given, uuid4(), AT, people.dpo()).pk,
        "decision": review.decisions.earliest("order").pk,
        "draft": draft().pk,
        "live": live.pk,
        "upload": upload.pk,
        "asked": asked().pk,
        "question": question.pk,
        "part": question.parts.get().pk,
        "finding": ReadingFinding.objects.get(reading__letter__filed__foi_request=live).pk,
        "correction": correction.pk,
    }


def case_keys():
    """A case with a draft and an event of its clock, and a cover."""
    olive, case = people.officer(), logged()
    event = case.clock_events.create(kind="fee asked", on=AT, recorded_at=AT)
    drafted = draft_letter(case.pk, CorrespondenceKind.ACKNOWLEDGEMENT, 1, AT, olive)
    days = {"starts_on": AT, "ends_on": AT, "made_at": AT, "made_by": olive}
    cover = Cover.objects.create(absent=olive, cover=people.second_officer(), **days)
    piece = case.correspondence.get(direction="in")
    piece.letter = Letter.objects.create(sha256="0" * 64, name="a.eml", format="email", size=1, taken_in_at=AT)
    piece.save()
    return {
        "case": case.pk,
        "piece": piece.pk,
        "drafted": drafted.pk,
        "event": event.pk,
        "cover": cover.pk,
        "regulator": Regulator.objects.earliest("pk").pk,
    }


def names(patterns, namespace=""):
    """The name of every address of the site; of a namespace the namespace alone."""
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else namespace
            yield from names(each.url_patterns, namespace or inner)
        elif isinstance(each, URLPattern):
            yield namespace or each.name


def test_every_address_declares_who_may_see_it():
    assert set(names(get_resolver().url_patterns)) == set(ACCESS)


def undeclared(request):
    raise AssertionError("nobody may come here")


NEW = [path("staff/a-new/", undeclared, name="undeclared"), path("staff/nameless/", undeclared)]
urlpatterns = [*NEW, *site.urlpatterns]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/staff/a-new/", "/staff/nameless/"])
def test_an_address_that_declares_nothing_is_not_answered(address):
    assert Client(headers={"host": "localhost"}).get(address).status_code == 404


def test_the_matrix_has_every_address_of_the_staff(keys):
    resolver = get_resolver()
    tried = {resolver.resolve(address.format(**keys)).view_name for address in ADDRESSES}
    closed = {name for name, access in ACCESS.items() if not access.is_open and name != "admin:"}
    assert tried - {"admin:index"} == closed


def test_each_role_gets_the_pages_it_may_see(keys):
    clients = {role: signed_in(member()) for role, member in MEMBERS.items()}
    got = {
        address: {role: client.get(address.format(**keys)).status_code for role, client in clients.items()}
        for address in GETS
    }
    assert got == GETS


def test_each_role_may_send_the_forms_it_may_see(keys):
    clients = {role: signed_in(member()) for role, member in MEMBERS.items()}
    got = {}
    for address in POSTS:
        with transaction.atomic():  # each form meets the site as it was
            got[address] = {role: clients[role].post(address.format(**keys)).status_code for role in Role}
            transaction.set_rollback(True)
    assert got == POSTS


# Whether it is there makes no difference to whoever is not signed in.
NAMED = sorted({name for address in ADDRESSES for name in re.findall(r"{(\w+)}", address)})
ANY_KEYS = {**{name: number for number, name in enumerate(NAMED, 1)}, "asked": UUID(int=4)}


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_is_not_signed_in_is_sent_to_sign_in(address):
    client = Client(headers={"host": "localhost"})
    for method in ("get", "post", "put", "delete", "head", "options"):
        response = getattr(client, method)(address.format(**ANY_KEYS))
        led = (method, response.status_code, response.headers["Location"].partition("?")[0])
        assert led == (method, 302, "/staff/sign-in/")


@pytest.mark.parametrize("there", [True, False])
def test_being_sent_to_sign_in_tells_nothing_of_what_is_there(keys, there):
    key = keys["live"] if there else 987654
    response = Client(headers={"host": "localhost"}).get(f"/staff/requests/{key}/")
    assert response.headers["Location"] == f"/staff/sign-in/?next=%2Fstaff%2Frequests%2F{key}%2F"


def test_what_a_role_may_not_see_is_the_page_of_what_never_was(keys):
    client = signed_in(people.reader())
    shut, never = client.get("/staff/letters/new/"), client.get("/staff/never-was/")
    assert (shut.status_code, shut.content) == (404, never.content)


@pytest.mark.parametrize(
    "address",
    [
        "/staff/requests/987654/",
        "/staff/letters/taken-in/987654/",
        "/staff/requests/0/",
        f"/staff/asked/{UUID(int=5)}/",
    ],
)
def test_what_is_not_there_is_the_same_page_too(keys, address):
    client = signed_in(people.releaser())
    assert client.get(address).content == client.get("/staff/never-was/").content


@pytest.mark.django_db
def test_somebody_without_a_role_sees_nothing():
    person = people.officer()
    person.roles = []
    person.save()
    assert signed_in(person).get("/staff/").status_code == 404


@pytest.mark.django_db
def test_somebody_whose_account_is_closed_is_out_at_once():
    person = people.officer()
    client = signed_in(person)
    person.is_active = False
    person.save()
    assert client.get("/staff/").status_code == 302


UNTOLD = {"django_session", "django_migrations", "requests_requesteropening"}


def fingerprint():
    """Every row but those of sessions, and of who looked at who asks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
        tables = sorted(name for (name,) in cursor.fetchall() if name not in UNTOLD)
        rows = {}
        for table in tables:
            cursor.execute(
                f"SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM \"{table}\" t"
            )
            rows[table] = cursor.fetchone()[0]
    return rows


def test_looking_changes_nothing(keys):
    client = signed_in(people.administrator())
    before = fingerprint()
    for address in ADDRESSES:
        client.get(address.format(**keys))
        client.head(address.format(**keys))
    assert fingerprint() == before


def test_a_form_without_its_token_is_refused(keys):
    client = signed_in(people.administrator(), csrf=True)
    answered = {address: client.post(address.format(**keys)).status_code for address in POSTS}
    assert answered == dict.fromkeys(POSTS, 403)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/staff/sign-in/", "/staff/sign-out/"])
def test_nobody_comes_in_or_goes_out_without_a_token(address):
    assert signed_in(people.administrator(), csrf=True).post(address).status_code == 403


def test_a_form_without_its_token_is_told_what_to_do(keys):
    response = signed_in(people.administrator(), csrf=True).post("/staff/letters/new/")
    assert "Go back, load the page again" in response.text


def test_no_page_of_the_staff_is_kept_by_a_browser_or_holds_script_or_style_of_its_own(keys):
    client = signed_in(people.administrator())
    pages = {address: client.get(address.format(**keys)) for address in GETS}
    shown = {address: page for address, page in pages.items() if page.status_code != 404}
    kept = [address for address, page in shown.items() if "no-store" not in page.headers["Cache-Control"]]
    inline = [
        (address, what)
        for address, page in pages.items()
        if "text/html" in page.headers["Content-Type"] and not address.startswith("/admin")
        for what in (" style=", "<style", "<script>", " onclick")
        if what in page.text
    ]
    assert (kept, inline) == ([], [])


def test_a_closed_address_is_never_open():
    assert not any(access.is_open for name, access in ACCESS.items() if name.startswith(("staff", "admin", "upload")))
    assert Access.LOOK.is_open is False
