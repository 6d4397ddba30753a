"""Files that hide something in every way we know, all with one letter: of what is accepted no word is published."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core import serializers

from documents.clearing.found import FoundKind
from documents.clearing.hiding.places import Place
from requests.errors import CannotChange
from requests.filing import take_in_and_file
from requests.gate.choosing import Wanted, choose
from requests.gate.deciding import accept, accept_all, reject
from requests.models import PUBLIC_MODELS, GateFinding
from requests.models.sheet_choice import Chosen
from requests.publication import publish
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import LATER
from tests.clearing.canaries import letter
from tests.clearing.hiding_looks import COVERED
from tests.clearing.hiding_open_looks import OPEN_COVERED
from tests.clearing.hiding_places import OTHERS, WORD
from tests.clearing.hiding_sheets import CANARY, SPREADSHEETS, VISIBLE
from tests.message_files import mail

FILES = [
    (f"{at}.{name.rsplit('.')[-1]}", content)
    for at, (place, (name, content)) in enumerate([*SPREADSHEETS.values(), *WORD.values(), *OTHERS.values()])
    if name.endswith((".xlsx", ".docx", ".odt")) and place is not Place.UNSEARCHED
]
FILES += [(f"{at}-{name}", content) for at, (name, content) in enumerate([*COVERED.values(), *OPEN_COVERED.values()])]


@pytest.mark.django_db
def test_accepted_and_published_nothing_hidden_is_in_the_public_copy():
    filed = take_in_and_file("letter.eml", mail(letter().decode(), *FILES), AT, people.officer())
    case = filed.foi_request
    assert case is not None, filed.why
    accept_all(case.pk, case.version, AT, people.officer())
    for row in GateFinding.objects.undecided():
        case.refresh_from_db()
        if row.kind == FoundKind.UNREAD:  # rules that may hide cells: which, cannot be told
            with pytest.raises(CannotChange, match="cannot be told"):
                accept(case.pk, row.pk, case.version, AT, people.officer())
            reject(case.pk, row.pk, "Nothing is hidden.", case.version, AT, people.officer())
            continue
        choose(case.pk, row.page or 0, Wanted(Chosen.ALL), case.version, AT, people.officer())
    case.refresh_from_db()
    publish(case, LATER, people.releaser())
    public = serializers.serialize("json", [row for model in PUBLIC_MODELS for row in model._default_manager.all()])
    kept = "".join(
        path.read_text(errors="replace") for path in Path(settings.FOI_PUBLISHED).rglob("*") if path.is_file()
    )
    assert public.count(VISIBLE) >= len(FILES) / 3  # Word and OpenDocument letters came with it
    assert public.count("Grants") >= len(FILES) / 3
    assert CANARY.casefold() not in (public + kept).casefold()
