"""What programs are told of a response wherever one of its parts stands alone, and what all items have in common.

The words under a field are what the schema page and the JSON Schema say of it, so they are written for readers.
"""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict


class Item(BaseModel):
    """What all items have in common: no field that is not described, and no change once made."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Licence(Item):
    """The licence under which the authority lets its own words be used again."""

    name: str
    """The licence’s name."""
    address: str | None
    """Where the licence can be read."""


class Topic(Item):
    """A topic that staff have confirmed."""

    slug: str
    """The topic’s name as it stands in addresses."""
    name: str
    """The topic’s name."""


class Head(Item):
    """What is said of a response wherever one of its parts stands alone."""

    slug: str
    """Its reference as it stands in addresses."""
    reference: str
    """Its reference as the letter gives it."""
    title: str
    """Ours: what was asked, in a few words."""
    address: str
    """The response’s public page."""
    json_address: str
    """The response as a whole, in this form."""
    authority: str
    """The public authority that answered."""
    regime: str
    """The law it was answered under: FOIA, EIR or FOISA."""
    kind: str
    """What sort of letter it is, such as “response” or “refusal notice”."""
    after_review: bool
    """Whether an internal review changed an answer in it."""
    topics: list[Topic]
    """What it is about, as staff have confirmed."""
    received_on: date
    """The day the request was received."""
    answered_on: date
    """The day of the answer."""
    is_late: bool
    """Whether it was answered after the time for compliance."""
    first_published_at: datetime
    """When its first version was published here."""
    published_at: datetime
    """When this version was published here."""
    version: int
    """The number of this version. It rises when a published answer is changed."""
    checked_on: date | None
    """The day on which staff compared the reading with the letter; null if nobody has."""
    recognised_pages: list[int]
    """The pages that are scans: a program recognised their words in pictures (OCR), and may have read some wrongly."""
    copyright: str
    """The letter’s own copyright notice, word for word; blank if it has none."""
    licence: Licence | None
    """The authority’s licence for its own words; null if it names none. What others wrote is not under it."""
