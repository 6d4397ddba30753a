"""What a review discloses in other files than PDFs is filed with its letter, cleared like it and shown with it."""

from __future__ import annotations

import pytest

from requests.cases.drafts import draft_letter
from requests.cases.letters.documents import NewDocument
from requests.cases.letters.filed_outcomes import file_outcomes
from requests.cases.letters.left import posted
from requests.cases.letters.ready import make_ready
from requests.gate.choosing import Wanted, choose
from requests.gate.deciding import accept_all
from requests.models import Case, FOIRequest, InternalReview, PublishedPage, PublishedTable
from requests.models.correspondence import CorrespondenceKind
from requests.models.sheet_choice import Chosen
from requests.publication import publish, reasons_against
from requests.reviews.deciding import conclude, decide, not_in_dispute_rest
from requests.reviews.disclosing import disclose
from tests import people
from tests.acts.answering_by_hand import office
from tests.acts.test_reviews import AT, BETTER, opened
from tests.message_files import sheet, xlsx
from tests.word_files import docx, para, run, table

pytestmark = pytest.mark.django_db

WORD = docx(para(run("All the horses of the office")) + table(("Horse", "Age"), ("Rowan", "9")))
BOOK = xlsx({"Costs": sheet(["Year", "Hay", "Vet"], ["2024", "12", "99"])})


def test_documents_of_any_kind_are_filed_cleared_and_shown_with_the_outcome():
    office()
    review, by = opened(), people.dpo()
    row = review.decisions.earliest("order")
    decide(review.pk, row.pk, BETTER, 1, AT, by)
    not_in_dispute_rest(review.pk, AT, by)
    for name, content, because in [
        ("horses.docx", WORD, ""),
        ("costs.xlsx", BOOK, "They asked for it as one."),
        ("stables.csv", b"Stable,Boxes\nNorth <b>,=4\n", ""),
    ]:
        disclose(review.pk, NewDocument(name, content, name.partition(".")[0], row.question_id, because), AT, by)
    conclude(review.pk, review.case.version, AT, by)
    draft = draft_letter(review.case_id, CorrespondenceKind.REVIEW, review.case.version + 1, AT, by)
    make_ready(draft.pk, AT, by)
    posted(draft.pk, AT, AT, by)
    assert (file_outcomes(AT), file_outcomes(AT)) == (1, 0)
    outcome = InternalReview.objects.get().outcome
    filed = outcome.filed_letters.get()
    assert (filed.letter.format, filed.letter.name, filed.kind) == ("email", "REV-0001-24.eml", "review outcome")
    [waiting] = [why for why in reasons_against(outcome) if "sheet of a spreadsheet" in why]
    on = filed.reading.as_read.pages
    [costs] = [page.number for page in on if page.sheet]
    assert waiting.endswith(f"on page {costs}.")
    choose(outcome.pk, costs, Wanted(Chosen.RANGES, "A1:B2"), outcome.version, AT, people.officer())
    outcome.refresh_from_db()
    accept_all(outcome.pk, outcome.version, AT, people.officer())
    response = publish(FOIRequest.objects.get(pk=outcome.pk), AT, people.releaser()).response
    shown = {each["label"]: each["pages"] for each in response.attachments}
    assert set(shown) == {"Document 1", "Document 2", "Document 3"}
    words = {page.number: page.text for page in PublishedPage.objects.filter(response=response)}
    said = ["\n".join(words[number] for number in shown[f"Document {at}"]) for at in (1, 2, 3)]
    assert ("All the horses" in said[0], "Rowan\t9" in said[0]) == (True, True)
    assert ("2024\t12" in said[1], "99" in "".join(words.values())) == (True, False)
    assert "North <b>\t" in said[2]
    assert ["Year", "Hay"] in [each.header for each in PublishedTable.objects.filter(response=response)]
    assert Case.objects.get(review=review).stage == "sent"
