"""Completing a draft: what it lacks is given once."""

from __future__ import annotations

import pytest

from requests.errors import NotADraft
from requests.filed_letters import Completion, complete
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import published

pytestmark = pytest.mark.django_db


def test_what_is_filed_keeps_its_particulars_and_its_address():
    foi_request = published().foi_request
    other = Completion("FOI 9999/24", foi_request.received_on, foi_request.answered_on, questions_are_right=False)
    with pytest.raises(NotADraft):
        complete(foi_request.pk, other, foi_request.version, AT, people.officer())
    foi_request.refresh_from_db()
    assert (foi_request.reference, foi_request.slug) == ("FOI 0123/24", "0123-24")
