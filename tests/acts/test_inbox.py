"""The office's mailbox on a real dovecot: each message once a case, a part of one, or set aside; nothing is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from documents.models import Letter
from requests.cases.acts import close
from requests.cases.inbox import fetch_inbox, state_of_inbox
from requests.cases.inbox_mailbox import Mailbox, opened
from requests.cases.log import read_file
from requests.models import Authority, Case, Correspondence, InboxMessage, Outgoing, Requester, RequesterOpening
from tests import people
from tests.acts.imap_server import CLIENT, PASSWORD, SECRET, USER
from tests.web.casework import EMAIL, MESSAGE, NAME, logged
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db
NOW = timezone.now
CAME = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)  # later than its head says: it was moved from another mailbox


def message(subject="A request", sender=f"{NAME} <{EMAIL}>", text="Please send me the cost of taxis.", **head):
    """A message that nobody sent before."""
    number = message.number = getattr(message, "number", 0) + 1
    fields = {
        "From": sender,
        "To": USER,
        "Subject": subject,
        "Date": "Mon, 01 Jun 2026 10:00:00 +0100",
        "Message-ID": f"<{number}@home.example>",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
    } | {name.replace("_", "-"): value for name, value in head.items()}
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    return "\n".join([*lines, "", text, ""]).encode()


def became():
    """What became of every message, in the order they were taken in."""
    return [(row.became, row.why, str(row.case or "")) for row in InboxMessage.objects.order_by("pk")]


def said(response):
    return words(parsed(response).one("main").text)


def test_a_message_becomes_the_case_that_dropping_it_makes_and_the_same_twice_is_one(mailbox):
    mailbox.put(MESSAGE, at=CAME)
    assert (fetch_inbox(NOW()), mailbox.count(), mailbox.count("Logged")) == (1, 0, 1)
    case, came = Case.objects.get(), Correspondence.objects.get()
    assert (case.received_on, case.owner, case.asked_elsewhere) == (date(2026, 5, 31), None, True)
    assert (came.happened_at, came.recorded_by) == (datetime(2026, 5, 30, 23, 30, tzinfo=UTC), None)
    assert came.letter.sha256 == InboxMessage.objects.get().sha256
    assert case.foi_request.questions.count() == 2
    asked = Requester.objects.get()
    assert (asked.name, asked.email) == (NAME, EMAIL)

    mailbox.put(MESSAGE, at=CAME)  # the same bytes
    mailbox.put(b"Received: from list.example by mx.office.example; Sat, 30 May 2026 23:59:00 +0000\n" + MESSAGE)
    dropped = message("Dropped before")
    file = read_file("dropped.eml", dropped)
    earlier = logged(text=file.arrived.text, file=file, message_id=file.arrived.message_id)
    mailbox.put(dropped)
    other = message("A request", text="Something else altogether.", Message_ID="<one@home.example>")
    mailbox.put(other)
    assert (fetch_inbox(NOW()), mailbox.count(), mailbox.count("Logged")) == (3, 0, 5)
    assert [(kind, of) for kind, _, of in became()] == [
        ("case", str(case)),
        ("same", str(case)),
        ("same", str(earlier)),
        ("aside", str(case)),
    ]
    assert "it has other words. Compare the two." in became()[-1][1]
    assert Case.objects.count() == 2

    with mailbox.signed_in() as there:  # a person moves them back, and the server loses count: UIDVALIDITY changes
        there.select("Logged")
        there.uid("MOVE", "1:*", "INBOX")
    before = set(InboxMessage.objects.values_list("validity"))
    for index in (mailbox.folder / "mail" / USER).glob("dovecot*"):
        index.unlink()
    (mailbox.folder / "mail" / USER / "dovecot-uidvalidity").write_text("7")
    assert (fetch_inbox(NOW()), mailbox.count(), mailbox.count("Logged")) == (0, 0, 5)
    assert not before & set(InboxMessage.objects.values_list("validity"))
    assert Case.objects.count() == 2


def test_a_message_of_a_known_case_lands_on_it_and_what_is_doubtful_is_asked(mailbox):
    olive = people.officer()
    case, other, ended = logged(), logged(text="Who owns the horses?", email="owner@horses.example"), logged()
    close(ended.pk, "Withdrawn", NOW().date(), ended.version, NOW(), olive)
    letter = Letter.objects.create(sha256="0" * 64, name="a.pdf", format="pdf", size=1, taken_in_at=NOW())
    draft = Correspondence.objects.create(
        case=case, direction="out", kind="acknowledgement", channel="email", text="Thank you", recorded_at=NOW()
    )
    sent = Outgoing.objects.create(correspondence=draft, pdf=letter, made_of="ab" * 32, made_at=NOW(), made_by=olive)
    ours = f"<letter.{sent.pk}.{'ab' * 8}.1@foi.example>"
    mailbox.put(message("Re: yours", "Somebody <else@where.example>", In_Reply_To=ours))
    mailbox.put(message(f"Fwd: {other.reference.replace(' ', '').lower()} horses", "owner@horses.example"))
    mailbox.put(message(f"Review of {ended.reference}, please"))
    mailbox.put(
        message(
            "Undelivered", "mailer-daemon@mx.example", f"Message-ID: {ours}", Auto_Submitted="auto-replied",
            Message_ID="",
        )
    )  # fmt: skip
    mailbox.put(message(f"Further to {other.reference}", "Reader <reader@news.example>"))
    mailbox.put(message(f"Further to {other.reference}9", "Reader <reader@news.example>", "And horse number 9?"))
    assert fetch_inbox(NOW()) == 6
    assert became()[:-1] == [
        ("part", f"A message came for {case}.", str(case)),
        ("part", f"A message came for {other}.", str(other)),
        ("part", f"A message came for {ended}, which has ended. Look whether it asks for a review, or for something "
         "new.", str(ended)),
        ("part", f"What was sent for {case} came back as undeliverable. Look at the address.", str(case)),
        ("aside", f"It names {other}, but came from somebody else than who asked.", str(other)),
    ]  # fmt: skip
    assert became()[-1][0] == "case"
    assert (case.correspondence.filter(kind="other", direction="in").count(), Case.objects.count()) == (2, 4)
    case.refresh_from_db()
    assert case.version == 1  # nobody who works at it is in its way

    officer, reader = signed_in(olive), signed_in(people.reader())
    doubtful = InboxMessage.objects.get(became="aside")
    page = f"/staff/inbox/{doubtful.pk}/"
    assert "5 messages of the inbox need a look" in said(officer.get("/staff/cases/"))
    assert "reader@news.example" in said(officer.get(page))
    assert "reader@news.example" not in reader.get("/staff/inbox/").text
    assert [reader.get(page).status_code, reader.get(f"{page}message.eml").status_code] == [404, 404]
    assert b"reader@news.example" in officer.get(f"{page}message.eml").content
    assert "There is no case with this" in said(officer.post(f"{page}act/", {"act": "with"}, follow=True))
    kept = officer.post(f"{page}act/", {"act": "with", "reference": str(other)}, follow=True)
    assert f"It is kept with {other}" in said(kept)
    doubtful.refresh_from_db()
    assert (doubtful.became, doubtful.sender, doubtful.text, doubtful.seen_by) == ("part", "", "", olive)
    assert other.correspondence.count() == 3
    assert "has dealt with this message already" in said(officer.post(f"{page}act/", {"act": "seen"}, follow=True))
    review = InboxMessage.objects.get(case=ended)
    opened_before = RequesterOpening.objects.count()
    assert "Its words stand among the correspondence" in said(officer.get(f"/staff/inbox/{review.pk}/"))
    assert RequesterOpening.objects.count() == opened_before + 1
    officer.post(f"/staff/inbox/{review.pk}/act/", {"act": "case"})
    assert (Case.objects.count(), Case.objects.latest("pk").owner) == (5, olive)


def test_what_cannot_be_a_case_by_itself_is_set_aside_with_a_sentence_and_nothing_is_lost(mailbox, settings):
    settings.FOI_MAX_LETTER_MB, settings.FOI_INBOX_SPAM = 1, "Junk"
    Authority.objects.create(name="Office", valid_from=date(2020, 1, 1), email="foi@office.example")
    deep = "".join(f"--{at}\nContent-Type: multipart/mixed; boundary={at + 1}\n\n" for at in range(40))
    put = {
        "an automatic reply": message("Away", Auto_Submitted="auto-replied"),
        "larger than the 1 MB": message("=?utf-8?q?L=C3=A4rge?=", text="x " * 600_000),
        "could not be read": message("Deep", text=deep, Content_Type="multipart/mixed; boundary=0"),
        "It says nothing": message("Empty", text=""),
        "does not say who sent it": message("Nobody", "nobody"),
        "from this office itself": message("Fwd", "Colleague <fay@office.example>"),
    }
    for each in put.values():
        mailbox.put(each)
    mailbox.put(message("Pills"), "Junk")
    assert (fetch_inbox(NOW()), fetch_inbox(NOW())) == (7, 0)
    assert (mailbox.count(), mailbox.count("Logged"), mailbox.count("Junk")) == (0, 6, 1)
    for (kind, why, _), words_said in zip(became(), [*put, "took it for spam"], strict=True):
        assert (kind, words_said in why) == ("aside", True), why
    assert not Case.objects.exists()
    large = InboxMessage.objects.get(why__contains="larger")
    assert (large.subject, large.letter) == ("Lärge", None)

    officer = signed_in(people.officer())
    page = said(officer.get("/staff/inbox/"))
    assert all(words_said in page for words_said in put)
    away, spam, deep_one = (InboxMessage.objects.get(subject=subject) for subject in ("Away", "Pills", "Deep"))
    act = {kept: f"/staff/inbox/{kept.pk}/act/" for kept in (away, spam, deep_one, large)}
    assert "It could not be read" not in said(officer.post(act[away], {"act": "case"}, follow=True))
    assert Case.objects.get().received_on == timezone.localdate()
    bytes_kept = spam.letter_id
    assert "marked as seen" in said(officer.post(act[spam], {"act": "seen"}, follow=True))
    spam.refresh_from_db()
    assert (spam.subject, spam.text, Letter.objects.filter(pk=bytes_kept).exists()) == ("", "", False)
    assert "file expands" in said(officer.post(act[deep_one], {"act": "case"}, follow=True))
    officer.post(act[deep_one], {"act": "with", "reference": str(Case.objects.get())})
    assert Case.objects.get().correspondence.filter(text="", letter__isnull=False).count() == 1
    assert "only its head" in said(officer.post(act[large], {"act": "case"}, follow=True))


@pytest.mark.parametrize("step", ["move", "went_well"])
def test_a_stop_after_the_commit_neither_loses_nor_doubles(mailbox, monkeypatch, step):
    class Stopped(BaseException):
        pass

    def stop(*arguments):
        raise Stopped

    mailbox.put(MESSAGE)
    owner = Mailbox if step == "move" else type(state_of_inbox())
    with monkeypatch.context() as broken:
        broken.setattr(owner, step, stop)
        with pytest.raises(Stopped):
            fetch_inbox(NOW())
    assert (Case.objects.count(), mailbox.count()) == (1, 1 if step == "move" else 0)
    assert (fetch_inbox(NOW()), Case.objects.count(), InboxMessage.objects.count()) == (0, 1, 1)
    assert (mailbox.count(), mailbox.count("Logged")) == (0, 1)


def test_a_mail_server_that_is_away_or_refuses_is_tried_again_and_shown(mailbox, settings):
    officer = signed_in(people.officer())
    mailbox.put(MESSAGE)
    at = NOW()
    wrong = [
        ({"FOI_INBOX_PORT": 1}, "could not be reached", 1),
        ({"FOI_INBOX_PASSWORD": "guessed"}, "refused to let this site in", 10),
        ({"FOI_INBOX_CERTIFICATES": ""}, "a certificate that this site does not trust", 10),
        ({"FOI_INBOX_FOLDER": "Nowhere"}, "no folder Nowhere", 10),
        ({"FOI_LETTERS": mailbox.certificate / "no folder"}, "its disk refused", 10),
        ({"FOI_INBOX_USER": ""}, "half filled in", 10),
    ]
    for changed, sentence, minutes in wrong:
        usual = {name: getattr(settings, name) for name in changed}
        for name, value in changed.items():
            setattr(settings, name, value)
        assert fetch_inbox(at) == 0
        state = state_of_inbox()
        assert sentence in state.problem
        assert state.next_at == at + timedelta(minutes=minutes)
        assert fetch_inbox(at + timedelta(seconds=50)) == 0
        assert state_of_inbox().tried_at == at  # not before then
        officer.post("/staff/inbox/now/")
        for name, value in usual.items():
            setattr(settings, name, value)
    for address in ("/staff/cases/", "/staff/inbox/"):
        assert "Something is wrong" in (shown := said(officer.get(address)))
        assert "half filled in" in shown
    assert state_of_inbox().failing_since == at
    settings.FOI_INBOX_SECURITY, settings.FOI_INBOX_PORT = "starttls", mailbox.starttls
    assert (fetch_inbox(NOW()), state_of_inbox().problem, Case.objects.count()) == (1, "", 1)
    assert "Something is wrong with the inbox" not in said(officer.get("/staff/cases/"))


def test_a_mailbox_is_opened_by_a_token_that_is_asked_for_anew_once_it_is_refused(mailbox, settings):
    settings.FOI_INBOX_PASSWORD = ""
    settings.FOI_INBOX_TOKENS = f"http://127.0.0.1:{mailbox.sign_on.server_port}/token"
    settings.FOI_INBOX_CLIENT, settings.FOI_INBOX_SECRET = CLIENT, "another"
    assert fetch_inbox(NOW()) == 0
    assert "The sign-on gave no token" in state_of_inbox().problem
    settings.FOI_INBOX_SECRET = SECRET
    later = NOW() + timedelta(hours=1)
    mailbox.put(MESSAGE)
    asked = len(mailbox.sign_on.asked)
    assert [fetch_inbox(later), fetch_inbox(later)] == [1, 0]
    [told] = mailbox.sign_on.asked[asked:]  # one for both
    assert (told["client_id"], told["scope"]) == (CLIENT, "https://outlook.office365.com/.default")
    mailbox.sign_on.tokens.clear()
    assert fetch_inbox(later) == 0
    assert "refused to let this site in" in state_of_inbox().problem
    fetch_inbox(later + timedelta(minutes=11))
    assert (state_of_inbox().problem, len(mailbox.sign_on.asked)) == ("", asked + 2)


def test_a_server_that_cannot_move_gets_a_copy_and_the_first_is_taken_away(mailbox):
    assert PASSWORD.isascii() is False  # and that went through, too
    mailbox.put(MESSAGE)
    with mailbox.signed_in() as there:
        there.create("Logged")
    with opened(NOW()) as there:
        [lying] = there.lying("INBOX")
        assert there.copy_and_remove(lying.uid, "Logged")[0] == "OK"
        assert (there.lying("INBOX"), len(there.lying("Logged"))) == ([], 1)


def test_a_flood_of_messages_that_have_to_be_looked_at_makes_no_endless_page():
    InboxMessage.objects.bulk_create(
        InboxMessage(
            sha256=f"{number:064}", folder="Junk", validity=1, uid=number, size=1, came_at=CAME, taken_at=CAME,
            became="aside", why="The mail server took it for spam.",
        )
        for number in range(203)
    )  # fmt: skip
    page = said(signed_in(people.officer()).get("/staff/inbox/"))
    assert page.count("The mail server took it for spam.") == 200
    assert "3 messages more, which came later, stand here once these are looked at." in page
