"""What the database itself refuses of publications and of reviews, whoever writes: triggers beside those of the audit.

`foi_handled` tells who had a hand in a request and how; requests.handled asks it too.
"""

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
HANDLED = """
    CREATE OR REPLACE FUNCTION foi_handled(asked bigint) RETURNS TABLE (person bigint, how text)
    LANGUAGE sql STABLE AS $$
        WITH own AS (SELECT id, owner_id FROM public.requests_case WHERE foi_request_id = asked)
        SELECT found.person, found.how FROM (
            SELECT filed_by_id AS person, 'took it in' AS how FROM public.requests_foirequest WHERE id = asked
            UNION SELECT owner_id, 'answered the case' FROM own
            UNION SELECT act.given_to_id, 'had the case before' FROM public.requests_caseact act
                  JOIN own ON act.case_id = own.id WHERE act.given_to_id IS DISTINCT FROM own.owner_id
            UNION SELECT act.by_id, 'worked on the case' FROM public.requests_caseact act
                  JOIN own ON act.case_id = own.id WHERE act.did IN ('split', 'answered', 'searched', 'consulted',
                      'transferred', 'cost', 'stage', 'clock', 'changed', 'document', 'back')
                      AND act.words NOT LIKE 'Added what came%'
            UNION SELECT piece.recorded_by_id, 'drafted a letter' FROM public.requests_correspondence piece
                  JOIN own ON piece.case_id = own.id WHERE piece.direction = 'out'
            UNION SELECT made.who, made.did FROM public.requests_outgoing letter
                  JOIN public.requests_correspondence piece ON piece.id = letter.correspondence_id
                  JOIN own ON piece.case_id = own.id
                  CROSS JOIN LATERAL (VALUES (letter.made_by_id, 'made a letter ready'),
                      (letter.cleared_by_id, 'cleared a letter'), (letter.sent_by_id, 'sent a letter')) made (who, did)
            UNION SELECT finding.decided_by_id, 'cleared it for the public' FROM public.requests_gatefinding finding
                  JOIN public.requests_filedletter letter ON letter.id = finding.filed_letter_id
                  WHERE letter.foi_request_id = asked
            UNION SELECT released_by_id, 'released it' FROM public.requests_release WHERE foi_request_id = asked
            UNION SELECT published_by_id, 'published it' FROM public.requests_publication WHERE foi_request_id = asked
        ) found WHERE found.person IS NOT NULL
    $$;
    CREATE OR REPLACE FUNCTION foi_independent() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE review public.requests_internalreview; decider bigint;
    BEGIN
        IF TG_TABLE_NAME = 'requests_internalreview' THEN
            review := NEW;
            decider := coalesce(NEW.concluded_by_id, NEW.reviewer_id);
        ELSE
            SELECT * INTO review FROM public.requests_internalreview WHERE id = NEW.review_id;
            decider := (to_jsonb(NEW) ->> TG_ARGV[0])::bigint;
        END IF;
        IF EXISTS (SELECT FROM public.foi_handled(review.foi_request_id) handled
                   WHERE (review.alone_because = '' AND handled.person = review.reviewer_id)
                   OR (handled.person = decider AND (review.alone_because = ''
                       OR decider IS DISTINCT FROM review.reviewer_id))) THEN
            RAISE EXCEPTION 'reviewer_had_no_hand_in_it: whoever handled, drafted, cleared or released does not decide.'
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$;
"""
NOBODY_ELSE = """
    CREATE OR REPLACE FUNCTION foi_nobody_else() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE handled bigint[];
    BEGIN
        IF NEW.alone_because = '' THEN RETURN NEW; END IF;
        SELECT array_agg(person) INTO handled FROM public.foi_handled(NEW.foi_request_id);
        IF NEW.alone_by_id IS NULL OR NEW.alone_by_id = NEW.reviewer_id OR NEW.alone_by_id = ANY (handled) AND EXISTS (
                SELECT FROM public.requests_person free WHERE free.is_active AND free.id <> ALL (handled)
                AND free.roles && ARRAY['dpo', 'administrator']::varchar[]) THEN
            RAISE EXCEPTION 'another_says_that_nobody_else_can_decide: without a hand in it, if there is anybody.'
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$;
    DROP TRIGGER IF EXISTS nobody_else ON public.requests_internalreview;
    CREATE TRIGGER nobody_else BEFORE INSERT OR UPDATE OF reviewer_id, alone_because, alone_by_id
    ON public.requests_internalreview FOR EACH ROW EXECUTE FUNCTION foi_nobody_else();
"""
CORRECTED = """
    CREATE OR REPLACE FUNCTION foi_outcome_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE corrector bigint := coalesce(NEW.undone_by_id, NEW.made_by_id); review public.requests_internalreview;
    BEGIN
        SELECT * INTO review FROM public.requests_internalreview WHERE outcome_id = NEW.foi_request_id;
        IF FOUND AND (NOT EXISTS (SELECT FROM public.requests_person WHERE id = corrector
                      AND roles && ARRAY['dpo', 'administrator']::varchar[])
                OR (review.alone_because = '' OR corrector IS DISTINCT FROM review.reviewer_id)
                AND EXISTS (SELECT FROM public.foi_handled(review.foi_request_id) WHERE person = corrector)) THEN
            RAISE EXCEPTION 'outcome_is_corrected_by_who_had_no_hand_in_it: and decides reviews.'
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$;
    DROP TRIGGER IF EXISTS outcome_stays ON public.requests_correction;
    CREATE TRIGGER outcome_stays BEFORE INSERT OR UPDATE OF undone_by_id, after ON public.requests_correction
    FOR EACH ROW EXECUTE FUNCTION foi_outcome_stays();
"""
DECIDED = """
    CREATE OR REPLACE FUNCTION foi_all_decided() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE still_open text;
    BEGIN
        IF TG_TABLE_NAME = 'requests_reviewdecision' THEN
            IF EXISTS (SELECT FROM public.requests_internalreview
                       WHERE id = NEW.review_id AND concluded_at IS NOT NULL) THEN
                RAISE EXCEPTION 'concluded_review_stays: take the review up again before anything of it is decided.'
                USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END IF;
        SELECT string_agg('question ' || question_number || CASE WHEN part_order > 0 THEN ', part ' || part_order
                          ELSE '' END, '; ' ORDER BY "order") INTO still_open
        FROM public.requests_reviewdecision WHERE review_id = NEW.id AND verdict = '';
        IF NEW.concluded_at IS NOT NULL AND still_open IS NOT NULL THEN
            RAISE EXCEPTION 'every_part_is_decided: not decided yet: %.', still_open USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.concluded_at IS NOT NULL AND EXISTS (SELECT FROM public.foi_handled(NEW.foi_request_id) handled
                   JOIN (SELECT decided_by_id AS decider FROM public.requests_reviewdecision
                         WHERE review_id = NEW.id AND verdict <> 'not in dispute'
                         UNION SELECT found_by_id FROM public.requests_proceduralfinding WHERE review_id = NEW.id) made
                   ON made.decider = handled.person
                   WHERE NEW.alone_because = '' OR made.decider IS DISTINCT FROM NEW.reviewer_id) THEN
            RAISE EXCEPTION 'reviewer_had_no_hand_in_it: a decision is by somebody who had.'
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$;
    DROP TRIGGER IF EXISTS whole ON public.requests_internalreview;
    CREATE TRIGGER whole BEFORE UPDATE OF concluded_at ON public.requests_internalreview
    FOR EACH ROW EXECUTE FUNCTION foi_all_decided();
    DROP TRIGGER IF EXISTS whole ON public.requests_reviewdecision;
    CREATE TRIGGER whole BEFORE INSERT OR UPDATE OF verdict, reason, why, new_outcome, new_text, new_held_by,
    new_provisions, extent, applies, public_interest ON public.requests_reviewdecision
    FOR EACH ROW EXECUTE FUNCTION foi_all_decided();
"""
# Table: the column of whoever decides, and the columns that are decided.
INDEPENDENT = {
    "internalreview": ("", "reviewer_id, alone_because, concluded_by_id"),
    "reviewdecision": ("decided_by_id", "verdict, decided_by_id"),
    "proceduralfinding": ("found_by_id", "is_met, words, found_by_id"),
}


def attach(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers, as the owner. May be done again."""
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        cursor.execute(HANDLED)
        for triggers in (NOBODY_ELSE, CORRECTED, DECIDED):
            cursor.execute(triggers)
        for table, (decider, decided) in INDEPENDENT.items():
            cursor.execute(f"DROP TRIGGER IF EXISTS independent ON public.requests_{table}")
            cursor.execute(
                f"CREATE TRIGGER independent BEFORE INSERT OR UPDATE OF {decided} ON public.requests_{table} "
                f"FOR EACH ROW EXECUTE FUNCTION foi_independent('{decider}')"
            )


def detach(connection: BaseDatabaseWrapper) -> None:
    """Take them away, to put a backup's rows back: what happened later is there with what went before."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS gate ON public.requests_publication")
        cursor.execute("DROP TRIGGER IF EXISTS nobody_else ON public.requests_internalreview")
        cursor.execute("DROP TRIGGER IF EXISTS outcome_stays ON public.requests_correction")
        for table in INDEPENDENT:
            cursor.execute(f"DROP TRIGGER IF EXISTS independent ON public.requests_{table}")
            cursor.execute(f"DROP TRIGGER IF EXISTS whole ON public.requests_{table}")
