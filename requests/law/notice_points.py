"""What a letter that refuses anything has to say, and what it had better say, with words to add where it does not.

`requests.law.notices` lists what the law asks of a notice under one provision; here are the points that can be looked
for in a letter. Three weights: what the Act or the Regulations ask, what the Code of Practice under section 45 asks,
and what the regulator advises.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from requests.law.regimes import Regime


class Weight(StrEnum):
    """Who asks for it."""

    LAW = "asked by the law"
    CODE = "asked by the Code of Practice"
    ADVICE = "good practice"


class Point(StrEnum):
    """What is looked for."""

    IN_TIME = "in time"
    PROVISION = "provision"
    LIMB = "limb"
    REASONS = "reasons"
    PUBLIC_INTEREST = "public interest"
    UNFINISHED = "who finishes it, and when"
    FEES = "fees regulations"
    REVIEW = "review"
    WINDOW = "time to ask for a review"
    REGULATOR = "regulator"
    CONTACT = "regulator's address"


@dataclass(frozen=True, slots=True)
class NoticePoint:
    """One thing to say. `asked_by`: "Section 17(7)(a)". `to_add`: words to start from, with … where only they know."""

    point: Point
    weight: Weight
    asked_by: str
    words: str
    to_add: str

    @property
    def is_of_rights(self) -> bool:
        """Whether a letter says it once, of how to have it looked at again."""
        return self.point in (Point.REVIEW, Point.WINDOW, Point.REGULATOR, Point.CONTACT)


def of_letter(regime: Regime) -> tuple[NoticePoint, ...]:
    """What a letter says once, however much it refuses."""
    return _OF_LETTER[regime]


def of_part(regime: Regime, point: Point) -> NoticePoint:
    """What is said of each part that is refused. Raises KeyError for a point that is the letter's."""
    return _OF_PART[regime][point]


_COMPLAIN = (
    "If you are still dissatisfied after that review, you have the right to complain to the Information Commissioner "
)
_ICO = "Write to the Information Commissioner’s Office, …, or use its website, ico.org.uk."
_WITHIN = "You may ask for an internal review within 40 working days of the date of this letter."
_ASK = (
    "If you are dissatisfied with this response, you may ask for an internal review. Write to …, giving our reference."
)

_OF_LETTER: dict[Regime, tuple[NoticePoint, ...]] = {
    Regime.FOIA: (
        NoticePoint(Point.IN_TIME, Weight.LAW, "Section 10(1)", "In time", ""),
        NoticePoint(
            Point.REVIEW, Weight.LAW, "Section 17(7)(a)", "How to complain to the office of its handling", _ASK
        ),
        NoticePoint(
            Point.WINDOW, Weight.CODE, "Section 45 Code, 5.3", "Within what time a review may be asked for", _WITHIN
        ),
        NoticePoint(
            Point.REGULATOR, Weight.LAW, "Section 17(7)(b)", "The right to complain to the Information Commissioner",
            f"{_COMPLAIN}under section 50 of the Act.",
        ),
        NoticePoint(
            Point.CONTACT, Weight.ADVICE, "Commissioner’s guidance on section 17", "How to reach the Commissioner", _ICO
        ),
    ),
    Regime.EIR: (
        NoticePoint(Point.IN_TIME, Weight.LAW, "Regulation 14(2)", "In time", ""),
        NoticePoint(
            Point.REVIEW, Weight.LAW, "Regulation 14(5)(a)", "The right to make representations to the office",
            "If you are dissatisfied with this response, you may make representations to us under regulation 11. "
            "Write to …, giving our reference.",
        ),
        NoticePoint(
            Point.WINDOW, Weight.ADVICE, "Regulation 11(2)", "Within what time they may be made",
            "You may do so within 40 working days of the date of this letter.",
        ),
        NoticePoint(
            Point.REGULATOR, Weight.LAW, "Regulation 14(5)(b)", "The right to complain to the Information Commissioner",
            f"{_COMPLAIN}under regulation 18 of the Regulations.",
        ),
        NoticePoint(Point.CONTACT, Weight.ADVICE, "Commissioner’s guidance", "How to reach the Commissioner", _ICO),
    ),
    Regime.FOISA: (
        NoticePoint(Point.IN_TIME, Weight.LAW, "Section 10(1)", "In time", ""),
        NoticePoint(
            Point.REVIEW, Weight.LAW, "Section 19(a)", "How to complain to the authority of its handling",
            "If you are dissatisfied with this response, you may ask us for a review. Write to …, with our reference.",
        ),
        NoticePoint(
            Point.WINDOW, Weight.ADVICE, "Section 20(5)", "Within what time a review may be asked for",
            "You may ask for a review within 40 working days of receiving this letter.",
        ),
        NoticePoint(
            Point.REGULATOR, Weight.LAW, "Section 19(b)", "The right to apply to the Scottish Information Commissioner",
            "If you are still dissatisfied after that review, you have the right to apply to the Scottish Information "
            "Commissioner for a decision, under section 47 of the Act.",
        ),
        NoticePoint(
            Point.CONTACT, Weight.ADVICE, "Commissioner’s guidance", "How to reach the Commissioner",
            "Write to the Scottish Information Commissioner, …, or use the Commissioner’s website.",
        ),
    ),
}  # fmt: skip

_LIMB = "Section …(…) applies."
_REASONS = "It applies because …"
_WEIGHED = (
    "For giving the information: …. For keeping it back: …. The public interest in keeping it back outweighs the "
    "public interest in giving it, because …."
)
_OF_PART: dict[Regime, dict[Point, NoticePoint]] = {
    Regime.FOIA: {
        Point.PROVISION: NoticePoint(
            Point.PROVISION, Weight.LAW, "Section 17(1)(b)", "Which exemption is relied on",
            "This information is exempt under section … of the Freedom of Information Act 2000.",
        ),
        Point.LIMB: NoticePoint(
            Point.LIMB, Weight.ADVICE, "Section 17(1)(b)", "Which part of the section is relied on", _LIMB
        ),
        Point.REASONS: NoticePoint(
            Point.REASONS, Weight.LAW, "Section 17(1)(c)", "Why it applies, unless that is plain", _REASONS
        ),
        Point.PUBLIC_INTEREST: NoticePoint(
            Point.PUBLIC_INTEREST, Weight.LAW, "Section 17(3)", "How the public interest was weighed",
            _WEIGHED,
        ),
        Point.FEES: NoticePoint(
            Point.FEES, Weight.ADVICE, "Commissioner’s guidance on section 17", "The Regulations that set the limit",
            "The limit is set by the Freedom of Information and Data Protection (Appropriate Limit and Fees) "
            "Regulations 2004.",
        ),
    },
    Regime.EIR: {
        Point.PROVISION: NoticePoint(
            Point.PROVISION, Weight.LAW, "Regulation 14(3)(a)", "Which exception is relied on",
            "This information is excepted under regulation … of the Environmental Information Regulations 2004.",
        ),
        Point.LIMB: NoticePoint(
            Point.LIMB, Weight.LAW, "Regulation 14(3)(a)", "Which part of the regulation is relied on",
            "Regulation 12(…)(…) applies.",
        ),
        Point.REASONS: NoticePoint(Point.REASONS, Weight.LAW, "Regulation 14(3)", "The reasons", _REASONS),
        Point.UNFINISHED: NoticePoint(
            Point.UNFINISHED, Weight.LAW, "Regulation 14(4)", "Who else prepares it, and when it is finished, if known",
            "It is being prepared by …, and is expected to be finished by ….",
        ),
        Point.PUBLIC_INTEREST: NoticePoint(
            Point.PUBLIC_INTEREST, Weight.LAW, "Regulation 14(3)(b)", "How the public interest was weighed",
            _WEIGHED,
        ),
    },
    Regime.FOISA: {
        Point.PROVISION: NoticePoint(
            Point.PROVISION, Weight.LAW, "Section 16(1)(c)", "Which exemption is claimed",
            "This information is exempt under section … of the Freedom of Information (Scotland) Act 2002.",
        ),
        Point.LIMB: NoticePoint(
            Point.LIMB, Weight.ADVICE, "Section 16(1)(c)", "Which part of the section is claimed", _LIMB
        ),
        Point.REASONS: NoticePoint(
            Point.REASONS, Weight.LAW, "Section 16(1)(d)", "Why it applies, unless that is plain", _REASONS
        ),
        Point.PUBLIC_INTEREST: NoticePoint(
            Point.PUBLIC_INTEREST, Weight.LAW, "Section 16(2)", "How the public interest was weighed",
            _WEIGHED,
        ),
    },
}  # fmt: skip
