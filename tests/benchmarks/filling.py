"""Filling an archive of its own with invented published answers: the rows that publishing leaves, written by COPY."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby, islice

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections, models
from psycopg import sql
from tqdm import tqdm

from foiarchive.embedded.server import ADMINISTRATOR, DATABASE, server_in
from requests import tallies
from requests.law.outcomes import overall
from requests.models import (
    FOIRequest,
    Publication,
    PublishedAuthority,
    PublishedExemption,
    PublishedPage,
    PublishedPart,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
    SearchChange,
    SearchEntry,
)
from tests.benchmarks.corpus import QUESTIONS, Answer, answers

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
BATCH = 2_000  # responses written at once
LETTERS = 25  # lines of a page: the height of a passage
WIDTH, HEIGHT = 595.3, 841.9
FILLED = (
    FOIRequest, Publication, PublishedResponse, PublishedQuestion, PublishedPart, PublishedExemption, PublishedPage,
    PublishedPassage, SearchEntry,
)  # fmt: skip


def fill(count: int) -> None:
    """See that this installation's archive has `count` answers and nothing else; once filled it stays."""
    call_command("prepare_database", verbosity=0)
    if SearchEntry.objects.count() == count:
        return
    folder = server_in(settings.FOI_POSTGRES).join()
    with psycopg.connect(host=str(folder), user=ADMINISTRATOR, dbname=DATABASE) as connection:
        # Every row's fellows are written with it, so nothing needs to look them up.
        connection.execute("SET session_replication_role = replica")
        everything = sql.SQL(", ").join(sql.Identifier(model._meta.db_table) for model in (*FILLED, SearchChange))
        connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(everything))
        with tqdm(total=count, unit="answer", unit_scale=True, desc="filling the archive") as bar:
            for batch in _batches(answers(count)):
                rows = [row for answered in batch for row in response_rows(answered)]
                for model in FILLED:
                    _copy(connection, model, [row for row in rows if isinstance(row, model)])
                bar.update(sum(map(len, batch)))
        _count_on(connection)
    PublishedAuthority.objects.update_or_create(pk=1, defaults={"name": "An office", "short_name": "Office"})
    tallies.rebuild()
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")


def response_rows(answered: list[Answer]) -> Iterator[models.Model]:
    """All rows of one response. Keys follow from its number, so that no row has to be read back."""
    key = answered[0].response
    reference, slug = f"FOI {key:07d}/{answered[0].answered_on:%y}", f"{key:07d}-{answered[0].answered_on:%y}"
    on = answered[0].answered_on
    received_on = on - timedelta(days=24 + key % 9)
    is_late = key % 13 == 0
    yield FOIRequest(pk=key, reference=reference, slug=slug, stage="filed", title=f"Response {key}", filed_at=AT,
                     received_on=received_on, answered_on=on)  # fmt: skip
    yield Publication(pk=key, foi_request_id=key, version=1, content_hash="0" * 64, published_at=AT)
    head = PublishedResponse(
        pk=key, publication_id=key, slug=slug, reference=reference, regime="FOIA", authority_name="An office",
        title=f"Response {key}", in_short=[["Asked", answered[0].asked[:80]]], received_on=received_on, due_on=on,
        answered_on=on, clock=[], working_days=18, is_late=is_late, page_count=len(answered), is_picture=True,
        published_at=AT, first_published_at=AT,
    )  # fmt: skip
    yield head
    for order, answer in enumerate(answered, start=1):
        yield from _answer_rows(head, answer, (key - 1) * QUESTIONS + order, order)


def _answer_rows(head: PublishedResponse, answer: Answer, key: int, order: int) -> Iterator[models.Model]:
    """A question with one part of its answer, on a page of its own."""
    outcome, overall_outcome = answer.outcome.value, overall([answer.outcome]).value
    links = [{"label": "here", "url": "https://example.org/", "page_hint": None, "site": "", "start": 0, "end": 4}]
    said = [{"kind": "paragraph", "text": answer.answered, "table": None, "links": links if answer.has[2] else []}]
    box = [60.0, 120.0, 520.0, 120.0 + 14 * LETTERS]
    yield PublishedQuestion(pk=key, response_id=head.pk, order=order, number=str(order), anchor=f"q{order}",
                            text=answer.asked, label=answer.asked[:40], outcome=overall_outcome)  # fmt: skip
    yield PublishedPart(pk=key, question_id=key, order=1, outcome=outcome, said=said)
    for place, section in enumerate(answer.sections):
        yield PublishedExemption(pk=key * 2 + place, part_id=key, as_written=f"Section {section[1:]}", regime="FOIA",
                                 section=section, provision=section[1:], known=True)  # fmt: skip
    yield PublishedPage(pk=key, response_id=head.pk, number=order, text=answer.answered, width=WIDTH, height=HEIGHT,
                        picture=f"{head.pk}/{order}.webp")  # fmt: skip
    yield PublishedPassage(pk=key, page_id=key, order=1, role="answer", question_id=key, part_id=key, start=0,
                           end=len(answer.answered), boxes=[box])  # fmt: skip
    shown = {
        "part": 1, "outcome": outcome, "not_yet": False, "held_by": "", "table_rows": 5 if answer.has[0] else None,
        "exemptions": [{"section": each, "label": f"Section {each[1:]}"} for each in answer.sections],
        "runs": [{"text": answer.answered, "page": order, "passage": 1, "box": box, "page_size": [WIDTH, HEIGHT]}],
    }  # fmt: skip
    yield SearchEntry(
        pk=key, question_id=key, response_id=head.pk, slug=head.slug, reference=head.reference, anchor=f"q{order}",
        number=str(order), asked=answer.asked, answered=answer.answered, received_on=head.received_on,
        answered_on=head.answered_on, published_on=AT.date(), year=head.answered_on.year, is_late=head.is_late,
        after_review=False, outcome=overall_outcome, outcomes=sorted({overall_outcome, outcome}),
        sections=list(answer.sections), has_table=answer.has[0], has_document=answer.has[1], has_link=answer.has[2],
        parts=[shown],
    )  # fmt: skip


def _batches(found: Iterable[Answer]) -> Iterator[list[list[Answer]]]:
    """The answers response by response, many responses at a time."""
    responses = (list(group) for _, group in groupby(found, key=lambda answer: answer.response))
    while batch := list(islice(responses, BATCH)):
        yield batch


def _copy(connection: psycopg.Connection, model: type[models.Model], rows: list[models.Model]) -> None:
    """Write the rows as Django would, by one COPY."""
    fields = model._meta.concrete_fields
    columns = sql.SQL(", ").join([sql.Identifier(str(field.column)) for field in fields])
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(model._meta.db_table), columns)
    django = connections["owner"]
    with connection.cursor() as cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row([field.get_db_prep_save(getattr(row, field.attname), django) for field in fields])


def _count_on(connection: psycopg.Connection) -> None:
    """What is published after this gets keys of its own."""
    command = sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), (SELECT coalesce(max(id), 1) FROM {}))")
    for model in FILLED:
        table = model._meta.db_table
        connection.execute(command.format(sql.Literal(table), sql.Identifier(table)))
