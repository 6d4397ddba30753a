"""A letter made ready, cleared, and sent by a real mail server, or proven by what a mail program sent."""

from __future__ import annotations

import email
import hashlib
from datetime import timedelta
from email.utils import format_datetime

import pytest
from django.utils import timezone

from documents.intake import bytes_of
from requests.cases.drafts import draft_letter
from requests.cases.letters.documents import NewDocument, attach, detach, settle
from requests.cases.letters.left import proven
from requests.cases.letters.posting import message_of, send_letters
from requests.cases.letters.ready import clear, let_go, make_ready, standing
from requests.cases.log import read_file
from requests.cases.worksheet import WrittenPart
from requests.errors import CannotChange
from requests.models import Authority, Case, Correspondence, Outgoing
from requests.models.correspondence import CorrespondenceKind
from tests import people
from tests.acts.answering_by_hand import answer_anew, answered
from tests.message_files import sheet, xlsx
from tests.web.casework import EMAIL

pytestmark = pytest.mark.django_db
CANARY = "Quillfeather"
ASKED = [("1", "How many horses are there?", [WrittenPart("disclosed", "There are 12.")])]


def drafted(kind=CorrespondenceKind.ANSWER, asked=ASKED):
    case = answered(asked)
    case.refresh_from_db()
    return draft_letter(case.pk, kind, case.version, timezone.now(), people.officer())


def ready(draft):
    return make_ready(draft.pk, timezone.now(), people.officer())


def sent_off(draft, **how):
    return let_go(draft.pk, ready(draft).made_of, timezone.now(), people.officer(), **how)


def test_a_letter_leaves_once_and_what_left_is_kept_byte_for_byte(post):
    draft = drafted()
    attach(draft.case_id, NewDocument("costs.txt", b"Horses cost money.\n", "Costs"), timezone.now(), people.officer())
    sent_off(draft)
    assert (send_letters(timezone.now()), send_letters(timezone.now())) == (1, 0)
    [took], [raw] = post.took, post.raw
    case = Case.objects.get()
    outgoing = Outgoing.objects.get()
    assert (took["To"], case.stage, outgoing.state) == (EMAIL, "sent", "sent")
    assert raw == bytes_of(outgoing.message)
    parts = {part.get_filename(): part.get_payload(decode=True) for part in took.walk() if part.get_filename()}
    assert list(parts) == ["FOI-0001-26.pdf", "Document 1 - Costs.txt"]
    assert hashlib.sha256(parts["FOI-0001-26.pdf"]).hexdigest() == outgoing.pdf.sha256
    assert parts["Document 1 - Costs.txt"] == b"Horses cost money.\n"
    assert "Dear Zyxanthe Quillfeather," in took.get_payload(0).get_payload(decode=True).decode()
    assert case.foi_request.answered_on == timezone.localdate()


def test_while_the_mail_server_is_away_it_waits_and_says_so_and_what_is_broken_off_is_not_sent_again(post):
    sent_off(drafted())
    post.answers["MAIL"] = "421 not now"
    now = timezone.now()
    assert send_letters(now) == 0
    waiting = Outgoing.objects.get()
    assert (waiting.state, waiting.message_id) == ("waiting", None)
    assert waiting.problem
    assert send_letters(now) == 0
    post.answers = {"END": ""}  # it takes the message, and is gone before it says so
    send_letters(now + timedelta(minutes=5))
    assert (Outgoing.objects.get().state, len(post.took)) == ("sending", 0)
    post.answers = {}
    assert send_letters(now + timedelta(hours=5)) == 0
    assert post.took == []


def test_a_spreadsheet_leaves_as_a_plain_table_and_one_that_hides_something_holds_the_letter_back():
    draft, officer, now = drafted(), people.officer(), timezone.now()
    hiding = xlsx({"Shown": sheet(["Month", "=Cost"], ["May", 14]), "Kept": sheet([CANARY])}, states={"Kept": "hidden"})
    plain = attach(draft.case_id, NewDocument("costs.xlsx", hiding, "Costs"), now, officer)
    assert bytes_of(plain.leaves_as).decode("utf-8-sig") == "Month,'=Cost\r\nMay,14\r\n"
    assert (plain.hidden, plain.leaves_as.name) == ([], "costs.csv")
    kept = attach(
        draft.case_id, NewDocument("costs.xlsx", hiding, "As it is", kept_because="Asked for it"), now, officer
    )
    assert bytes_of(kept.leaves_as) == hiding
    assert "hidden sheet" in str(kept.hidden)
    made = ready(draft)
    with pytest.raises(CannotChange, match="Document 2, “As it is”, hides something"):
        let_go(draft.pk, made.made_of, now, officer)
    settle(draft.case_id, kept.pk, "The sheet is empty but for a heading", now, officer)
    assert standing(draft, now).may_leave
    detach(draft.case_id, plain.pk, now, officer)
    with pytest.raises(CannotChange, match="does not say any more what the case says"):
        let_go(draft.pk, made.made_of, now, officer)
    assert standing(draft, now).documents[0].number == 1


def test_what_is_answered_otherwise_afterwards_cannot_leave_and_a_second_person_clears():
    Authority.objects.update(clears_letters=True)
    draft, now = drafted(), timezone.now()
    Authority.objects.update(clears_letters=True)
    made = ready(draft)
    with pytest.raises(CannotChange, match="Somebody else clears it"):
        clear(draft.pk, made.made_of, now, people.officer())
    with pytest.raises(CannotChange, match="cleared by a second person"):
        let_go(draft.pk, made.made_of, now, people.officer())
    clear(draft.pk, made.made_of, now, people.second_officer())
    answer_anew(draft.case, [("1", "How many horses are there?", [WrittenPart("disclosed", "There are 13.")])])
    with pytest.raises(CannotChange, match="Make it ready again"):
        let_go(draft.pk, made.made_of, now, people.officer())
    again = ready(draft)
    assert again.cleared_by is None
    clear(draft.pk, again.made_of, now, people.second_officer())
    assert let_go(draft.pk, again.made_of, now, people.officer()).state == "waiting"


def test_a_message_that_a_mail_program_sent_proves_what_left_and_another_does_not():
    draft, now, officer = drafted(), timezone.now(), people.officer()
    outgoing = sent_off(draft, over=True)
    message = message_of(draft, outgoing, now, as_draft=True)
    assert email.message_from_bytes(message)["X-Unsent"] == "1"
    gone = message.replace(b"X-Unsent: 1", b"Date: " + format_datetime(now - timedelta(minutes=1)).encode())
    changed = gone.replace(b'filename="FOI', b'filename="X', 1).replace(b"\r\n\r\nJVBER", b"\r\n\r\nJVBES", 1)
    with pytest.raises(CannotChange, match="does not carry the letter as it was made ready"):
        proven(draft.case, read_file("sent.eml", changed), now, officer)
    proven(draft.case, read_file("sent.eml", gone), now, officer)
    outgoing.refresh_from_db()
    assert (outgoing.state, bytes_of(outgoing.message)) == ("sent", gone)
    assert Case.objects.get().stage == "sent"


def test_a_notice_leaves_by_the_same_way_and_moves_the_clock(post):
    draft = drafted(CorrespondenceKind.FEES_NOTICE)
    with pytest.raises(CannotChange, match="has a gap"):
        ready(draft)
    Correspondence.objects.update(
        text="Dear requester,\n\nFees notice\n\nA fee of £12 is payable.\n\nYours sincerely\n\nX"
    )
    draft.refresh_from_db()
    sent_off(draft)
    assert send_letters(timezone.now()) == 1
    assert Case.objects.get().stage == "fee"
    assert "A fee of £12 is payable." in post.took[0].get_payload(0).get_payload(decode=True).decode()
