"""A PDF letter that hides a word in many places at once: accepted and published, the public copy has nothing of it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from django.conf import settings
from django.core import serializers

from requests.filing import take_in_and_file
from requests.gate.deciding import accept_all
from requests.gate.pictures import look_at_pictures
from requests.models import PUBLIC_MODELS
from requests.publication import publish
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.gated_letters import LINES
from tests.acts.publishing_by_hand import LATER
from tests.clearing.hiding_places import font_saying, redrawn, stream
from tests.clearing.hiding_sheets import CANARY
from tests.clearing.pdfs import PdfPage, pdf_of, words

SHOWN = [
    line.replace("Zyxanthe Quillfeather", "the office").replace("Z. Quillfeather", "it")
    for line in LINES
    if not line.startswith(("Name:", "Email:", "Dear"))
]
LETTER = "".join(words(line, y=800 - 20 * at) for at, line in enumerate(SHOWN))
HIDDEN = (
    words(CANARY, y=195) + "\nq 0 g 60 190 300 20 re f Q\n",
    words(CANARY, y=170, before="1 g"),
    words(CANARY, y=150, before="0.9 g"),
    words(CANARY, y=130, before="3 Tr"),
    words(CANARY, y=110, size=1),
    words(CANARY, x=900),
    f"\nq 0 0 5 5 re W n {words(CANARY, y=90)} Q\n",
    f"\n/Span << /Alt ({CANARY}) >> BDC {words('15', y=70)} EMC\n",
    words("Gmrwyjohsczn", y=50).replace("F1", "Own"),
)
NOTES = (
    f"<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents ({CANARY}) >>",
    f"<< /Type /Annot /Subtype /Link /Rect [10 10 30 30] /Contents ({CANARY})"
    f" /A << /S /URI /URI (mailto:{CANARY}@a.example) >> >>",
)
CATALOGUE = (
    f"/Metadata 6 0 R /StructTreeRoot << /K 7 0 R >> /Dests << /{CANARY} [8 0 R /Fit] >> /{CANARY} ({CANARY})"
    f" /PageLabels << /Nums [0 << /P ({CANARY}) >>] >> /Outlines 8 0 R"
)


def hiding() -> bytes:
    """The letter, with an earlier state that showed the word, and the word after its end."""
    objects = (
        *font_saying(dict(zip("Gmrwyjohsczn", CANARY, strict=True))),
        stream(CANARY, "/Type /Metadata /Subtype /XML"),
        f"<< /S /Figure /Alt ({CANARY}) >>",
        "<< /Type /Outlines /First 9 0 R /Last 9 0 R /Count 1 >>",
        f"<< /Title ({CANARY}) /Parent 8 0 R >>",
    )
    first = pdf_of(PdfPage(words(CANARY, y=220), notes=NOTES), objects=objects, catalogue=CATALOGUE)
    return redrawn(first, LETTER + "".join(HIDDEN)) + f"% {CANARY}\n{CANARY}".encode()


@pytest.mark.django_db
def test_accepted_and_published_nothing_that_a_pdf_hides_is_in_the_public_copy():
    filed = take_in_and_file("letter.pdf", hiding(), AT, people.officer())
    case = filed.foi_request
    assert case is not None, filed.why
    look_at_pictures(AT)
    accept_all(case.pk, case.version, AT, people.officer())
    case.refresh_from_db()
    made = publish(case, LATER, people.releaser())
    public = serializers.serialize("json", [row for model in PUBLIC_MODELS for row in model._default_manager.all()])
    copy = Path(settings.FOI_PUBLISHED) / made.response.letter_file
    with pdfium.PdfDocument(copy) as pdf:
        kept = "".join(page.get_textpage().get_text_range() for page in pdf) + copy.read_text(errors="replace")
    assert "We awarded 14 grants in 2023" in public
    assert "We awarded 14 grants in 2023" in kept
    assert CANARY.casefold() not in (public + kept).casefold()
