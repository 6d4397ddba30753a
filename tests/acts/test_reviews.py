"""Internal reviews: opened in time or with a reason, decided by nobody who had a hand in it, nothing left open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Count

from documents.intake import store
from documents.models import LetterFormat
from documents.reading.shapes import LetterKind
from requests.cases.acts import give_to
from requests.cases.drafts import draft_letter
from requests.cases.letters.documents import NewDocument, detach
from requests.cases.letters.left import has_left
from requests.cases.log import read_file
from requests.correctable.answers import PartOutcome
from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct, undo
from requests.erasing.holds import holds_on
from requests.erasing.kept import kept_of
from requests.erasing.rows import erase_rows
from requests.errors import CannotChange, CannotCorrect, ChangedMeanwhile
from requests.handled import hand_in
from requests.law.written_dates import in_full
from requests.models import (
    AnswerPart,
    Case,
    Correction,
    Correspondence,
    FiledLetter,
    FOIRequest,
    GateFinding,
    InternalReview,
    Outgoing,
    Person,
    Requester,
    ReviewDecision,
)
from requests.models.correspondence import Channel, CorrespondenceKind
from requests.models.review import Duty, Ground, Verdict
from requests.reviews.acknowledging import DRAFTED, NO_MAIL, SEEN_BY_ALL, acknowledge
from requests.reviews.deciding import (
    add_ground,
    conclude,
    decide,
    extend,
    give_review,
    not_in_dispute_rest,
    take_up_again,
)
from requests.reviews.disclosing import disclose, take_off
from requests.reviews.ending import HowEnded, end_undecided, take_up_ended
from requests.reviews.finding import find, findings_seen
from requests.reviews.independence import handlers, may_see, why_not
from requests.reviews.needed import Decided, unanswered
from requests.reviews.opening import GroundGiven, NewReview, decided_before, open_review
from tests import people
from tests.acts.publishing_by_hand import stored
from tests.web.casework import logged

pytestmark = pytest.mark.django_db

AT = datetime(2024, 6, 20, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)
ASKED = date(2024, 6, 3)
BETTER = Decided(
    Verdict.REPLACED,
    "not accessible",
    "The link did not lead to the report.",
    "accessible elsewhere",
    "It is at https://office.example/report (page 122).",
    new_provisions=("Section 21",),
    notes="Told by the webmaster.",
)


def answered():
    """A letter of 17 April 2024, taken in by an officer."""
    foi_request = stored()
    FOIRequest.objects.filter(pk=foi_request.pk).update(filed_by=people.officer(), answered_on=date(2024, 4, 17))
    return FOIRequest.objects.get(pk=foi_request.pk)


def asked(**changed):
    return NewReview(**{"asked_on": ASKED, "channel": Channel.EMAIL, "text": "The link is dead.", **changed})


def opened(foi_request=None, by=None, **changed):
    foi_request = foi_request or answered()
    return open_review(foi_request.pk, asked(**changed), uuid4(), AT, by or people.dpo())


def refused(act, *arguments, **named):
    with pytest.raises(CannotChange) as refusal, transaction.atomic():
        act(*arguments, **named)
    return str(refusal.value)


def test_a_review_is_opened_with_every_part_its_dates_and_who_asked_apart():
    foi_request = answered()
    number = foi_request.questions.filter(parts__isnull=False).earliest("order").number
    form = uuid4()
    new = asked(name="Jo Quill", email="jo@home.example", grounds=[GroundGiven(Ground.ACCESS, "Dead.", number)])
    review = open_review(foi_request.pk, new, form, AT, people.dpo())
    assert open_review(foi_request.pk, new, form, AT, people.dpo()) == review
    case = review.case
    assert (case.kind, case.foi_request, case.reference) == ("review", None, "REV 0001/24")
    assert (review.window_ends_on, review.target_on, review.limit_on) == (
        date(2024, 6, 14),
        date(2024, 7, 1),
        date(2024, 7, 30),
    )
    assert case.due_on == review.target_on
    parts = sum(question.parts.count() for question in foi_request.questions.all())
    assert review.decisions.filter(verdict="", part__isnull=False).count() == parts
    assert {ground.decision.question_number for ground in review.grounds.all()} == {number}
    assert Requester.objects.get(case=case).email == "jo@home.example"
    assert case.correspondence.get().text == "The link is dead."
    late = InternalReview.objects.late(date(2024, 7, 2))
    assert (list(late), list(InternalReview.objects.due_soon(date(2024, 6, 25)))) == ([review], [review])


def test_an_e_mail_says_who_asks_where_nobody_knows_and_a_second_review_says_what_is_decided():
    sent = b"From: Hubert Green <hubert@home.example>\nTo: foi@office.example\nSubject: Review\n\nThe link is dead.\n"
    review = opened(file=read_file("asked.eml", sent))
    asker = Requester.objects.get(case=review.case)
    assert (asker.name, asker.email) == ("Hubert Green", "hubert@home.example")
    row = review.decisions.earliest("order")
    decide(review.pk, row.pk, BETTER, 1, AT, people.dpo())
    assert list(decided_before(review.foi_request)) == [row]


def test_what_makes_no_sense_is_refused_in_words_and_a_late_one_is_accepted_for_a_reason():
    foi_request = answered()
    key, by = foi_request.pk, people.dpo()

    def told(**changed):
        return refused(open_review, key, asked(**changed), uuid4(), AT, by)

    assert "before the request itself" in told(asked_on=date(2024, 3, 1))
    assert "before the answer of 17 April 2024" in told(asked_on=date(2024, 4, 10))
    assert "has not come yet" in told(asked_on=date(2024, 6, 21))
    assert "what the requester said" in told(text=" ")
    assert "after 14 June 2024" in told(asked_on=date(2024, 6, 17))
    assert "is not there" in told(grounds=[GroundGiven(Ground.ACCESS, "", "99")])
    assert not Case.objects.filter(kind="review").exists()
    kind = foi_request.filed_letters.get().kind
    FiledLetter.objects.update(kind=LetterKind.REVIEW.value)
    assert "itself the outcome of a review" in told()
    FiledLetter.objects.update(kind=kind)
    review = opened(foi_request, asked_on=date(2024, 6, 17), late_because="They were ill.")
    assert review.late_because == "They were ill."
    assert "is open already: REV 0001/24" in told()


def test_a_request_never_answered_is_reviewed_once_it_is_late_and_the_eir_give_forty_days():
    case = logged(by=people.officer())
    late = case.due_on + timedelta(1)
    at = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)
    early = asked(asked_on=case.due_on)
    assert "was not late" in refused(open_review, case.foi_request_id, early, uuid4(), at, people.dpo())
    FOIRequest.objects.filter(pk=case.foi_request_id).update(regime="EIR")
    review = open_review(case.foi_request_id, asked(asked_on=late), uuid4(), at, people.dpo())
    assert {(row.part_order, row.part_outcome) for row in review.decisions.all()} == {(0, "")}
    assert not_in_dispute_rest(review.pk, at, people.dpo()) == 0
    row, left = review.decisions.earliest("order"), Decided(Verdict.UNDISPUTED)
    assert "nothing is left as it was" in refused(decide, review.pk, row.pk, left, 1, at, people.dpo())
    assert any("“Answered in time”" in each for each in unanswered(review))
    assert (review.answered_on, review.target_on) == (None, review.limit_on)
    assert acknowledge(review, at, people.dpo(), at_once=True) == DRAFTED + NO_MAIL
    draft = review.case.correspondence.get(direction="out").text
    assert f"by {in_full(review.limit_on)} at the latest: within 40 working days" in draft
    assert "regulation 11" in draft
    Requester.objects.filter(case=review.case).update(email="jo@whatdotheyknow.com")
    assert acknowledge(review, at, people.dpo(), at_once=True) == DRAFTED + SEEN_BY_ALL
    why = refused(extend, review.pk, review.limit_on + timedelta(1), "Long.", 1, at, people.dpo())
    assert "by law" in why


def test_nobody_who_had_a_hand_in_it_decides_here_or_in_the_database():
    review, olive, ada = opened(), people.officer(), people.administrator()
    FOIRequest.objects.filter(pk=review.foi_request_id).update(filed_by=ada)
    assert why_not(review, ada) == "Ada Administrator took it in, and so does not decide the review."
    assert not may_see(review, olive, ASKED)
    row = review.decisions.earliest("order")
    assert "took it in" in refused(decide, review.pk, row.pk, BETTER, 1, AT, ada)
    assert "does not decide" in refused(decide, review.pk, row.pk, BETTER, 1, AT, olive)
    assert "write down why" in refused(give_review, review.pk, ada, None, "", 1, AT, people.dpo())
    for rows, changed in [
        (InternalReview.objects.filter(pk=review.pk), {"reviewer": ada}),
        (InternalReview.objects.filter(pk=review.pk), {"concluded_by": ada, "concluded_at": AT}),
        (ReviewDecision.objects.filter(pk=row.pk), {"decided_by": ada, "decided_at": AT}),
    ]:
        with pytest.raises(IntegrityError, match="reviewer_had_no_hand_in_it"), transaction.atomic():
            rows.update(**changed)
    rita = people.releaser()
    filed = review.foi_request.filed_letters.get()
    GateFinding.objects.create(
        filed_letter=filed, kind="name", what="A name.", found_at=AT, content_hash="0" * 64, state="accepted",
        decided_at=AT, decided_by=rita,
    )  # fmt: skip
    did = {each.username: how for each, how in handlers(review.foi_request)}
    assert did == {"ada": ["took it in"], "rita": ["cleared it for the public"]}
    give_review(review.pk, ada, None, "There is nobody else.", 1, AT, people.dpo())
    assert "There is nobody else." in review.case.acts.latest("pk").words
    decide(review.pk, row.pk, BETTER, 1, AT, ada)
    assert "cleared it for the public" in why_not(review, rita)  # the reason is for the reviewer alone
    with pytest.raises(IntegrityError, match="reviewer_had_no_hand_in_it"), transaction.atomic():
        ReviewDecision.objects.filter(pk=row.pk).update(decided_by=rita)
    version, dpo = Case.objects.get(review=review).version, people.dpo()
    give_review(review.pk, dpo, None, "", version, AT, dpo)
    not_in_dispute_rest(review.pk, AT, dpo)
    said = refused(conclude, review.pk, version + 1, AT, dpo)
    assert f"took it in, and decided {row}. Whoever reviews it decides that again." in said
    with pytest.raises(IntegrityError, match="a decision is by somebody who had"), transaction.atomic():
        InternalReview.objects.filter(pk=review.pk).update(concluded_by=dpo, concluded_at=AT)
    decide(review.pk, row.pk, BETTER, 2, AT, dpo)
    conclude(review.pk, version + 1, AT, dpo)


def test_whoever_ever_had_the_case_counts_and_another_says_that_nobody_else_can_decide():
    case, dpo, owen, ada = logged(by=people.officer()), people.dpo(), people.second_officer(), people.administrator()
    for owner in (owen, people.officer(), ada):
        give_to(case.pk, owner, Case.objects.get(pk=case.pk).version, AT, people.officer())
    assert hand_in(case.foi_request, owen) == ["had the case before"]
    assert hand_in(case.foi_request, ada) == ["answered the case"]
    review = open_review(case.foi_request_id, asked(asked_on=case.due_on + timedelta(1)), uuid4(), LATER, dpo)
    key, until = review.pk, LATER.date()
    assert "had the case before" in refused(give_review, key, owen, until, "", 1, LATER, dpo)
    assert "the account of the administrator" in refused(give_review, key, ada, None, "I say so.", 1, LATER, ada)
    assert "Dilip Protection had no hand" in refused(give_review, key, owen, until, "Nobody.", 1, LATER, ada)
    assert "answered the case" in refused(add_ground, key, None, Ground.TIME, "", LATER, ada)
    mine = InternalReview.objects.filter(pk=key)
    for says in (None, owen, ada):
        with pytest.raises(IntegrityError, match="another_says_that"), transaction.atomic():
            mine.update(reviewer=owen, alone_because="Nobody.", alone_by=says)
    Person.objects.filter(pk=dpo.pk).update(is_active=False)  # nobody without a hand in it is left
    assert give_review(key, owen, until, "Nobody.", 1, LATER, ada).alone_by == ada


def test_the_outcome_is_corrected_by_reviewers_without_a_hand_in_it_here_and_in_the_database():
    case, outcome, olive, dpo = logged(by=people.officer()), stored(), people.officer(), people.dpo()
    late = asked(asked_on=case.due_on + timedelta(1))
    review = open_review(case.foi_request_id, late, uuid4(), LATER, dpo)
    InternalReview.objects.filter(pk=review.pk).update(outcome=outcome)
    part = AnswerPart.objects.filter(question__foi_request=outcome).exclude(outcome="withheld").earliest("pk")
    thing = PartOutcome(part)

    def put(by):
        after = thing.value | {"outcome": "withheld"}
        return correct(outcome.pk, [Change(thing, fingerprint(thing.value), after)], LATER, by)

    for person, said in [
        (olive, "answered the case, took it in, and so does not|answered the case and took it in, and so does not"),
        (people.releaser(), "Only reviewers correct it"),
    ]:
        with pytest.raises(CannotCorrect, match=said):
            put(person)
    row = Correction(foi_request=outcome, kind="part outcome", of={}, before=1, after=2, made_at=LATER, made_by=olive)
    with pytest.raises(IntegrityError, match="outcome_is_corrected_by"), transaction.atomic():
        row.save()
    [made] = put(dpo)
    FOIRequest.objects.filter(pk=review.foi_request_id).update(filed_by=people.administrator())
    with pytest.raises(CannotCorrect, match="took it in"):
        undo(made.pk, LATER, people.administrator())
    undo(made.pk, LATER, dpo)
    with pytest.raises(CannotCorrect, match="does not correct letters"):
        correct(review.foi_request_id, [], LATER, dpo)


def test_what_is_put_forward_of_the_whole_answer_leaves_no_part_out_of_the_dispute():
    review, dpo = opened(grounds=[GroundGiven(Ground.TIME), GroundGiven(Ground.EXEMPTION)]), people.dpo()
    said = refused(not_in_dispute_rest, review.pk, AT, dpo)
    assert "An exemption should not have been used” was put forward of the whole answer" in said
    review.grounds.filter(ground=Ground.EXEMPTION).delete()
    assert not_in_dispute_rest(review.pk, AT, dpo) == review.decisions.count()


def test_it_is_due_later_once_the_requester_was_told_in_time_and_stays_as_it_left():
    review, dpo = opened(), people.dpo()
    for until, told_at in ((date(2024, 7, 20), AT), (date(2024, 7, 30), AT + timedelta(40))):
        extend(review.pk, until, "Others are asked.", Case.objects.get(review=review).version, AT, dpo)
        case = Case.objects.get(review=review)
        draft = draft_letter(case.pk, CorrespondenceKind.EXTENSION, case.version, AT, dpo)
        file = store("told.txt", f"By {until}.".encode(), LetterFormat.TEXT, AT)
        waits = {"state": "waiting", "pdf": file, "message": file, "made_at": AT, "made_by": dpo}
        Outgoing.objects.create(correspondence=draft, **waits)
        has_left(draft.pk, told_at, dpo)
    assert Case.objects.get(review=review).due_on == date(2024, 7, 20)  # told on 30 July, it is late
    for row in review.decisions.all():
        decide(review.pk, row.pk, BETTER, row.version, AT, dpo)
    conclude(review.pk, Case.objects.get(review=review).version, AT, dpo)
    case = Case.objects.get(review=review)
    draft = draft_letter(case.pk, CorrespondenceKind.REVIEW, case.version, AT, dpo)
    Outgoing.objects.create(correspondence=draft, **waits | {"state": "taken", "message": None})
    assert "may have left" in refused(take_up_again, review.pk, Case.objects.get(review=review).version, AT, dpo)


def test_it_ends_without_a_decision_and_its_parts_can_be_reviewed_again():
    review, dpo = opened(), people.dpo()
    row = review.decisions.earliest("order")
    decide(review.pk, row.pk, BETTER, 1, AT, dpo)
    assert "how that is known" in refused(end_undecided, review.pk, HowEnded.WITHDRAWN, " ", 1, AT, dpo)
    end_undecided(review.pk, HowEnded.WITHDRAWN, "Her e-mail of today.", 1, AT, dpo)
    row.refresh_from_db()
    case = Case.objects.get(review=review)
    assert (row.verdict, row.why, case.stage) == ("", "The link did not lead to the report.", "closed")
    assert case.outcome == "The requester withdrew it. Her e-mail of today."
    again = opened(review.foi_request)
    assert again.decisions.count() == review.decisions.count()
    assert "Another review" in refused(take_up_ended, review.pk, case.version, AT, dpo)
    end_undecided(again.pk, HowEnded.MISTAKEN, "It was one already.", 1, AT, dpo)
    take_up_ended(review.pk, case.version, AT, dpo)
    decide(review.pk, row.pk, BETTER, row.version, AT, dpo)


def test_somebody_named_for_one_review_decides_it_until_a_day():
    review, ravi = opened(), people.reader()
    assert "give the day" in refused(give_review, review.pk, ravi, None, "", 1, AT, people.dpo())
    review = give_review(review.pk, ravi, AT.date(), "", 1, AT, people.dpo())
    row = review.decisions.earliest("order")
    assert (may_see(review, ravi, AT.date()), may_see(review, ravi, AT.date() + timedelta(1))) == (True, False)
    decide(review.pk, row.pk, BETTER, 1, AT, ravi)
    assert "after 20 June 2024" in refused(decide, review.pk, row.pk, BETTER, 2, AT + timedelta(1), ravi)


def test_it_is_decided_part_by_part_and_concluded_when_nothing_is_open():
    foi_request, by = answered(), people.dpo()
    number = foi_request.questions.annotate(many=Count("parts")).filter(many=1).earliest("order").number
    review = opened(foi_request, grounds=[GroundGiven(Ground.ACCESS, "Dead.", number)])
    first, *rest = review.decisions.all()
    assert not_in_dispute_rest(review.pk, AT, by) == len(rest)
    assert f"Not decided yet: {first}" in refused(conclude, review.pk, review.case.version, AT, by)
    with (
        pytest.raises(IntegrityError, match=f"not decided yet: question {first.question_number}"),
        transaction.atomic(),
    ):
        InternalReview.objects.filter(pk=review.pk).update(concluded_at=AT, concluded_by=by)
    for bad, said in [
        (Decided(""), "Choose"),
        (Decided(Verdict.STANDS), "Give the reason"),
        (Decided(Verdict.REPLACED, "other", "Why."), "Give the new answer"),
        (Decided(Verdict.REPLACED, "other", "Why.", "withheld", "No."), "by which exemption"),
        (
            Decided(Verdict.REPLACED, "other", "Why.", "withheld", "No.", new_provisions=("Section 399",)),
            "does not know",
        ),
    ]:
        assert said in refused(decide, review.pk, first.pk, bad, 1, AT, by)
    decide(review.pk, first.pk, BETTER, 1, AT, by)
    with pytest.raises(ChangedMeanwhile):
        decide(review.pk, first.pk, Decided(Verdict.STANDS, "right", "Right."), 1, AT, people.administrator())
    first.refresh_from_db()
    assert (first.verdict, first.decided_by, first.is_change) == ("replaced", by, True)
    find(review.pk, Duty.TIME, "It was in time.", findings_seen(review), AT, by, is_met=True)
    version = Case.objects.get(review=review).version
    review = extend(review.pk, date(2024, 7, 30), "Other people have to be asked.", version, AT, by)
    assert Case.objects.get(review=review).due_on == review.target_on  # until the requester is told
    with pytest.raises(ChangedMeanwhile):
        conclude(review.pk, version, AT, by)
    other = next(row for row in rest if row.question_id != first.question_id)
    made = disclose(review.pk, NewDocument("costs.csv", b"year,sum\n2024,12\n", "Costs", other.question_id), AT, by)
    astray = f"{made} goes with question {other.question.shown_number}, of which nothing is changed"
    assert astray in refused(conclude, review.pk, version + 1, AT, by)
    take_off(review.pk, made.pk, AT, by)
    conclude(review.pk, version + 1, AT, by)
    assert "Take it up again" in refused(decide, review.pk, first.pk, BETTER, 2, AT, by)
    assert "Take it up again" in refused(detach, review.case_id, 1, AT, by)
    with pytest.raises(IntegrityError, match="concluded_review_stays"), transaction.atomic():
        ReviewDecision.objects.filter(pk=first.pk).update(why="Another reason.")
    take_up_again(review.pk, version + 2, AT, by)
    conclude(review.pk, version + 3, AT, by)
    Case.objects.filter(pk=review.case_id).update(stage="sent", ended_on=AT.date())
    again = opened(foi_request)
    assert first.part_id not in set(again.decisions.values_list("part", flat=True))
    twice = {"verdict": "stands", "reason": "right", "why": "Right.", "decided_at": AT, "decided_by": by}
    other = again.decisions.filter(pk=again.decisions.earliest("order").pk)
    with pytest.raises(IntegrityError, match="part_is_decided_once"), transaction.atomic():
        other.update(part=first.part, **twice)
    Case.objects.filter(pk=again.case_id).update(stage="sent", ended_on=AT.date())
    about = asked(grounds=[GroundGiven(Ground.ACCESS, "", number)])
    assert "was reviewed before" in refused(open_review, foi_request.pk, about, uuid4(), AT, by)


def test_a_review_holds_its_request_and_goes_with_it():
    review = opened(name="Jo Quill", email="jo@home.example")
    kept, on = kept_of(review.foi_request), date(2030, 1, 1)
    assert holds_on(kept, on) == ["An internal review of it is not ended: REV 0001/24."]
    Case.objects.filter(pk=review.case_id).update(stage="sent", ended_on=AT.date())
    assert holds_on(kept, on) == []
    assert "takes complaints until" in holds_on(kept, AT.date())[0]
    gone = erase_rows(kept)
    assert gone.counts["internal reviews"] == 1
    assert not Requester.objects.filter(name="Jo Quill").exists()
    assert not Correspondence.objects.filter(text="The link is dead.").exists()
    assert Case.objects.get(pk=review.case_id).subject == "Erased"
