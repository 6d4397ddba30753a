"""The guards: where each stands, what stands there without it, and the test that must notice.

`make guards` takes them out one by one in a copy of the project. When a guard is rewritten, rewrite its line here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guard:
    """A guard: in `file` the words `stands`, once; without it `instead` stands there, and `test` fails."""

    what: str
    file: str
    stands: str
    instead: str
    test: str


ACCESS = "requests/access.py"
STAFF = "tests/web/test_staff_access.py"
HOSTILE = "tests/web/test_hostile_requests.py"
SIGN_IN = "tests/web/test_staff_sign_in.py"
STEPS = "tests/web/test_second_step.py"
LOGINS = "tests/records/test_logins.py"
INTAKE = "tests/records/test_intake.py"
CHILDREN = "tests/hostile/test_children.py"
DECISIONS = "tests/acts/test_gate_decisions.py"
ZIPS = "tests/web/test_staff_zips.py"
AT_THE_DOOR = f"{HOSTILE}::test_behind_https_what_is_turned_away_at_the_door_has_them"

GUARDS = (
    # who may
    Guard(
        "roles",
        ACCESS,
        "    if not is_allowed:\n",
        "    if False:\n",
        f"{STAFF}::test_what_a_role_may_not_see_is_the_page_of_what_never_was",
    ),
    Guard(
        "addresses nobody declared",
        ACCESS,
        "if match is None or access is None:\n            raise Http404",
        "if match is None or access is None:\n            return None",
        f"{STAFF}::test_an_address_that_declares_nothing_is_not_answered",
    ),
    Guard(
        "signing in",
        ACCESS,
        "if not isinstance(request.user, Person):\n            return to_sign_in(request)",
        "if not isinstance(request.user, Person):\n            return None",
        f"{STAFF}::test_being_sent_to_sign_in_tells_nothing_of_what_is_there",
    ),
    Guard(
        "both steps",
        ACCESS,
        "if not both_steps_done(request):",
        "if False:",
        f"{STEPS}::test_a_session_that_only_a_password_began_is_ended",
    ),
    Guard(
        "an hour",
        ACCESS,
        "if not still_here(request, at, watching=name in REFRESHED):",
        "if False:",
        f"{SIGN_IN}::test_an_hour_of_doing_nothing_ends_it",
    ),
    Guard(
        "the second step before what weighs most",
        ACCESS,
        "(access.weighs_most or name in OWN_KEYS)",
        "False",
        f"{STEPS}::test_what_weighs_most_asks_for_the_second_step_once_an_hour",
    ),
    Guard(
        "pages that no browser keeps",
        ACCESS,
        'setdefault("Cache-Control", "no-store")',
        'setdefault("X-Nothing", "")',
        f"{STAFF}::test_no_page_of_the_staff_is_kept_by_a_browser_or_holds_script_or_style_of_its_own",
    ),
    Guard(
        "a code is taken once",
        "requests/accounts/second_step.py",
        'step is None or step <= kept.data.get("last_step", NEVER)',
        "step is None",
        f"{STEPS}::test_a_code_is_taken_once_and_none_before_it_after_that",
    ),
    Guard(
        "ten guesses",
        "foiarchive/settings.py",
        "AXES_FAILURE_LIMIT = 10",
        "AXES_FAILURE_LIMIT = 10_000",
        f"{STEPS}::test_ten_wrong_codes_or_passwords_brake_that_name_and_no_other",
    ),
    # the door to the database
    Guard(
        "readers come in by the public login",
        "foiarchive/middleware.py",
        "        return PUBLIC\n",
        "        return STAFF\n",
        "tests/web/test_door.py::test_a_reader_comes_in_by_the_public_login",
    ),
    Guard(
        "the public login only reads",
        "foiarchive/grants.py",
        "GRANT SELECT ON TABLE {published} TO {public}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE {published} TO {public}",
        f"{LOGINS}::test_the_public_login_changes_and_removes_nothing",
    ),
    Guard(
        "and only what is published",
        "foiarchive/grants.py",
        "GRANT SELECT ON TABLE {published} TO {public}",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {public}",
        f"{LOGINS}::test_the_public_login_reads_the_published_copy_and_nothing_else",
    ),
    Guard(
        "time for a reader's query",
        "foiarchive/database.py",
        "statement_timeout=2000",
        "statement_timeout=0",
        f"{LOGINS}::test_a_long_query_of_the_public_login_is_cut_off",
    ),
    Guard(
        "the audit is only added to",
        "requests/audit.py",
        "EACH ROW EXECUTE FUNCTION foi_keep()",
        "EACH ROW WHEN (false) EXECUTE FUNCTION foi_keep()",
        "tests/acts/test_audit.py::test_nobody_changes_it_by_the_way",
    ),
    # headers
    Guard(
        "no guessing at kinds of file",
        "foiarchive/middleware.py",
        '    "X-Content-Type-Options": "nosniff",\n',
        "",
        AT_THE_DOOR,
    ),
    Guard(
        "resources for this site only",
        "foiarchive/middleware.py",
        '    "Cross-Origin-Resource-Policy": "same-origin",\n',
        "",
        AT_THE_DOOR,
    ),
    Guard("no objects", "foiarchive/middleware.py", "object-src 'none'; ", "", AT_THE_DOOR),
    Guard(
        "no frames", "foiarchive/settings.py", 'X_FRAME_OPTIONS = "DENY"', 'X_FRAME_OPTIONS = "SAMEORIGIN"', AT_THE_DOOR
    ),
    Guard(
        "no site that shows its insides",
        "foiarchive/wsgi.py",
        "if settings.DEBUG:",
        "if False:",
        "tests/test_settings.py::test_a_web_server_refuses_to_serve_a_site_that_shows_its_insides",
    ),
    # files that come in
    Guard(
        "the largest letter",
        "documents/intake.py",
        "len(data) > settings.FOI_MAX_LETTER_MB * MIB",
        "False",
        f"{INTAKE}::test_a_file_larger_than_the_setting_is_refused",
    ),
    Guard(
        "a file is what its name says",
        "documents/intake.py",
        "    if hashlib.sha256(data).hexdigest() != letter.sha256:",
        "    if False:",
        f"{INTAKE}::test_a_changed_file_is_named",
    ),
    Guard(
        "safe on the disk before its row",
        "foiarchive/stores/disk.py",
        "                os.fsync(stream.fileno())\n",
        "",
        f"{INTAKE}::test_the_file_is_safe_before_the_row_is_written",
    ),
    Guard(
        "two at once are one",
        "documents/intake.py",
        "bulk_create([letter], ignore_conflicts=True)",
        "bulk_create([letter])",
        f"{INTAKE}::test_the_same_bytes_twice_are_one_letter_under_its_first_name",
    ),
    Guard(
        "names are cleaned",
        "documents/intake.py",
        'name.replace("\\\\", "/").rstrip("/").rpartition("/")[2]',
        "name",
        f"{INTAKE}::test_a_name_is_kept_as_it_can_be_shown",
    ),
    Guard(
        "a ZIP that expands beyond measure",
        "requests/unpacking.py",
        "self._allowance.left < 0 or out > max(UNSUSPICIOUS, member.compress_size * MOST_TIMES_LARGER)",
        "False",
        f"{ZIPS}::test_a_zip_that_expands_beyond_measure_is_refused_whole",
    ),
    Guard(
        "no large body for a public page",
        "requests/body_limits.py",
        "length_of(request) > most * MIB",
        "False",
        "tests/web/test_body_limits.py::test_nobody_can_make_a_public_page_read_a_large_body",
    ),
    Guard(
        "no reading without walls",
        "documents/walls.py",
        "            raise UnreadableLetter(Reason.NO_SANDBOX)",
        "            return None",
        "tests/reading/test_sandbox.py::test_without_walls_no_letter_is_read",
    ),
    Guard(
        "a child is not believed",
        "documents/replies.py",
        'told["number"] != number or not isinstance(cuts, list) or len(cuts) > MOST_CUTS or not _is_plain_webp(webp)',
        "False",
        f"{CHILDREN}::test_a_drawing_that_cannot_be_is_not_believed",
    ),
    # what goes out
    Guard(
        "cells that nobody runs",
        "requests/reuse/cells.py",
        "first in TRIGGERS and not NUMBER.fullmatch(plain)",
        "False",
        "tests/web/test_tables.py::test_what_a_spreadsheet_would_run_is_made_words",
    ),
    Guard(
        "the original is handed over, not shown",
        "requests/views/casework.py",
        '"Content-Disposition": f\'attachment;',
        '"Content-Disposition": f\'inline;',
        "tests/web/test_staff_casework.py::test_the_original_is_kept_and_never_shown",
    ),
    Guard(
        "no word that cannot be seen",
        "documents/clearing/rebuild.py",
        "any(picture.unseen_words for picture in pictures)",
        "False",
        "tests/clearing/test_rebuild.py::test_a_page_with_words_that_cannot_be_seen_makes_no_copy",
    ),
    Guard(
        "logs quote nobody",
        "foiarchive/logs.py",
        "{kind.__qualname__} (message not logged)",
        "{kind.__qualname__} {error}",
        "tests/proof/test_proof.py::test_a_page_that_broke_tells_nobody_what_it_had_in_hand",
    ),
    # what is decided before it goes out
    Guard(
        "nothing while a finding is open",
        "requests/publication.py",
        "    reasons += sentences(undecided(foi_request, filed, pictures))\n",
        "",
        f"{DECISIONS}::test_each_finding_is_decided_with_a_reason_in_the_version_that_was_seen_and_undone_again",
    ),
    Guard(
        "nor by another way into the database",
        "requests/guards.py",
        "finding.state = 'open'",
        "false",
        "tests/acts/test_gate.py::test_who_asked_is_nowhere_in_public_once_all_that_was_proposed_is_taken_out",
    ),
    Guard(
        "a second person",
        "requests/gate/releasing.py",
        "if because and by is not None and by.pk == foi_request.filed_by_id:",
        "if False:",
        f"{DECISIONS}::test_a_flagged_letter_is_released_by_a_second_person_and_alone_only_a_working_day_later_with_a_reason",
    ),
    Guard(
        "a withdrawn letter needs another release",
        "requests/gate/releasing.py",
        "if given.foi_request.publications.filter(withdrawn_at__gt=given.released_at, withdrawn_at__lt=at).exists():",
        "if False:",
        f"{DECISIONS}::test_a_release_is_none_any_more_once_the_letter_is_flagged_or_withdrawn",
    ),
    Guard(
        "words stand where they were decided about",
        "requests/gate/removing.py",
        "for row in rows if not _fits(row, texts)",
        "for row in rows if False",
        f"{DECISIONS}::test_a_decision_stands_in_a_newer_reading_and_a_mark_without_its_words_stops_the_copy",
    ),
    Guard(
        "a damaged part is no part",
        "documents/unfinished.py",
        "if sealed(done) == kept else None",
        "if True else None",
        "tests/hostile/test_children.py::test_a_kept_drawing_that_was_damaged_is_drawn_anew",
    ),
    # who was first
    Guard(
        "nobody overwrites a decision",
        "requests/gate/alike.py",
        "foi_request = FOIRequest.objects.select_for_update().get(pk=key)",
        "foi_request = FOIRequest.objects.get(pk=key)",
        "tests/acts/test_deciding_together.py::"
        "test_what_somebody_else_decides_meanwhile_stays_as_they_decided_it_and_the_rest_is_decided",
    ),
    Guard(
        "nobody overwrites a case",
        "requests/cases/versions.py",
        "if case.version != version:",
        "if False:",
        "tests/web/test_cases.py::test_the_second_of_two_who_change_the_same_sees_both_versions",
    ),
    Guard(
        "nobody overwrites a correction",
        "requests/correcting.py",
        "fingerprint(before) != change.seen",
        "False",
        "tests/acts/test_correcting.py::test_nobody_overwrites_what_somebody_else_corrected",
    ),
    Guard(
        "what was looked at is what is published",
        "requests/publication.py",
        "foi_request.version != publication.foi_request.version",
        "False",
        "tests/acts/test_publication.py::test_what_was_changed_since_it_was_looked_at_is_not_released",
    ),
    # who decides a review
    Guard(
        "the database refuses a reviewer who had a hand in the answer",
        "requests/guards.py",
        "WHERE (review.alone_because = '' AND handled.person = review.reviewer_id)\n",
        "WHERE (false)\n",
        "tests/acts/test_reviews.py::test_nobody_who_had_a_hand_in_it_decides_here_or_in_the_database",
    ),
    Guard(
        "the database asks another who says that nobody else can decide",
        "requests/guards.py",
        "IF NEW.alone_because = '' THEN RETURN NEW; END IF;",
        "RETURN NEW;",
        "tests/acts/test_reviews.py::"
        "test_whoever_ever_had_the_case_counts_and_another_says_that_nobody_else_can_decide",
    ),
    Guard(
        "the outcome of a review is corrected by no officer",
        "requests/handled.py",
        "    if person.may_review and not did:\n",
        "    if True:\n",
        "tests/acts/test_reviews.py::"
        "test_the_outcome_is_corrected_by_reviewers_without_a_hand_in_it_here_and_in_the_database",
    ),
    Guard(
        "a review's case has no page among the cases",
        "requests/views/case_file.py",
        ".exclude(kind=CaseKind.REVIEW)",
        "",
        "tests/web/test_reviews.py::test_an_officer_opens_one_and_the_reviewer_finds_it_late_in_the_queue",
    ),
    Guard(
        "a part that was seen otherwise is not decided over",
        "requests/reviews/deciding.py",
        "if row.version != version:",
        "if False:",
        "tests/acts/test_reviews.py::test_it_is_decided_part_by_part_and_concluded_when_nothing_is_open",
    ),
    Guard(
        "the database refuses to conclude a review with a part open",
        "requests/guards.py",
        "IF NEW.concluded_at IS NOT NULL AND still_open IS NOT NULL THEN",
        "IF false THEN",
        "tests/acts/test_reviews.py::test_it_is_decided_part_by_part_and_concluded_when_nothing_is_open",
    ),
    Guard(
        "a finding that was seen otherwise is not written over",
        "requests/reviews/finding.py",
        "if seen != findings_seen(review):",
        "if False:",
        "tests/web/test_reviews.py::test_the_small_forms_of_the_page_do_what_they_say_or_say_why_not",
    ),
    # what of a spreadsheet leaves
    Guard(
        "what nobody chose of a spreadsheet is left out",
        "requests/gate/sheets.py",
        "return choice is None or choice.chosen == Chosen.NOTHING",
        "return choice is not None and choice.chosen == Chosen.NOTHING",
        "tests/acts/test_gate_sheets.py::test_a_sheet_nobody_chose_about_is_left_out_of_what_is_shown_beforehand",
    ),
    Guard(
        "an undecided sheet holds the letter back",
        "requests/gate/candidates.py",
        "        if page.sheet is not None:\n            key",
        "        if False:\n            key",
        "tests/acts/test_gate_sheets.py::test_file_letters_publishes_nothing_of_which_a_sheet_is_undecided",
    ),
)
