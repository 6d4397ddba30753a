"""Whatever words are kept of a case, whoever wrote them: no page of the staff takes them for markup."""

from __future__ import annotations

import pytest
from django.apps import apps

from tests import people
from tests.web.hostile import spoilt
from tests.web.markup import parsed
from tests.web.staff import signed_in
from tests.web.staff_addresses import GETS
from tests.web.test_hostile_markup import HARM, assert_is_ours
from tests.web.test_staff_access import keys  # noqa: F401  a fixture


@pytest.mark.uncounted
def test_no_page_of_the_staff_takes_words_for_markup(keys):  # noqa: F811
    member = people.administrator()
    fields = spoilt(apps.get_models(), HARM)
    assert len([each for each in fields if not each.startswith("Published")]) >= 40
    member.refresh_from_db()  # the session is bound to it
    administrator = signed_in(member)
    shown = 0
    for address in GETS:
        if "{" not in address:
            continue
        answer = administrator.get(address.format(**keys))
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            assert_is_ours(answer)
            shown += "onclick=alert" in parsed(answer).one("main").text
    assert shown >= 30
