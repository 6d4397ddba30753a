"""Whether a request is one by the law: FOIA s.8, and what the EIR and FOISA ask instead."""

from __future__ import annotations

from dataclasses import dataclass

from requests.law.regimes import Regime


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a valid request has, and whether this one has it."""

    words: str
    provision: str
    is_met: bool


def validity(regime: Regime, *, in_writing: bool, name: str, address: str, text: str) -> tuple[Point, ...]:
    """The points of a request. `address`: any address for correspondence, an e-mail address too.

    FOIA s.8(1): in writing, with the applicant's name and an address, describing the information; FOISA s.8(1) alike.
    The EIR ask for none of it: a request by word of mouth is one too.
    """
    if regime is Regime.EIR:
        return (Point("It asks for environmental information.", "EIR reg 5(1)", bool(text.strip())),)
    return (
        Point("It is in writing.", f"{regime} s.8(1)(a)", in_writing),
        Point("It states the name of whoever asks.", f"{regime} s.8(1)(b)", is_a_name(name)),
        Point("It states an address for correspondence.", f"{regime} s.8(1)(b)", bool(address.strip())),
        Point("It describes the information requested.", f"{regime} s.8(1)(c)", bool(text.strip())),
    )


def is_a_name(name: str) -> bool:
    """Whether it can be a real name: a family name with a first name, an initial or a title, or an organisation.

    A pseudonym is no name for the Act; a single word is doubted, and a person decides.
    """
    words = [word.strip(".,") for word in name.split()]
    return len(words) > 1 and any(len(word) > 1 for word in words) and not any(sign.isdigit() for sign in name)
