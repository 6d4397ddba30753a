"""Keeping the tallies of what is published: a response is counted and taken out again where it is made and deleted.

All of it runs inside the caller's transaction, so that the statistics change when the pages do. Whoever changes what
an already published response is counted by (its topics, say) calls `tally_again` in the same transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db import connections, router, transaction
from django.db.models import F, Func, Value

from documents.reading.shapes import LetterKind
from requests.law.outcomes import OF_UNLIKE_PARTS, Outcome
from requests.law.results import result
from requests.models import PublishedResponse, PublishedTally, SearchEntry, TalliedResponse
from requests.models.tally import Basis, Fact
from requests.quarters import Quarter
from requests.search.entries import note_change, wait_for_turn
from requests.search.traits import Has

CHUNK = 2000
COUNTED_BY = ("kind", "received_on", "answered_on", "working_days", "is_late", "after_review", "topics")
OF_BASIS = {
    Basis.RECEIVED: {Fact.RESPONSE, Fact.REVIEW, Fact.LATE, Fact.TRANSFER, Fact.RESULT, Fact.EXEMPTION},
    Basis.ANSWERED: {
        Fact.RESPONSE,
        Fact.LATE,
        Fact.TRANSFER,
        Fact.CHANGED,
        Fact.DAYS,
        Fact.OUTCOME,
        Fact.EXEMPTION,
        Fact.TOPIC,
        Fact.ENTRIES,
        Fact.HAS,
    },
}
OF_A_REVIEW = {Fact.RESPONSE, Fact.REVIEW}  # by receipt: it is no answer to a new request
ADD = """
INSERT INTO requests_publishedtally (basis, fact, quarter, value, responses)
SELECT * FROM unnest(%s::text[], %s::text[], %s::date[], %s::text[], %s::int[])
ON CONFLICT (basis, fact, quarter, value)
    DO UPDATE SET responses = requests_publishedtally.responses + excluded.responses
"""
TAKE = """
UPDATE requests_publishedtally AS tally SET responses = tally.responses - fewer.responses
FROM unnest(%s::text[], %s::text[], %s::date[], %s::text[], %s::int[])
    AS fewer (basis, fact, quarter, value, responses)
WHERE (tally.basis, tally.fact, tally.quarter, tally.value)
    = (fewer.basis, fewer.fact, fewer.quarter, fewer.value)
"""

Counted = Counter[tuple[str, str, date, str]]  # basis, fact, first day of the quarter, value
Found = tuple[Sequence[str], Sequence[str], bool, bool, bool, bool]  # of one search entry, what these fields hold
OF_ENTRIES = ("outcomes", "sections", *(f"has_{has}" for has in Has))


def tally(response: PublishedResponse) -> None:
    """Count a response that has just been published, its search entries too."""
    wait_for_turn()
    found = SearchEntry.objects.filter(response=response).values_list(*OF_ENTRIES)
    tallied = _tallied(response, found)
    tallied.save(force_insert=True)
    _change(ADD, _counted([tallied]))


def untally(response: PublishedResponse) -> None:
    """Take a response out of the tallies. Call it before its rows are deleted."""
    wait_for_turn()
    tallied = TalliedResponse.objects.filter(response=response).first()
    if tallied is None:
        return
    _change(TAKE, _counted([tallied]))
    PublishedTally.objects.filter(responses=0).delete()
    tallied.delete()


def tally_again(response: PublishedResponse) -> None:
    """Count a response as it is now, instead of as it was."""
    with transaction.atomic():
        untally(response)
        tally(response)


def untally_topic(slug: str) -> None:
    """Count by this topic no more: it was taken out of the list, and out of every response that had it."""
    wait_for_turn()
    PublishedTally.objects.filter(fact=Fact.TOPIC, value=slug).delete()
    fact = _fact(Fact.TOPIC, slug)
    without = Func(F("facts"), Value(fact), function="array_remove")
    TalliedResponse.objects.filter(facts__contains=[fact]).update(facts=without)


def is_whole() -> bool:
    """Whether every published response is counted, and transfers as they are now. Two statements.

    Each by itself, so that what is published meanwhile does not seem to be missed.
    """
    if PublishedResponse.objects.filter(tallied=None).exists():
        return False
    transfers = TalliedResponse.objects.filter(response__kind=LetterKind.TRANSFER)
    return all(_is_of_transfer(facts) for facts in transfers.values_list("facts", flat=True))


def _is_of_transfer(facts: Iterable[str]) -> bool:
    """Whether these tell of one: passed on in time, or a late answer. Earlier versions counted all as answers."""
    kinds = {fact.partition(":")[0] for fact in facts}
    return kinds & {Fact.TRANSFER, Fact.LATE, Fact.DAYS} in ({Fact.TRANSFER}, {Fact.LATE, Fact.DAYS})


def rebuild() -> int:
    """Count everything anew; how many responses there are. Publishing waits meanwhile, reading does not."""
    with transaction.atomic():
        wait_for_turn()
        TalliedResponse.objects.all().delete()
        PublishedTally.objects.all().delete()
        counted: Counted = Counter()
        responses = 0
        for chunk in _all_anew():
            TalliedResponse.objects.bulk_create(chunk)
            counted += _counted(chunk)
            responses += len(chunk)
        _change(ADD, counted)
        note_change()
    return responses


def _all_anew() -> Iterator[list[TalliedResponse]]:
    """Every published response, as it is to be counted, in chunks. Two statements a chunk."""
    after = 0
    responses = PublishedResponse.objects.order_by("pk").only(*COUNTED_BY)
    while chunk := list(responses.filter(pk__gt=after)[:CHUNK]):
        after = chunk[-1].pk
        found: dict[int, list[Found]] = {response.pk: [] for response in chunk}
        entries = SearchEntry.objects.filter(response__in=found).order_by()
        for pk, *of_entry in entries.values_list("response", *OF_ENTRIES):
            found[pk].append(tuple(of_entry))
        yield [_tallied(response, found[response.pk]) for response in chunk]


def _tallied(response: PublishedResponse, found: Iterable[Found]) -> TalliedResponse:
    return TalliedResponse(
        response=response,
        received_quarter=Quarter.of(response.received_on).first_day,
        answered_quarter=Quarter.of(response.answered_on).first_day,
        facts=sorted(_facts(response, list(found))),
    )


def _facts(response: PublishedResponse, found: Sequence[Found]) -> set[str]:
    """What it counts as. Outcomes and provisions are those of its entries, by which the lists of responses filter."""
    outcomes = {outcome for of_entry, *_ in found for outcome in of_entry if outcome}
    sections = {section for _, of_entry, *_ in found for section in of_entry}
    has = {each for _, _, *of_entry in found for each, is_so in zip(Has, of_entry, strict=True) if is_so}
    of_parts = [Outcome(outcome) for outcome in outcomes if outcome not in OF_UNLIKE_PARTS]
    facts = {_fact(Fact.RESPONSE), _fact(Fact.RESULT, result(of_parts))}
    facts |= {_fact(Fact.OUTCOME, outcome) for outcome in outcomes}
    facts |= {_fact(Fact.EXEMPTION, section) for section in sections}
    facts |= {_fact(Fact.TOPIC, topic) for topic in response.topics}
    facts |= {_fact(Fact.HAS, each) for each in has} | ({_fact(Fact.ENTRIES)} if found else set())
    is_passed_on = response.is_transfer and not response.is_late
    facts.add(_fact(Fact.TRANSFER) if is_passed_on else _fact(Fact.DAYS, response.working_days))
    if response.is_late:
        facts.add(_fact(Fact.LATE))
    if response.kind == LetterKind.REVIEW:
        facts.add(_fact(Fact.REVIEW))
    if response.after_review:
        facts.add(_fact(Fact.CHANGED))
    return facts


def _fact(fact: Fact, value: object = "") -> str:
    return f"{fact.value}:{value}" if value != "" else fact.value


def _counted(responses: Iterable[TalliedResponse]) -> Counted:
    counted: Counted = Counter()
    for response in responses:
        received = OF_A_REVIEW if _fact(Fact.REVIEW) in response.facts else OF_BASIS[Basis.RECEIVED]
        for basis, wanted, quarter in (
            (Basis.RECEIVED, received, response.received_quarter),
            (Basis.ANSWERED, OF_BASIS[Basis.ANSWERED], response.answered_quarter),
        ):
            for fact, _, value in (written.partition(":") for written in response.facts):
                if fact in wanted:
                    counted[basis.value, fact, quarter, value] += 1
    return counted


def _change(statement: str, counted: Counted) -> None:
    """Add or take away, in one statement."""
    columns = list(zip(*((*key, number) for key, number in counted.items()), strict=True))
    if columns:
        with connections[router.db_for_write(PublishedTally)].cursor() as cursor:
            cursor.execute(statement, [list(column) for column in columns])
