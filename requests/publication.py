"""Publishing and withdrawing: making the frozen public copy of a response, and taking it away again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from documents.clearing.found import sentences
from documents.clearing.shapes import CopyPage, PagePicture
from documents.reading.recognised import recognised_pages
from foiarchive.database import AWAY
from requests.case_versions import keep, locked
from requests.errors import CannotChange, CannotPublish, ChangedMeanwhile, NotPublished
from requests.gate.candidates import askers, tells_private
from requests.gate.copying import Drawn, cleared_copy, content_hash_now, figures_given_away
from requests.gate.looking import look, undecided
from requests.gate.pictures import being_looked_at, draw_and_look, forget_pictures, hidden_unless_known
from requests.gate.releasing import Said, released
from requests.gate.removing import taken_out
from requests.letter_kinds import does
from requests.models import (
    FiledLetter,
    FOIRequest,
    Person,
    Publication,
    PublishedNotice,
    PublishedResponse,
    Release,
)
from requests.models.foi_request import Stage
from requests.particulars import listed
from requests.publishing.dead_links import write_dead_links
from requests.publishing.letter_file import LETTER, letter_file
from requests.publishing.published_files import remove_folder, remove_folders, write_folder
from requests.publishing.published_rows import picture_name, write_rows
from requests.publishing.regulator_notices import show_notices
from requests.publishing.reviewed import link_reviews
from requests.publishing.standing_against import KeptBack, end_plan, kept_back, not_yet
from requests.publishing.versions import NO_REASON, Earlier, Reason, earlier_than_now, keep_history
from requests.reuse.shown_files import take_down
from requests.search.entries import add_entries, remove_entries
from requests.tallies import tally, untally

UNCHECKED_SCAN = (
    "A program recognised the letter’s words in pictures of its pages (OCR), on {}. Compare questions and answers with "
    "the letter, look at these pages for private details, and say that you have compared them."
)
TELLS_PRIVATE = (
    "What the public is to read names whoever asked, or tells a number or mailbox of somebody. Say it without."
)
NOT_ANSWERED = "It is in casework: the letter that answers it has not been sent."
NO_ANSWER = (
    "This letter does not answer the request: {}. It is not published. If it is an answer all the same, correct the "
    "kind of letter first."
)
ERASED = "It was erased: nothing of it is left to publish."
LEFTOVERS_AFTER = timedelta(hours=1)  # pictures lie on the disk before the rows that name them are committed


def reasons_against(
    foi_request: FOIRequest,
    pictures: Sequence[PagePicture] = (),
    *,
    checked: bool | None = None,
    kept: Sequence[KeptBack] | None = None,
    filed: FiledLetter | None = None,
) -> list[str]:
    """Why this may not be published, in plain sentences; none means that it may.

    With the pictures of its pages, what they show is heard too: `publish` makes them and asks again. `checked`: whether
    somebody compared the reading with the letter; None asks the case. `kept`: the rules that keep it back, and
    `filed`: its letter with reading and gate; None asks.
    """
    if foi_request.stage == Stage.OPEN:
        return [NOT_ANSWERED]
    if foi_request.stage == Stage.ERASED:
        return [ERASED]
    filed = filed or foi_request.filed_letters.select_related("reading", "gate").earliest("pk")
    if foi_request.stage == Stage.UNANSWERED:
        return [NO_ANSWER.format(does(filed.kind))]
    reasons = [rule.sentence for rule in (kept_back(foi_request) if kept is None else kept)]
    if foi_request.stage == Stage.DRAFT:
        reasons.append(f"It is a draft. Missing: {listed(foi_request.missing)}.")
    reasons += sentences(undecided(foi_request, filed, pictures))
    taken = taken_out(foi_request, filed)
    reasons += taken.stale or figures_given_away(foi_request, filed, taken)
    return reasons if (foi_request.checked_on if checked is None else checked) else [*reasons, *unchecked(filed)]


def unchecked(filed: FiledLetter) -> list[str]:
    """Why somebody has to compare the reading with the letter, before they say that they did."""
    pages = recognised_pages(filed.reading.as_read)
    return [UNCHECKED_SCAN.format(_pages(pages))] if pages else []


def _pages(numbers: Sequence[int]) -> str:
    return f"{'page' if len(numbers) == 1 else 'pages'} {listed([str(number) for number in numbers])}"


def publish(
    foi_request: FOIRequest,
    at: datetime,
    by: Person | None,
    *,
    checked: bool | None = None,
    reason: Reason = NO_REASON,
    planned: bool = False,
    alone_because: str = "",
) -> Publication:
    """Make the public copy and show it. One published before is replaced. Raises CannotPublish or ChangedMeanwhile.

    What is published is what was looked at: `foi_request` in the version that was seen; unless it is released already,
    `by` releases it, and says in `alone_because` why nobody else does. If anything fails, neither rows nor files stay.
    `checked`: `by` compared reading and letter, or did not; None leaves what was said. `reason`: of the change.
    `planned`: only while a plan stands: it is carried out once.
    """
    pages = _looked_through(foi_request, at, reason, checked=checked)
    publication = Publication(foi_request=foi_request, published_at=at, published_by=by)
    try:
        with transaction.atomic(durable=True):
            _publish(publication, pages, checked, reason, Said(alone_because, before=planned))
            end_plan(foi_request, at, only_if_planned=planned)
    except AWAY:
        raise  # perhaps after it was committed: what it left, if it was not, `sweep` finds
    except BaseException:
        if publication.pk and not Publication.objects.filter(pk=publication.pk).exists():
            remove_folder(publication.folder)  # no stop during the work after the COMMIT
        raise
    return publication


@transaction.atomic
def release(
    foi_request: FOIRequest, at: datetime, by: Person, *, checked: bool | None = None, alone_because: str = ""
) -> Release:
    """Say that what the case is now may become public, later. Whatever is changed until then needs another release.

    Raises CannotPublish where anything stands against it, or this person may not release it, and ChangedMeanwhile.
    """
    foi_request = locked(foi_request.pk, foi_request.version)
    if reasons := reasons_against(foi_request, checked=checked):
        raise CannotPublish(reasons)
    filed = foi_request.filed_letters.select_related("letter", "reading").earliest("pk")
    if not_seen := being_looked_at(filed):  # nothing is drawn here: what the pictures tell has to be known
        raise CannotPublish([not_seen])
    look(foi_request, at, hidden=hidden_unless_known(filed))
    return released(foi_request, filed, content_hash_now(foi_request, filed), at, by, Said(alone_because))


def sweep(at: datetime) -> int:
    """Remove the pictures of publications that are withdrawn or came to nothing, where a stop left them; how many.

    Later ones than this database has heard of stay: it may be a mistaken one, or one restored from yesterday.
    """
    every = dict(Publication.objects.values_list("pk", "withdrawn_at"))
    latest = max(every, default=0)
    live = {str(key) for key, withdrawn_at in every.items() if withdrawn_at is None}
    return remove_folders(lambda name: name not in live and int(name) <= latest, at - LEFTOVERS_AFTER)


def withdraw(foi_request: FOIRequest, at: datetime, by: Person | None, because: str, notice: str = "") -> None:
    """Take the public copy away at once: its rows, its pictures, what search finds of it.

    Raises NotPublished, and CannotChange for a notice that names whoever asked.

    It is not put back by what was begun before: a copy that is being made, a plan, a release.
    `notice`: why, as its address tells the public from now on; without, nothing shows that there was one.
    """
    with transaction.atomic(durable=True):
        foi_request = FOIRequest.objects.select_for_update().get(pk=foi_request.pk)
        live = foi_request.publications.filter(withdrawn_at=None).first()
        if live is None:
            raise NotPublished(foi_request)
        _take_away(live, at, by, because)
        if foi_request.stage == Stage.ERASED:
            foi_request.old_addresses.all().delete()  # kept until now for the public copy alone
        foi_request.plans.cancel(at, by)
        keep(foi_request, at, by)
        change_notice(foi_request, timezone.localdate(at), notice)


def change_notice(foi_request: FOIRequest, on: date, because: str) -> None:
    """Say to the public why a response was withdrawn, or nothing more.

    Raises NotPublished where none ever was, and CannotChange where these words name whoever asked.
    """
    if tells_private(because, askers(foi_request)):
        raise CannotChange(TELLS_PRIVATE)
    last = foi_request.publications.order_by("version").last()
    if last is None or foi_request.slug is None:
        raise NotPublished(foi_request)
    notices = PublishedNotice.objects.filter(slug=foi_request.slug)
    if not because:
        notices.delete()
    elif not notices.update(because=because):
        shown = {"reference": foi_request.reference, "withdrawn_on": on, "because": because}
        PublishedNotice.objects.create(slug=foi_request.slug, **shown)


def _publish(publication: Publication, pages: Drawn, checked: bool | None, reason: Reason, said: Said) -> None:
    """The part of publishing that is one transaction."""
    at, by = publication.published_at, publication.published_by
    foi_request = FOIRequest.objects.select_for_update().get(pk=publication.foi_request_id)
    if foi_request.version != publication.foi_request.version:  # somebody changed it while its pages were drawn
        raise ChangedMeanwhile(foi_request)
    if reasons := [*not_yet(foi_request, at), *reasons_against(foi_request, pages.plain, checked=checked)]:
        raise CannotPublish(reasons)
    filed = foi_request.filed_letters.select_related("letter", "reading").earliest("pk")
    publication.version = foi_request.publications.count() + 1
    earlier = _replaced(foi_request, publication)
    if checked is not None:
        _say_checked(foi_request, at, by if checked else None)
    cleared = cleared_copy(foi_request, filed, pages)
    publication.release = released(foi_request, filed, cleared.content_hash, at, by, said)
    letter = letter_file(cleared.copy, cleared.pages)
    copy = cleared.copy.with_letter(letter)
    publication.content_hash = copy.content_hash
    publication.save()
    write_folder(publication.folder, _files(cleared.pages, letter))
    response = write_rows(publication, copy, at)
    keep_history(response, earlier, _hiding(reason, filed, earlier))
    add_entries(response, at)
    tally(response)
    write_dead_links(response, at)
    link_reviews(response.reference, at)
    show_notices(foi_request, at)
    transaction.on_commit(lambda: forget_pictures(foi_request))


def _looked_through(foi_request: FOIRequest, at: datetime, reason: Reason, *, checked: bool | None) -> Drawn:
    """The pages drawn, and what only then is found kept. Raises CannotPublish where that is known before."""
    if tells_private(reason.because, askers(foi_request)):
        raise CannotPublish([TELLS_PRIVATE])
    if reasons := [*not_yet(foi_request, at), *reasons_against(foi_request, checked=checked)]:
        raise CannotPublish(reasons)
    filed = foi_request.filed_letters.select_related("letter", "reading").earliest("pk")
    return draw_and_look(foi_request, filed, at)


def _hiding(reason: Reason, filed: FiledLetter, earlier: Earlier | None) -> Reason:
    """Where something was taken out since the last version, the history does not repeat it. Two queries."""
    if earlier is None:
        return reason
    since = earlier.versions[-1].published_at
    decided = filed.redactions.filter(made_at__gte=since), filed.sheet_choices.filter(made_at__gte=since)
    return replace(reason, hides_words=True) if any(each.exists() for each in decided) else reason


def _files(pages: Sequence[CopyPage], letter: bytes | None) -> dict[str, bytes]:
    """What is kept of the copy as files, by name."""
    pictures = {picture_name(page.number): page.picture for page in pages if page.picture}
    return pictures | {LETTER: letter} if letter else pictures


def _replaced(foi_request: FOIRequest, by_this: Publication) -> Earlier | None:
    """Take away what is public of this case until now; what it said, or None where nothing was."""
    live = foi_request.publications.filter(withdrawn_at=None).select_related("response").first()
    if live is None:
        return None
    earlier = earlier_than_now(live.response)
    _take_away(live, by_this.published_at, by_this.published_by, f"Replaced by version {by_this.version}.")
    return earlier


def _say_checked(foi_request: FOIRequest, at: datetime, by: Person | None) -> None:
    """Whoever said so first for the case as it is stays named. Nobody: then it is not checked."""
    if by is not None and foi_request.checked_by_id is not None:
        return
    foi_request.checked_on, foi_request.checked_by = (timezone.localdate(at), by) if by else (None, None)
    foi_request.save(update_fields=["checked_on", "checked_by"])


def _take_away(publication: Publication, at: datetime, by: Person | None, because: str) -> None:
    """Delete the public rows now and the pictures as soon as that is certain; the staff's record stays."""
    response = PublishedResponse.objects.get(publication=publication)
    remove_entries(response, at)
    take_down()
    untally(response)
    response.delete()
    link_reviews(response.reference, at)
    publication.withdrawn_at, publication.withdrawn_by, publication.withdrawn_because = at, by, because
    publication.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    transaction.on_commit(lambda: remove_folder(publication.folder))
