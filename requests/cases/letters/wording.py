"""The wording of short letters and of the rights under an answer: built in, or the office's own.

Words are plain text with placeholders such as {reference}. What depends on the law or the case, as the sentence with
the last day, is one placeholder: an office can put it elsewhere, and what it says stays right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from requests.errors import CannotChange, ChangedMeanwhile
from requests.law.notice_points import Point
from requests.law.regimes import Regime
from requests.models import LetterWording, Person
from requests.particulars import listed

BUILT_IN = settings.BASE_DIR / "templates" / "case_letters"
PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
STRAY = re.compile(r"[{}]")
RIGHTS = "rights"
TO_RIGHTS = {  # what a letter may lack of the rights: in placeholders, so that the day and the address are right
    Point.REVIEW: "{how to ask}. {where to write}, giving our reference.",
    Point.WINDOW: "Ask for a review within {time to ask} of the date of this letter, that is by {last day to ask}.",
    Point.REGULATOR: "{regulator}",
}
ICO = "The Information Commissioner’s Office can be reached by its website, ico.org.uk."
SCOTTISH = "The Scottish Information Commissioner can be reached by the Commissioner’s website, www.foi.scot."


@dataclass(frozen=True, slots=True)
class Worded:
    """A letter with a wording. `example`: every placeholder with what may stand there. `needs`: those it must have."""

    name: str
    title: str
    example: Mapping[str, str]
    needs: tuple[str, ...] = ()

    @property
    def built_in(self) -> str:
        """Our own words."""
        return (BUILT_IN / f"{self.name}.txt").read_text(encoding="utf-8").strip()


CASE = {"reference": "FOI 0012/26", "received": "1 June 2026", "office": "Northshire OPCC"}
REVIEWED = {
    "reference": "REV 0003/26", "office": "Northshire OPCC", "request reviewed": "FOI 0012/26",
    "review asked for": "6 July 2026",
}  # fmt: skip
LAW = {"by law": " (section 1(3) of the Freedom of Information Act 2000)"}
WORDED = {
    each.name: each
    for each in (
        Worded(
            "acknowledgement", "Acknowledgement",
            {
                **CASE, "kind": "request for information",
                "law and time": "We are handling it under the Freedom of Information Act 2000. We will answer "
                "promptly, and by 30 June 2026 at the latest, the twentieth working day after it came.",
            },
            ("reference",),
        ),
        Worded(
            "clarification", "Clarification",
            {**CASE, **LAW, "questions": "Question 2: “All information about horses.”\n- Which period do you mean?"},
            ("reference", "questions"),
        ),
        Worded(
            "extension", "Extension for the public interest",
            {
                **CASE, "exemptions": "section 31(1)(a)", "estimated day": "28 July 2026",
                "first day due": "30 June 2026",
            },
            ("reference", "exemptions", "estimated day"),
        ),
        Worded(
            "environmental_extension", "Extension under the Environmental Information Regulations",
            {**CASE, "due": "27 July 2026"}, ("reference", "due"),
        ),
        Worded(
            "fees_notice", "Fees notice",
            {
                **CASE, "by law": " (section 9 of the Freedom of Information Act 2000)",
                "time to pay": "three months beginning with the day", "last day to pay": "31 August 2026",
            },
            ("reference", "last day to pay"),
        ),
        Worded(
            "transfer", "Transfer",
            {
                **CASE,
                "what is handed on": "We do not hold the information you ask for in question 2. It is held by "
                "Northshire Police, and not on our behalf.\n\nYou agreed on 8 June 2026 that we transfer this question "
                "to them. We are doing so now.",
            },
            ("reference", "what is handed on"),
        ),
        Worded("answer", "E-mail with an answer", {**CASE, "documents": ", with 2 documents"}, ("reference",)),
        Worded(
            "review_acknowledgement", "Acknowledgement of a review",
            {
                **REVIEWED,
                "time to answer": "We aim to tell you the outcome by 3 August 2026, within 20 working days of "
                "receiving your request for a review. If it takes longer we will tell you by when, and why.",
                "accepted late": " You asked for it after 29 June 2026, the last of the 40 working days for that. We "
                "accepted it all the same.",
                "complained of": "You asked us to look at this:\n- Question 2: more is held than was found.",
            },
            ("reference", "time to answer"),
        ),
        Worded("review_outcome", "E-mail with the outcome of a review", REVIEWED, ("reference",)),
        Worded(
            "review_extension", "More time for a review",
            {**REVIEWED, "due": "31 August 2026", "reasons": "Others have to be asked."}, ("reference", "due"),
        ),
        Worded(
            "review_not_accepted", "A review that is not accepted",
            {
                **REVIEWED, "last day to ask": "1 July 2026", "reasons": "The records were destroyed on 30 June 2026.",
                "complaint": "If you are dissatisfied with this, you have the right to complain to the Information "
                "Commissioner under section 50 of the Act.",
            },
            ("reference", "reasons", "complaint"),
        ),
        Worded("access_clarification", "Subject access: clarification", CASE, ("reference",)),
        Worded("access_identity", "Subject access: proof of identity", CASE, ("reference",)),
        Worded(
            "access_extension", "Subject access: extension",
            {**CASE, "due": "1 September 2026", "reasons": "There are many records."}, ("reference", "due", "reasons"),
        ),
        Worded(
            RIGHTS, "Rights under every answer",
            {
                "how to ask": "You may ask us to look again at how we dealt with your request, by an internal review",
                "time to ask": "40 working days", "last day to ask": "24 August 2026",
                "where to write": "Write to the Data Protection Officer at the above address, or e-mail "
                "foi@northshire.example",
                "answered within": "We aim to answer within 20 working days of receiving it.",
                "regulator": "If you are still dissatisfied after that, you have the right to complain to the "
                "Information Commissioner under section 50 of the Act.",
            },
        ),
    )
}  # fmt: skip


def words_of(name: str) -> str:
    """The wording in use."""
    own = LetterWording.objects.filter(name=name).values_list("words", flat=True).first()
    return own or WORDED[name].built_in


def filled(words: str, values: Mapping[str, str]) -> str:
    """The words with each placeholder's value. What a letter has no value for is left out."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1].strip(), ""), words)


def letter_words(name: str, values: Mapping[str, str]) -> str:
    """A letter in the wording in use, as a draft begins."""
    return filled(words_of(name), values).strip() + "\n"


def problems(worded: Worded, words: str) -> Iterator[str]:
    """What is wrong with a wording."""
    used = [found.strip() for found in PLACEHOLDER.findall(words)]
    if unknown := [f"{{{name}}}" for name in dict.fromkeys(used) if name not in worded.example]:
        yield f"This letter has no {listed(unknown)}. Use the placeholders beside it, as they are written there."
    if STRAY.search(PLACEHOLDER.sub("", words)):
        yield "A brace stands alone: a placeholder begins with { and ends with } on the same line."
    if left := [f"{{{name}}}" for name in worded.needs if name not in used]:
        yield f"The letter has to say {listed(left)}."


@transaction.atomic
def keep_wording(name: str, words: str, version: int, at: datetime, by: Person) -> LetterWording:
    """The office's words from now on. `version`: as seen, 0 for ours. Raises ChangedMeanwhile and CannotChange."""
    words = words.replace("\r\n", "\n").strip()
    if wrong := list(problems(WORDED[name], words)):
        raise CannotChange(" ".join(wrong))
    kept = _seen(name, version) or LetterWording(name=name, version=0)
    kept.words, kept.version, kept.changed_at, kept.changed_by = words, kept.version + 1, at, by
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as raced:
        raise ChangedMeanwhile(LetterWording.objects.get(name=name)) from raced
    return kept


@transaction.atomic
def back_to_built_in(name: str, version: int) -> None:
    """Use our words again. Raises ChangedMeanwhile."""
    if kept := _seen(name, version):
        kept.delete()


def _seen(name: str, version: int) -> LetterWording | None:
    kept = LetterWording.objects.select_for_update().filter(name=name).first()
    if (kept.version if kept else 0) != version:
        raise ChangedMeanwhile(kept)
    return kept


def sentence_for(point: Point, regime: Regime) -> str | None:
    """What the rights under an answer would gain by it; None for a point that is not one of theirs."""
    if point is Point.CONTACT:
        return SCOTTISH if regime is Regime.FOISA else ICO
    return TO_RIGHTS.get(point)


def add_to_rights(sentence: str, at: datetime, by: Person) -> None:
    """Put a sentence at the end of the office's own words for the rights; once, however often it is asked for."""
    with transaction.atomic():
        kept = LetterWording.objects.select_for_update().filter(name=RIGHTS).first()
        words = kept.words if kept else WORDED[RIGHTS].built_in
        if sentence not in words:
            keep_wording(RIGHTS, f"{words}\n\n{sentence}", kept.version if kept else 0, at, by)
