# What a new database began with until 0001_squashed_0059: the models as makemigrations writes them, all in one operation.

import datetime
import uuid
from datetime import date

import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from foiarchive.migrating import CreateModels

# As found in November 2026. The Commissioner was to leave Wilmslow in the autumn of that year; the new address for post
# was not known then, so from that time on none is shown until an administrator enters it.
COMMISSIONER = {
    "name": "Information Commissioner",
    "email": "icocasework@ico.org.uk",
    "phone": "0303 123 1113",
    "complaint_url": "https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/",
    "complain_within": 6,
    "complain_unit": "weeks",
    "limit_basis": "the Commissioner’s guidance",
}
WILMSLOW = {
    "valid_from": date(2005, 1, 1),
    "address": "Information Commissioner’s Office\nWycliffe House\nWater Lane\nWilmslow\nCheshire SK9 5AF",
    "note": "The six weeks are the Commissioner’s guidance; the Act (section 50(2)(b)) speaks of undue delay.",
}
AFTER_WILMSLOW = {
    "valid_from": date(2026, 9, 1),
    "note": "The office was to move to Circle Square, Oxford Road, Manchester in the autumn of 2026. Look up its address "
    "for post at ico.org.uk and enter it here. Look up too whether section 119 of the Data (Use and Access) Act 2025 is "
    "in force: from then on the regulator is the Information Commission.",
}
SCOTTISH = {
    "regime": "FOISA",
    "valid_from": date(2005, 1, 1),
    "name": "Scottish Information Commissioner",
    "complaint_url": "https://www.foi.scot/appeal",
    "complain_within": 6,
    "complain_unit": "months",
    "limit_basis": "section 47(4)",
    "note": "Six months from the outcome of the review. Enter the address for post from foi.scot.",
}


def seed(apps, schema_editor):
    """The regulators of the three laws, for staff and for the public pages."""
    for regime in ("FOIA", "EIR"):
        for when in (WILMSLOW, AFTER_WILMSLOW):
            _keep(apps, {**COMMISSIONER, **when, "regime": regime})
    _keep(apps, SCOTTISH)


def _keep(apps, details):
    apps.get_model("requests", "Regulator").objects.create(**details)
    shown = {name: value for name, value in details.items() if name != "note"}
    apps.get_model("requests", "PublishedRegulator").objects.create(**shown)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("documents", "0001_squashed_0006_recognised_words"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="AskedRequest",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("reference", models.CharField(max_length=16)),
                        ("sent_at", models.DateTimeField()),
                        ("received_on", models.DateField()),
                        ("due_on", models.DateField(help_text="As the requester was told.")),
                        (
                            "regime",
                            models.CharField(
                                choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], max_length=8
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("address", models.TextField(blank=True, max_length=1000)),
                        ("text", models.TextField(max_length=20000)),
                        (
                            "left_out",
                            models.JSONField(
                                default=list,
                                help_text='[{"question", "shown"}]: what the requester took out as answered, and where.',
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("new", "New"), ("seen", "Seen"), ("done", "Dealt with")],
                                default="new",
                                max_length=8,
                            ),
                        ),
                        ("changed_at", models.DateTimeField(null=True)),
                        (
                            "changed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-sent_at", "pk"],
                        "indexes": [models.Index(fields=["state", "-sent_at"], name="asked_request_by_state")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True),
                                    models.Q(
                                        models.Q(("email", ""), _negated=True),
                                        models.Q(("address", ""), _negated=True),
                                        _connector="OR",
                                    ),
                                ),
                                name="asked_request_can_be_answered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="asked_request_asks"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "new"), ("changed_at__isnull", False), _connector="OR"),
                                name="asked_request_is_changed_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AskedMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "asked_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to="requests.askedrequest",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("receipt", "Receipt for the requester"), ("notice", "Notice for the office")],
                                max_length=8,
                            ),
                        ),
                        ("claimed_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(help_text="When the mail server took it.", null=True)),
                        (
                            "refused",
                            models.BooleanField(default=False, help_text="Whether the mail server would not have it."),
                        ),
                    ],
                    options={
                        "ordering": ["asked_request", "kind"],
                        "constraints": [
                            models.UniqueConstraint(fields=("asked_request", "kind"), name="message_once_a_request")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditEntry",
                    fields=[
                        ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                        (
                            "moment",
                            models.DecimalField(
                                decimal_places=6, help_text="Seconds since 1970; the server's clock.", max_digits=20
                            ),
                        ),
                        (
                            "person",
                            models.TextField(
                                help_text="The key of who was signed in; blank for commands, the worker and SQL by hand."
                            ),
                        ),
                        ("login", models.TextField(help_text="The database login it was done by.")),
                        ("place", models.TextField(help_text="The page or command it was done with.")),
                        ("about", models.TextField(help_text="The table.")),
                        ("key", models.TextField(help_text="The row's key.")),
                        ("what", models.TextField(help_text="INSERT, UPDATE or DELETE.")),
                        ("fields", models.TextField(help_text="The fields that changed, by commas.")),
                        (
                            "hash",
                            models.TextField(
                                help_text="SHA-256 of this entry and the hash before it, in hexadecimal figures."
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["about", "key"], name="audit_by_row")],
                    },
                ),
                migrations.CreateModel(
                    name="AuditHead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.BigIntegerField()),
                        ("hash", models.TextField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Authority",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(unique=True)),
                        ("name", models.CharField(max_length=200)),
                        ("short_name", models.CharField(help_text="As shown beside the site's name.", max_length=80)),
                        ("address", models.TextField(blank=True)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("website", models.URLField(blank=True)),
                        (
                            "licence_name",
                            models.CharField(
                                blank=True,
                                help_text="Under which its own words may be used again, as a reader is told.",
                                max_length=200,
                            ),
                        ),
                        ("licence_url", models.URLField(blank=True)),
                        (
                            "force_name",
                            models.CharField(
                                blank=True,
                                help_text="The police force that is often asked by mistake here, and answers for itself. Blank: there is none.",
                                max_length=200,
                            ),
                        ),
                        (
                            "force_email",
                            models.EmailField(
                                blank=True, help_text="Where it takes Freedom of Information requests.", max_length=254
                            ),
                        ),
                        ("force_website", models.URLField(blank=True, help_text="Its page on Freedom of Information.")),
                        (
                            "published_names",
                            models.TextField(
                                blank=True,
                                help_text="Office holders and staff whose names the office publishes, one a line. They hold back no letter.",
                            ),
                        ),
                        (
                            "regime",
                            models.CharField(
                                choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")],
                                default="FOIA",
                                max_length=8,
                            ),
                        ),
                        (
                            "clears_letters",
                            models.BooleanField(
                                default=False,
                                help_text="Whether a second person clears each letter before it leaves.",
                                verbose_name="letters are cleared",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "authorities",
                        "ordering": ["valid_from"],
                    },
                ),
                migrations.CreateModel(
                    name="BankHoliday",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("date", models.DateField(unique=True)),
                        ("name", models.CharField(max_length=100)),
                        (
                            "nations",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[("ENG", "ENG"), ("WLS", "WLS"), ("SCT", "SCT"), ("NIR", "NIR")],
                                    max_length=3,
                                ),
                                size=None,
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200)),
                        ("note", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ["date"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("nations__contained_by", ["ENG", "WLS", "SCT", "NIR"]),
                                    models.Q(("nations", []), _negated=True),
                                ),
                                name="bank_holiday_names_its_nations",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedBankHoliday",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("date", models.DateField(unique=True)),
                        ("name", models.CharField(max_length=100)),
                        (
                            "nations",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[("ENG", "ENG"), ("WLS", "WLS"), ("SCT", "SCT"), ("NIR", "NIR")],
                                    max_length=3,
                                ),
                                size=None,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["date"],
                    },
                ),
                migrations.CreateModel(
                    name="Topic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=60, unique=True)),
                        ("name", models.CharField(max_length=80, unique=True)),
                        (
                            "words",
                            models.TextField(blank=True, help_text="Words and phrases that tell of it, one a line."),
                        ),
                        ("order", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ["order", "name"],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedTopic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=60, unique=True)),
                        ("name", models.CharField(max_length=80)),
                        ("order", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ["order", "name"],
                    },
                ),
                migrations.CreateModel(
                    name="FOIRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reference", models.CharField(blank=True, max_length=80)),
                        (
                            "slug",
                            models.SlugField(
                                help_text="The reference as an address.", max_length=80, null=True, unique=True
                            ),
                        ),
                        (
                            "regime",
                            models.CharField(
                                choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")],
                                default="FOIA",
                                max_length=8,
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("open", "In casework"),
                                    ("draft", "Draft"),
                                    ("filed", "Filed"),
                                    ("erased", "Erased"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "missing",
                            models.JSONField(default=list, help_text="What a draft still needs, in plain words."),
                        ),
                        ("authority_name", models.CharField(blank=True, max_length=200)),
                        ("received_on", models.DateField(null=True)),
                        ("answered_on", models.DateField(null=True)),
                        (
                            "due_on",
                            models.DateField(
                                help_text="Kept beside the dates it follows from, for lists and filters.", null=True
                            ),
                        ),
                        ("request_text", models.TextField(blank=True)),
                        ("review_text", models.TextField(blank=True)),
                        ("copyright_text", models.TextField(blank=True)),
                        (
                            "title",
                            models.CharField(
                                help_text="Ours, not the letter's: proposed by rules, staff can change it.",
                                max_length=200,
                            ),
                        ),
                        (
                            "in_short",
                            models.JSONField(default=list, help_text='Ours: [["Asked", "…"], ["Given", "…"], …].'),
                        ),
                        ("late_reason", models.TextField(blank=True, help_text="Ours: why the answer was late.")),
                        ("filed_at", models.DateTimeField()),
                        (
                            "filed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "checked_on",
                            models.DateField(help_text="The day a person checked the reading as it is.", null=True),
                        ),
                        (
                            "checked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, help_text="Counts what people change, so that nobody overwrites."
                            ),
                        ),
                        ("changed_at", models.DateTimeField(null=True)),
                        (
                            "changed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "topics",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Confirmed by an officer.",
                                related_name="requests",
                                to="requests.topic",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "request",
                        "ordering": ["-answered_on", "-pk"],
                        "indexes": [models.Index(fields=["-answered_on"], name="request_by_answer_date")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage__in", ["draft", "open", "erased"]),
                                    models.Q(
                                        models.Q(("reference", ""), _negated=True),
                                        ("slug__isnull", False),
                                        ("answered_on__isnull", False),
                                        ("received_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="filed_request_has_what_it_needs",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_on", None),
                                    ("received_on", None),
                                    ("answered_on__gte", models.F("received_on")),
                                    _connector="OR",
                                ),
                                name="request_is_answered_after_it_is_received",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FiledLetter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="filed_letters",
                                to="requests.foirequest",
                            ),
                        ),
                        (
                            "letter",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="filed", to="documents.letter"
                            ),
                        ),
                        (
                            "reading",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.letterreading",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("response", "response"),
                                    ("refusal notice", "refusal notice"),
                                    ("review outcome", "review outcome"),
                                    ("acknowledgement", "acknowledgement"),
                                    ("clarification", "clarification"),
                                    ("fees notice", "fees notice"),
                                    ("extension", "extension"),
                                    ("transfer", "transfer"),
                                    ("schedule", "schedule"),
                                    ("other", "other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "passages",
                            models.ManyToManyField(
                                related_name="+", through="requests.ParticularPassage", to="documents.passage"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ParticularPassage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "filed_letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="particulars",
                                to="requests.filedletter",
                            ),
                        ),
                        ("particular", models.CharField(max_length=20)),
                        (
                            "passage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.passage"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["filed_letter", "particular", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("filed_letter", "particular", "passage"), name="particular_passage_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("request", "Request for information"),
                                    ("subject access", "Subject access request"),
                                    ("complaint", "Complaint"),
                                    ("re-use", "Re-use request"),
                                ],
                                default="request",
                                max_length=16,
                            ),
                        ),
                        (
                            "foi_request",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="case",
                                to="requests.foirequest",
                            ),
                        ),
                        ("reference", models.CharField(max_length=80, unique=True)),
                        (
                            "subject",
                            models.CharField(
                                help_text="In a few words of ours, without the requester's name.", max_length=200
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("logged", "Logged"),
                                    ("clarification", "Waiting for clarification"),
                                    ("fee", "Waiting for a fee"),
                                    ("answering", "Being answered"),
                                    ("clearance", "For clearance"),
                                    ("sent", "Sent"),
                                    ("closed", "Closed"),
                                ],
                                default="logged",
                                max_length=16,
                            ),
                        ),
                        (
                            "received_on",
                            models.DateField(help_text="As it came; what restarts the clock is a ClockEvent."),
                        ),
                        (
                            "due_on",
                            models.DateField(
                                help_text="As the clock stands; nothing while the requester is waited for.", null=True
                            ),
                        ),
                        (
                            "taken_in_under",
                            models.CharField(
                                choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")],
                                default="FOIA",
                                help_text="The law when it came; a later change is a ClockEvent.",
                                max_length=8,
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("logged_at", models.DateTimeField()),
                        (
                            "logged_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "form",
                            models.UUIDField(
                                help_text="Of the form it was logged with: sent twice, it is one case.", unique=True
                            ),
                        ),
                        (
                            "asked_request",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="case",
                                to="requests.askedrequest",
                            ),
                        ),
                        (
                            "asked_elsewhere",
                            models.BooleanField(default=False, help_text="Whether other offices were asked the same."),
                        ),
                        (
                            "split_at",
                            models.DateTimeField(
                                help_text="When a person confirmed how it is split into questions.", null=True
                            ),
                        ),
                        (
                            "split_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("ended_on", models.DateField(help_text="The day it was answered or closed.", null=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True, help_text="Why it was closed, or how another kind ended.", max_length=300
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, help_text="Counts what people change, so that nobody overwrites."
                            ),
                        ),
                        ("changed_at", models.DateTimeField(null=True)),
                        (
                            "changed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "pk"],
                        "indexes": [
                            models.Index(fields=["stage", "due_on"], name="case_by_due_date"),
                            models.Index(fields=["owner", "stage"], name="case_by_owner"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("foi_request__isnull", False), ("kind", "request")),
                                    models.Q(models.Q(("kind", "request"), _negated=True), ("foi_request", None)),
                                    _connector="OR",
                                ),
                                name="only_requests_come_into_the_archive",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_on__gte", models.F("received_on")),
                                        ("ended_on__isnull", False),
                                        ("stage__in", ("sent", "closed")),
                                    ),
                                    models.Q(
                                        models.Q(("stage__in", ("sent", "closed")), _negated=True), ("ended_on", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="case_that_ended_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "closed"), _negated=True),
                                    models.Q(("outcome", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="closed_case_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("due_on__gte", models.F("received_on")), ("due_on__isnull", False)),
                                    models.Q(("due_on", None), ("stage__in", ["clarification", "fee", "closed"])),
                                    _connector="OR",
                                ),
                                name="running_case_is_due_some_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("received_on__gte", datetime.date(2005, 1, 1))),
                                name="case_came_under_the_act",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("split_at", None), ("split_by", None)),
                                    models.Q(("split_at__isnull", False), ("split_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="split_is_confirmed_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="requests.case"
                            ),
                        ),
                        ("text", models.TextField()),
                        ("written_at", models.DateTimeField()),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["case", "written_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="note_says_something"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseAct",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="acts", to="requests.case"
                            ),
                        ),
                        (
                            "did",
                            models.CharField(
                                choices=[
                                    ("logged", "Logged it"),
                                    ("split", "Confirmed the questions"),
                                    ("gave", "Gave it to"),
                                    ("answered", "Saved the answer to"),
                                    ("searched", "Wrote down a search for"),
                                    ("consulted", "Asked a colleague"),
                                    ("came back", "A colleague replied"),
                                    ("transferred", "Handed on to another authority"),
                                    ("cost", "Estimated the cost"),
                                    ("stage", "Moved it on"),
                                    ("clock", "Changed the clock"),
                                    ("changed", "Changed its particulars"),
                                    ("document", "Numbered a document"),
                                    ("ready", "Made a letter ready"),
                                    ("cleared", "Cleared a letter"),
                                    ("sent", "Sent a letter"),
                                    ("closed", "Closed it"),
                                    ("reopened", "Opened it again"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=500)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["case", "at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ClockEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="clock_events",
                                to="requests.case",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("clarification asked", "Clarification asked for"),
                                    ("clarified", "Clarification received"),
                                    ("fee asked", "Fees notice given"),
                                    ("fee paid", "Fee received"),
                                    ("public interest", "Extended for the public interest test"),
                                    ("complex", "Extended as complex and voluminous"),
                                    ("regime", "Handled under another law"),
                                    ("holidays", "Bank holidays changed"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "on",
                            models.DateField(
                                help_text="The day it happened: asked, answered, notice given, fee received."
                            ),
                        ),
                        (
                            "until",
                            models.DateField(
                                help_text="The day an answer is expected by, of an extension (s.17(2)).", null=True
                            ),
                        ),
                        (
                            "regime",
                            models.CharField(
                                blank=True, choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], max_length=8
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("due_before", models.DateField(null=True)),
                        ("due_after", models.DateField(null=True)),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["case", "on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "public interest"), _negated=True),
                                    models.Q(("until__gte", models.F("on")), ("until__isnull", False)),
                                    _connector="OR",
                                ),
                                name="extension_says_until_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "regime"), models.Q(("regime", ""), _negated=True)),
                                    models.Q(models.Q(("kind", "regime"), _negated=True), ("regime", "")),
                                    _connector="OR",
                                ),
                                name="change_of_law_names_it",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at", None), ("undone_by", None)),
                                    models.Q(
                                        ("undone_at__gte", models.F("recorded_at")),
                                        ("undone_at__isnull", False),
                                        ("undone_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="event_is_taken_back_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="requests.foirequest",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="children",
                                to="requests.question",
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        ("number", models.CharField(help_text='A path: "1.b".', max_length=40)),
                        (
                            "printed",
                            models.CharField(blank=True, help_text='As it stands in the letter: "b.".', max_length=40),
                        ),
                        ("text", models.TextField()),
                        (
                            "label",
                            models.CharField(help_text="Ours: a few words for the list of questions.", max_length=60),
                        ),
                        ("sure", models.FloatField(default=1.0)),
                        ("how", models.CharField(blank=True, help_text="How it was found, in words.", max_length=200)),
                        ("passages", models.ManyToManyField(related_name="+", to="documents.passage")),
                    ],
                    options={
                        "ordering": ["foi_request", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("foi_request", "number"), name="question_number_once_a_request"
                            ),
                            models.UniqueConstraint(
                                fields=("foi_request", "order"), name="question_order_once_a_request"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AnswerPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parts",
                                to="requests.question",
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("disclosed", "disclosed"),
                                    ("accessible elsewhere", "accessible elsewhere"),
                                    ("withheld", "withheld"),
                                    ("not held", "not held"),
                                    ("held by another body", "held by another body"),
                                    ("neither confirmed nor denied", "neither confirmed nor denied"),
                                    ("cost limit", "cost limit"),
                                    ("vexatious or repeated", "vexatious or repeated"),
                                    ("unclear", "unclear"),
                                ],
                                max_length=40,
                            ),
                        ),
                        (
                            "not_yet",
                            models.BooleanField(default=False, help_text="Not held, but the letter says it will be."),
                        ),
                        ("held_by", models.CharField(blank=True, max_length=200)),
                        ("said", models.JSONField()),
                        ("text", models.TextField()),
                        ("sure", models.FloatField(default=1.0)),
                        ("how", models.CharField(blank=True, help_text="How it was found, in words.", max_length=200)),
                        ("passages", models.ManyToManyField(related_name="+", to="documents.passage")),
                    ],
                    options={
                        "ordering": ["question", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("question", "order"), name="part_order_once_a_question")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consultation",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consultations",
                                to="requests.case",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consultations",
                                to="requests.question",
                            ),
                        ),
                        ("colleague", models.CharField(max_length=120)),
                        ("email", models.EmailField(max_length=254)),
                        (
                            "manager",
                            models.EmailField(
                                blank=True, help_text="Who is told where no answer comes.", max_length=254
                            ),
                        ),
                        ("text", models.TextField()),
                        ("note", models.TextField(blank=True, help_text="What the officer adds for the colleague.")),
                        ("asked_at", models.DateTimeField()),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("good_until", models.DateField(help_text="The last day the link works.")),
                        ("taken_back_at", models.DateTimeField(null=True)),
                        (
                            "reply",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("answer", "I have the answer"),
                                    ("not held", "We do not hold it"),
                                    ("not mine", "It is not for me"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        (
                            "searched",
                            models.CharField(blank=True, help_text="Where the colleague looked.", max_length=300),
                        ),
                        ("minutes", models.PositiveIntegerField(default=0)),
                        ("replied_at", models.DateTimeField(null=True)),
                        ("taken_up_at", models.DateTimeField(help_text="When it was put on the worksheet.", null=True)),
                        (
                            "taken_up_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["case", "asked_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("replied_at", None), ("reply", "")),
                                    models.Q(models.Q(("reply", ""), _negated=True), ("replied_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reply_came_some_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("question__isnull", False), ("reply", ""), _connector="OR"),
                                name="press_office_only_reads",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reply", "answer"), _negated=True),
                                    models.Q(("words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="answer_of_a_colleague_has_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsultationMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "consultation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to="requests.consultation",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("asked", "The question"),
                                    ("chased", "First reminder"),
                                    ("chased again", "Second reminder"),
                                    ("manager", "Word to the manager"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("claimed_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(help_text="When the mail server took it.", null=True)),
                        (
                            "refused",
                            models.BooleanField(default=False, help_text="Whether the mail server would not have it."),
                        ),
                    ],
                    options={
                        "ordering": ["consultation", "claimed_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("consultation", "kind"), name="message_once_a_consultation")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Correction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="corrections",
                                to="requests.foirequest",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("question text", "Words of the question"),
                                    ("question place", "Place in the letter"),
                                    ("question number", "Number"),
                                    ("question parent", "Belongs to"),
                                    ("question order", "Comes after"),
                                    ("questions", "Questions"),
                                    ("part outcome", "Outcome"),
                                    ("part exemptions", "Exemptions"),
                                    ("answer parts", "Parts"),
                                    ("table cell", "Cell"),
                                    ("finding", "Settled"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("of", models.JSONField()),
                        ("before", models.JSONField()),
                        ("after", models.JSONField()),
                        ("made_at", models.DateTimeField()),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "fits",
                            models.BooleanField(
                                default=True, help_text="Whether it has a place in the reading as it is now."
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["foi_request", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("before", models.F("after")), _negated=True),
                                name="correction_changes_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at", None), ("undone_by", None)),
                                    models.Q(("undone_at__gte", models.F("made_at")), ("undone_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="correction_is_undone_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Correspondence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="correspondence",
                                to="requests.case",
                            ),
                        ),
                        ("direction", models.CharField(choices=[("in", "In"), ("out", "Out")], max_length=4)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("request", "The request"),
                                    ("acknowledgement", "Acknowledgement"),
                                    ("clarification asked", "Clarification asked for"),
                                    ("clarification", "Clarification"),
                                    ("fees notice", "Fees notice"),
                                    ("extension", "Extension notice"),
                                    ("transfer", "Transfer"),
                                    ("answer", "Answer"),
                                    ("review", "Internal review"),
                                    ("other", "Other"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("email", "E-mail"),
                                    ("post", "Post"),
                                    ("form", "Public form"),
                                    ("hand", "By hand"),
                                    ("website", "Another website"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "happened_at",
                            models.DateTimeField(help_text="When the mail server had it, or it was sent.", null=True),
                        ),
                        ("subject", models.CharField(blank=True, max_length=300)),
                        ("text", models.TextField(blank=True)),
                        (
                            "letter",
                            models.ForeignKey(
                                help_text="The file it is.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="correspondence",
                                to="documents.letter",
                            ),
                        ),
                        (
                            "message_key",
                            models.CharField(
                                blank=True, help_text="SHA-256 of the message's own identifier.", max_length=64
                            ),
                        ),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(default=1, help_text="Of a draft, so that nobody overwrites."),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "correspondence",
                        "ordering": ["case", models.OrderBy(models.F("happened_at"), nulls_last=True), "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("direction", "out"), ("happened_at__isnull", False), _connector="OR"
                                ),
                                name="what_came_in_came_some_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True), ("letter__isnull", False), _connector="OR"
                                ),
                                name="correspondence_says_something",
                            ),
                            models.UniqueConstraint(fields=("case", "letter"), name="file_once_a_case"),
                            models.UniqueConstraint(
                                condition=models.Q(("direction", "in"), ("kind", "request"), ("letter__isnull", False)),
                                fields=("letter",),
                                name="one_case_for_a_request_file",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("direction", "in"),
                                    ("kind", "request"),
                                    models.Q(("message_key", ""), _negated=True),
                                ),
                                fields=("message_key",),
                                name="one_case_for_a_request_message",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequestStretch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "correspondence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stretches",
                                to="requests.correspondence",
                            ),
                        ),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("question", "Question"),
                                    ("argument", "Argument or background"),
                                    ("frame", "Greeting, sign-off or contact details"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="stretches",
                                to="requests.question",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["correspondence", "start"],
                        "constraints": [
                            models.UniqueConstraint(fields=("correspondence", "start"), name="stretch_begins_once"),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))), name="stretch_has_length"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("role", "question"), ("question", None), _connector="OR"),
                                name="only_questions_are_a_question",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "absent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="covered_by",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "cover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="covers_for",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("made_at", models.DateTimeField()),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="cover_ends_after_it_starts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("absent", models.F("cover")), _negated=True),
                                name="nobody_covers_for_themselves",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeskPost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="desk_post",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("digest", models.BooleanField(default=True)),
                        (
                            "digest_for",
                            models.DateField(
                                help_text="The last day a digest was begun for: none is sent twice.", null=True
                            ),
                        ),
                        (
                            "calendar_key",
                            models.CharField(
                                help_text="SHA-256 of what stands in the feed's address.",
                                max_length=64,
                                null=True,
                                unique=True,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PublishedDownload",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                help_text="As readers keep it: foi-archive.zip.", max_length=60, unique=True
                            ),
                        ),
                        (
                            "folder",
                            models.CharField(
                                help_text="The folder of this making, in the store of downloads.", max_length=60
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        ("size", models.PositiveBigIntegerField(help_text="In bytes.")),
                        ("sha256", models.CharField(max_length=64)),
                        ("responses", models.PositiveIntegerField(help_text="How many responses are in it.")),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["order"],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionHold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="retention_holds",
                                to="requests.foirequest",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="retention_holds",
                                to="requests.case",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("review", "An internal review"),
                                    ("regulator", "A complaint to the regulator"),
                                    ("tribunal", "An appeal to the tribunal"),
                                    ("other", "Something else"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "words",
                            models.CharField(
                                blank=True, help_text="Which one: its reference. No names.", max_length=300
                            ),
                        ),
                        ("set_at", models.DateTimeField()),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("lifted_at", models.DateTimeField(null=True)),
                        (
                            "lifted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["set_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("case__isnull", False), ("foi_request", None)),
                                    models.Q(("case", None), ("foi_request__isnull", False)),
                                    _connector="OR",
                                ),
                                name="retention_hold_of_a_request_or_a_case",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Erasure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "foi_request",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="erasure",
                                to="requests.foirequest",
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="erasure",
                                to="requests.case",
                            ),
                        ),
                        (
                            "made_at",
                            models.DateTimeField(
                                help_text="When what was erased was filed or logged: it tells it from another."
                            ),
                        ),
                        ("reference", models.CharField(blank=True, max_length=80)),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("policy", "It was kept as long as the office keeps such cases"),
                                    ("asked", "The person concerned asked for it"),
                                    ("order", "The office decided to"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("erased_at", models.DateTimeField()),
                        (
                            "erased_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("counts", models.JSONField()),
                        ("files", models.JSONField(default=list)),
                        (
                            "published",
                            models.CharField(
                                blank=True, help_text="SHA-256 of the published answer, which stays.", max_length=64
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-erased_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("case__isnull", False), ("foi_request", None)),
                                    models.Q(("case", None), ("foi_request__isnull", False)),
                                    _connector="OR",
                                ),
                                name="erasure_of_a_request_or_a_case",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Link",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="requests.foirequest",
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        ("label", models.TextField()),
                        ("url", models.TextField(blank=True)),
                        ("page_hint", models.CharField(blank=True, max_length=60)),
                        ("passages", models.ManyToManyField(related_name="+", to="documents.passage")),
                    ],
                    options={
                        "ordering": ["foi_request", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("foi_request", "order"), name="link_order_once_a_request")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DataTable",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tables",
                                to="requests.foirequest",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "caption",
                            models.CharField(
                                blank=True,
                                help_text="As the letter has it; ours is made where it is shown.",
                                max_length=200,
                            ),
                        ),
                        ("header", models.JSONField()),
                        ("rows", models.JSONField()),
                        ("total_row", models.PositiveIntegerField(null=True)),
                        ("checks", models.JSONField(default=list)),
                        (
                            "caveats",
                            models.JSONField(
                                default=list, help_text="What the letter warns of it, word for word, as cells are kept."
                            ),
                        ),
                        ("passages", models.ManyToManyField(related_name="+", to="documents.passage")),
                    ],
                    options={
                        "ordering": ["foi_request", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("foi_request", "number"), name="table_number_once_a_request"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attachments",
                                to="requests.foirequest",
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        ("label", models.CharField(max_length=100)),
                        ("title", models.TextField(blank=True)),
                        (
                            "pages",
                            models.JSONField(
                                help_text="Page numbers of the letter's file, or null where it cannot be told.",
                                null=True,
                            ),
                        ),
                        ("note", models.TextField(blank=True)),
                        ("passages", models.ManyToManyField(related_name="+", to="documents.passage")),
                    ],
                    options={
                        "ordering": ["foi_request", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("foi_request", "order"), name="attachment_order_once_a_request"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppliedExemption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="exemptions",
                                to="requests.answerpart",
                            ),
                        ),
                        ("as_written", models.CharField(max_length=200)),
                        (
                            "regime",
                            models.CharField(
                                choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], max_length=8
                            ),
                        ),
                        (
                            "provision",
                            models.CharField(help_text='Normalised: "21", "40(2)", "12(4)(b)".', max_length=40),
                        ),
                        ("known", models.BooleanField(help_text="Whether the catalogue has this provision.")),
                        ("sure", models.FloatField(default=1.0)),
                        ("how", models.CharField(blank=True, help_text="How it was found, in words.", max_length=200)),
                        ("passages", models.ManyToManyField(related_name="+", to="documents.passage")),
                    ],
                    options={
                        "ordering": ["part", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("part", "regime", "provision"), name="exemption_once_a_part"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExemptionNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "regime",
                            models.CharField(
                                choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")],
                                default="FOIA",
                                max_length=8,
                            ),
                        ),
                        (
                            "provision",
                            models.CharField(help_text="As it is numbered: 31, 36(2)(b), 12(4)(d).", max_length=40),
                        ),
                        (
                            "text",
                            models.TextField(
                                help_text="What to think of here: whom to ask, what was decided before, our usual words."
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["regime", "provision"],
                        "constraints": [
                            models.UniqueConstraint(fields=("regime", "provision"), name="one_note_a_provision"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="exemption_note_says_something"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowStep",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ask", "Asked for e-mail about a search"),
                                    ("confirm", "Confirmed it by the link that was sent"),
                                    ("stop", "Stopped it"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("taken_at", models.DateTimeField()),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("search", models.CharField(blank=True, max_length=1000)),
                        (
                            "followed",
                            models.UUIDField(
                                help_text="The FollowedSearch. No foreign key: that would tell whether it is.",
                                null=True,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["taken_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("followed", None), ("kind", "ask"), models.Q(("email", ""), _negated=True)
                                    ),
                                    models.Q(
                                        ("email", ""),
                                        ("followed__isnull", False),
                                        ("kind__in", ["confirm", "stop"]),
                                        ("search", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="follow_step_says_who_asks_or_what_it_is_about",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowedSearch",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("email", models.EmailField(max_length=254)),
                        (
                            "search",
                            models.CharField(
                                blank=True,
                                help_text='Its parameters as in an address: "q=taxi&year=2024".',
                                max_length=1000,
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        (
                            "told_until",
                            models.DateTimeField(help_text="Answers published up to here are told of.", null=True),
                        ),
                        (
                            "due_at",
                            models.DateTimeField(
                                help_text="When its next message is due: the request to confirm, or news.", null=True
                            ),
                        ),
                        (
                            "refusals",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="How often running the address's mail server would not have a message.",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "followed searches",
                        "ordering": ["asked_at", "pk"],
                        "indexes": [models.Index(fields=["due_at"], name="followed_search_by_due_time")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("email", "search"), name="search_followed_once_by_an_address"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("confirmed_at", None), ("told_until", None)),
                                    models.Q(
                                        ("confirmed_at__isnull", False),
                                        ("due_at__isnull", False),
                                        ("told_until__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="followed_search_tells_from_its_confirmation",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Gate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "filed_letter",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="gate",
                                to="requests.filedletter",
                            ),
                        ),
                        ("looked_at", models.DateTimeField()),
                        (
                            "content_hash",
                            models.CharField(help_text="SHA-256 of what was looked through.", max_length=64),
                        ),
                        (
                            "hidden",
                            models.JSONField(
                                help_text="Each hiding place of the file that holds something: [place, where, page or null].",
                                null=True,
                            ),
                        ),
                        ("has_spreadsheet", models.BooleanField(default=False)),
                        (
                            "pictures_seen",
                            models.PositiveIntegerField(
                                default=0, help_text="Pages whose pictures were looked through, from the first on."
                            ),
                        ),
                        (
                            "is_looked_through",
                            models.BooleanField(default=False, help_text="Whether the picture of every page was."),
                        ),
                        ("not_drawn_because", models.TextField(blank=True, help_text="Why its pages cannot be drawn.")),
                        (
                            "pages_copied",
                            models.PositiveIntegerField(
                                default=0, help_text="Pages of the public copy that are drawn, while it is made."
                            ),
                        ),
                        (
                            "flagged_because",
                            models.TextField(blank=True, help_text="Why staff want a second person to release it."),
                        ),
                        ("flagged_at", models.DateTimeField(null=True)),
                        (
                            "flagged_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("is_looked_through", False)), fields=["id"], name="gates_to_look_at"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("flagged_at", None), ("flagged_because", ""), ("flagged_by", None)),
                                    models.Q(
                                        models.Q(("flagged_because", ""), _negated=True),
                                        ("flagged_at__isnull", False),
                                        ("flagged_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="gate_flagged_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GateFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "filed_letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="gate_findings",
                                to="requests.filedletter",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("name", "name"),
                                    ("e-mail address", "e-mail address"),
                                    ("address", "address"),
                                    ("telephone number", "telephone number"),
                                    ("National Insurance number", "National Insurance number"),
                                    ("collar number", "collar number"),
                                    ("vehicle registration", "vehicle registration"),
                                    ("name under the letter", "name under the letter"),
                                    ("earlier e-mail, copied into it", "earlier e-mail, copied into it"),
                                    ("details of the requester", "details of the requester"),
                                    ("typed here", "typed here"),
                                    ("hidden text", "hidden text"),
                                    ("tracked changes", "tracked changes"),
                                    ("comments", "comments"),
                                    ("words that the page does not show", "words that the page does not show"),
                                    ("notes laid over the page", "notes laid over the page"),
                                    ("not read as words", "not read as words"),
                                    ("hidden in the file", "hidden in the file"),
                                    ("cannot be looked through", "cannot be looked through"),
                                ],
                                max_length=40,
                            ),
                        ),
                        (
                            "what",
                            models.TextField(help_text="What is there, in a plain sentence that does not repeat it."),
                        ),
                        ("why", models.TextField(blank=True, help_text="What told of it.")),
                        ("sure", models.FloatField(default=1.0)),
                        ("page", models.PositiveIntegerField(null=True)),
                        ("start", models.PositiveIntegerField(help_text="In the page's text.", null=True)),
                        ("end", models.PositiveIntegerField(null=True)),
                        (
                            "boxes",
                            models.JSONField(
                                help_text="[[x0, top, x1, bottom], …] in points from the page's top left.", null=True
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                blank=True, help_text="The part of the file, or what was typed.", max_length=200
                            ),
                        ),
                        ("words_hash", models.CharField(blank=True, help_text="SHA-256 of its words.", max_length=64)),
                        (
                            "nth",
                            models.PositiveIntegerField(
                                default=1, help_text="Which of those on its page with the same words."
                            ),
                        ),
                        ("found_at", models.DateTimeField()),
                        (
                            "content_hash",
                            models.CharField(help_text="SHA-256 of what it was first found in.", max_length=64),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open"), ("accepted", "Accepted"), ("rejected", "Rejected")],
                                default="open",
                                max_length=8,
                            ),
                        ),
                        ("because", models.TextField(blank=True, help_text="The reason given with the decision.")),
                        ("decided_at", models.DateTimeField(null=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": [
                            "filed_letter",
                            models.OrderBy(models.F("page"), nulls_last=True),
                            models.OrderBy(models.F("start"), nulls_first=True),
                            "pk",
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("filed_letter", "kind", "page", "part", "words_hash", "nth"),
                                name="gate_finding_once_a_letter",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sure__gte", 0), ("sure__lte", 1)),
                                name="gate_finding_sure_is_a_share",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end", None), ("start", None)),
                                    models.Q(
                                        ("end__gt", models.F("start")),
                                        ("end__isnull", False),
                                        ("page__isnull", False),
                                        ("start__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="gate_finding_has_whole_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("because", ""), ("decided_at", None), ("decided_by", None), ("state", "open")
                                    ),
                                    models.Q(
                                        models.Q(("state", "open"), _negated=True),
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="gate_finding_decided_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("because", ""), ("state", "rejected"), _negated=True),
                                name="gate_finding_rejected_for_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Redaction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "filed_letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="redactions",
                                to="requests.filedletter",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("finding", "Proposed"),
                                    ("words", "Words marked"),
                                    ("box", "Box drawn"),
                                    ("everywhere", "Everywhere this name"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "finding",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="redactions",
                                to="requests.gatefinding",
                            ),
                        ),
                        ("page", models.PositiveIntegerField(null=True)),
                        (
                            "stretches",
                            models.JSONField(
                                default=list, help_text="[[start, end], …]: the words that go, in the page's text."
                            ),
                        ),
                        (
                            "words_hash",
                            models.CharField(blank=True, help_text="SHA-256 of those words.", max_length=64),
                        ),
                        (
                            "boxes",
                            models.JSONField(
                                help_text="[[x0, top, x1, bottom], …] drawn by hand, or where nobody sees it.",
                                null=True,
                            ),
                        ),
                        (
                            "paints",
                            models.BooleanField(default=True, help_text="Off where the page shows nothing there."),
                        ),
                        ("everywhere", models.CharField(blank=True, max_length=200)),
                        (
                            "reason",
                            models.CharField(
                                help_text='"section 40(2)": stands in the place of the words.', max_length=120
                            ),
                        ),
                        (
                            "printed",
                            models.BooleanField(
                                default=True, help_text="Whether the reason is printed on the bar and in the text."
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["filed_letter", "page", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("finding__isnull", False), ("undone_at", None)),
                                fields=("finding",),
                                name="one_redaction_a_finding",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="redaction_says_why"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finding__isnull", False), ("source", "finding")),
                                    models.Q(
                                        ("finding", None),
                                        ("page", None),
                                        ("source", "everywhere"),
                                        models.Q(("everywhere", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("finding", None), ("page__isnull", False), ("source__in", ["words", "box"])
                                    ),
                                    _connector="OR",
                                ),
                                name="redaction_is_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at", None), ("undone_by", None)),
                                    models.Q(("undone_at__gte", models.F("made_at")), ("undone_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="redaction_undone_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeepingRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                help_text="In a few words: Personal circumstances.", max_length=100, unique=True
                            ),
                        ),
                        ("why", models.CharField(help_text="Why such answers are not published.", max_length=400)),
                        (
                            "regime",
                            models.CharField(
                                choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")],
                                default="FOIA",
                                max_length=8,
                            ),
                        ),
                        (
                            "provision",
                            models.CharField(
                                blank=True,
                                help_text="Where an answer relies on it, nobody need say so: “14(1)” keeps back what is refused as vexatious.",
                                max_length=40,
                            ),
                        ),
                        ("is_used", models.BooleanField(default=True)),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True), models.Q(("why", ""), _negated=True)
                                ),
                                name="rule_says_what_and_why",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeepingDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="keeping_decisions",
                                to="requests.foirequest",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="requests.keepingrule",
                            ),
                        ),
                        ("keeps_back", models.BooleanField()),
                        ("words", models.CharField(blank=True, help_text="Why, in this case.", max_length=400)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["foi_request", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="KeptTyping",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="kept_typing",
                                to="requests.question",
                            ),
                        ),
                        ("seen", models.CharField(max_length=64)),
                        ("typed", models.JSONField()),
                        ("kept_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name_plural": "kept typing",
                        "ordering": ["question", "person"],
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "question"), name="typing_kept_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Release",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="releases",
                                to="requests.foirequest",
                            ),
                        ),
                        (
                            "content_hash",
                            models.CharField(
                                help_text="SHA-256 of what may become public: its words and bars.", max_length=64
                            ),
                        ),
                        ("released_at", models.DateTimeField()),
                        (
                            "released_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("taken_in_at", models.DateTimeField()),
                        (
                            "taken_in_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("has_spreadsheet", models.BooleanField(default=False)),
                        (
                            "second_because",
                            models.TextField(blank=True, help_text="Why it needed a second person; blank: it did not."),
                        ),
                        (
                            "alone_because",
                            models.TextField(blank=True, help_text="Why whoever took it in released it all the same."),
                        ),
                        (
                            "alone_from",
                            models.DateTimeField(help_text="From when on they might: a working day later.", null=True),
                        ),
                    ],
                    options={
                        "ordering": ["foi_request", "pk"],
                        "indexes": [models.Index(fields=["foi_request", "content_hash"], name="release_of_content")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("has_spreadsheet", False),
                                    models.Q(("second_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="spreadsheet_needs_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("second_because", ""),
                                    models.Q(
                                        ("released_by__isnull", False),
                                        models.Q(
                                            ("taken_in_by", None),
                                            models.Q(("released_by", models.F("taken_in_by")), _negated=True),
                                            models.Q(
                                                (
                                                    "alone_from__gte",
                                                    django.db.models.expressions.CombinedExpression(
                                                        models.F("taken_in_at"),
                                                        "+",
                                                        models.Value(datetime.timedelta(days=1)),
                                                    ),
                                                ),
                                                ("alone_from__isnull", False),
                                                ("has_spreadsheet", False),
                                                ("released_at__gte", models.F("alone_from")),
                                                models.Q(("alone_because", ""), _negated=True),
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="two_people_release",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Publication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publications",
                                to="requests.foirequest",
                            ),
                        ),
                        ("version", models.PositiveIntegerField()),
                        (
                            "content_hash",
                            models.CharField(help_text="SHA-256 of all that was released.", max_length=64),
                        ),
                        ("published_at", models.DateTimeField()),
                        (
                            "published_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "release",
                            models.ForeignKey(
                                help_text="Who let it become public.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publications",
                                to="requests.release",
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("withdrawn_because", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["foi_request", "version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("foi_request", "version"), name="publication_version_once_a_request"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("foi_request",),
                                name="one_live_publication_a_request",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at", None),
                                    ("withdrawn_at__gte", models.F("published_at")),
                                    _connector="OR",
                                ),
                                name="withdrawn_after_published",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedAuthority",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("short_name", models.CharField(max_length=80)),
                        ("address", models.TextField(blank=True)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("website", models.URLField(blank=True)),
                        ("licence_name", models.CharField(blank=True, max_length=200)),
                        ("licence_url", models.URLField(blank=True)),
                        (
                            "force_name",
                            models.CharField(blank=True, help_text="The police force: see Authority.", max_length=200),
                        ),
                        ("force_email", models.EmailField(blank=True, max_length=254)),
                        ("force_website", models.URLField(blank=True)),
                        (
                            "regime",
                            models.CharField(
                                choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")],
                                default="FOIA",
                                max_length=8,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_published_authority")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedResponse",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "publication",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="response",
                                to="requests.publication",
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, help_text="Its publication's; what changed: PublishedVersion."
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("response", "response"),
                                    ("refusal notice", "refusal notice"),
                                    ("review outcome", "review outcome"),
                                    ("acknowledgement", "acknowledgement"),
                                    ("clarification", "clarification"),
                                    ("fees notice", "fees notice"),
                                    ("extension", "extension"),
                                    ("transfer", "transfer"),
                                    ("schedule", "schedule"),
                                    ("other", "other"),
                                ],
                                default="response",
                                max_length=20,
                            ),
                        ),
                        (
                            "after_review",
                            models.BooleanField(
                                default=False,
                                help_text="Whether an internal review changed an answer in it: see publishing.reviewed.",
                            ),
                        ),
                        (
                            "topics",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.SlugField(max_length=60),
                                default=list,
                                help_text="Those an officer has confirmed.",
                                size=None,
                            ),
                        ),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        ("reference", models.CharField(max_length=80)),
                        (
                            "regime",
                            models.CharField(
                                choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], max_length=8
                            ),
                        ),
                        ("authority_name", models.CharField(max_length=200)),
                        ("title", models.CharField(max_length=200)),
                        (
                            "in_short",
                            models.JSONField(
                                help_text='[["Asked", "…"], ["Given", "…"], …]: ours, never beside an ochre bar.'
                            ),
                        ),
                        ("received_on", models.DateField()),
                        ("due_on", models.DateField()),
                        ("answered_on", models.DateField()),
                        (
                            "clock",
                            models.JSONField(
                                help_text="The days of the time for compliance as requests.law.clock counted them."
                            ),
                        ),
                        (
                            "working_days",
                            models.PositiveIntegerField(help_text="On which working day it was answered."),
                        ),
                        ("is_late", models.BooleanField()),
                        (
                            "late_reason",
                            models.TextField(blank=True, help_text="Ours: why it was late, where staff say so."),
                        ),
                        ("review_text", models.TextField(blank=True)),
                        ("copyright_text", models.TextField(blank=True)),
                        (
                            "attachments",
                            models.JSONField(default=list, help_text='[{"label", "title", "pages", "note"}]'),
                        ),
                        ("page_count", models.PositiveIntegerField()),
                        (
                            "is_picture",
                            models.BooleanField(
                                help_text="Whether the pages are pictures; a text letter has text pages."
                            ),
                        ),
                        ("checked_on", models.DateField(null=True)),
                        (
                            "recognised_pages",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveIntegerField(),
                                default=list,
                                help_text="Pages whose words were recognised in pictures (OCR).",
                                size=None,
                            ),
                        ),
                        ("published_at", models.DateTimeField()),
                        ("first_published_at", models.DateTimeField(help_text="When its first version was published.")),
                        (
                            "letter_file",
                            models.CharField(
                                blank=True,
                                help_text="The rebuilt letter as a PDF, in the store of published files.",
                                max_length=200,
                            ),
                        ),
                        (
                            "letter_bytes",
                            models.PositiveBigIntegerField(default=0, help_text="How large that file is."),
                        ),
                        (
                            "reviewed",
                            models.JSONField(
                                default=dict,
                                help_text='{"of": the letter this reviews, "by": [its reviews]}, each {"slug", "answered_on", …}.',
                            ),
                        ),
                        (
                            "linked_at",
                            models.DateTimeField(
                                help_text="When a review of it, or what it reviews, last came or went.", null=True
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-answered_on", "-reference"],
                        "indexes": [
                            models.Index(fields=["-answered_on", "-reference"], name="response_by_answer_date"),
                            django.contrib.postgres.indexes.GinIndex(fields=["topics"], name="response_by_topic"),
                            models.Index(fields=["-first_published_at", "slug"], name="response_by_publication"),
                            models.Index(
                                condition=models.Q(("is_late", True)),
                                fields=["-answered_on", "-reference"],
                                name="late_response_by_answer_date",
                            ),
                            models.Index(fields=["reference"], name="response_by_reference"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "response",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="requests.publishedresponse",
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        ("number", models.CharField(help_text='As said to people: "1b".', max_length=40)),
                        ("anchor", models.CharField(help_text='"q1b"', max_length=50)),
                        (
                            "lead",
                            models.TextField(
                                blank=True, help_text="The words of the question above it, where it is a sub-question."
                            ),
                        ),
                        ("text", models.TextField()),
                        ("label", models.CharField(max_length=60)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("disclosed", "disclosed"),
                                    ("given in part", "given in part"),
                                    ("accessible elsewhere", "accessible elsewhere"),
                                    ("withheld", "withheld"),
                                    ("not held", "not held"),
                                    ("held by another body", "held by another body"),
                                    ("neither confirmed nor denied", "neither confirmed nor denied"),
                                    ("cost limit", "cost limit"),
                                    ("vexatious or repeated", "vexatious or repeated"),
                                    ("unclear", "unclear"),
                                ],
                                max_length=40,
                            ),
                        ),
                        (
                            "reviewed",
                            models.JSONField(
                                help_text="What an internal review decided of it, or which question it reviews: see publishing.reviewed.",
                                null=True,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["response", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("response", "anchor"), name="published_anchor_once_a_response"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parts",
                                to="requests.publishedquestion",
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("disclosed", "disclosed"),
                                    ("accessible elsewhere", "accessible elsewhere"),
                                    ("withheld", "withheld"),
                                    ("not held", "not held"),
                                    ("held by another body", "held by another body"),
                                    ("neither confirmed nor denied", "neither confirmed nor denied"),
                                    ("cost limit", "cost limit"),
                                    ("vexatious or repeated", "vexatious or repeated"),
                                    ("unclear", "unclear"),
                                ],
                                max_length=40,
                            ),
                        ),
                        ("not_yet", models.BooleanField(default=False)),
                        ("held_by", models.CharField(blank=True, max_length=200)),
                        ("said", models.JSONField()),
                    ],
                    options={
                        "ordering": ["question", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("question", "order"), name="published_part_order_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedExemption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="exemptions",
                                to="requests.publishedpart",
                            ),
                        ),
                        ("as_written", models.CharField(max_length=200)),
                        (
                            "regime",
                            models.CharField(
                                choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], max_length=8
                            ),
                        ),
                        (
                            "section",
                            models.CharField(
                                help_text='What the filter counts by: "s21", "r12-4-b", "fs38".', max_length=20
                            ),
                        ),
                        ("provision", models.CharField(max_length=40)),
                        ("known", models.BooleanField()),
                    ],
                    options={
                        "ordering": ["part", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedPage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "response",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pages",
                                to="requests.publishedresponse",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("text", models.TextField()),
                        ("width", models.FloatField(null=True)),
                        ("height", models.FloatField(null=True)),
                        (
                            "picture",
                            models.CharField(
                                blank=True, help_text="Name in the store of published files.", max_length=200
                            ),
                        ),
                        (
                            "cuts",
                            models.JSONField(
                                default=list, help_text="Heights, in points, of the white gaps between printed lines."
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["response", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("response", "number"), name="published_page_once_a_response"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedPassage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "page",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="passages",
                                to="requests.publishedpage",
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("question", "question"),
                                    ("answer", "answer"),
                                    ("table", "table"),
                                    ("review", "your right to a review"),
                                    ("copyright", "copyright notice"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="passages",
                                to="requests.publishedquestion",
                            ),
                        ),
                        (
                            "part",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="passages",
                                to="requests.publishedpart",
                            ),
                        ),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        (
                            "boxes",
                            models.JSONField(
                                help_text="[[x0, top, x1, bottom], …] in points, one a printed line.", null=True
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["page", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("page", "order"), name="published_passage_order_once_a_page"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="published_passage_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedTable",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "response",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tables",
                                to="requests.publishedresponse",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("caption", models.CharField(blank=True, max_length=200)),
                        ("header", models.JSONField()),
                        ("rows", models.JSONField()),
                        ("total_row", models.PositiveIntegerField(null=True)),
                        ("checks", models.JSONField(default=list)),
                        (
                            "caveats",
                            models.JSONField(
                                default=list,
                                help_text="What the letter warns of it, word for word; goes where it goes.",
                            ),
                        ),
                        (
                            "places",
                            models.JSONField(
                                default=list,
                                help_text='Where each cell stands, the header first: rows of [{"page", "start", "end", "boxes"}] or nothing.',
                            ),
                        ),
                        (
                            "row_pages",
                            models.JSONField(
                                default=list, help_text="The page each row begins on, the header first; or null."
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["response", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("response", "number"), name="published_table_once_a_response"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OldAddress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="old_addresses",
                                to="requests.foirequest",
                            ),
                        ),
                        ("address", models.URLField(max_length=500, unique=True)),
                        ("noted_at", models.DateTimeField()),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "old addresses",
                        "ordering": ["address"],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedOldAddress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "response",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="old_addresses",
                                to="requests.publishedresponse",
                            ),
                        ),
                        ("address", models.URLField(max_length=500, unique=True)),
                        (
                            "asked_for",
                            models.CharField(
                                db_index=True, help_text="Its path and query, in plain signs.", max_length=500
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "published old addresses",
                        "ordering": ["address"],
                    },
                ),
                migrations.CreateModel(
                    name="CaseDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documents",
                                to="requests.case",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="documents",
                                to="requests.question",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.letter"
                            ),
                        ),
                        (
                            "leaves_as",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.letter"
                            ),
                        ),
                        (
                            "kept_because",
                            models.CharField(
                                blank=True,
                                help_text="Why a spreadsheet leaves as it is, and not as a plain table.",
                                max_length=300,
                            ),
                        ),
                        ("hidden", models.JSONField(default=list)),
                        (
                            "settled",
                            models.CharField(
                                blank=True, help_text="Why what the scan found may leave.", max_length=300
                            ),
                        ),
                        ("attached_at", models.DateTimeField()),
                        (
                            "attached_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["case", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("case", "number"),
                                name="document_number_once_a_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)), name="documents_are_numbered_from_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("leaves_as", models.F("file")), ("kept_because", ""), _connector="OR"
                                ),
                                name="document_that_is_converted_needs_no_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Outgoing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "correspondence",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outgoing",
                                to="requests.correspondence",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("ready", "Ready"),
                                    ("waiting", "Waiting for the mail server"),
                                    ("sending", "Being sent"),
                                    ("sent", "Sent"),
                                    ("refused", "Refused by the mail server"),
                                    ("taken", "Taken over into a mail program"),
                                ],
                                default="ready",
                                max_length=8,
                            ),
                        ),
                        (
                            "pdf",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.letter"
                            ),
                        ),
                        ("made_of", models.CharField(max_length=64)),
                        (
                            "hidden",
                            models.JSONField(default=list, help_text="What the scan found in the letter itself."),
                        ),
                        ("made_at", models.DateTimeField()),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("cleared_at", models.DateTimeField(null=True)),
                        (
                            "cleared_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "message",
                            models.ForeignKey(
                                help_text="The message, byte for byte.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="documents.letter",
                            ),
                        ),
                        ("tries", models.PositiveIntegerField(default=0)),
                        ("tried_at", models.DateTimeField(null=True)),
                        (
                            "problem",
                            models.CharField(
                                blank=True, help_text="Why it has not left yet. Names nobody.", max_length=200
                            ),
                        ),
                        ("sent_at", models.DateTimeField(null=True)),
                        (
                            "sent_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "outgoing",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("message__isnull", False), ("sent_at__isnull", False), ("state", "sent")),
                                    models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at", None)),
                                    _connector="OR",
                                ),
                                name="sent_letter_says_when_and_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cleared_by", None),
                                    models.Q(("cleared_by", models.F("made_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="cleared_by_a_second_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WordTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.letter"
                            ),
                        ),
                        ("handed_in_at", models.DateTimeField()),
                        (
                            "handed_in_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-handed_in_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PageElsewhere",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        ("address", models.URLField(unique=True)),
                        (
                            "words",
                            models.TextField(
                                help_text="Words and phrases of questions that it answers, one a line. Any form of a word will do."
                            ),
                        ),
                        ("finds", models.CharField(help_text="What one finds there, in a sentence.", max_length=300)),
                        (
                            "directions",
                            models.CharField(
                                blank=True, help_text="Where on it to look: page, heading, table, line.", max_length=300
                            ),
                        ),
                        (
                            "review_on",
                            models.DateField(
                                blank=True, help_text="When to see whether this is still right.", null=True
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "page published elsewhere",
                        "verbose_name_plural": "pages published elsewhere",
                        "ordering": ["title"],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedPageElsewhere",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        ("address", models.URLField(unique=True)),
                        (
                            "words",
                            models.TextField(
                                help_text="Words and phrases of questions that it answers, one a line. Any form of a word will do."
                            ),
                        ),
                        ("finds", models.CharField(help_text="What one finds there, in a sentence.", max_length=300)),
                    ],
                    options={
                        "ordering": ["title"],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "A user with that username already exists."},
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                unique=True,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                                verbose_name="username",
                            ),
                        ),
                        ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                        ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                        ),
                        (
                            "roles",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("officer", "Case officer"),
                                        ("releaser", "Releaser"),
                                        ("dpo", "Data Protection Officer"),
                                        ("administrator", "Administrator"),
                                        ("reader", "Read-only"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                            ),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "user",
                        "verbose_name_plural": "users",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("roles__contained_by", ["officer", "releaser", "dpo", "administrator", "reader"])
                                ),
                                name="person_roles_are_known",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.contrib.auth.models.UserManager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PublishedNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        ("reference", models.CharField(max_length=80)),
                        ("withdrawn_on", models.DateField()),
                        ("because", models.CharField(max_length=500)),
                    ],
                    options={
                        "ordering": ["-withdrawn_on", "slug"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("because", ""), _negated=True), name="notice_says_why"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "response",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="requests.publishedresponse",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("published_at", models.DateTimeField()),
                        ("because", models.TextField(blank=True, help_text="What staff say of the change.")),
                        ("changes", models.JSONField(default=list)),
                    ],
                    options={
                        "ordering": ["response", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("response", "number"), name="published_version_once_a_response"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Regulator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "regime",
                            models.CharField(
                                choices=[
                                    ("FOIA", "Freedom of Information Act 2000"),
                                    ("EIR", "Environmental Information Regulations 2004"),
                                    ("FOISA", "Freedom of Information (Scotland) Act 2002"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("valid_from", models.DateField()),
                        (
                            "name",
                            models.CharField(
                                help_text="As one writes to it: Information Commissioner.", max_length=120
                            ),
                        ),
                        (
                            "address",
                            models.TextField(blank=True, help_text="For post. Left empty, the page names none."),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        (
                            "complaint_url",
                            models.URLField(blank=True, help_text="Where a complaint about an answer is made."),
                        ),
                        (
                            "complain_within",
                            models.PositiveSmallIntegerField(
                                help_text="After the outcome of the internal review.",
                                validators=[django.core.validators.MinValueValidator(1)],
                            ),
                        ),
                        (
                            "complain_unit",
                            models.CharField(
                                choices=[("days", "days"), ("weeks", "weeks"), ("months", "months")], max_length=8
                            ),
                        ),
                        (
                            "limit_basis",
                            models.CharField(
                                blank=True, help_text="What sets that limit: section 47(4).", max_length=120
                            ),
                        ),
                        (
                            "note",
                            models.TextField(
                                blank=True,
                                help_text="For staff: where this was read, and what should be looked up again.",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["regime", "valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("regime", "valid_from"), name="regulator_once_a_law_and_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("complain_within__gte", 1)), name="regulator_allows_some_time"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedRegulator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "regime",
                            models.CharField(
                                choices=[
                                    ("FOIA", "Freedom of Information Act 2000"),
                                    ("EIR", "Environmental Information Regulations 2004"),
                                    ("FOISA", "Freedom of Information (Scotland) Act 2002"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("valid_from", models.DateField()),
                        (
                            "name",
                            models.CharField(
                                help_text="As one writes to it: Information Commissioner.", max_length=120
                            ),
                        ),
                        (
                            "address",
                            models.TextField(blank=True, help_text="For post. Left empty, the page names none."),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        (
                            "complaint_url",
                            models.URLField(blank=True, help_text="Where a complaint about an answer is made."),
                        ),
                        (
                            "complain_within",
                            models.PositiveSmallIntegerField(
                                help_text="After the outcome of the internal review.",
                                validators=[django.core.validators.MinValueValidator(1)],
                            ),
                        ),
                        (
                            "complain_unit",
                            models.CharField(
                                choices=[("days", "days"), ("weeks", "weeks"), ("months", "months")], max_length=8
                            ),
                        ),
                        (
                            "limit_basis",
                            models.CharField(
                                blank=True, help_text="What sets that limit: section 47(4).", max_length=120
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["regime", "valid_from"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("regime", "valid_from"), name="publishedregulator_once_a_law_and_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("complain_within__gte", 1)),
                                name="publishedregulator_allows_some_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SearchEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "question",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="search_entry",
                                to="requests.publishedquestion",
                            ),
                        ),
                        (
                            "page",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="search_entry",
                                to="requests.publishedpage",
                            ),
                        ),
                        (
                            "response",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="search_entries",
                                to="requests.publishedresponse",
                            ),
                        ),
                        ("slug", models.SlugField(max_length=80)),
                        ("reference", models.CharField(max_length=80)),
                        ("anchor", models.CharField(blank=True, max_length=50)),
                        ("number", models.CharField(blank=True, max_length=40)),
                        (
                            "document",
                            models.CharField(
                                blank=True, help_text='"Document 3"; blank for a question.', max_length=100
                            ),
                        ),
                        (
                            "asked",
                            models.TextField(help_text="The question, after the words of the question above it."),
                        ),
                        ("answered", models.TextField()),
                        ("received_on", models.DateField()),
                        ("answered_on", models.DateField()),
                        ("published_on", models.DateField(help_text="When its first version was published.")),
                        ("year", models.PositiveIntegerField()),
                        ("is_late", models.BooleanField()),
                        ("after_review", models.BooleanField()),
                        (
                            "topics",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.SlugField(max_length=60), default=list, size=None
                            ),
                        ),
                        (
                            "alike",
                            models.CharField(
                                blank=True, help_text="The same for answers that hardly differ.", max_length=64
                            ),
                        ),
                        ("outcome", models.CharField(blank=True, max_length=40)),
                        (
                            "outcomes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                help_text="The question's own and its parts'.",
                                size=None,
                            ),
                        ),
                        (
                            "sections",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                help_text='"s21", "r12-4-b": see PublishedExemption.',
                                size=None,
                            ),
                        ),
                        ("has_table", models.BooleanField()),
                        ("has_document", models.BooleanField()),
                        ("has_link", models.BooleanField()),
                        ("parts", models.JSONField()),
                    ],
                    options={
                        "verbose_name_plural": "search entries",
                        "ordering": ["-answered_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("page", None), ("question__isnull", False)),
                                    models.Q(("page__isnull", False), ("question", None)),
                                    _connector="OR",
                                ),
                                name="search_entry_is_of_a_question_or_a_page",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SearchChange",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("entry_id", models.BigIntegerField()),
                        ("removed", models.BooleanField()),
                        ("made_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedTally",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                choices=[("received", "received"), ("answered", "answered")], max_length=8
                            ),
                        ),
                        (
                            "fact",
                            models.CharField(
                                choices=[
                                    ("response", "that it is there"),
                                    ("late", "answered late"),
                                    ("review", "that it decides an internal review"),
                                    ("changed", "that an internal review changed an answer in it"),
                                    ("days", "the working day it was answered on (17)"),
                                    ("outcome", "the outcome of a question or a part (withheld)"),
                                    ("exemption", "a provision relied on (s21)"),
                                    ("topic", "a topic (victims)"),
                                    ("result", "the result of the whole (refused in full)"),
                                    ("entries", "that something in it can be found"),
                                    ("has", "what an answer in it comes with (table)"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("quarter", models.DateField(help_text="Its first day.")),
                        ("value", models.CharField(blank=True, max_length=80)),
                        ("responses", models.PositiveIntegerField()),
                    ],
                    options={
                        "verbose_name_plural": "published tallies",
                        "ordering": ["basis", "fact", "quarter", "value"],
                        "constraints": [
                            models.UniqueConstraint(fields=("basis", "fact", "quarter", "value"), name="tally_once"),
                            models.CheckConstraint(
                                condition=models.Q(("quarter__day", 1), ("quarter__month__in", (1, 4, 7, 10))),
                                name="tally_begins_with_its_quarter",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TalliedResponse",
                    fields=[
                        (
                            "response",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="tallied",
                                serialize=False,
                                to="requests.publishedresponse",
                            ),
                        ),
                        ("received_quarter", models.DateField()),
                        ("answered_quarter", models.DateField()),
                        (
                            "facts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=100),
                                help_text='"late", "outcome:withheld": a fact and its value.',
                                size=None,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PlannedPublication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="plans",
                                to="requests.foirequest",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("after answer", "So many working days after the answer"),
                                    ("on date", "On a date"),
                                    ("embargo", "When an embargo ends"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("publish_at", models.DateTimeField()),
                        ("why", models.CharField(help_text="In words, after “because”.", max_length=300)),
                        (
                            "version",
                            models.PositiveIntegerField(
                                help_text="The case's, as it was looked at: changed since, it is not published."
                            ),
                        ),
                        (
                            "checked",
                            models.BooleanField(
                                help_text="Whether they said that they compared it with the letter.", null=True
                            ),
                        ),
                        (
                            "because",
                            models.CharField(
                                blank=True, help_text="What the public reads of a change.", max_length=500
                            ),
                        ),
                        ("hides_words", models.BooleanField(default=False)),
                        ("planned_at", models.DateTimeField()),
                        (
                            "planned_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "ended",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("published", "Published"),
                                    ("cancelled", "Cancelled"),
                                    ("refused", "Not published"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reasons",
                            models.JSONField(default=list, help_text="Why it was not published, in plain sentences."),
                        ),
                    ],
                    options={
                        "ordering": ["publish_at", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_at", None)),
                                fields=["publish_at"],
                                name="open_plan_by_moment",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("foi_request",),
                                name="one_open_plan_a_request",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended", ""), ("ended_at", None)),
                                    models.Q(("ended_at__isnull", False), models.Q(("ended", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="plan_that_ended_says_how",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended", "refused"), _negated=True),
                                    models.Q(("reasons", []), _negated=True),
                                    _connector="OR",
                                ),
                                name="refused_plan_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishingHold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("begins_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("why", models.CharField(max_length=200)),
                        ("set_at", models.DateTimeField()),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("lifted_at", models.DateTimeField(null=True)),
                        (
                            "lifted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["begins_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                                name="hold_ends_after_it_begins",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("why", ""), _negated=True), name="hold_says_why"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceSeries",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("request", "Request for information"),
                                    ("subject access", "Subject access request"),
                                    ("complaint", "Complaint"),
                                    ("re-use", "Re-use request"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("last", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name_plural": "reference series",
                        "constraints": [
                            models.UniqueConstraint(fields=("kind", "year"), name="one_series_a_kind_and_year")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Requester",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "foi_request",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="requester",
                                to="requests.foirequest",
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="requester",
                                to="requests.case",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200)),
                        ("email", models.CharField(blank=True, max_length=254)),
                        ("address", models.TextField(blank=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(django.db.models.functions.text.Lower("email"), name="requester_by_email")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("case__isnull", False), ("foi_request", None)),
                                    models.Q(("case", None), ("foi_request__isnull", False)),
                                    _connector="OR",
                                ),
                                name="requester_of_a_letter_or_a_case",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequesterOpening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="requests.case"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("opened_at", models.DateTimeField()),
                        ("what", models.CharField(max_length=100)),
                    ],
                    options={
                        "ordering": ["case", "opened_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SignOnName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sign_on_names",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("issuer", models.CharField(max_length=300)),
                        ("subject", models.CharField(max_length=255)),
                        ("joined_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["person", "issuer"],
                        "constraints": [
                            models.UniqueConstraint(fields=("issuer", "subject"), name="sign_on_name_is_one_persons"),
                            models.UniqueConstraint(fields=("person", "issuer"), name="one_sign_on_name_a_person"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TakingIn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("started_at", models.DateTimeField()),
                        (
                            "started_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "publish",
                            models.BooleanField(default=False, help_text="Whether what is filed is published too."),
                        ),
                        (
                            "key",
                            models.UUIDField(
                                default=uuid.uuid4,
                                help_text="Of the form it was sent with: sent twice, it is one upload.",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-started_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("started_by", "key"), name="form_taken_in_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TakingInFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "taking_in",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="files",
                                to="requests.takingin",
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=255)),
                        ("job", models.UUIDField(help_text="The job that reads it.", null=True)),
                        (
                            "tries",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="How often reading it was begun and not ended."
                            ),
                        ),
                        (
                            "waiting_name",
                            models.CharField(blank=True, help_text="Its name in the waiting room.", max_length=80),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("filed", "Filed"),
                                    ("held", "Already held"),
                                    ("refused", "Refused"),
                                ],
                                default="waiting",
                                max_length=12,
                            ),
                        ),
                        (
                            "foi_request",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="requests.foirequest",
                            ),
                        ),
                        ("published", models.BooleanField(default=False)),
                        ("why", models.TextField(blank=True, help_text="Why it was refused, or not published.")),
                        ("settled_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "ordering": ["taking_in", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("taking_in", "order"), name="file_order_once_an_upload"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("settled_at", None),
                                        ("state", "waiting"),
                                        models.Q(("waiting_name", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("settled_at__isnull", False), models.Q(("state", "waiting"), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="waiting_file_lies_in_the_waiting_room",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Transfer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="transfers",
                                to="requests.case",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="transfers",
                                to="requests.question",
                            ),
                        ),
                        ("to", models.CharField(help_text="The other authority.", max_length=200)),
                        ("contact", models.CharField(help_text="Where it takes requests.", max_length=300)),
                        (
                            "not_for_us",
                            models.CharField(
                                help_text="How we know that it is not held on our behalf, s.3(2).", max_length=300
                            ),
                        ),
                        ("agreed_on", models.DateField(help_text="The day the requester agreed.")),
                        (
                            "agreed_how",
                            models.CharField(
                                help_text="How they said so: by e-mail, by telephone to whom.", max_length=300
                            ),
                        ),
                        ("transferred_on", models.DateField(help_text="The day it was handed on.", null=True)),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["case", "recorded_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("transferred_on", None),
                                    ("transferred_on__gte", models.F("agreed_on")),
                                    _connector="OR",
                                ),
                                name="handed_on_after_it_was_agreed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_how", ""), _negated=True),
                                    models.Q(("not_for_us", ""), _negated=True),
                                    models.Q(("to", ""), _negated=True),
                                ),
                                name="transfer_says_how_it_was_agreed",
                            ),
                            models.UniqueConstraint(
                                fields=("case", "question"), name="handed_on_once", nulls_distinct=False
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartReasons",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reasons",
                                to="requests.answerpart",
                            ),
                        ),
                        (
                            "degree",
                            models.CharField(
                                blank=True,
                                choices=[("would", "would"), ("would be likely to", "would be likely to")],
                                max_length=20,
                            ),
                        ),
                        (
                            "harm",
                            models.TextField(
                                blank=True, help_text="What the harm is, to whom, and how disclosure brings it about."
                            ),
                        ),
                        ("for_giving", models.TextField(blank=True, help_text="Public interest in disclosure.")),
                        ("for_keeping", models.TextField(blank=True, help_text="Public interest in keeping it back.")),
                        ("balance", models.TextField(blank=True, help_text="Where the balance lies, and why.")),
                        (
                            "opinion",
                            models.CharField(
                                blank=True, help_text="Section 36: whose opinion, and of what day.", max_length=200
                            ),
                        ),
                        (
                            "not_for_us",
                            models.BooleanField(
                                default=False, help_text="Section 3(2): asked, and not held on our behalf."
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "part reasons",
                    },
                ),
                migrations.CreateModel(
                    name="SearchRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="searches",
                                to="requests.question",
                            ),
                        ),
                        ("who", models.CharField(help_text="A colleague or a team.", max_length=120)),
                        (
                            "where",
                            models.CharField(help_text="Folders, mailboxes, systems, paper files.", max_length=300),
                        ),
                        ("words", models.CharField(blank=True, help_text="What was searched for.", max_length=300)),
                        ("on", models.DateField()),
                        ("minutes", models.PositiveIntegerField()),
                        ("found", models.CharField(blank=True, max_length=300)),
                        ("recorded_at", models.DateTimeField()),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["question", "on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CostEstimate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="cost", to="requests.case"
                            ),
                        ),
                        ("determining", models.PositiveIntegerField(default=0)),
                        ("locating", models.PositiveIntegerField(default=0)),
                        ("retrieving", models.PositiveIntegerField(default=0)),
                        ("extracting", models.PositiveIntegerField(default=0)),
                        (
                            "basis",
                            models.TextField(blank=True, help_text="How the estimate was made: the letter says it."),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="OtherBody",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, unique=True)),
                        (
                            "contact",
                            models.CharField(
                                help_text="Where it takes requests: an e-mail or postal address.", max_length=300
                            ),
                        ),
                        ("log_address", models.URLField(blank=True, help_text="Its disclosure log.")),
                    ],
                    options={
                        "verbose_name_plural": "other bodies",
                        "ordering": ["name"],
                    },
                ),
            ],
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
