"""The audit: triggers that write every change of a kept row into one chain, and the check of that chain."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from documents.models import Letter
from foiarchive.database import STAFF
from requests.models import (
    INTAKE_MODELS,
    PUBLIC_MODELS,
    AskedSubject,
    InboxState,
    KeptTyping,
    Machine,
    SearchChange,
    TalliedResponse,
)
from requests.models.audit import AuditEntry, AuditHead

ALSO: tuple[type[models.Model], ...] = (Letter, Authenticator)
# Made from what is kept, handed in by readers, not saved yet, or written every minute; and the audit itself.
LEFT_OUT = frozenset(
    {
        *PUBLIC_MODELS,
        *INTAKE_MODELS,
        AskedSubject,
        InboxState,
        KeptTyping,
        Machine,
        SearchChange,
        TalliedResponse,
        AuditEntry,
        AuditHead,
    }
)
FIRST = ""
# Where it stands why something was done: table, and column of the words. Of two in one transaction the last counts.
REASONS = {
    "caseact": "words",
    "casedocument": "settled",
    "clockevent": "note",
    "erasure": "words",
    "gatefinding": "because",
    "internalreview": "extended_because",
    "keepingdecision": "words",
    "plannedpublication": "because",
    "publication": "withdrawn_because",
    "redaction": "reason",
    "release": "alone_because",
    "reviewdecision": "why",
}


def audited() -> list[type[models.Model]]:
    """Every table that people change. A new model is among them unless it is left out."""
    own = apps.get_app_config("requests").get_models(include_auto_created=True)
    return [*(model for model in own if model not in LEFT_OUT), *ALSO]


@contextmanager
def acting(person: str, place: str) -> Iterator[None]:
    """Whatever changes inside is written down as this person's, done at this place."""
    _tell(person, place)
    try:
        yield
    finally:
        _tell("", "")


def _tell(person: str, place: str) -> None:
    with connections[STAFF].cursor() as cursor:
        told = "SELECT set_config('foi.person', %s, false), set_config('foi.place', %s, false)"
        cursor.execute(told, [person, place])


def attach(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers, as the owner and inside a transaction. May be done again."""
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        for table, column in REASONS.items():
            cursor.execute(sql.SQL("DROP TRIGGER IF EXISTS because ON {}").format(_table(table)))
            names = {"table": _table(table), "column": sql.Identifier(column), "words": sql.Literal(column)}
            cursor.execute(sql.SQL(ON_A_REASON).format(**names))
        for table, key in ((model._meta.db_table, model._meta.pk.column) for model in audited()):
            names = {"table": sql.Identifier(table), "key": sql.Literal(key)}
            cursor.execute(sql.SQL("DROP TRIGGER IF EXISTS audited ON {table}").format(**names))
            cursor.execute(sql.SQL(ON_A_ROW).format(**names))


def detach(connection: BaseDatabaseWrapper) -> None:
    """Take them away, to put a backup's rows back; prepare_database makes them again."""
    tables = [model._meta.db_table for model in audited()]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(sql.SQL("DROP TRIGGER IF EXISTS audited ON {}").format(sql.Identifier(table)))
        for table in REASONS:
            cursor.execute(sql.SQL("DROP TRIGGER IF EXISTS because ON {}").format(_table(table)))
        for name in ("chained", "kept", "kept_whole"):
            cursor.execute(sql.SQL("DROP TRIGGER IF EXISTS {} ON requests_auditentry").format(sql.Identifier(name)))


def _table(name: str) -> sql.Identifier:
    return sql.Identifier(f"requests_{name}")


def reason_of(entry: AuditEntry) -> str:
    """Why it was done, as far as these words are still there. One query."""
    table, _, key = entry.because.partition(" ")
    name = table.removeprefix("requests_")
    if name not in REASONS:
        return ""
    model = apps.get_model("requests", name)
    return str(model._default_manager.filter(pk=key).values_list(REASONS[name], flat=True).first() or "")


def hash_of(entry: AuditEntry, before: str) -> str:
    """Each part after its length, so that no two entries are written alike."""
    parts = [str(entry.number), str(entry.moment), entry.person, entry.login, entry.place, entry.about, entry.key]
    parts += [entry.what, entry.fields, *([entry.because] if entry.because else []), before]
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def problems(entries: Iterable[AuditEntry], head: AuditHead | None) -> Iterator[str]:
    """What is wrong with the chain: nothing, or a sentence at the first place where it does not hold."""
    number, before = 0, FIRST
    for entry in entries:
        if entry.number != number + 1:
            yield f"After entry {number} comes {entry.number}: entries were taken out or put in."
            return
        if entry.hash != hash_of(entry, before):
            yield f"Entry {entry.number} was changed, or one before it was exchanged."
            return
        number, before = entry.number, entry.hash
    if (number, before) != ((head.number, head.hash) if head else (0, FIRST)):
        written = head.number if head else 0
        yield f"The last entry is {number}, but {written} was written: the end was cut off or changed."


# Deferred to the end of the transaction: by then it has every lock it needs, so no two can wait for each other.
ON_A_ROW = """
    CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON {table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION foi_write_down({key})
"""
ON_A_REASON = """
    CREATE TRIGGER because AFTER INSERT OR UPDATE OF {column} ON {table}
    FOR EACH ROW EXECUTE FUNCTION foi_because({words})
"""
FUNCTIONS = """
    CREATE OR REPLACE FUNCTION foi_because() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF coalesce(to_jsonb(NEW) ->> TG_ARGV[0], '') <> '' THEN  -- until this transaction ends
            PERFORM set_config('foi.because', TG_TABLE_NAME || ' ' || NEW.id, true);
        END IF;
        RETURN NULL;
    END $$;

    CREATE OR REPLACE FUNCTION foi_write_down() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
        is_ jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
        changed text;  -- but for what merely says that somebody came
    BEGIN
        SELECT string_agg(name, ',' ORDER BY name) INTO changed FROM jsonb_object_keys(was || is_) AS name
        WHERE was -> name IS DISTINCT FROM is_ -> name AND name NOT IN ('last_login', 'last_used_at');
        IF TG_OP <> 'UPDATE' OR changed IS NOT NULL THEN
            INSERT INTO public.requests_auditentry
                (number, moment, person, login, place, about, key, what, fields, hash)
            VALUES (0, 0, '', '', '', TG_TABLE_NAME, coalesce(is_ ->> TG_ARGV[0], was ->> TG_ARGV[0]), TG_OP,
                    CASE TG_OP WHEN 'UPDATE' THEN changed ELSE '' END, '');
        END IF;
        RETURN NULL;
    END $$;

    CREATE OR REPLACE FUNCTION foi_chain() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE head public.requests_audithead; part text; whole text := '';
    BEGIN
        INSERT INTO public.requests_audithead (id, number, hash) VALUES (1, 0, '') ON CONFLICT DO NOTHING;
        SELECT * INTO head FROM public.requests_audithead WHERE id = 1 FOR UPDATE;
        NEW.number := head.number + 1;
        NEW.moment := round(extract(epoch FROM clock_timestamp()), 6);
        NEW.person := coalesce(current_setting('foi.person', true), '');
        NEW.place := coalesce(current_setting('foi.place', true), '');
        NEW.because := coalesce(current_setting('foi.because', true), '');
        NEW.login := session_user;
        FOREACH part IN ARRAY ARRAY[NEW.number::text, NEW.moment::text, NEW.person, NEW.login, NEW.place, NEW.about,
                                    NEW.key, NEW.what, NEW.fields]
                           || CASE WHEN NEW.because = '' THEN ARRAY[]::text[] ELSE ARRAY[NEW.because] END
                           || ARRAY[head.hash] LOOP
            whole := whole || length(part) || ':' || part;
        END LOOP;
        NEW.hash := encode(sha256(convert_to(whole, 'UTF8')), 'hex');
        UPDATE public.requests_audithead SET number = NEW.number, hash = NEW.hash WHERE id = 1;
        RETURN NEW;
    END $$;

    CREATE OR REPLACE FUNCTION foi_keep() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'The audit is only added to.'; END $$;

    DROP TRIGGER IF EXISTS chained ON public.requests_auditentry;
    DROP TRIGGER IF EXISTS kept ON public.requests_auditentry;
    DROP TRIGGER IF EXISTS kept_whole ON public.requests_auditentry;
    CREATE TRIGGER chained BEFORE INSERT ON public.requests_auditentry FOR EACH ROW EXECUTE FUNCTION foi_chain();
    CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON public.requests_auditentry FOR EACH ROW EXECUTE FUNCTION foi_keep();
    CREATE TRIGGER kept_whole BEFORE TRUNCATE ON public.requests_auditentry EXECUTE FUNCTION foi_keep();
"""
