"""What a notice of refusal has to say, thing by thing, each with the provision that asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from requests.law.provisions import parse
from requests.law.regimes import Regime
from requests.law.shapes import PublicInterest, label


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """One thing a notice has to say. `provision` asks for it: "Section 17(1)(b)"."""

    provision: str
    words: str


def refusal_notice(regime: Regime, provision: str, public_interest: PublicInterest) -> tuple[NoticeItem, ...]:
    """What a notice has to say that relies on this provision of that law, in the law's own order.

    Empty where the law asks for no notice: EIR reg 14(1) is about regulations 12(1) and 13(1) alone.
    """
    found = parse(provision)
    number = found[0].number if found else ""
    match regime:
        case Regime.FOIA:
            said = _foia(number, public_interest)
        case Regime.EIR:
            said = _eir(number, provision, public_interest)
        case Regime.FOISA:
            said = _foisa(number, public_interest)
    return tuple(NoticeItem(label(regime, asked_by), words) for asked_by, words in said)


_Said = tuple[tuple[str, str], ...]


def _foia(number: str, public_interest: PublicInterest) -> _Said:
    if number in ("12", "14"):
        return ("17(5)", f"That the office relies on section {number}."), *(_AGAIN if number == "14" else ()), *_RIGHTS
    return *_EXEMPTION, *_weighing(public_interest, "17(3)", _FOIA_WEIGHING), *_RIGHTS


def _eir(number: str, provision: str, public_interest: PublicInterest) -> _Said:
    if number not in ("12", "13"):
        return ()
    unfinished = _UNFINISHED if provision in ("12", "12(4)", "12(4)(d)") else ()
    weighing = _weighing(public_interest, "14(3)(b)", "what was considered in weighing the public interest.")
    return *_EXCEPTION, *weighing, *unfinished, *_EIR_RIGHTS


def _foisa(number: str, public_interest: PublicInterest) -> _Said:
    if number in _FOISA_OWN:
        return *_FOISA_OWN[number], *_FOISA_RIGHTS
    return *_FOISA_EXEMPTION, *_weighing(public_interest, "16(2)", _FOISA_WEIGHING), *_FOISA_RIGHTS


def _weighing(public_interest: PublicInterest, asked_by: str, words: str) -> _Said:
    """The public interest, where it has to be weighed, or may have to be."""
    match public_interest:
        case PublicInterest.WEIGHED:
            return ((asked_by, words[:1].upper() + words[1:]),)
        case PublicInterest.UNDETERMINED:
            return ((asked_by, f"Where the part relied on asks for it: {words}"),)
        case PublicInterest.NOT_WEIGHED:
            return ()


# FOIA s.17(1), (4), (7). Subsection (7) is asked of notices under (1), (3) and (5) alike.
_EXEMPTION: _Said = (
    ("17(1)(a)", "That the office relies on an exemption."),
    ("17(1)(b)", "Which exemption it is."),
    (
        "17(1)(c)",
        "Why it applies, unless that is plain or saying it would give away what is exempt: section 17(4).",
    ),
)
_FOIA_WEIGHING = (
    "why the public interest in keeping the information back outweighs the public interest in giving it. This may "
    "follow in a second notice within a reasonable time; the first then says when it is expected: section 17(2)."
)
_AGAIN: _Said = (
    ("17(6)", "No notice is needed where an earlier request got one and it would be unreasonable to expect another."),
)
_RIGHTS: _Said = (
    ("17(7)(a)", "How the office deals with complaints about its handling of requests, or that it has no procedure."),
    ("17(7)(b)", "The right to complain to the Information Commissioner under section 50."),
)

# EIR reg 14: the refusal is made in writing, (1).
_EXCEPTION: _Said = (
    ("14(3)", "The reasons, in writing: regulation 14(1)."),
    ("14(3)(a)", "Which exception under regulation 12(4), 12(5) or 13 is relied on."),
)
_UNFINISHED: _Said = (
    ("14(4)", "For unfinished material, if known: who else is preparing it, and when it will be finished."),
)
_EIR_RIGHTS: _Said = (
    ("14(5)(a)", "The right to ask the office to look at it again, under regulation 11."),
    ("14(5)(b)", "The right to complain to the Information Commissioner and to appeal, under regulation 18."),
)

# FOISA ss.16 to 19. Section 18(2): a notice that neither confirms nor denies leaves out 16(1)(a) and 16(2).
_FOISA_CLAIM: _Said = (
    ("16(1)(b)", "That the authority claims an exemption."),
    ("16(1)(c)", "Which exemption it is."),
    (
        "16(1)(d)",
        "Why it applies, unless that is plain or saying it would give away what is exempt: section 16(3).",
    ),
)
_FOISA_EXEMPTION: _Said = (("16(1)(a)", "That the authority holds the information."), *_FOISA_CLAIM)
_FOISA_WEIGHING = "why the public interest in keeping the information back outweighs the public interest in giving it."
_FOISA_OWN: dict[str, _Said] = {
    "12": (("16(4)", "That the authority relies on section 12(1)."),),
    "14": (
        ("16(5)", "That the authority relies on section 14. Not where an earlier request got such a notice already "
                  "and it would be unreasonable to expect another."),
    ),
    "17": (("17(1)", "That the authority does not hold the information."),),
    "18": _FOISA_CLAIM,
}  # fmt: skip
_FOISA_RIGHTS: _Said = (
    ("19(a)", "How the authority deals with complaints about its handling of requests."),
    ("19(b)", "The right to ask for a review, and then to apply to the Scottish Information Commissioner."),
)
