"""What changed between two published versions of a response, in the words that the public could read.

Only versions that followed one another without a gap are told of: what was withdrawn is gone with its history, and a
later publication begins a new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from requests.law.outcomes import Outcome
from requests.law.written_dates import in_full
from requests.models import PublishedPart, PublishedQuestion, PublishedResponse, PublishedTable, PublishedVersion

LONG = 4_000  # signs: of longer words only the lines that differ are kept
MOST_LINES = 40

Change = dict[str, str]
Place = tuple[str, str]  # a question's anchor, blank for the whole; what of it


@dataclass(frozen=True, slots=True)
class Reason:
    """What staff say of a change. `hides_words`: neither the words before nor after are shown, nor earlier ones."""

    because: str = ""
    hides_words: bool = False


NO_REASON = Reason()


@dataclass(frozen=True, slots=True)
class PublicWords:
    """The words at one place, and the number people say for it."""

    number: str
    words: str
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the public can read before a new version replaces it, and the history up to there."""

    words: Mapping[Place, PublicWords]
    versions: Sequence[PublishedVersion] = field(default_factory=list)


def earlier_than_now(response: PublishedResponse) -> Earlier:
    """What is public now. Asked before its rows are deleted."""
    first = PublishedVersion(number=response.version, published_at=response.published_at)
    kept = list(response.versions.order_by("number")) or [first]
    kept[-1].checked_on = response.checked_on or kept[-1].checked_on  # it has the words that are public now
    return Earlier(public_words(response), kept)


def keep_history(response: PublishedResponse, earlier: Earlier | None, reason: Reason) -> list[Change]:
    """Write the history of a response just published; what changed in it, or nothing.

    A version that changed nothing the public reads has no entry: it would claim a change that was none.
    """
    now = PublishedVersion(
        response=response,
        number=response.version,
        published_at=response.published_at,
        checked_on=response.checked_on,
    )
    if earlier is None:
        now.save()  # what was withdrawn before stays out of it
        return []
    changes = changes_between(earlier.words, public_words(response))
    now.because, now.changes = reason.because, _shown(changes, reason)
    rows = [_copied(row, response, reason) for row in earlier.versions]
    if not changes:
        rows[-1].checked_on = response.checked_on or rows[-1].checked_on
    PublishedVersion.objects.bulk_create([*rows, now] if changes else rows)
    return changes


def public_words(response: PublishedResponse) -> dict[Place, PublicWords]:
    """Everything the public reads of a response, place by place, in the order of the page."""
    found: dict[Place, PublicWords] = {}
    for what, words in _of_the_whole(response):
        found["", what] = PublicWords("", words)
    shown_at: dict[int, PublishedQuestion] = {}
    for question in response.questions.order_by("order").prefetch_related("parts__exemptions"):
        parts = list(question.parts.all())
        for what, words in _of_a_question(question, parts):
            found[question.anchor, what] = PublicWords(question.number, words)
        for number in (run["table"] for part in parts for run in part.said if run["table"] is not None):
            shown_at.setdefault(number, question)
    for table in response.tables.order_by("number").defer("places", "row_pages"):
        at = shown_at.get(table.number)
        place = (at.anchor if at else "", f"Table {table.number}")
        found[place] = PublicWords(at.number if at else "", _of_a_table(table), is_table=True)
    for page, text in response.pages.order_by("number").values_list("number", "text"):
        found["", f"Page {page} of the letter"] = PublicWords("", text)
    return found


def changes_between(before: Mapping[Place, PublicWords], after: Mapping[Place, PublicWords]) -> list[Change]:
    """Each place whose words differ, in the order of the newer page; what is there no more comes last."""
    changes = []
    for place in dict.fromkeys([*after, *before]):
        old, new = before.get(place), after.get(place)
        if (old.words if old else "") == (new.words if new else ""):
            continue
        known = new or old or PublicWords("", "")
        was, now = (old.words if old else ""), (new.words if new else "")
        if old and new and (known.is_table or max(len(was), len(now)) > LONG):
            was, now = _lines_that_differ(was, now), _lines_that_differ(now, was)
        changes.append({"anchor": place[0], "number": known.number, "what": place[1], "before": was, "after": now})
    return changes


def _shown(changes: Sequence[Change], reason: Reason) -> list[Change]:
    """The changes; where their words are hidden, that something changed and where, but not what it said."""
    return [{**change, "before": "", "after": ""} if reason.hides_words else change for change in changes]


def _copied(row: PublishedVersion, response: PublishedResponse, reason: Reason) -> PublishedVersion:
    return PublishedVersion(
        response=response,
        number=row.number,
        published_at=row.published_at,
        checked_on=row.checked_on,
        because=row.because,
        changes=_shown(row.changes, reason),
    )


def _lines_that_differ(these: str, others: str) -> str:
    """The lines that the others do not have, in their order, as often as they are more."""
    spare = Counter(others.split("\n"))
    kept = []
    for line in these.split("\n"):
        if spare[line]:
            spare[line] -= 1
        else:
            kept.append(line)
    more = len(kept) - MOST_LINES
    return "\n".join([*kept[:MOST_LINES], f"… and {more} more lines"] if more > 0 else kept)


def _of_the_whole(response: PublishedResponse) -> Iterator[tuple[str, str]]:
    yield "Title", response.title
    yield "Summary", "\n".join(f"{heading}: {words}" for heading, words in response.in_short)
    yield "Day of receipt", in_full(response.received_on)
    yield "Day the answer was due", in_full(response.due_on)
    yield "Day of the answer", in_full(response.answered_on)
    yield "Why it was late", response.late_reason
    yield "Your right to a review", response.review_text
    yield "Copyright notice", response.copyright_text
    yield "Documents", "\n".join(_document(document) for document in response.attachments)


def _document(document: Mapping[str, object]) -> str:
    return ", ".join(str(document[name]) for name in ("label", "title", "note") if document.get(name))


def _of_a_question(question: PublishedQuestion, parts: Sequence[PublishedPart]) -> Iterator[tuple[str, str]]:
    yield "Question", "\n".join(filter(None, [question.lead, question.text]))
    yield "Label", question.label
    for order, part in enumerate(parts, 1):
        named = f", part {order}" if len(parts) > 1 else ""
        yield f"Outcome{named}", _outcome(part)
        runs = [run for run in part.said if run["table"] is None]
        yield f"Answer{named}", "\n".join(run["text"] for run in runs)
        links = [f"{link['label']} {link['url']}".strip() for run in part.said for link in run["links"]]
        yield f"Links{named}", "\n".join(links)


def _outcome(part: PublishedPart) -> str:
    word = Outcome(part.outcome).word(not_yet=part.not_yet, held_by=part.held_by or None)
    return ", ".join([word, *(exemption.as_written for exemption in part.exemptions.all())])


def _of_a_table(table: PublishedTable) -> str:
    rows = ["\t".join(row).rstrip() for row in (table.header, *table.rows)]
    return "\n".join([table.caption, *rows, *table.caveats])
