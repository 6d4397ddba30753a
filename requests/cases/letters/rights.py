"""What stands under every answer: how to have it looked at again, by when, and the rights in what is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from requests.cases.letters.shapes import Block, Kind
from requests.cases.letters.wording import RIGHTS, filled, words_of
from requests.law.regimes import Regime
from requests.law.reviews import REVIEW_TARGET, REVIEW_WINDOW, last_day_to_ask
from requests.law.working_days import Calendar
from requests.law.written_dates import in_full
from requests.models import Authority, Regulator

HEADING = "If you are dissatisfied with this response"
ASKING = {  # FOIA s.45 Code 5.1 to 5.3; EIR reg 11; FOISA s.20
    Regime.FOIA: "You may ask us to look again at how we dealt with your request, by an internal review",
    Regime.EIR: "You may make representations to us under regulation 11, and so have us look again at our decision",
    Regime.FOISA: "You may ask us to review how we dealt with your request, under section 20 of the Act",
}
COMPLAINING = {  # FOIA s.17(7)(b); EIR reg 14(5)(b); FOISA s.19(b)
    Regime.FOIA: "you have the right to complain to the {name} under section 50 of the Act",
    Regime.EIR: "you have the right to complain to the {name} under section 50 of the Freedom of Information Act 2000, "
    "as regulation 18 applies it",
    Regime.FOISA: "you have the right to apply to the {name} for a decision under section 47 of the Act",
}
UNNAMED = {Regime.FOISA: "Scottish Information Commissioner"}
COPYRIGHT = (
    "In complying with our statutory duty under {duty} to release the enclosed information we do not breach the "
    "Copyright, Designs and Patents Act 1988. The rights of the copyright owner of the enclosed information continue "
    "to be protected by law."
)
DUTIES = {
    Regime.FOIA: "sections 1 and 11 of the Freedom of Information Act 2000",
    Regime.EIR: "regulation 5 of the Environmental Information Regulations 2004",
    Regime.FOISA: "sections 1 and 11 of the Freedom of Information (Scotland) Act 2002",
}


def rights(office: Authority | None, regime: Regime, on: date, calendar: Calendar) -> Iterator[Block]:
    """The internal review and the regulator, with the days these are open until."""
    yield Block(Kind.HEADING, HEADING)
    words = filled(words_of(RIGHTS), rights_values(office, regime, on, calendar))
    yield from (Block(Kind.PARAGRAPH, paragraph.strip()) for paragraph in words.split("\n\n") if paragraph.strip())


def rights_values(office: Authority | None, regime: Regime, on: date, calendar: Calendar) -> dict[str, str]:
    """What stands in the placeholders of the rights under an answer of that day."""
    regulator = _regulator(regime, on, "If you are still dissatisfied after that,", "of the outcome of the review")
    return {
        "how to ask": ASKING[regime],
        "time to ask": f"{REVIEW_WINDOW} working days",
        "last day to ask": in_full(last_day_to_ask(on, regime, calendar)),
        "where to write": _where(office),
        "answered within": _answered_within(regime),
        "regulator": regulator.text,
    }


def complaint(regime: Regime, on: date) -> Iterator[Block]:
    """What is left after an internal review: the regulator, with the time for it."""
    yield Block(Kind.HEADING, "If you are dissatisfied with the outcome of this review")
    yield complaint_of("", regime, on)


def complaint_of(lead: str, regime: Regime, on: date) -> Block:
    """The right to complain to the regulator of what a letter of that day says."""
    return _regulator(regime, on, lead, "of the date of this letter")


def _where(office: Authority | None) -> str:
    if office and office.email:
        return f"Write to the Data Protection Officer at the above address, or e-mail {office.email}"
    return "Write to the Data Protection Officer at the above address"


def _answered_within(regime: Regime) -> str:
    if regime is Regime.EIR:  # reg 11(4)
        return "We will answer as soon as possible, and within 40 working days of receiving them."
    return f"We aim to answer within {REVIEW_TARGET} working days of receiving it."  # Code 5.4; FOISA s.21(1)


def _regulator(regime: Regime, on: date, lead: str, since: str) -> Block:
    kept = Regulator.objects.as_of(on, regime)
    name = kept.name if kept else UNNAMED.get(regime, "Information Commissioner")
    right = COMPLAINING[regime].format(name=name)
    said = f"{lead} {right}" if lead else f"{right[:1].upper()}{right[1:]}"
    if kept is None:
        return Block(Kind.PARAGRAPH, f"{said}.")
    said += f", within {kept.limit.words} {since}."
    ways = [
        f"Write to {', '.join(kept.address.split(chr(10)))}" if kept.address else "",
        f"e-mail {kept.email}" if kept.email else "",
        f"telephone {kept.phone}" if kept.phone else "",
        f"or see {kept.complaint_url}" if kept.complaint_url else "",
    ]
    reached = ", ".join(way for way in ways if way)
    return Block(Kind.PARAGRAPH, f"{said} {reached[:1].upper()}{reached[1:]}" + ("." if not kept.complaint_url else ""))


def copyright_notice(office: Authority | None, regime: Regime) -> Iterator[Block]:
    """The notice at the foot of an answer."""
    yield Block(Kind.PARAGRAPH, COPYRIGHT.format(duty=DUTIES[regime]))
    if office and office.address:
        address = ", ".join(line.strip() for line in office.address.split("\n") if line.strip())
        yield Block(
            Kind.PARAGRAPH,
            "Applications for the copyright owner’s written permission to reproduce any part of the enclosed "
            f"information should be addressed to {office.name}, {address}.",
        )
