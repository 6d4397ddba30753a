"""Making a letter ready, clearing it, letting it go. Nothing leaves that was not looked through and agrees no more.

draft ─ make_ready ─▶ ready: its very bytes, scanned, read back ─ clear (a second person, where the office asks) ─
  ─ let_go ─▶ waiting ─ the worker (posting) ─▶ sent          ─ take_over ─▶ a draft for a mail program ─ proof ─▶ sent
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from documents.intake import clean_name, store
from documents.models import LetterFormat
from documents.sandbox import hidden_in_child, read_in_child
from requests.cases.letters.notices import compose
from requests.cases.letters.read_back import check_it_reads_back, check_outcome_reads_back
from requests.cases.letters.shapes import OutgoingLetter
from requests.cases.letters.unused import drop_unused
from requests.cases.letters.writing import as_pdf
from requests.cases.public_addresses import published_on_arrival
from requests.cases.versions import keep_case, why_ended
from requests.correctable.shapes import fingerprint
from requests.errors import CannotChange
from requests.models import Authority, Case, CaseAct, CaseDocument, Correspondence, Outgoing, Person, Requester
from requests.models.case import CaseStage
from requests.models.case_note import Act
from requests.models.correspondence import CorrespondenceKind
from requests.models.outgoing import OutgoingState

STALE = "The letter does not say any more what the case says, or is of another day. Make it ready again."
NOT_CLEARED = "It waits to be cleared by a second person."
NOT_BEING_SENT = "It is not being sent."
WITH_DOCUMENTS = (CorrespondenceKind.ANSWER, CorrespondenceKind.REVIEW)
KEPT = (OutgoingState.SENDING, OutgoingState.SENT)


@dataclass(frozen=True, slots=True)
class Standing:
    """A draft with what can be done with it now. `stops`: in plain sentences why it cannot leave yet.

    `is_unchanged`: what was made ready is what the case says, but for the day it is dated.
    """

    letter: OutgoingLetter
    documents: Sequence[CaseDocument]
    outgoing: Outgoing | None
    made_of: str
    is_unchanged: bool
    stops: Sequence[str]
    to_clear: bool
    is_addressed: bool
    published_on_arrival: bool
    sent_back: CaseAct | None  # who would not clear it, and why, until it is made ready anew

    @property
    def is_fresh(self) -> bool:
        """Whether what was made ready is what the case says today."""
        return self.outgoing is not None and self.outgoing.made_of == self.made_of

    @property
    def may_leave(self) -> bool:
        """Whether nothing stands against it."""
        return self.is_fresh and self.may_be_posted

    @property
    def may_be_posted(self) -> bool:
        """Whether what was made ready may have left on paper, since then or on that day."""
        return self.is_unchanged and not self.stops and not self.to_clear


def standing(draft: Correspondence, at: datetime) -> Standing:
    """How a letter stands. Raises CannotChange where no letter can be composed."""
    letter = compose(draft, timezone.localdate(at))
    documents = documents_of(draft)
    outgoing = Outgoing.objects.filter(correspondence=draft).select_related("made_by", "cleared_by").first()
    requester = Requester.objects.filter(case=draft.case).first()
    email = requester.email if requester else ""
    office = Authority.objects.as_of(timezone.localdate(at))
    made_of = _print(draft, letter, documents)
    return Standing(
        letter=letter,
        documents=documents,
        outgoing=outgoing,
        made_of=made_of,
        is_unchanged=outgoing is not None and (outgoing.made_of == made_of or _is_as_made(draft, outgoing)),
        stops=list(_stops(letter, documents, outgoing)),
        to_clear=bool(office and office.clears_letters and outgoing and outgoing.cleared_by_id is None),
        is_addressed=bool(email),
        published_on_arrival=published_on_arrival(email),
        sent_back=_sent_back(draft) if outgoing is not None and not outgoing.made_of else None,
    )


def _sent_back(draft: Correspondence) -> CaseAct | None:
    return draft.case.acts.filter(did=Act.BACK).select_related("by").last()


def make_ready(key: int, at: datetime, by: Person) -> Outgoing:
    """Set the letter, look it and its documents through, read it back. Raises CannotChange and NotTypeset."""
    draft = _draft(key)
    letter, documents = compose(draft, timezone.localdate(at)), documents_of(draft)
    if letter.missing:
        raise CannotChange(f"The letter is not complete: {letter.missing[0]}")
    name, pdf = file_name(draft.case, "pdf"), as_pdf(letter)
    if draft.kind == CorrespondenceKind.ANSWER and draft.case.foi_request:
        check_it_reads_back(draft.case.foi_request, read_in_child(name, pdf))
    if draft.kind == CorrespondenceKind.REVIEW:
        check_outcome_reads_back(draft.case, read_in_child(name, pdf))
    hidden = [{"words": each.sentence, "blocks": each.blocks} for each in hidden_in_child(name, pdf) if each.asks]
    with transaction.atomic():
        case = held_case(draft)
        if _print(draft, compose(draft, timezone.localdate(at)), documents_of(draft)) != _print(
            draft, letter, documents
        ):
            raise CannotChange("The case was changed while the letter was set. Make it ready again.")
        before = Outgoing.objects.filter(correspondence=draft).select_related("pdf").first()
        _free(before)
        new = {"pdf": store(name, pdf, LetterFormat.PDF, at), "made_of": _print(draft, letter, documents)}
        again = {"state": OutgoingState.READY, "problem": "", "hidden": hidden, "made_at": at}
        anew = {} if _stays_cleared(draft, before) else {"made_by": by, "cleared_at": None, "cleared_by": None}
        made, _ = Outgoing.objects.update_or_create(correspondence=draft, defaults=new | again | anew)
        if before is not None and before.pdf_id != made.pdf_id:
            drop_unused([before.pdf])
        _note(case, Act.READY, draft, at, by)
        _to_clearance(case, at)
    return made


def _stays_cleared(draft: Correspondence, before: Outgoing | None) -> bool:
    """Whether it was cleared, and only the day it is dated is another: nobody has to read it again."""
    return before is not None and before.cleared_by_id is not None and _is_as_made(draft, before)


def _is_as_made(draft: Correspondence, outgoing: Outgoing) -> bool:
    return print_now(draft, outgoing.made_at) == outgoing.made_of


def _to_clearance(case: Case, at: datetime) -> None:
    """Where the office clears its letters, the case waits for that."""
    office = Authority.objects.as_of(timezone.localdate(at))
    if office and office.clears_letters and case.stage == CaseStage.ANSWERING:
        case.stage = CaseStage.CLEARANCE
        case.version += 1
        case.save(update_fields=["stage", "version"])


@transaction.atomic
def clear(key: int, made_of: str, at: datetime, by: Person) -> Outgoing:
    """A second person has read it, on that day or later. Raises CannotChange."""
    draft, found = _ready(key, made_of)
    if found.made_by_id == by.pk:
        raise CannotChange("Somebody else clears it: you made it ready.")
    found.cleared_at, found.cleared_by = at, by
    found.save(update_fields=["cleared_at", "cleared_by"])
    _note(draft.case, Act.CLEARED, draft, at, by)
    return found


@transaction.atomic
def send_back(key: int, made_of: str, why: str, at: datetime, by: Person) -> None:
    """Whoever should clear it wants something changed first: it is being answered again. Raises CannotChange."""
    draft, found = _ready(key, made_of)
    if not why.strip():
        raise CannotChange("Say what has to be changed.")
    found.made_of, found.cleared_at, found.cleared_by = "", None, None  # so that it is made ready anew
    found.save(update_fields=["made_of", "cleared_at", "cleared_by"])
    case = held_case(draft)
    case.stage = CaseStage.ANSWERING
    keep_case(case, at, by, Act.BACK, why.strip(), "stage")


@transaction.atomic
def let_go(key: int, made_of: str, at: datetime, by: Person, *, over: bool = False) -> Outgoing:
    """Hand it to the worker to be sent, or `over` to a mail program. Raises CannotChange."""
    draft, found = _ready(key, made_of)
    stands = standing(draft, at)
    if not stands.is_fresh:
        raise CannotChange(STALE)
    if not stands.may_leave:
        raise CannotChange((*stands.stops, NOT_CLEARED)[0])
    if not stands.is_addressed:
        raise CannotChange("No e-mail address of the requester is kept.")
    found.state = OutgoingState.TAKEN if over else OutgoingState.WAITING
    found.sent_by, found.problem, found.tried_at = by, "", None
    found.save(update_fields=["state", "sent_by", "problem", "tried_at"])
    return found


@transaction.atomic
def hold(key: int, at: datetime, by: Person) -> Outgoing:
    """Take back what has not left. Raises CannotChange."""
    found = Outgoing.objects.select_for_update().filter(correspondence=_draft(key)).first()
    if found is None or found.state in KEPT:
        raise CannotChange("It is being sent or has been, or was never let go.")
    found.state = OutgoingState.READY
    found.save(update_fields=["state"])
    return found


@transaction.atomic
def unsent(key: int, at: datetime, by: Person) -> Outgoing:
    """An officer found out that what broke off while it was sent did not leave. Raises CannotChange."""
    found = Outgoing.objects.select_for_update().filter(correspondence=_draft(key)).first()
    if found is None or found.state != OutgoingState.SENDING:
        raise CannotChange(NOT_BEING_SENT)
    gone, found.state, found.message = found.message, OutgoingState.READY, None
    found.save(update_fields=["state", "message"])
    drop_unused([gone])
    return found


def file_name(case: Case, ending: str) -> str:
    """The letter's name as a file: "FOI-0123-26.pdf"."""
    return clean_name(f"{case.reference.replace('/', '-').replace(' ', '-')}.{ending}")


def _draft(key: int) -> Correspondence:
    draft = Correspondence.objects.select_related("case", "case__foi_request").get(pk=key)
    if not draft.is_draft:
        raise CannotChange("It has left already; what was sent stays as it is.")
    if not draft.case.is_open:
        raise CannotChange(why_ended(draft.case))
    return draft


def _ready(key: int, made_of: str) -> tuple[Correspondence, Outgoing]:
    """The letter held until the transaction ends, as it was seen and as the case still says it."""
    draft = _draft(key)
    if not held_case(draft).is_open:  # closed meanwhile
        raise CannotChange(why_ended(draft.case))
    found = Outgoing.objects.select_for_update().filter(correspondence=draft).first()
    if found is None or found.state not in (OutgoingState.READY, OutgoingState.REFUSED):
        raise CannotChange("It is not ready to leave, or is on its way already.")
    if found.made_of != made_of or not _is_as_made(draft, found):
        raise CannotChange(STALE)
    return draft, found


def held_case(draft: Correspondence) -> Case:
    """The case, held until the transaction ends: before its letters, so that no two acts wait for each other."""
    return Case.objects.select_for_update().get(pk=draft.case_id)


def _free(found: Outgoing | None) -> None:
    if found is not None and found.state in (*KEPT, OutgoingState.WAITING):
        raise CannotChange("It is on its way already. Take it back first.")


def documents_of(draft: Correspondence) -> list[CaseDocument]:
    """Those that go with it: with an answer, or with what a review decided."""
    if draft.kind not in WITH_DOCUMENTS:
        return []
    return list(draft.case.documents.select_related("leaves_as", "file", "question").order_by("number"))


def print_now(draft: Correspondence, at: datetime) -> str:
    """Tells the letter as it would be made that day from what was made ready. Raises CannotChange."""
    return _print(draft, compose(draft, timezone.localdate(at)), documents_of(draft))


def _print(draft: Correspondence, letter: OutgoingLetter, documents: Sequence[CaseDocument]) -> str:
    carried = [[each.number, each.title, each.leaves_as.sha256] for each in documents]
    return fingerprint([letter.values(), draft.text, carried])


def _stops(letter: OutgoingLetter, documents: Sequence[CaseDocument], outgoing: Outgoing | None) -> Iterator[str]:
    yield from letter.missing
    for each in documents:
        if each.is_open:
            yield f"{each}, “{each.title}”, hides something that nobody has settled: {each.hidden[0]['words']}"
    if outgoing is not None:
        yield from (f"The letter itself hides something: {each['words']}" for each in outgoing.hidden)


def _note(case: Case, act: Act, draft: Correspondence, at: datetime, by: Person) -> None:
    CaseAct.objects.create(case=case, did=act, words=draft.get_kind_display(), at=at, by=by)
