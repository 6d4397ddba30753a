"""What is typed into drafts, notes, lists and wordings and not saved: there again for whoever typed it."""

from __future__ import annotations

import html

import pytest
from django.utils import timezone

from requests.cases.drafts import draft_letter
from requests.cases.typing_kept import forget_typing
from requests.models import KeptTyping, Topic
from requests.models.correspondence import CorrespondenceKind
from tests import people
from tests.web.casework import AT, logged
from tests.web.staff import signed_in

HALF = "Half a sentence of"


@pytest.mark.django_db
def test_what_was_typed_into_a_form_is_there_again_until_it_is_saved():
    case, ada = logged(), people.administrator()
    draft = draft_letter(case.pk, CorrespondenceKind.ACKNOWLEDGEMENT, 1, AT, ada)
    topic = Topic.objects.create(name="Horses", slug="horses", words="horse")
    page, lists = f"/staff/cases/{case.pk}/", "/staff/administration/"
    forms = (  # where it is sent, where it is shown, what is typed, what is kept of the version
        (f"{page}drafts/{draft.pk}/", f"{page}drafts/{draft.pk}/", {"version": 1, "text": HALF}),
        (f"{page}notes/", page, {"text": HALF}),
        (f"{lists}letters/answer/", f"{lists}letters/answer/", {"version": 0, "words": HALF + " {reference}"}),
        (f"{lists}topics/{topic.pk}/", f"{lists}topics/{topic.pk}/", {"name": "Horses", "words": HALF, "order": 1}),
        (f"{lists}people/new/", f"{lists}people/new/", {"first_name": HALF, "new_password": "a secret of mine"}),
    )
    client, other = signed_in(ada), signed_in(people.second_officer())
    for sent_to, shown_on, typed in forms:
        assert client.post(sent_to, typed | {"typing": "keep"}).status_code == 204, sent_to
        again = html.unescape(signed_in(ada).get(shown_on).text)  # after signing in anew
        assert ("did not save" in again, HALF in again, "data-kept" in again) == (True, True, True), sent_to
        assert HALF not in other.get(shown_on).text
        assert client.post(sent_to, {"typing": "drop"}).status_code == 302
        assert HALF not in client.get(shown_on).text
        client.post(sent_to, typed | {"typing": "keep"})
    assert "secret" not in str(list(KeptTyping.objects.values_list("typed")))
    for sent_to, _, typed in forms[:3]:
        assert client.post(sent_to, typed).status_code == 302, sent_to
    assert set(KeptTyping.objects.values_list("form", flat=True)) == {f"list topics {topic.pk}", "list people new"}
    client.post(forms[1][0], {"text": HALF, "typing": "keep"})
    case.refresh_from_db()
    case.stage, case.outcome, case.ended_on = "closed", "Withdrawn", case.received_on
    case.save()
    forget_typing(timezone.now())
    assert not KeptTyping.objects.filter(case=case).exists()
