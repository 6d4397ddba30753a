"""What the database itself refuses of a publication, whoever writes it: triggers beside those of the audit."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

FUNCTIONS = """
    CREATE OR REPLACE FUNCTION foi_gate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT FROM public.requests_gatefinding finding JOIN public.requests_filedletter letter
                   ON letter.id = finding.filed_letter_id
                   WHERE letter.foi_request_id = NEW.foi_request_id AND finding.state = 'open') THEN
            RAISE EXCEPTION 'A finding is open: a person decides about it before the letter is published.'
            USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.release_id IS NOT NULL AND NOT EXISTS (SELECT FROM public.requests_release release
                   WHERE release.id = NEW.release_id AND release.foi_request_id = NEW.foi_request_id) THEN
            RAISE EXCEPTION 'A publication is of what was released of the same request.'
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$;
    DROP TRIGGER IF EXISTS gate ON public.requests_publication;
    CREATE TRIGGER gate BEFORE INSERT ON public.requests_publication FOR EACH ROW EXECUTE FUNCTION foi_gate();
"""


def attach(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers, as the owner. May be done again."""
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)


def detach(connection: BaseDatabaseWrapper) -> None:
    """Take them away, to put a backup's rows back: a finding may have been made after what it is of was published."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS gate ON public.requests_publication")
