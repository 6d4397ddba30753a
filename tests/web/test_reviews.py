"""Internal reviews on their pages: the queue, a part decided beside its answer, and who finds nothing there."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import CharField, TextField
from django.utils import timezone

from documents.intake import bytes_of
from requests.accounts.signing_in import SECOND_STEP_AT
from requests.cases.worksheet import WrittenPart
from requests.handled import hand_in
from requests.law.exemptions import resolve
from requests.law.review_questions import review_questions
from requests.models import Case, FOIRequest, InternalReview, Outgoing, Person, Requester, ReviewDecision
from requests.models.correspondence import Channel
from requests.models.review import Ground
from requests.reviews.deciding import give_review
from requests.reviews.finding import findings_seen
from requests.reviews.learning import lesson
from requests.reviews.opening import GroundGiven, NewReview, open_review
from tests import people
from tests.acts.answering_by_hand import answered, office
from tests.acts.publishing_by_hand import stored
from tests.pdf_files import words_of as pdf_words
from tests.web.casework import EMAIL, logged
from tests.web.markup import parsed
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db

ANSWERED = date(2024, 4, 17)
BETTER = {
    "verdict": "replaced",
    "reason": "not accessible",
    "why": "The link did not lead to the report.",
    "new_outcome": "accessible elsewhere",
    "new_text": "It is at https://office.example/report (page 122).",
    "exemption": "Section 21",
    "notes": "Told by the webmaster.",
    "lesson": "Try every link on the day it is sent.",
}


@pytest.fixture
def letter():
    """A letter that the administrator took in."""
    found = stored()
    FOIRequest.objects.filter(pk=found.pk).update(filed_by=people.administrator(), answered_on=ANSWERED)
    return FOIRequest.objects.get(pk=found.pk)


def opened(letter):
    number = letter.questions.filter(parts__exemptions__isnull=False).earliest("order").number
    given = [GroundGiven(Ground.ACCESS, "The link is dead.", number)]
    new = NewReview(ANSWERED, Channel.EMAIL, "My complaint, word for word.", grounds=given)
    return open_review(letter.pk, new, uuid4(), timezone.now(), people.officer())


def words_of(response):
    return " ".join(response.content.decode().split())


def test_an_officer_opens_one_and_the_reviewer_finds_it_late_in_the_queue(letter):
    number = letter.questions.earliest("order").number
    typed = {
        "form": str(uuid4()),
        "asked_on": "17 April 2024",
        "channel": "post",
        "text": "My complaint, word for word.",
        f"of_question_{number}": ["search"],
        "of_whole": ["time"],
    }
    olive, dpo = signed_in(people.officer()), signed_in(people.dpo())
    address = f"/staff/requests/{letter.pk}/review/"
    assert "14 June 2024" in words_of(olive.get(address))
    FOIRequest.objects.filter(pk=letter.pk).update(received_on=date(2004, 3, 8), answered_on=date(2004, 4, 17))
    assert "which cannot be right: correct it first" in words_of(olive.get(address))
    FOIRequest.objects.filter(pk=letter.pk).update(received_on=letter.received_on, answered_on=ANSWERED)
    nothing = olive.post(address, typed | {"text": " "})
    assert "choose the file it came in" in words_of(nothing)
    refused = olive.post(address, typed | {"asked_on": "1 July 2024"})
    assert (refused.status_code, "write down why it does" in words_of(refused)) == (400, True)
    assert "Enter the day it was received" in words_of(olive.post(address, typed | {"asked_on": ""}))
    mail = b"From: jo@home.example\nSubject: Unhappy\n\nMy complaint, word for word.\n"
    undated = typed | {"text": "", "asked_on": "", "file": SimpleUploadedFile("complaint.eml", mail)}
    assert "does not say when it came" in words_of(olive.post(address, undated))
    mail = b"Date: Wed, 17 Apr 2024 10:00:00 +0100\n" + mail
    sent = olive.post(address, undated | {"file": SimpleUploadedFile("complaint.eml", mail)})
    assert sent.status_code == 302, words_of(sent)
    assert sent.headers["Location"] == f"/staff/requests/{letter.pk}/"
    review = InternalReview.objects.get()
    assert "It is due on 16 May 2024" in words_of(olive.get(f"/staff/requests/{letter.pk}/"))
    queue = words_of(dpo.get("/staff/reviews/?tab=late&ground=search"))
    assert f'href="/staff/reviews/{review.pk}/"' in queue
    assert "No review is here" in words_of(dpo.get("/staff/reviews/?tab=late&ground=advice"))
    assert "No review is here" in words_of(dpo.get("/staff/reviews/?tab=concluded"))
    page = words_of(dpo.get(f"/staff/reviews/{review.pk}/"))
    assert "due <strong>16 May 2024</strong>" in page  # 6 May is a bank holiday
    assert "6 May 2024, Early May bank holiday" in page
    assert "word for word" not in page
    assert "word for word" in words_of(dpo.get(f"/staff/reviews/{review.pk}/asker/"))
    piece = review.case.correspondence.get(direction="in")
    assert dpo.get(f"/staff/reviews/{review.pk}/asker/{piece.pk}/file/").content == mail
    assert [each.what for each in review.case.openings.order_by("pk")] == [
        "who asked for the review",
        "file of internal review",
    ]
    for path in ("", "asker/", f"parts/{review.decisions.earliest('order').pk}/"):
        assert olive.get(f"/staff/reviews/{review.pk}/{path}").status_code == 404
    for path in ("", "requester/", "notes/", f"correspondence/{piece.pk}/"):
        assert olive.get(f"/staff/cases/{review.case_id}/{path}", follow=True).status_code in (404, 405)
    assert "REV 0001/24" not in words_of(olive.get("/staff/cases/?queue=open"))
    assert f'href="/staff/reviews/{review.pk}/"' in words_of(dpo.get(f"/staff/requests/{letter.pk}/"))
    assert "staff/reviews" not in words_of(olive.get(f"/staff/requests/{letter.pk}/"))


def test_a_part_is_decided_beside_its_answer_and_whoever_had_a_hand_in_it_reads_why_not(letter):
    review = opened(letter)
    row = review.decisions.get(grounds__isnull=False)
    address = f"/staff/reviews/{review.pk}/parts/{row.pk}/"
    dpo, ada = signed_in(people.dpo()), signed_in(people.administrator())
    page = words_of(dpo.get(address))
    assert row.relied_on[0]["as_written"].split()[-1] in page
    assert review_questions(resolve(row.relied_on[0]["provision"]))[0] in page
    assert "The link is dead." in page
    lacking = words_of(dpo.post(address, BETTER | {"version": 1, "new_text": "", "exemption": "Section 399"}))
    assert "Write the new answer" in lacking
    assert "no exemption in the catalogue" in lacking
    assert dpo.post(address, BETTER | {"version": 1}).status_code == 302
    stands = BETTER | {"verdict": "stands", "why": "Mine."}
    assert "Section 21 is no limb of what the answer rests on" in words_of(dpo.post(address, stands | {"version": 2}))
    left_open = words_of(dpo.post(address, stands | {"version": 2, "exemption": ""}))
    assert "has several limbs. Name the one relied on: Section 40(2) with (3A)(a) (first condition" in left_open
    meanwhile = dpo.post(address, stands | {"version": 1, "exemption": "Section 40(2) with (3A)(a)"})
    said = words_of(meanwhile)
    assert (meanwhile.status_code, "The link did not lead" in said, "Mine." in said) == (409, True, True)
    assert dpo.post(address, BETTER | {"version": 2}).status_code == 302
    theirs = words_of(ada.get(address))
    assert "Ada Administrator took it in, and so does not decide the review." in theirs
    assert '<form class="deciding"' not in theirs
    assert ada.post(address, BETTER | {"version": 3}).status_code == 400
    assert ReviewDecision.objects.get(pk=row.pk).version == 3
    overview = words_of(ada.get(f"/staff/reviews/{review.pk}/"))
    for words in (BETTER["why"], BETTER["new_text"], "Told by the webmaster", "Decided question"):
        assert words not in theirs + overview  # what is decided, and by whom, once it has gone out
    ravi, until = people.reader(), timezone.localdate()
    give_review(review.pk, ravi, until, "", review.case.version, timezone.now(), people.dpo())
    named = signed_in(ravi)
    page = words_of(named.get(address))
    assert (BETTER["why"] in page, "Told by the webmaster" in page, "Your own notes" in page) == (True, False, False)
    assert named.post(address, BETTER | {"version": 3, "notes": "Over it."}).status_code == 302
    assert ReviewDecision.objects.get(pk=row.pk).notes == "Told by the webmaster."
    asker = f"/staff/reviews/{review.pk}/asker/"
    open_to = named.get(asker).status_code
    FOIRequest.objects.filter(pk=letter.pk).update(filed_by=ravi)
    shut = words_of(named.get(address))
    assert (BETTER["why"] in shut, named.get(asker).status_code, open_to) == (False, 404, 200)


def test_the_small_forms_of_the_page_do_what_they_say_or_say_why_not(letter, settings):
    review = opened(letter)
    dpo, act = signed_in(people.dpo()), f"/staff/reviews/{review.pk}/act/"
    version = review.case.version

    def told(status, **typed):
        response = dpo.post(act, typed)
        assert response.status_code == status
        return words_of(dpo.get(f"/staff/reviews/{review.pk}/") if status == 302 else response)

    ada, ravi = people.administrator(), people.reader()
    assert "write down why" in told(400, do="reviewer", version=version, person=ada.pk)
    assert "give the day" in told(400, do="reviewer", version=version, person=ravi.pk)
    until = f"{timezone.localdate():%d/%m/%Y}"
    assert "Ravi Reader reviews it" in told(302, do="reviewer", version=version, person=ravi.pk, until=until)
    outside = {"name": "Kim Chief", "email": "kim@office.example", "until": until, "new_password": "kept twelve long"}
    outside |= {"do": "outsider", "version": version + 1}
    long_ago = signed_in(people.dpo())
    session = long_ago.session
    session[SECOND_STEP_AT] -= 2.5 * 3600  # sent an hour after the page was opened, it is taken
    session.save()
    assert "/staff/sign-in/second-step/?next=" in long_ago.post(act, outside).headers["Location"]
    page = words_of(long_ago.get(f"/staff/reviews/{review.pk}/"))
    assert ("Show your second step first" in page, "Name them" in page) == (True, False)
    assert "too short" in told(400, **outside | {"new_password": "short"})
    assert signed_in(ravi).post(act, outside).status_code == 404
    assert "Kim Chief reviews it" in told(302, **outside)
    kim = Person.objects.get(username="kim@office.example")
    assert (kim.roles, kim.is_staff, kim.check_password("kept twelve long")) == ([], False, True)
    got = [signed_in(kim).get(each).status_code for each in (f"/staff/reviews/{review.pk}/", "/staff/letters/")]
    assert (got, kim.may_sign_in(timezone.localdate() + timedelta(1))) == ([200, 404], False)
    assert "There is an account" in told(400, **outside | {"version": version + 2})
    version += 2
    assert "Ravi Reader reviews it" in told(302, do="reviewer", version=version, person=ravi.pk, until=until)
    late = dpo.post(act, {"do": "extend", "version": version, "until": "7 June 2024", "because": "Others are asked."})
    assert "Somebody else changed this review" in words_of(late)
    [now] = [each for each in parsed(late).all("input") if each["id"] == "id_extend_version"]
    assert now["value"] == str(version + 1)  # sent again, it is meant so
    extended = {"do": "extend", "version": version + 1, "until": "7 June 2024", "because": "Others have to be asked."}
    letter_of = words_of(dpo.post(act, extended, follow=True))
    drafts = f"/staff/reviews/{review.pk}/drafts/"
    assert "We now expect to finish it by 7 June 2024." in letter_of
    assert "Others have to be asked." in letter_of
    acknowledged = dpo.post(drafts, {"version": version + 2, "kind": "acknowledgement"}, follow=True)
    assert f"{review.target_on:%-d %B %Y}" in words_of(acknowledged)  # it is due later once that letter has left
    assert "of receiving your request for a review" in words_of(acknowledged)
    assert "You asked us to look at this:" in words_of(acknowledged)
    assert "Question 1b: it cannot be found where the letter says. The link is dead." in words_of(acknowledged)
    here = acknowledged.request["PATH_INFO"]
    assert "it has to be posted" in words_of(dpo.post(f"{here}act/", {"do": "now"}, follow=True))
    assert dpo.post(here, {"version": 1, "text": "Dear requester,\n\nIt came."}).status_code == 302
    meanwhile = dpo.post(here, {"version": 1, "text": "Mine."})
    assert (meanwhile.status_code, "It came." in words_of(meanwhile), "Mine." in words_of(meanwhile)) == (
        409,
        True,
        True,
    )
    assert "It came." in words_of(dpo.get(here))
    assert "Conclude the internal review first" in words_of(
        dpo.post(drafts, {"version": version + 2, "kind": "review"}, follow=True)
    )
    assert signed_in(ada).get(here).status_code == 404
    asker = f"/staff/reviews/{review.pk}/asker/"
    named = signed_in(kim).post(asker, {"version": version + 2, "email": "kim@home.example"})
    assert (named.status_code, dpo.post(asker, {"version": version, "name": "Jo"}).status_code) == (404, 400)
    who = {"name": "Jo Asker", "email": "jo@home.example", "address": "1 High Street"}
    assert "Jo Asker" in words_of(dpo.post(asker, who | {"version": version + 2}, follow=True))
    assert Requester.objects.filter(case=review.case, **who).exists()
    version += 1
    settings.EMAIL_HOST, _ = "127.0.0.1", office()
    assert "Send it as it is" in words_of(dpo.get(here))
    assert "It goes out within a minute." in words_of(dpo.post(f"{here}act/", {"do": "now"}, follow=True))
    gone = Outgoing.objects.get(correspondence__case=review.case)
    assert (gone.state, gone.made_by, gone.sent_by) == ("waiting", people.dpo(), people.dpo())
    assert "It came." in "".join(pdf_words(bytes_of(gone.pdf)))
    assert "on its way already" in words_of(dpo.post(f"{here}act/", {"do": "now"}, follow=True))
    told(302, do="ground", ground="advice", words="Nobody helped.")
    assert "section 10(1)" in told(302, do="finding", duty="time", is_met="no", words="Four days late.", seen="0")
    both = told(409, do="finding", duty="time", is_met="yes", words="In time after all.", seen="0")
    assert ("Four days late." in both, "In time after all." in both) == (True, True)
    assert "does not say what the law asks" in told(302, do="proposed", version=version + 2)
    assert review.findings.get(duty="time").words == "Four days late."
    assert "Not decided yet" in told(302, do="conclude", version=version + 2)
    reader = signed_in(ravi)
    assert f'href="/staff/reviews/{review.pk}/"' in words_of(reader.get("/staff/reviews/"))
    row = review.decisions.get(grounds__isnull=False)
    assert reader.post(f"/staff/reviews/{review.pk}/parts/{row.pk}/", BETTER | {"version": 1}).status_code == 302
    assert "is not in dispute" in told(302, do="rest", version=version + 2)
    assert "“No advice or help was given” was put forward of the whole answer" in told(
        302, do="conclude", version=version + 2
    )
    seen = findings_seen(review)
    told(302, do="finding", duty="advice", is_met="no", words="We should have helped.", seen=seen)
    assert "Concluded by" in told(302, do="conclude", version=version + 2)
    outcome = dpo.post(drafts, {"version": version + 3, "kind": "review"}, follow=True)
    assert "Send it as it is" not in words_of(outcome)
    at_once = dpo.post(f"{outcome.request['PATH_INFO']}act/", {"do": "now"}, follow=True)
    assert "read once more before it leaves" in words_of(at_once)
    assert Outgoing.objects.count() == 1
    assert "It can be decided again" in told(302, do="again", version=version + 3)
    InternalReview.objects.update(named_until=ANSWERED)
    assert reader.get(f"/staff/reviews/{review.pk}/").status_code == 404


def test_what_reviews_decided_is_counted_and_officers_learn_from_it(letter):
    review = opened(letter)
    row = review.decisions.get(grounds__isnull=False)
    dpo = signed_in(people.dpo())
    assert dpo.post(f"/staff/reviews/{review.pk}/parts/{row.pk}/", BETTER | {"version": 1}).status_code == 302
    [cited] = row.relied_on
    assert "Nothing is decided yet" in words_of(dpo.get("/staff/reviews/learning/"))
    assert lesson(cited["regime"], cited["provision"]) == ""
    Case.objects.filter(pk=review.case_id).update(stage="sent", ended_on=date(2024, 6, 20))
    page = parsed(dpo.get("/staff/reviews/learning/"))
    lists = [each["href"] for each in page.all("a") if "tab=concluded" in each["href"]]
    assert len(lists) == 4  # by its reason, by its exemption, by what it became, by its time
    for each in lists:
        assert f'href="/staff/reviews/{review.pk}/"' in words_of(dpo.get(each)), each
        other = each.replace("took=later", "took=target").replace("took=limit", "took=target")
        other = other.replace("decided=changed", "decided=stands").replace("decided=replaced", "decided=stands")
        assert "No review is here" in words_of(dpo.get(other)), other
    typed = {"tab": "concluded", "exemption": f"section {cited['provision']}"}
    assert f'href="/staff/reviews/{review.pk}/"' in words_of(dpo.get("/staff/reviews/", typed))
    said = lesson(cited["regime"], cited["provision"])
    assert said == "Looked at on review once: the answer changed (not reasonably accessible from what was said)."
    again = dpo.get(f"/staff/reviews/{review.pk}/parts/{row.pk}/")
    assert "No review has decided on it before." in words_of(again)
    case = answered([("1", "All about it", [WrittenPart("withheld", "No.", provisions=(cited["as_written"],))])])
    address = f"/staff/cases/{case.pk}/answers/{case.foi_request.questions.get().pk}/"
    worksheet = words_of(signed_in(people.officer()).get(address))
    assert (said in worksheet, BETTER["lesson"] in worksheet) == (True, True)
    assert "webmaster" not in worksheet


def test_whoever_is_named_for_a_review_reads_what_came_and_went_and_others_do_not():
    case = logged(by=people.officer())
    piece = case.correspondence.get()
    after = case.due_on + timedelta(1)
    mail = f"From: {EMAIL}\nDate: {after:%d %b %Y} 09:00 +0000\nSubject: Nothing came\n\nNobody answers.\n".encode()
    dropped = {"version": case.version, "kind": "review", "file": SimpleUploadedFile("again.eml", mail)}
    olive = signed_in(people.officer())
    to_open = olive.post(f"/staff/cases/{case.pk}/came/", dropped).headers["Location"]
    assert f"?piece={case.correspondence.latest('pk').pk}" in to_open
    page = words_of(olive.get(to_open))
    assert ("It is kept with the review too" in page, f"{after:%-d %B %Y}" in page) == (True, True)
    typed = {"form": str(uuid4()), "asked_on": f"{after}", "channel": "email", "of_whole": ["time"]}
    assert olive.post(to_open, typed).status_code == 302
    review = InternalReview.objects.get()
    came = review.case.correspondence.get(direction="in")
    assert (came.text.strip(), bytes_of(came.letter), review.asked_on) == ("Nobody answers.", mail, after)
    assert review.case.correspondence.get(direction="out").kind == "acknowledgement"
    assert hand_in(review.foi_request, people.dpo()) == []
    ravi = people.reader()
    address = f"/staff/cases/{case.pk}/correspondence/{piece.pk}/"
    assert signed_in(ravi).get(address).status_code == 404
    give_review(review.pk, ravi, timezone.localdate(), "", 1, timezone.now(), people.dpo())
    page = words_of(signed_in(ravi).get(f"/staff/reviews/{review.pk}/"))
    assert (f'href="{address}"' in page, "never answered" in page) == (True, True)
    assert signed_in(ravi).get(address).status_code == 200
    assert case.openings.latest("pk").person == ravi


def test_what_is_written_in_a_review_is_read_by_reviewers_alone_field_by_field(letter):
    review = opened(letter)
    rows = [review, review.decisions.get(grounds__isnull=False), review.grounds.get()]
    at, by = timezone.now(), people.dpo()
    rows.append(review.findings.create(duty="time", words="-", is_met=True, found_at=at, found_by=by))
    planted = [
        (row, each.name)
        for row in rows
        for each in row._meta.fields
        if isinstance(each, TextField | CharField) and not each.choices and each.name != "question_number"
    ]
    assert {name for _, name in planted} >= {"notes", "lesson", "why", "new_text", "alone_because", "words"}
    InternalReview.objects.filter(pk=review.pk).update(alone_by=by)
    for number, (row, name) in enumerate(planted):
        type(row).objects.filter(pk=row.pk).update(**{name: f"Zq{number}canary"})
    cited = rows[1].relied_on[0]["as_written"]
    case = answered([("1", "All about it", [WrittenPart("withheld", "No.", provisions=(cited,))])])
    worksheet = f"/staff/cases/{case.pk}/answers/{case.foi_request.questions.get().pk}/"
    others = [
        "/staff/", "/staff/letters/", "/staff/cases/", "/staff/publication/", "/staff/reviews/", "/staff/erasing/",
        f"/staff/cases/{case.pk}/", worksheet, f"/staff/requests/{letter.pk}/", f"/staff/requests/{letter.pk}/review/",
    ]  # fmt: skip
    own = [f"/staff/reviews/{review.pk}/", f"/staff/reviews/{review.pk}/parts/{rows[1].pk}/"]
    for person in (people.officer(), people.releaser(), people.reader()):
        client = signed_in(person)
        read = " ".join(words_of(client.get(each)) for each in (*others, *own))
        assert "canary" not in read, person
    mine = " ".join(words_of(signed_in(by).get(each)) for each in own)
    assert {name for number, (_, name) in enumerate(planted) if f"Zq{number}canary" not in mine} == {"extended_because"}
