"""What a page can ask of whoever wants it."""

from __future__ import annotations

from enum import Enum

from requests.models import Person
from requests.models.person import Role

# Addresses of complaints to the regulator, and of the figures of reviews.
REGULATOR = frozenset(
    {"regulator_cases", "regulator_open", "regulator_case", "regulator_act", "regulator_letter", "review_return"}
    | {"regulator_letter_file", "regulator_notice", "regulator_appeal", "regulator_bundle", "regulator_bundle_file"}
)


class Access(Enum):
    """What a page asks of whoever wants it."""

    PUBLIC = "nothing"
    SIGNING_IN = "nothing, but it is kept nowhere"
    HANDING_IN = "nothing, and it takes what readers hand in"
    LOOK = "a role"
    FILE = "may take letters in and change them"
    DUE = "has work that falls due"
    REVIEW = "may review"
    PUBLISH = "may publish and withdraw"
    ERASE = "may erase, and say what is still needed"
    ADMINISTER = "keeps accounts and settings"

    def allows(self, person: Person) -> bool:
        """Whether this member of staff has what it asks."""
        match self:
            case Access.PUBLIC | Access.SIGNING_IN | Access.HANDING_IN:
                return True
            case Access.LOOK:
                return person.has_role(*Role)
            case Access.FILE:
                return person.may_file
            case Access.DUE:
                return person.has_due_work
            case Access.REVIEW:
                return person.may_review
            case Access.PUBLISH:
                return person.may_publish
            case Access.ERASE:
                return person.may_erase
            case Access.ADMINISTER:
                return person.has_role(Role.ADMINISTRATOR)

    @property
    def is_open(self) -> bool:
        """Whether it asks for nobody's name."""
        return self in (Access.PUBLIC, Access.SIGNING_IN, Access.HANDING_IN)

    @property
    def weighs_most(self) -> bool:
        """Whether the second step must have been shown in the last hour."""
        return self in (Access.PUBLISH, Access.ERASE, Access.ADMINISTER)
