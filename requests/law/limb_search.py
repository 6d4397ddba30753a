"""One search through the catalogue, for the limbs a provision names or leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from requests.law.catalogue import LIMBS, NEITHER_LIMBS, SUPERSEDED
from requests.law.other_provisions import OTHER_PROVISIONS
from requests.law.provisions import Path, Provision, parse
from requests.law.regimes import Regime
from requests.law.shapes import Exemption, OtherProvision, label
from requests.law.written_dates import in_full


@dataclass(frozen=True, slots=True)
class Found:
    """Limbs, and sentences to go with them. False in a condition where there is neither."""

    limbs: tuple[Exemption, ...] = ()
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.limbs or self.notes)


@dataclass(frozen=True, slots=True)
class LimbSearch:
    """A search through one law as it stood on one day; without a day, as it stands now."""

    regime: Regime
    on: date | None = None

    def anywhere(self, wanted: Provision) -> Found:
        """The first of: limbs in force, companions of limbs, limbs of another time, duties. Nothing is guessed."""
        return (
            Found(self.limbs(wanted))
            or self.with_companions(wanted)
            or self.of_another_time(wanted)
            or self.no_exemption(wanted)
        )

    def limbs(self, wanted: Provision) -> tuple[Exemption, ...]:
        """The limbs in force that the provision names or leaves open.

        A limb that lets an authority neither confirm nor deny, in a subsection of its own, is meant only where cited.
        """
        fitting = _fitting(wanted, self._in_force((*LIMBS, *SUPERSEDED)))
        if not fitting and wanted.groups:
            fitting = _fitting(wanted, self._in_force(NEITHER_LIMBS))
        if not any(_is_exactly(wanted, limb.provision) for limb in fitting) and self._is_companion(wanted):
            return ()  # 21(1) states the exemption; it is no half of 21(1) with (2)(b)
        return fitting

    def with_companions(self, wanted: Provision) -> Found:
        """Groups one by one: 31(1)(g) with its purpose in 31(2)(b); a condition alone, 22(1)(a); 43(1) and (2)."""
        limbs: list[Exemption] = []
        meant_by_companions: list[Exemption] = []
        notes: list[str] = []
        for single in wanted.one_by_one():
            if direct := self.limbs(single):
                limbs += direct
            elif companion := self._companion(single):
                meant_by_companions += self._limbs_of(companion)
                notes.append(_note(companion, single))
            else:
                return Found()
        return Found(tuple(dict.fromkeys(limbs or meant_by_companions)), tuple(notes))

    def of_another_time(self, wanted: Provision) -> Found:
        """Limbs that were law at another time: letters go on citing old ones, or a date is wrong. The notes say so."""
        limbs = _fitting(wanted, [limb for limb in (*SUPERSEDED, *LIMBS) if limb.regime is self.regime])
        return Found(limbs, tuple(dict.fromkeys(_when_in_force(limb) for limb in limbs)))

    def no_exemption(self, wanted: Provision) -> Found:
        """Duties and procedure, such as section 10, section 17 or regulation 12(1)(b)."""
        for duty in self._others(with_limbs=False):
            known = parsed(duty.provision)
            if known.covers(wanted) or wanted.covers(known):
                return Found(notes=(_note(duty, wanted),))
        return Found()

    def _in_force(self, limbs: Iterable[Exemption]) -> list[Exemption]:
        return [
            limb
            for limb in limbs
            if limb.regime is self.regime and (limb.in_force(self.on) if self.on else limb.valid_until is None)
        ]

    def _companion(self, single: Provision) -> OtherProvision | None:
        if not single.groups:
            return None
        return next((other for other in self._others(with_limbs=True) if single.covers(parsed(other.provision))), None)

    def _is_companion(self, wanted: Provision) -> bool:
        return any(_is_exactly(wanted, other.provision) for other in self._others(with_limbs=True))

    def _limbs_of(self, companion: OtherProvision) -> list[Exemption]:
        return [limb for named in companion.limbs for limb in self.limbs(parsed(named))]

    def _others(self, *, with_limbs: bool) -> list[OtherProvision]:
        return [other for other in OTHER_PROVISIONS if other.regime is self.regime and bool(other.limbs) == with_limbs]


@cache
def parsed(provision: str) -> Provision:
    """A provision of the tables, taken apart. The tables hold nothing that cannot be."""
    found = parse(provision)
    if found is None or found[1]:
        raise ValueError(f"The law tables hold a provision that cannot be read: {provision}")
    return found[0]


@cache
def numbers(regime: Regime) -> frozenset[str]:
    """The sections or regulations of a law that the tables know."""
    limbs = {limb.provision for limb in (*LIMBS, *NEITHER_LIMBS, *SUPERSEDED) if limb.regime is regime}
    others = {other.provision for other in OTHER_PROVISIONS if other.regime is regime}
    return frozenset(parsed(provision).number for provision in limbs | others)


def _fitting(wanted: Provision, pool: Iterable[Exemption]) -> tuple[Exemption, ...]:
    """The limbs the provision covers; one that it names exactly stands alone."""
    fitting = [limb for limb in pool if wanted.covers(parsed(limb.provision))]
    if not all(_fits(wanted.single(path), fitting) for group in wanted.groups for path in group):
        return ()  # "31(1)(a) and (z)" names one thing that is not there, so the whole citation is unknown
    exact = [limb for limb in fitting if _is_exactly(wanted, limb.provision)]
    return tuple(exact or fitting)


def _is_exactly(wanted: Provision, provision: str) -> bool:
    known = parsed(provision)
    return (known.number, known.groups) == (wanted.number, wanted.groups)


def _fits(single: Provision, limbs: Sequence[Exemption]) -> bool:
    return any(single.covers(parsed(limb.provision)) for limb in limbs)


def _note(other: OtherProvision, cited: Provision) -> str:
    return f"{label(other.regime, _spelled(cited))} {other.what}."


def _spelled(provision: Provision) -> str:
    """The provision from its parts, for one whose text belongs to a longer citation."""
    paths: list[Path] = [path for group in provision.groups for path in group]
    return provision.number + "/".join("".join(f"({step})" for step in path) for path in paths)


def _when_in_force(limb: Exemption) -> str:
    if limb.valid_until:
        return f"{limb.label} was the law until {in_full(limb.valid_until)}."
    if limb.valid_from:
        return f"{limb.label} has been the law since {in_full(limb.valid_from)}."
    return f"{limb.label} is the law today."
