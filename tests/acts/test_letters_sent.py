"""A letter made ready, cleared, and sent by a real mail server, or proven by what a mail program sent."""

from __future__ import annotations

import email
import hashlib
import re
from datetime import timedelta
from email.utils import format_datetime

import pytest
from django.utils import timezone

from documents.intake import bytes_of
from documents.models import Letter
from requests.cases.acts import close
from requests.cases.drafts import draft_letter
from requests.cases.letters.documents import NewDocument, attach, settle
from requests.cases.letters.filed import file_sent
from requests.cases.letters.left import did_leave, proven
from requests.cases.letters.posting import message_of, send_letters
from requests.cases.letters.ready import clear, hold, let_go, make_ready, unsent
from requests.cases.log import read_file
from requests.cases.worksheet import WrittenPart
from requests.erasing.kept import Kept
from requests.erasing.rows import erase_rows
from requests.errors import CannotChange
from requests.models import AnswerPart, Authority, Case, Correspondence, FOIRequest, Outgoing
from requests.models.case import CaseKind
from requests.models.correspondence import CorrespondenceKind
from tests import people
from tests.acts.answering_by_hand import answered, office
from tests.message_files import sheet, xlsx
from tests.web.casework import EMAIL, logged

pytestmark = pytest.mark.django_db
CANARY = "Quillfeather"
ASKED = [("1", "How many horses are there?", [WrittenPart("disclosed", "There are 12.")])]


def drafted(kind=CorrespondenceKind.ANSWER):
    case = answered(ASKED)
    case.refresh_from_db()
    return draft_letter(case.pk, kind, case.version, timezone.now(), people.officer())


def ready(draft):
    return make_ready(draft.pk, timezone.now(), people.officer())


def refused(why, act, *arguments):
    with pytest.raises(CannotChange, match=why):
        act(*arguments)


def test_an_answer_is_looked_through_cleared_sent_once_kept_byte_for_byte_and_filed(post):
    draft, officer, now = drafted(), people.officer(), timezone.now()
    Authority.objects.update(clears_letters=True)
    question = draft.case.foi_request.questions.get().pk
    hiding = xlsx({"Shown": sheet(["Month", "=Cost"], ["May", 14]), "Kept": sheet([CANARY])}, states={"Kept": "hidden"})
    attach(draft.case_id, NewDocument("costs.xlsx", hiding, "Costs", question), now, officer)
    new = NewDocument("costs.xlsx", hiding, "As it is", kept_because="Asked for it")
    kept = attach(draft.case_id, new, now, officer)
    assert "hidden sheet" in str(kept.hidden)
    made = make_ready(draft.pk, now - timedelta(days=1), officer)
    go = (draft.pk, made.made_of, now - timedelta(days=1), officer)
    refused("Document 2, “As it is”, hides something", let_go, *go)
    settle(draft.case_id, kept.pk, "The sheet is empty but for a heading", now, officer)
    refused("cleared by a second person", let_go, *go)
    refused("Somebody else clears it", clear, *go)
    clear(draft.pk, made.made_of, now, people.second_officer())
    refused("or is of another day", let_go, draft.pk, made.made_of, now, officer)
    made = make_ready(draft.pk, now, people.second_officer())  # of today, and otherwise as it was cleared
    assert (made.made_by, made.cleared_by) == (officer, people.second_officer())
    let_go(draft.pk, made.made_of, now, officer)
    post.answers["MAIL"] = "421 not now"
    assert (send_letters(now), Outgoing.objects.get().state, bool(Outgoing.objects.get().problem)) == (
        0,
        "waiting",
        True,
    )
    post.answers = {}
    later = now + timedelta(minutes=5)
    assert (send_letters(now), send_letters(later), send_letters(later)) == (0, 1, 0)
    [took], [raw] = post.took, post.raw
    outgoing = Outgoing.objects.get()
    assert (took["To"], Case.objects.get().stage, outgoing.state) == (EMAIL, "sent", "sent")
    assert raw == bytes_of(outgoing.message)
    carried = {part.get_filename(): part.get_payload(decode=True) for part in took.walk() if part.get_filename()}
    assert list(carried) == ["FOI-0001-26.pdf", "Document 1 - Costs.csv", "Document 2 - As it is.xlsx"]
    assert hashlib.sha256(carried["FOI-0001-26.pdf"]).hexdigest() == outgoing.pdf.sha256
    assert carried["Document 1 - Costs.csv"].decode("utf-8-sig") == "Month,'=Cost\r\nMay,14\r\n"
    assert "Dear Zyxanthe Quillfeather," in took.get_payload(0).get_payload(decode=True).decode()
    FOIRequest.objects.update(authority_name="")  # as of one logged before the office was told of
    assert (file_sent(now), file_sent(now)) == (1, 0)
    filed = FOIRequest.objects.get()
    assert filed.authority_name == office().name
    assert (filed.stage, filed.slug, filed.answered_on) == ("filed", "0001-26", timezone.localdate())
    part = AnswerPart.objects.get()
    assert (part.text, len(part.said[0]["passages"])) == ("There are 12.\nDocument 1 – Costs, attached.", 1)
    assert filed.filed_letters.get().letter == outgoing.pdf
    erase_rows(Kept(filed, Case.objects.get()))
    assert list(Letter.objects.values_list("name", "format")) == []


def test_a_notice_that_breaks_off_is_not_sent_again_by_itself_and_one_that_was_changed_is_not_sent(post):
    draft, officer, now = drafted(CorrespondenceKind.FEES_NOTICE), people.officer(), timezone.now()
    refused("has a gap", ready, draft)
    words = "Dear requester,\n\nA fee of £12 is payable.\n\nYours sincerely\n\nX"
    Correspondence.objects.filter(pk=draft.pk).update(text=words)
    made = ready(draft)
    let_go(draft.pk, made.made_of, now, officer)
    Correspondence.objects.filter(pk=draft.pk).update(text=words.replace("12", "13"))
    assert (send_letters(now), Outgoing.objects.get().state) == (0, "ready")
    refused("Make it ready again", let_go, draft.pk, made.made_of, now, officer)
    Correspondence.objects.filter(pk=draft.pk).update(text=words)
    let_go(draft.pk, made.made_of, now, officer)
    post.answers = {"END": ""}  # it takes the message, and is gone before it says so
    send_letters(now)
    assert Outgoing.objects.get().state == "sending"
    post.answers = {}
    assert send_letters(now + timedelta(hours=5)) == 0
    case = Case.objects.get()
    refused("on its way", close, case.pk, "Withdrawn", timezone.localdate(), case.version, now, officer)
    unsent(draft.pk, now, officer)
    let_go(draft.pk, made.made_of, now, officer)
    assert send_letters(now) == 1
    assert "A fee of £12 is payable." in post.took[0].get_payload(0).get_payload(decode=True).decode()
    assert Case.objects.get().stage == "fee"


def test_a_letter_asking_for_identity_stops_the_clock_and_one_that_the_clock_does_not_take_has_left_all_the_same(post):
    office()
    case, now, officer = logged(kind=CaseKind.SUBJECT_ACCESS), timezone.now(), people.officer()
    for _ in range(2):
        case.refresh_from_db()
        draft = draft_letter(case.pk, CorrespondenceKind.IDENTITY_ASKED, case.version, now, officer)
        words = "Dear requester,\n\nPlease send a copy of your passport.\n\nYours sincerely\n"
        Correspondence.objects.filter(pk=draft.pk).update(text=words)
        refused("never let go", hold, draft.pk, now, officer)
        refused("not being sent", did_leave, draft.pk, officer)
        let_go(draft.pk, ready(draft).made_of, now, officer)
        assert send_letters(now) == 1
    case.refresh_from_db()
    assert (case.due_on, case.clock_events.get().kind) == (None, "identity asked")
    assert "was asked for on" in case.acts.get(words__startswith="A letter went out that the clock").words


def test_what_broke_off_left_when_it_was_tried_and_nothing_leaves_once_a_case_has_ended(post):
    draft, officer, now = drafted(CorrespondenceKind.ACKNOWLEDGEMENT), people.officer(), timezone.now()
    let_go(draft.pk, ready(draft).made_of, now, officer)
    cases, ended = Case.objects.filter(pk=draft.case_id), {"stage": "closed", "outcome": "Withdrawn"}
    cases.update(**ended, ended_on=timezone.localdate())
    assert send_letters(now) == 0
    assert Outgoing.objects.get().problem == "It was not sent: FOI 0001/26 has ended."
    cases.update(stage="answering", outcome="", ended_on=None)
    let_go(draft.pk, Outgoing.objects.get().made_of, now, officer)
    post.answers = {"END": ""}
    send_letters(now)
    did_leave(draft.pk, officer)
    assert (Outgoing.objects.get().state, Outgoing.objects.get().sent_at) == ("sent", now)


def test_a_message_that_a_mail_program_sent_proves_what_left_and_another_does_not():
    draft, now, officer = drafted(), timezone.now(), people.officer()
    outgoing = let_go(draft.pk, ready(draft).made_of, now, officer, over=True)
    message = message_of(draft, outgoing, now, as_draft=True)
    assert email.message_from_bytes(message)["X-Unsent"] == "1"
    gone = message.replace(b"X-Unsent: 1", b"Date: " + format_datetime(now - timedelta(minutes=1)).encode())
    changed = gone.replace(b"\r\n\r\nJVBER", b"\r\n\r\nJVBES", 1)
    astray = re.sub(rb"(?m)^To: .*", b"To: somebody.else@example.org", gone)
    refused(
        "somebody.else@example.org, and not to who asked", proven, draft.case, read_file("a.eml", astray), now, officer
    )
    refused("does not carry the letter", proven, draft.case, read_file("sent.eml", changed), now, officer)
    proven(draft.case, read_file("sent.eml", gone), now, officer)
    outgoing.refresh_from_db()
    assert (outgoing.state, bytes_of(outgoing.message)) == ("sent", gone)
    assert Case.objects.get().stage == "sent"
