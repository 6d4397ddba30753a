"""What people may decide at the gate, and what becomes of it: every decision has a reason, a person, and a way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from documents.clearing.hiding.looking import HiddenData, Place
from documents.clearing.removal import Cut
from documents.reading.letters import read
from documents.reading.shapes import Cell
from documents.reading.spans import Box, Span
from requests.errors import CannotChange, CannotPublish, ChangedMeanwhile
from requests.filed_letters import OwnWords, change_words
from requests.gate.candidates import OUR_WORDS
from requests.gate.deciding import accept, accept_all, flag, reject, reopen
from requests.gate.looking import is_stale, look
from requests.gate.marking import redact_box, redact_everywhere, redact_words, undo
from requests.gate.reasons import Reason
from requests.models import (
    FOIRequest,
    Gate,
    GateFinding,
    Publication,
    PublishedPart,
    PublishedPassage,
    Redaction,
    Release,
    Requester,
)
from requests.publication import publish, reasons_against, release, withdraw
from requests.publishing.redacted import redacting
from requests.reading_again import keep_reading
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.gated_letters import gated
from tests.acts.publishing_by_hand import LATER, stored
from tests.clearing.canaries import BODY, letter
from tests.readings import PAGES, reading, without_geometry

NAMED = letter("\nName: Zyxanthe Quillfeather\n", body=BODY.replace("14 marigold", "14 Quillfeather"))
DAY = timedelta(days=1)
NEXT_DAY = AT + timedelta(days=5)  # over a weekend and a bank holiday


def filed(content: bytes = NAMED) -> FOIRequest:
    """The letter as text, read here."""
    return stored(read("letter.txt", content), content)


def now(case: FOIRequest) -> int:
    case.refresh_from_db()
    return case.version


def found(case: FOIRequest) -> list[GateFinding]:
    return list(GateFinding.objects.filter(filed_letter__foi_request=case))


def answer(case: FOIRequest) -> str:
    case.refresh_from_db()
    said = publish(case, LATER, people.releaser()).response.questions.get().parts.get().said
    return str(said[0]["text"])


@pytest.mark.django_db
def test_each_finding_is_decided_with_a_reason_in_the_version_that_was_seen_and_undone_again():
    case, olive = filed(), people.officer()
    name, again = found(case)
    with pytest.raises(CannotChange, match="Say why"):
        reject(case.pk, again.pk, " ", case.version, LATER, olive)
    with pytest.raises(CannotChange, match="Say why"):
        accept(case.pk, name.pk, case.version, LATER, olive, Reason(" "))
    accept(case.pk, name.pk, case.version, LATER, olive, Reason("regulation 13", printed=False))
    with pytest.raises(ChangedMeanwhile):
        accept(case.pk, again.pk, case.version, LATER, olive)
    reject(case.pk, again.pk, "The grants are named after a fund.", now(case), LATER, olive)
    assert answer(case).startswith("We awarded 14 Quillfeather grants.")
    page = Publication.objects.get(withdrawn_at=None).response.pages.get().text
    assert "Name: [redacted]\n" in page  # the reason is not to be said

    reopen(case.pk, again.pk, now(case), LATER, olive)
    assert reasons_against(case) == ["The letter prints the requester's name, on page 1."]
    accept_all(case.pk, now(case), LATER, olive)
    assert answer(case).startswith("We awarded 14 [redacted: section 40(2)] grants.")
    versions = Publication.objects.get(withdrawn_at=None).response.versions.all()
    assert not [change["before"] for version in versions for change in version.changes if change["before"]]

    [redaction] = Redaction.objects.standing().filter(finding=again)
    undo(case.pk, redaction.pk, now(case), LATER, olive)
    again.refresh_from_db()
    assert again.is_open
    with pytest.raises(CannotChange, match="undone already"):
        undo(case.pk, redaction.pk, now(case), LATER, olive)


@pytest.mark.django_db
def test_words_and_names_are_taken_out_where_people_mark_them_also_where_the_questions_repeat_them():
    case, olive = filed(letter()), people.officer()
    assert not found(case)
    page = case.filed_letters.get().reading.pages.get().text
    start = page.index("marigold")
    redact_words(case.pk, 1, start, start + len("marigold"), now(case), LATER, olive, Reason("section 43(2)"))
    change_words(case.pk, OwnWords("Marigold grants", [("Given", "marigold")], {}), now(case), LATER, olive)
    assert answer(case).startswith("We awarded 14 [redacted: section 43(2)] grants.")
    response = Publication.objects.get(withdrawn_at=None).response
    assert (response.title, response.in_short) == (
        "[redacted: section 43(2)] grants", [["Given", "[redacted: section 43(2)]"]]
    )  # fmt: skip
    for wrong, why in (
        ((0, 0), "stand on the page"),
        ((-1, 4), "stand on the page"),
        ((0, 10**6), "stand on the page"),
    ):
        with pytest.raises(CannotChange, match=why):
            redact_words(case.pk, 1, *wrong, now(case), LATER, olive)
    with pytest.raises(CannotChange, match="no such page"):
        redact_words(case.pk, 2, 0, 4, now(case), LATER, olive)
    for name, why in (("Xy", "whole name"), ("Ann Nobody", "stands nowhere")):
        with pytest.raises(CannotChange, match=why):
            redact_everywhere(case.pk, name, now(case), LATER, olive)
    assert case.version == now(case)  # nothing of that was kept


@pytest.mark.django_db
def test_what_only_our_own_words_or_links_tell_of_people_is_decided_too_and_again_when_they_name_another():
    case, olive = filed(letter("\nName: Joe Bloggs\n")), people.officer()
    Requester.objects.update_or_create(foi_request=case, defaults={"name": "Zyxanthe Quillfeather"})
    for row in found(case):
        reject(case.pk, row.pk, "He is the mayor.", now(case), LATER, olive)
    assert not reasons_against(FOIRequest.objects.get(pk=case.pk))

    def decided(act, **ours):
        words = OwnWords(ours.get("title", "Grants"), [], {}, (), ours.get("late", ""))
        changed = change_words(case.pk, words, now(case), LATER, olive)
        assert reasons_against(changed) == [f"{OUR_WORDS}."]
        look(changed, LATER)
        act(found(case)[-1].pk)

    keep = lambda row: reject(case.pk, row, "It is a fund.", now(case), LATER, olive)  # noqa: E731
    decided(keep, late="The Quillfeather fund was asked first.")
    decided(lambda row: accept(case.pk, row, now(case), LATER, olive), title="Grants to Zyxanthe Quillfeather")
    case.links.create(order=9, label="Write to us", url="mailto:joan%2Ecanary@gmail.com")
    decided(lambda row: accept(case.pk, row, now(case), LATER, olive), title="Grants to Zyxanthe Quillfeather")
    part = case.questions.get().parts.get()
    part.said[0]["links"] = [case.links.get().pk]
    part.save()
    assert answer(case).startswith("We awarded 14")
    response = Publication.objects.get(withdrawn_at=None).response
    assert response.title == "Grants to [redacted: section 40(2)]"
    [link] = response.questions.get().parts.get().said[0]["links"]
    assert (link["label"], link["url"]) == ("Write to us", "")


@pytest.mark.django_db
def test_everywhere_a_name_is_every_form_of_it_and_decides_what_was_open():
    case, olive = filed(), people.officer()
    redact_everywhere(case.pk, "Zyxanthe Quillfeather", case.version, LATER, olive)
    assert [row.state for row in found(case)] == ["accepted", "accepted"]
    assert answer(case).startswith("We awarded 14 [redacted: section 40(2)] grants.")


def test_a_box_is_kept_with_the_words_under_it_and_one_of_no_size_or_off_the_page_is_refused(own_database):
    lines = ("Our ref: FOI 0123/24", "Date: 2 May 2024", "Your request of 8 April 2024.", "1. How many grants?")
    case, olive = gated(*lines, "We awarded 14 grants."), people.officer()
    made = redact_box(case.pk, 1, Box(60, 165, 300, 190), now(case), LATER, olive)
    page = case.filed_letters.get().reading.pages.get().text
    assert [page[start:end] for start, end in made.stretches] == ["We awarded 14 grants."]
    nan = float("nan")
    for box, why in [
        (Box(10, 10, 10, 90), "no size"), (Box(90, 10, 10, 90), "no size"), (Box(10, 10, nan, 90), "no size"),
        (Box(700, 10, 800, 90), "off the page"), (Box(10, -90, 90, -10), "off the page"),
    ]:  # fmt: skip
        with pytest.raises(CannotChange, match=why):
            redact_box(case.pk, 1, box, now(case), LATER, olive)
    with pytest.raises(CannotChange, match="came as text"):
        redact_box((text := filed()).pk, 1, Box(10, 10, 90, 90), text.version, LATER, olive)


@pytest.mark.django_db
def test_a_flagged_letter_is_released_by_a_second_person_and_alone_only_a_working_day_later_with_a_reason():
    case, rita, ada = filed(letter()), people.releaser(), people.administrator()
    FOIRequest.objects.filter(pk=case.pk).update(filed_by=rita)
    flag(case.pk, "It names a street.", case.version, AT, rita)
    case.refresh_from_db()
    with pytest.raises(CannotPublish, match=r"It is flagged: It names a street\. Somebody who did not take it in"):
        publish(case, AT, rita)
    with pytest.raises(CannotPublish, match="from 10:30 on 7 May 2024 on"):
        publish(case, NEXT_DAY, rita)  # without a reason
    with pytest.raises(CannotPublish, match="A person has to release it"):
        publish(case, AT, None)
    with pytest.raises(IntegrityError, match="two_people_release"), transaction.atomic():
        Release.objects.create(
            foi_request=case, content_hash="0", released_at=AT, released_by=rita, taken_in_at=AT, taken_in_by=rita,
            second_because="It is flagged.",
        )  # fmt: skip
    made = publish(case, NEXT_DAY, rita, alone_because="She is the office.").release
    assert (made.alone_because, made.released_by) == ("She is the office.", rita)

    Gate.objects.update(has_spreadsheet=True, flagged_because="", flagged_at=None, flagged_by=None)
    FOIRequest.objects.filter(pk=case.pk).update(title="Another title")
    case.refresh_from_db()
    with pytest.raises(CannotPublish, match="A spreadsheet came with it"):
        publish(case, NEXT_DAY, rita, alone_because="She is the office.")
    with pytest.raises(IntegrityError, match="two_people_release"), transaction.atomic():
        Release.objects.filter(pk=made.pk).update(has_spreadsheet=True)
    assert publish(case, NEXT_DAY, ada).release.released_by == ada


@pytest.mark.django_db
def test_a_release_is_of_exactly_that_content():
    case, rita = filed(letter()), people.releaser()
    made = release(case, AT, rita)
    assert publish(case, LATER, None).release == made
    FOIRequest.objects.filter(pk=case.pk).update(title="Another title")
    case.refresh_from_db()
    with pytest.raises(CannotPublish, match="changed after it was released"):
        publish(case, LATER, rita, planned=True)
    assert publish(case, LATER, rita).release != made


@pytest.mark.django_db
def test_a_release_is_none_any_more_once_the_letter_is_flagged_or_withdrawn():
    case, rita, ada = filed(letter()), people.releaser(), people.administrator()
    FOIRequest.objects.filter(pk=case.pk).update(filed_by=rita)
    case.refresh_from_db()
    alone = release(case, AT, rita)
    flag(case.pk, "It names a street.", case.version, LATER, people.officer())
    case.refresh_from_db()
    with pytest.raises(CannotPublish, match="It is flagged"):
        publish(case, LATER, rita)
    second = publish(case, LATER, ada).release
    assert second not in (None, alone)
    case.refresh_from_db()
    assert publish(case, LATER + DAY, rita).release == second  # the same content again
    withdraw(case, LATER + 2 * DAY, rita, "A name had been left in.")
    with pytest.raises(ChangedMeanwhile):
        publish(case, LATER + 3 * DAY, ada)  # begun before it was withdrawn
    case.refresh_from_db()
    with pytest.raises(CannotPublish, match="It is flagged"):
        publish(case, LATER + 3 * DAY, rita)
    assert publish(case, LATER + 3 * DAY, ada).release not in (alone, second)


@pytest.mark.django_db
def test_what_the_file_hides_is_decided_too_but_not_where_nobody_could_look():
    case, olive = filed(letter()), people.officer()
    hidden = (HiddenData(Place.COMMENTS, "page 1", 1), HiddenData(Place.PROPERTIES), HiddenData(Place.UNSEARCHED))
    look(case, AT, hidden=hidden)
    assert reasons_against(case) == [
        "The file could not be looked through for hidden data.", "The file holds comments, on page 1.",
    ]  # fmt: skip
    accepted = [(row.kind, row.because) for row in accept_all(case.pk, case.version, AT, olive)]
    assert accepted == [("hidden in the file", "on no page of the letter")]
    [blocked] = [row for row in found(case) if row.is_open]
    for act in (accept, lambda key, row, *rest: reject(key, row, "Fine.", *rest)):
        with pytest.raises(CannotChange, match="saved anew"):
            act(case.pk, blocked.pk, now(case), AT, olive)
    look(case, AT, hidden=hidden[:2])  # the file was saved anew
    assert publish(case, AT, people.releaser()).release.second_because == "Its file holds what its pages do not show."


@pytest.mark.django_db
def test_a_decision_stands_in_a_newer_reading_and_a_mark_without_its_words_stops_the_copy():
    case, olive = filed(), people.officer()
    accept_all(case.pk, case.version, LATER, olive)
    page = case.filed_letters.get().reading.pages.get().text
    start = page.index("14 Quillfeather")
    redact_words(case.pk, 1, start, start + 2, now(case), LATER, olive)
    moved = NAMED.replace(b"Northshire Council", b"Northshire County Council, of the north", 1)
    keep_reading(case, read("letter.txt", moved), LATER)
    assert not is_stale(case)
    assert {row.state for row in found(case)} == {"accepted"}
    assert reasons_against(case) == [
        "What was taken out of page 1 has no place in the letter as it is read now. Undo it there and mark it again."
    ]
    [mark] = Redaction.objects.standing().filter(source="words")
    undo(case.pk, mark.pk, now(case), LATER, olive)
    assert answer(case).startswith("We awarded 14 [redacted: section 40(2)] grants.")


@pytest.mark.django_db
def test_a_finding_whose_page_was_read_otherwise_meanwhile_is_not_decided_about():
    case, olive = filed(), people.officer()
    name, seen = found(case)[0], case.version
    keep_reading(case, read("letter.txt", letter()), LATER)
    with pytest.raises(ChangedMeanwhile):
        accept(case.pk, name.pk, seen, LATER, olive)
    with pytest.raises(CannotChange, match="not found in the letter any more"):
        accept(case.pk, name.pk, now(case), LATER, olive)
    assert not Redaction.objects.exists()


def test_nothing_is_found_in_the_letters_of_the_archive_and_nobody_had_to_decide(archive):
    assert not GateFinding.objects.exists()
    assert not Release.objects.exclude(second_because="").exists()
    assert set(Publication.objects.values_list("release__foi_request", flat=True)) == set(
        Publication.objects.values_list("foi_request", flat=True)
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("regime", "personal"), [("EIR", "regulation 13(1)"), ("FOISA", "section 38(1)(b)")])
def test_each_finding_is_taken_out_for_the_reason_that_fits_what_it_is_and_the_law(regime, personal):
    case, olive = filed(), people.officer()
    FOIRequest.objects.filter(pk=case.pk).update(regime=regime)
    look(case, AT, hidden=[HiddenData(Place.COMMENTS, "page 1", 1)])
    own = {"filed_letter": case.filed_letters.get(), "page": 1, "found_at": AT, "content_hash": "0"}
    for kind in ("notes laid over the page", "not read as words"):
        GateFinding.objects.create(kind=kind, what=kind, **own)
    accept_all(case.pk, case.version, LATER, olive)
    told = {(row.kind, row.because or row.redactions.get().reason) for row in found(case) if not row.is_open}
    assert told == {
        ("name", personal),
        ("hidden in the file", "on no page of the letter"),
        ("notes laid over the page", "laid over the page, no part of it"),
    }
    [unread] = [row for row in found(case) if row.is_open]
    with pytest.raises(CannotChange, match="Say why"):
        accept(case.pk, unread.pk, now(case), LATER, olive)  # nobody knows what it shows
    page = case.filed_letters.get().reading.pages.get().text
    assert redact_words(case.pk, 1, 0, page.index("\n"), now(case), LATER, olive).reason == personal


def placed(row: Sequence[Cell], at: int) -> tuple[Cell, ...]:
    """The cells of a row of the table on page 2, which begins at that place, each where it stands."""
    cells = []
    for cell in row:
        cells.append(replace(cell, spans=(Span(2, at, at + len(cell.text)),)))
        at += len(cell.text) + 1
    return tuple(cells)


@pytest.mark.django_db
def test_cells_and_links_are_taken_out_and_every_place_after_them_still_fits():
    full, (page_1, page_2) = reading(), PAGES
    table = full.tables[0]
    rows = tuple(placed(row, page_2.index(row[0].text)) for row in (table.header, *table.rows))
    full = replace(full, tables=(replace(table, header=rows[0], rows=rows[1:]),))
    case, olive = stored(without_geometry(full)), people.officer()
    row, label = page_2.index("3\t4"), page_1.index("policy (www")
    redact_words(case.pk, 2, row, row + 1, now(case), LATER, olive, Reason("section 43(2)"))
    redact_words(case.pk, 1, label, label + len("policy"), now(case), LATER, olive, Reason("section 43(2)"))
    case.refresh_from_db()
    with pytest.raises(CannotPublish, match="taken out of table 1 under “2022”, in row 1, can be worked out from the"):
        publish(case, LATER, people.releaser())
    total = page_2.index("3\t4\nYou")
    redact_words(case.pk, 2, total, total + 1, now(case), LATER, olive, Reason("section 43(2)"))
    case.refresh_from_db()
    response = publish(case, LATER, people.releaser()).response
    mark, shown = "[redacted: section 43(2)]", response.tables.get()
    assert shown.rows == [["North", mark, "4"], ["Total", mark, "4"]]
    assert not shown.checks  # the sum would tell the figure
    texts = {page.number: page.text for page in response.pages.all()}
    told = [
        (texts[place["page"]][place["start"] : place["end"]], cell)
        for cells, row_places in zip([shown.header, *shown.rows], shown.places, strict=True)
        for cell, places in zip(cells, row_places, strict=True)
        for place in places
    ]
    assert told
    assert [pair for pair in told if pair[0] != pair[1]] == []
    run = PublishedPart.objects.get(question__response=response, outcome="accessible elsewhere").said[0]
    assert run["text"] == f"It can be found here: Grants {mark} (www.example.org) (page 3)"
    assert [(link["url"], link["label"]) for link in run["links"]] == [("", mark)]
    for passage in PublishedPassage.objects.filter(page__response=response, role="review").select_related("page"):
        assert passage.page.text[passage.start : passage.end] == "You may ask for a review."


@pytest.mark.django_db
def test_a_telephone_number_in_our_own_words_is_decided_about_and_goes_whole_or_not_at_all():
    case, olive = filed(letter("\nPhone: 07700 900123\n")), people.officer()
    accept_all(case.pk, case.version, LATER, olive)
    ours = OwnWords("Grants for H. Ravenscroft, 07700 900999 in 2023", [], {}, (), "")
    changed = change_words(case.pk, ours, now(case), LATER, olive)
    assert reasons_against(changed) == [f"{OUR_WORDS}."]
    look(changed, LATER)
    accept(case.pk, found(case)[-1].pk, now(case), LATER, olive)
    answer(case)
    response = Publication.objects.get(withdrawn_at=None).response
    assert response.title == "Grants for H. Ravenscroft, [redacted: section 40(2)] in 2023"
    other = redacting({1: "Ring 07700 900123 of 2 May."}, {1: [Cut(5, 17)]}, {}, (), ())
    assert other.words("07700 900999, (07700) 900 999 and 07700") == "[redacted], [redacted] and [redacted]"
