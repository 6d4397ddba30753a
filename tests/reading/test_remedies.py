"""What a letter tells at its end of having its answer looked at again answers nothing, in whatever words."""

from __future__ import annotations

import pytest

from documents.reading.letters import read
from documents.reading.shapes import Reading

NUMBERED = """Northam District Council
Our reference: FOI 2025/311
14 August 2025

Dear Ms Poe

You asked us the following on 21 July 2025:

1. How many vans does the Council own?
2. What did they cost in 2024/25?

Our answers are these.

1. The Council owns 14 vans.

2. They cost £12,410 in that year.

{tail}

Yours sincerely
Records Officer
"""
UNNUMBERED = """Southam Hospitals NHS Trust
FOI 4471
6 June 2025

Dear Sir or Madam

Thank you for your request of 9 May 2025. You asked how much the Trust paid for interpreters last year.

In the year to 31 March 2025 the Trust paid £318,774 for interpreters.

{tail}

Yours faithfully
Information Governance Lead
"""
TAILS = {
    "a council that names the officer and the day": (
        "Anyone who feels that we have not dealt with their request as we should can have it gone over once more "
        "by a manager from another service. Write to the Head of Law at the address above by 9 October 2025.",
        "Should that leave you unhappy, the Information Commissioner can consider the matter: Wycliffe House, "
        "Water Lane, Wilmslow, Cheshire SK9 5AF.",
    ),
    "a hospital that writes of falling short": (
        "If this reply falls short of what you hoped for, please tell the Head of Governance within two months, and a "
        "director who took no part in it will look at it afresh.",
        "The Information Commissioner may then be asked to decide whether we have kept to the law.",
    ),
    "a police force with a second decision maker": (
        "Where you feel that the force has handled your request wrongly, you can have a second decision maker go "
        "through it. E-mail disclosure@northam.police.example within 40 working days.",
        "You are free to take your case on to the ICO once that has been done.",
    ),
    "a Scottish council that is required to look again": (
        "You have 40 working days in which to require us to look at our decision again. Your requirement must be in "
        "writing, give an address and say what is wrong with our reply.",
        "Should we not settle things between us, the Scottish Information Commissioner can be applied to within six "
        "months: Kinburn Castle, Doubledykes Road, St Andrews, Fife KY16 9DS.",
    ),
    "a Northern Irish council under the Regulations": (
        "Under regulation 11 you may make representations to us if it appears to you that we have not complied with "
        "the Regulations. They should reach the Chief Executive within 40 working days. The Information Commissioner "
        "can be asked to rule on the matter afterwards.",
    ),
    "a town council whose Mayor arranges it": (
        "Should you wish somebody to check my reply, the Mayor will arrange for two councillors to do so: please write "
        "to the Council within 40 working days.",
        "You can go to the Information Commissioner after that.",
    ),
    "a council that speaks of a challenge": (
        "To challenge this decision, write to the Company Secretary within 40 working days and an internal review will "
        "be carried out. If that leaves you dissatisfied you may take the case to the Information Commissioner.",
    ),
    "a head of its own, and lines of an address": (
        "Having our answer looked at again",
        "Should you think that our reply is mistaken, you may write to the Monitoring Officer, who will go over it.",
        "The officer aims to write back within 20 working days.",
        "If you still disagree with our decision, you may take it to the Information Commissioner at:",
        "Wycliffe House\nWater Lane\nWilmslow SK9 5AF\nTelephone 0303 123 1113",
    ),
    "a Welsh board with somebody senior": (
        "You are welcome to tell us that you disagree with this response; a senior officer will then consider your "
        "complaint within 20 working days.",
        "After that you could ask the Information Commissioner to investigate.",
    ),
    "one with neither review nor complaint in it": (
        "We hope that answers you. If it does not, the Director of Resources would be glad to go back over the matter; "
        "her address is below and she asks to hear within eight weeks.",
        "Beyond that lies the Information Commissioner, who can be reached at Wycliffe House, Wilmslow SK9 5AF.",
    ),
    "a colleague under a question in bold": (
        "Not satisfied?",
        "Tell us why by 3 March 2026 and a colleague who has not seen your request will take a new decision.",
        "The ICO handles complaints about public bodies once our own process has ended.",
    ),
    "a Scottish board under section 20": (
        "You have the right under section 20 of the Freedom of Information (Scotland) Act 2002 to require the Board to "
        "review its decision.",
        "If you remain aggrieved, section 47 lets you apply to the Scottish Information Commissioner.",
    ),
    "a chief constable who writes afterwards": (
        "Our Deputy Chief Constable will hear any complaint you may have about this answer, provided it reaches her "
        "inside two months.",
        "She will write to you with her findings.",
        "Thereafter the Information Commissioner may be approached.",
    ),
    "days within which a colleague looks, and no regulator": (
        "If you would rather somebody else looked at this response, the Deputy Clerk will gladly do it. Please ask "
        "within 40 working days.",
    ),
    "the day first, the wish last": (
        "Please let the Company Secretary know by 1 May 2026 if you want our decision revisited.",
        "Complaints that we cannot resolve go to the Information Commissioner, Wycliffe House, Wilmslow, SK9 5AF.",
    ),
    "what came with the letter, listed before it": (
        "Should you consider our response to be wrong, please ask the Clerk to have it checked.",
        "The Information Commissioner would be able to look into it next.",
    ),
}


def _reading(form: str, *tail: str) -> Reading:
    return read("letter.txt", form.format(tail="\n\n".join(tail)).encode())


def _last(reading: Reading) -> str:
    return "\n".join(part.text for part in reading.questions[-1].parts)


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
def test_the_last_answer_ends_before_it(tail: tuple[str, ...]) -> None:
    assert _last(_reading(NUMBERED, *tail)) == "They cost £12,410 in that year."


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
def test_an_answer_without_number_ends_before_it(tail: tuple[str, ...]) -> None:
    said = _last(_reading(UNNUMBERED, *tail))
    assert said == "In the year to 31 March 2025 the Trust paid £318,774 for interpreters."


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
def test_it_is_kept_as_what_the_letter_says_of_review(tail: tuple[str, ...]) -> None:
    review = _reading(NUMBERED, *tail).review
    kept = " ".join(review.value.split()) if review else ""
    assert all(" ".join(each.split()) in kept for each in tail if each.endswith("."))


REVIEW = "If you are unhappy with this response you may ask for an internal review within 40 working days."
COMMISSIONER = "You can go to the Information Commissioner after that."
TOLD = {
    "a list to look at, with figures": "You may find the numbers in this list: two vans at Northam, and three here.",
    "an appeal against something else": "You may appeal to the Traffic Penalty Tribunal within 28 days of the notice.",
    "a figure under a condition": "If you look again at our reply of 3 May, you see that 9 of the vans were leased.",
    "what the regulator was told": "The Information Commissioner was asked to look into the matter in 2024.",
    "whom else to ask": "You may also wish to ask the Information Commissioner for a copy of the register.",
    "a decision on something else": "If you disagree with a decision on a permit, you can write to the manager.",
    "reviews that were counted": "Anyone who thinks our reply falls short can have it checked. Nine did so in 2024.",
    "words that refuse": "You may complain, but our decision is that the rest is withheld under section 43(2).",
    "fines that are looked at again": "A driver who thinks a fine is wrong can have it looked at by the office.",
    "a request of another sort": "If your request for a permit fails, a manager can be asked to check it.",
    "a register to check by": "You can check the answer against the register, which the Clerk keeps.",
    "another decision of ours": "If you disagree with our decision on your permit, please tell the Parking Manager.",
    "how to ask again": "If you ask again for fewer years, we will consider your request afresh. Please write to us.",
    "a condition on what is told": "If you wish to check our answer, the invoices are published on our website.",
}


@pytest.mark.parametrize("close", [REVIEW, COMMISSIONER])
@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_what_tells_of_the_request_stays_in_the_answer(told: str, close: str) -> None:
    said = _last(_reading(NUMBERED, told, close))
    assert told.split(". ")[-1] in " ".join(said.split())
    assert close not in said


LISTED = "Enclosed:\nDocument 1 – Invoices, March to July 2025\nDocument 2 – Fleet register"


def test_a_list_of_what_came_with_the_letter_is_no_part_of_the_last_answer() -> None:
    form = NUMBERED.replace("14 vans.", "14 vans: see Document 2.").replace("that year.", "that year (Document 1).")
    reading = _reading(form, LISTED, REVIEW)
    assert _last(reading) == "They cost £12,410 in that year (Document 1)."
    assert [each.label for each in reading.documents] == ["Document 2", "Document 1"]


def test_a_list_that_nothing_above_tells_of_stays_in_the_answer() -> None:
    assert "Fleet register" in _last(_reading(NUMBERED, LISTED, REVIEW))
