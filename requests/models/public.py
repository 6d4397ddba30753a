"""The public door: the only tables that the public database login may read, and those it may only add to."""

from __future__ import annotations

from django.db import models

from requests.models.asked_request import AskedRequest
from requests.models.asked_review import AskedReview
from requests.models.bank_holiday import PublishedBankHoliday
from requests.models.download import PublishedDownload
from requests.models.followed_search import FollowStep
from requests.models.old_address import PublishedOldAddress
from requests.models.page_elsewhere import PublishedPageElsewhere
from requests.models.publication import (
    PublishedExemption,
    PublishedPage,
    PublishedPart,
    PublishedPassage,
    PublishedQuestion,
    PublishedResponse,
    PublishedTable,
)
from requests.models.published_change import PublishedChange
from requests.models.published_notice import PublishedNotice
from requests.models.published_office import PublishedAuthority
from requests.models.published_version import PublishedVersion
from requests.models.regulator import PublishedRegulator
from requests.models.search_entry import SearchEntry
from requests.models.tally import PublishedTally
from requests.models.topic import PublishedTopic

PUBLIC_MODELS: tuple[type[models.Model], ...] = (
    PublishedAuthority,
    PublishedResponse,
    PublishedQuestion,
    PublishedPart,
    PublishedExemption,
    PublishedPage,
    PublishedPassage,
    PublishedTable,
    PublishedTally,
    PublishedRegulator,
    PublishedTopic,
    PublishedVersion,
    PublishedNotice,
    PublishedChange,
    PublishedOldAddress,
    PublishedBankHoliday,
    PublishedPageElsewhere,
    PublishedDownload,
    SearchEntry,
)
# What readers hand in: the public login may add rows and read none. Their keys are UUIDs made here, since what
# PostgreSQL counts up would have to be read back.
INTAKE_MODELS: tuple[type[models.Model], ...] = (AskedRequest, AskedReview, FollowStep)
