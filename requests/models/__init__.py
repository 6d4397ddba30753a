"""What it means: people, the authority, the case, and what is published of it."""

from requests.models.asked_request import AskedMessage, AskedRequest
from requests.models.asked_review import AskedReview
from requests.models.audit import AuditEntry, AuditHead
from requests.models.authority import Authority
from requests.models.bank_holiday import BankHoliday, PublishedBankHoliday
from requests.models.case import Case
from requests.models.case_note import CaseAct, CaseNote
from requests.models.cited_address import CitedAddress
from requests.models.clock_event import ClockEvent
from requests.models.consultation import Consultation, ConsultationFile, ConsultationMessage
from requests.models.contradiction import AskedSubject, Contradiction
from requests.models.correction import Correction
from requests.models.correspondence import Correspondence, RequestStretch
from requests.models.cover import Cover, DeskPost
from requests.models.download import PublishedDownload
from requests.models.erasure import Erasure, RetentionHold
from requests.models.evidence import Attachment, DataTable, Link
from requests.models.evidence_bundle import BundleOpening, EvidenceBundle
from requests.models.exemption import AppliedExemption
from requests.models.exemption_note import ExemptionNote
from requests.models.foi_request import FiledLetter, FOIRequest
from requests.models.followed_search import FollowedSearch, FollowStep
from requests.models.gate import Gate, GateFinding, Redaction
from requests.models.inbox_message import InboxMessage, InboxState
from requests.models.kept_back import KeepingDecision, KeepingRule
from requests.models.kept_typing import KeptTyping
from requests.models.letter_wording import LetterWording
from requests.models.named_for_case import NamedForCase
from requests.models.old_address import OldAddress, PublishedOldAddress
from requests.models.outgoing import CaseDocument, Outgoing, WordTemplate
from requests.models.page_elsewhere import PageElsewhere, PublishedPageElsewhere
from requests.models.person import Person
from requests.models.public import INTAKE_MODELS, PUBLIC_MODELS
from requests.models.publication import (
    Publication,
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
from requests.models.publishing_plan import PlannedPublication, PublishingHold
from requests.models.question import AnswerPart, Question
from requests.models.reference_series import ReferenceSeries
from requests.models.regulator import PublishedRegulator, Regulator
from requests.models.regulator_case import NoticePart, RegulatorCase, RegulatorLetter, TribunalAppeal
from requests.models.release import Release
from requests.models.requester import Requester, RequesterOpening
from requests.models.review import InternalReview, ProceduralFinding, ReviewDecision, ReviewGround
from requests.models.search_entry import SearchChange, SearchEntry
from requests.models.sheet_choice import SheetChoice
from requests.models.sign_on import SignOnName
from requests.models.taking_in import TakingIn, TakingInFile
from requests.models.tally import PublishedTally, TalliedResponse
from requests.models.topic import PublishedTopic, Topic
from requests.models.transfer import Transfer
from requests.models.upkeep import Machine, Upkeep
from requests.models.worksheet import CostEstimate, OtherBody, PartReasons, SearchRecord

__all__ = [
    "INTAKE_MODELS",
    "PUBLIC_MODELS",
    "AnswerPart",
    "AppliedExemption",
    "AskedMessage",
    "AskedRequest",
    "AskedReview",
    "AskedSubject",
    "Attachment",
    "AuditEntry",
    "AuditHead",
    "Authority",
    "BankHoliday",
    "BundleOpening",
    "Case",
    "CaseAct",
    "CaseDocument",
    "CaseNote",
    "CitedAddress",
    "ClockEvent",
    "Consultation",
    "ConsultationFile",
    "ConsultationMessage",
    "Contradiction",
    "Correction",
    "Correspondence",
    "CostEstimate",
    "Cover",
    "DataTable",
    "DeskPost",
    "Erasure",
    "EvidenceBundle",
    "ExemptionNote",
    "FOIRequest",
    "FiledLetter",
    "FollowStep",
    "FollowedSearch",
    "Gate",
    "GateFinding",
    "InboxMessage",
    "InboxState",
    "InternalReview",
    "KeepingDecision",
    "KeepingRule",
    "KeptTyping",
    "LetterWording",
    "Link",
    "Machine",
    "NamedForCase",
    "NoticePart",
    "OldAddress",
    "OtherBody",
    "Outgoing",
    "PageElsewhere",
    "PartReasons",
    "Person",
    "PlannedPublication",
    "ProceduralFinding",
    "Publication",
    "PublishedAuthority",
    "PublishedBankHoliday",
    "PublishedChange",
    "PublishedDownload",
    "PublishedExemption",
    "PublishedNotice",
    "PublishedOldAddress",
    "PublishedPage",
    "PublishedPageElsewhere",
    "PublishedPart",
    "PublishedPassage",
    "PublishedQuestion",
    "PublishedRegulator",
    "PublishedResponse",
    "PublishedTable",
    "PublishedTally",
    "PublishedTopic",
    "PublishedVersion",
    "PublishingHold",
    "Question",
    "Redaction",
    "ReferenceSeries",
    "Regulator",
    "RegulatorCase",
    "RegulatorLetter",
    "Release",
    "RequestStretch",
    "Requester",
    "RequesterOpening",
    "RetentionHold",
    "ReviewDecision",
    "ReviewGround",
    "SearchChange",
    "SearchEntry",
    "SearchRecord",
    "SheetChoice",
    "SignOnName",
    "TakingIn",
    "TakingInFile",
    "TalliedResponse",
    "Topic",
    "Transfer",
    "TribunalAppeal",
    "Upkeep",
    "WordTemplate",
]
