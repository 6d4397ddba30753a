"""Gather the evidence on a request, part by part, as it was chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import date

from django.utils import timezone

from documents.models import LetterPage
from requests.law.written_dates import in_full
from requests.models import (
    AnswerPart,
    Case,
    CaseDocument,
    Correspondence,
    FOIRequest,
    InternalReview,
    PublishedResponse,
    Question,
    RegulatorCase,
)
from requests.models.correspondence import CorrespondenceKind, Direction
from requests.models.evidence_bundle import BundlePart
from requests.publishing.published_files import as_released
from requests.regulator_cases.blocks import Block
from requests.regulator_cases.pieces import Gathering, Piece

FILES_LEFT_OUT = "Files as they came and left are not in it: they name the requester. The words of each are."
NOBODY_KNOWN = "No requester is kept here by name, so no name could be taken out of the words."
LOOK_THROUGH = (
    "The requester’s details were taken out of the words by a program, which knows names and addresses only as far as "
    "they are kept here. Look through the bundle before it leaves."
)
HOME = (CorrespondenceKind.REQUEST, CorrespondenceKind.ANSWER)  # each in a part of its own


def request_pieces(to: Gathering, case: Case | None) -> None:
    """The questions, and the request as it came."""
    rows = [(each.shown_number, to.words(each.text)) for each in _questions(to.foi_request)]
    asked = Block("table", rows=[("Question", "Asked"), *rows])
    words = (Block("heading", "As it is restated"), Block("words", to.words(to.foi_request.request_text)))
    more = words if to.foi_request.request_text else ()
    to.add(Piece(BundlePart.REQUEST, "The questions", to.foi_request.received_on, (asked, *more)))
    if case is not None:
        _correspondence(to, case, BundlePart.REQUEST, [CorrespondenceKind.REQUEST])


def response_pieces(to: Gathering, case: Case | None) -> None:
    """The letters that answer, and what went with them."""
    _letters(to, BundlePart.RESPONSE, "Response letter", to.foi_request)
    if case is not None:
        _correspondence(to, case, BundlePart.RESPONSE, [CorrespondenceKind.ANSWER])
        _documents(to, case, BundlePart.RESPONSE)


def review_pieces(to: Gathering, case: Case | None) -> None:
    """Each internal review: what was asked and decided, what was written, and the letter of its outcome."""
    reviews = InternalReview.objects.filter(foi_request=to.foi_request).order_by("asked_on", "pk")
    for review in reviews.select_related("case", "reviewer", "outcome"):
        name = review.case.reference
        to.add(Piece(BundlePart.REVIEW, f"Internal review {name}", review.asked_on, tuple(_decided(to, review))))
        _correspondence(to, review.case, BundlePart.REVIEW, None)
        _documents(to, review.case, BundlePart.REVIEW)
        if review.outcome is not None:
            _letters(to, BundlePart.REVIEW, f"Outcome of {name}", review.outcome)


def correspondence_pieces(to: Gathering, case: Case | None) -> None:
    """What came and went besides."""
    if case is not None:
        others = [kind for kind in CorrespondenceKind if kind not in HOME]
        _correspondence(to, case, BundlePart.CORRESPONDENCE, others)


def regulator_pieces(to: Gathering, case: Case | None) -> None:
    """The list of letters to and from the regulator, and their files where the requester may be named."""
    found: RegulatorCase = to.bundle.regulator_case
    letters = list(found.letters.select_related("letter"))
    who = {Direction.IN: "the regulator", Direction.OUT: "this office"}
    rows = [
        (in_full(each.happened_on), who[Direction(each.direction)], to.words(each.words), _day(each.due_on))
        for each in letters
    ]
    table = Block("table", rows=[("Date", "From", "What it is", "Reply due"), *rows])
    to.add(Piece(BundlePart.REGULATOR, f"Letters on {found.reference}", found.received_on, (table,)))
    for each in letters if to.bundle.with_requester else ():
        if each.letter is not None:
            to.file(BundlePart.REGULATOR, each.words, each.happened_on, each.letter)


def reasoning_pieces(to: Gathering, case: Case | None) -> None:
    """Outcome, exemptions, reasons and public interest of each part of the answer, as they were written down then."""
    for question in _questions(to.foi_request):
        parts = list(question.parts.select_related("reasons").prefetch_related("exemptions"))
        blocks = [block for number, part in enumerate(parts, 1) for block in _reasons(to, part, number, len(parts))]
        if blocks:
            title = f"Reasoning on question {question.shown_number}"
            asked = Block("words", to.words(question.text))
            to.add(Piece(BundlePart.REASONING, title, to.foi_request.answered_on, (asked, *blocks)))


def _questions(foi_request: FOIRequest) -> Iterable[Question]:
    return foi_request.questions.order_by("order")


def _correspondence(to: Gathering, case: Case, part: BundlePart, kinds: Collection[str] | None) -> None:
    """What came and went: by its file, where the requester may be named and it can be shown, else by its words."""
    rows: Iterable[Correspondence] = case.correspondence.exclude(happened_at=None).select_related("letter")
    for row in rows:
        if kinds is not None and row.kind not in kinds:
            continue
        on = timezone.localdate(row.happened_at) if row.happened_at else None
        title = f"{row.named} {'came' if row.direction == Direction.IN else 'went out'}"
        if row.letter is not None and to.bundle.with_requester and to.file(part, title, on, row.letter):
            continue
        said = to.words("\n\n".join(filter(None, [row.subject, row.text])))
        to.add(Piece(part, title, on, (Block("words", said or "It came as a file without words of its own."),)))
    if kinds is None or CorrespondenceKind.REQUEST not in kinds:
        _sent(to, case, part, kinds)


def _documents(to: Gathering, case: Case, part: BundlePart) -> None:
    """What went with the letter of that case."""
    for document in CaseDocument.objects.filter(case=case).select_related("leaves_as").order_by("number"):
        to.document(part, f"{document}: {document.title}", case.ended_on, document.leaves_as)


def _sent(to: Gathering, case: Case, part: BundlePart, kinds: Collection[str] | None) -> None:
    """The letters of ours that left, as PDF; the answer is there as it was filed."""
    if not to.bundle.with_requester:
        return
    sent = case.correspondence.filter(outgoing__sent_at__isnull=False).exclude(kind=CorrespondenceKind.ANSWER)
    for row in sent.select_related("outgoing__pdf"):
        if kinds is None or row.kind in kinds:
            on = timezone.localdate(row.happened_at) if row.happened_at else None
            to.file(part, f"{row.named}, the letter as sent", on, row.outgoing.pdf)


def _letters(to: Gathering, part: BundlePart, title: str, answering: FOIRequest) -> None:
    """The letters filed of it: their files, where the requester may be named; else the public copy, or their words."""
    on, public = answering.answered_on, None if to.bundle.with_requester else _public_copy(answering)
    if public is not None:
        to.add(Piece(part, f"{title}, as it is published", on, content=public, ending="pdf", kind="PDF"))
        return
    for filed in answering.filed_letters.select_related("letter").order_by("pk"):
        if to.bundle.with_requester and to.file(part, f"{title} as sent", on, filed.letter):
            continue
        blocks: list[Block] = []
        for page in LetterPage.objects.filter(reading=filed.reading_id).order_by("number"):
            blocks += [Block("heading", f"Page {page.number}"), Block("words", to.words(page.text))]
        to.add(Piece(part, f"{title}, its words", on, tuple(blocks)))


def _public_copy(answering: FOIRequest) -> bytes | None:
    """The cleared copy of its letter as it is public now, where there is one as a file."""
    live = PublishedResponse.objects.filter(publication__foi_request=answering).exclude(letter_file="").first()
    with suppress(FileNotFoundError):
        return as_released(live.letter_file, live.letter_sha256) if live else None
    return None


def _decided(to: Gathering, review: InternalReview) -> Iterable[Block]:
    """Without the reviewer's own notes, which are in no letter."""
    times = f"Asked for on {in_full(review.asked_on)}; target {in_full(review.target_on)}."
    ended = f" Answered on {in_full(review.case.ended_on)}." if review.case.ended_on else " Not answered yet."
    alone = f" Had a hand in the answer: {review.alone_because}" if review.alone_because else ""
    who = f" Reviewed by {to.person(review.reviewer)}." if review.reviewer else " Nobody has taken it up yet."
    yield Block("words", f"{times}{ended}{who}{alone}")
    for ground in review.grounds.select_related("decision"):
        about = ground.decision or "the whole answer"
        yield Block("words", f"Complained of {about}: {ground.get_ground_display()}. {to.words(ground.words)}".strip())
    for row in review.decisions.all():
        yield Block("heading", f"{str(row)[:1].upper()}{str(row)[1:]}: {row.get_verdict_display() or 'not decided'}")
        said = [row.get_reason_display(), row.why, row.new_outcome, row.new_text, ", ".join(row.new_provisions)]
        if any(said):
            yield Block("words", to.words("\n".join(filter(None, said))))
    for finding in review.findings.all():
        met = "yes" if finding.is_met else "no"
        yield Block("words", f"{finding.get_duty_display()}: {met} ({finding.provision}). {to.words(finding.words)}")


def _reasons(to: Gathering, part: AnswerPart, number: int, of: int) -> Iterable[Block]:
    relied = ", ".join(each.as_written for each in part.exemptions.all())
    head = f"Part {number}: {part.outcome}" if of > 1 else f"Outcome: {part.outcome}"
    yield Block("heading", f"{head}{f', {relied}' if relied else ''}")
    yield Block("words", to.words(part.text))
    kept = getattr(part, "reasons", None)
    if kept is None:
        return
    said = {
        "Harm": " ".join(filter(None, [kept.get_degree_display(), kept.harm])),
        "Public interest in disclosure": kept.for_giving,
        "Public interest in keeping it back": kept.for_keeping,
        "Balance": kept.balance,
        "Opinion under section 36": kept.opinion,
    }
    rows = [(name, to.words(words)) for name, words in said.items() if words.strip()]
    if rows:
        yield Block("table", rows=[("Written down", ""), *rows])


def _day(day: date | None) -> str:
    return in_full(day) if day else ""
