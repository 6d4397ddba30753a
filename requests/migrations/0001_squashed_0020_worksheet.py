# Made by makemigrations, with indexes and constraints put into the models they belong to: each one added afterwards
# makes Django build all models anew, which was most of the time that preparing a database took.

import datetime
import uuid
from datetime import date

import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

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

    replaces = [
        ("requests", "0001_initial"),
        ("requests", "0002_taking_in_and_versions"),
        ("requests", "0003_who_checked"),
        ("requests", "0004_more_of_the_public_copy"),
        ("requests", "0005_tallies"),
        ("requests", "0006_versions_reviews_and_cells"),
        ("requests", "0007_regulators"),
        ("requests", "0008_requests_from_the_public"),
        ("requests", "0009_downloads"),
        ("requests", "0010_followed_searches"),
        ("requests", "0011_corrections"),
        ("requests", "0012_recognised_pages"),
        ("requests", "0013_more_corrections"),
        ("requests", "0014_parts_corrected"),
        ("requests", "0015_corrections_fit"),
        ("requests", "0016_casework"),
        ("requests", "0017_the_law_a_case_came_under"),
        ("requests", "0018_question_place"),
        ("requests", "0019_audit"),
        ("requests", "0020_worksheet"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("documents", "0001_squashed_0004_findings_settled"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
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
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=80, unique=True)),
                ("words", models.TextField(blank=True, help_text="Words and phrases that tell of it, one a line.")),
                ("order", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["order", "name"],
            },
        ),
        migrations.CreateModel(
            name="FOIRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(blank=True, max_length=80)),
                (
                    "slug",
                    models.SlugField(help_text="The reference as an address.", max_length=80, null=True, unique=True),
                ),
                (
                    "regime",
                    models.CharField(
                        choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], default="FOIA", max_length=8
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("open", "In casework"), ("draft", "Draft"), ("filed", "Filed")], max_length=12
                    ),
                ),
                ("missing", models.JSONField(default=list, help_text="What a draft still needs, in plain words.")),
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
                        help_text="Ours, not the letter's: proposed by rules, staff can change it.", max_length=200
                    ),
                ),
                ("in_short", models.JSONField(default=list, help_text='Ours: [["Asked", "…"], ["Given", "…"], …].')),
                ("late_reason", models.TextField(blank=True, help_text="Ours: why the answer was late.")),
                ("filed_at", models.DateTimeField()),
                ("checked_on", models.DateField(help_text="The day a person checked the reading as it is.", null=True)),
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
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "topics",
                    models.ManyToManyField(
                        blank=True, help_text="Confirmed by an officer.", related_name="requests", to="requests.topic"
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
                            ("stage__in", ["draft", "open"]),
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
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                ("number", models.CharField(help_text='A path: "1.b".', max_length=40)),
                ("printed", models.CharField(blank=True, help_text='As it stands in the letter: "b.".', max_length=40)),
                ("text", models.TextField()),
                ("label", models.CharField(help_text="Ours: a few words for the list of questions.", max_length=60)),
                ("sure", models.FloatField(default=1.0)),
                (
                    "foi_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="requests.foirequest"
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
                ("passages", models.ManyToManyField(related_name="+", to="documents.passage")),
            ],
            options={
                "ordering": ["foi_request", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("foi_request", "number"), name="question_number_once_a_request"),
                    models.UniqueConstraint(fields=("foi_request", "order"), name="question_order_once_a_request"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("not_yet", models.BooleanField(default=False, help_text="Not held, but the letter says it will be.")),
                ("held_by", models.CharField(blank=True, max_length=200)),
                ("said", models.JSONField()),
                ("text", models.TextField()),
                ("sure", models.FloatField(default=1.0)),
                ("passages", models.ManyToManyField(related_name="+", to="documents.passage")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="requests.question"
                    ),
                ),
            ],
            options={
                "ordering": ["question", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("question", "order"), name="part_order_once_a_question")
                ],
            },
        ),
        migrations.CreateModel(
            name="AppliedExemption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("as_written", models.CharField(max_length=200)),
                (
                    "regime",
                    models.CharField(choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], max_length=8),
                ),
                ("provision", models.CharField(help_text='Normalised: "21", "40(2)", "12(4)(b)".', max_length=40)),
                ("known", models.BooleanField(help_text="Whether the catalogue has this provision.")),
                ("sure", models.FloatField(default=1.0)),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="exemptions", to="requests.answerpart"
                    ),
                ),
                ("passages", models.ManyToManyField(related_name="+", to="documents.passage")),
            ],
            options={
                "ordering": ["part", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("part", "regime", "provision"), name="exemption_once_a_part")
                ],
            },
        ),
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
                    models.CharField(choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], max_length=8),
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
                        choices=[("new", "New"), ("seen", "Seen"), ("done", "Dealt with")], default="new", max_length=8
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
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="asked_request_asks"),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("receipt", "Receipt for the requester"), ("notice", "Notice for the office")],
                        max_length=8,
                    ),
                ),
                ("claimed_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(help_text="When the mail server took it.", null=True)),
                ("refused", models.BooleanField(default=False, help_text="Whether the mail server would not have it.")),
                (
                    "asked_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="requests.askedrequest"
                    ),
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
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                ("label", models.CharField(max_length=100)),
                ("title", models.TextField(blank=True)),
                (
                    "pages",
                    models.JSONField(
                        help_text="Page numbers of the letter's file, or null where it cannot be told.", null=True
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("passages", models.ManyToManyField(related_name="+", to="documents.passage")),
                (
                    "foi_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="requests.foirequest",
                    ),
                ),
            ],
            options={
                "ordering": ["foi_request", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("foi_request", "order"), name="attachment_order_once_a_request")
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
                    models.TextField(help_text="SHA-256 of this entry and the hash before it, in hexadecimal figures."),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["about", "key"], name="audit_by_row")],
            },
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField()),
                ("hash", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Authority",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "regime",
                    models.CharField(
                        choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], default="FOIA", max_length=8
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("date", models.DateField(unique=True)),
                ("name", models.CharField(max_length=100)),
                (
                    "nations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("ENG", "ENG"), ("WLS", "WLS"), ("SCT", "SCT"), ("NIR", "NIR")], max_length=3
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
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("reference", models.CharField(max_length=80, unique=True)),
                (
                    "subject",
                    models.CharField(help_text="In a few words of ours, without the requester's name.", max_length=200),
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
                ("received_on", models.DateField(help_text="As it came; what restarts the clock is a ClockEvent.")),
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
                ("logged_at", models.DateTimeField()),
                (
                    "form",
                    models.UUIDField(
                        help_text="Of the form it was logged with: sent twice, it is one case.", unique=True
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
                    "asked_request",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case",
                        to="requests.askedrequest",
                    ),
                ),
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
                    "logged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "split_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                            models.Q(models.Q(("stage__in", ("sent", "closed")), _negated=True), ("ended_on", None)),
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
            name="CaseAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "did",
                    models.CharField(
                        choices=[
                            ("logged", "Logged it"),
                            ("split", "Confirmed the questions"),
                            ("gave", "Gave it to"),
                            ("answered", "Saved the answer to"),
                            ("searched", "Wrote down a search for"),
                            ("cost", "Estimated the cost"),
                            ("stage", "Moved it on"),
                            ("clock", "Changed the clock"),
                            ("changed", "Changed its particulars"),
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
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="acts", to="requests.case"
                    ),
                ),
            ],
            options={
                "ordering": ["case", "at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CaseNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="requests.case"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["case", "written_at", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="note_says_something")
                ],
            },
        ),
        migrations.CreateModel(
            name="ClockEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("on", models.DateField(help_text="The day it happened: asked, answered, notice given, fee received.")),
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
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clock_events", to="requests.case"
                    ),
                ),
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
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("question text", "Words of the question"),
                            ("question place", "Place in the letter"),
                            ("question number", "Number"),
                            ("question parent", "Belongs to"),
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
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "fits",
                    models.BooleanField(default=True, help_text="Whether it has a place in the reading as it is now."),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                (
                    "foi_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="requests.foirequest",
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "message_key",
                    models.CharField(blank=True, help_text="SHA-256 of the message's own identifier.", max_length=64),
                ),
                ("recorded_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1, help_text="Of a draft, so that nobody overwrites.")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="correspondence", to="requests.case"
                    ),
                ),
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
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "correspondence",
                "ordering": ["case", models.OrderBy(models.F("happened_at"), nulls_last=True), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("direction", "out"), ("happened_at__isnull", False), _connector="OR"),
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
                            ("direction", "in"), ("kind", "request"), models.Q(("message_key", ""), _negated=True)
                        ),
                        fields=("message_key",),
                        name="one_case_for_a_request_message",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CostEstimate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("determining", models.PositiveIntegerField(default=0)),
                ("locating", models.PositiveIntegerField(default=0)),
                ("retrieving", models.PositiveIntegerField(default=0)),
                ("extracting", models.PositiveIntegerField(default=0)),
                ("basis", models.TextField(blank=True, help_text="How the estimate was made: the letter says it.")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cost", to="requests.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Cover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("made_at", models.DateTimeField()),
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
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="cover_ends_after_it_starts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("absent", models.F("cover")), _negated=True),
                        name="nobody_covers_for_themselves",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DataTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "caption",
                    models.CharField(
                        blank=True, help_text="As the letter has it; ours is made where it is shown.", max_length=200
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
                (
                    "foi_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tables", to="requests.foirequest"
                    ),
                ),
            ],
            options={
                "ordering": ["foi_request", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("foi_request", "number"), name="table_number_once_a_request")
                ],
            },
        ),
        migrations.CreateModel(
            name="DeskPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.BooleanField(default=True)),
                (
                    "digest_for",
                    models.DateField(help_text="The last day a digest was begun for: none is sent twice.", null=True),
                ),
                (
                    "calendar_key",
                    models.CharField(
                        help_text="SHA-256 of what stands in the feed's address.", max_length=64, null=True, unique=True
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
            ],
        ),
        migrations.CreateModel(
            name="FiledLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="filed", to="documents.letter"
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.letterreading"
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
            ],
        ),
        migrations.CreateModel(
            name="FollowedSearch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("email", models.EmailField(max_length=254)),
                (
                    "search",
                    models.CharField(
                        blank=True, help_text='Its parameters as in an address: "q=taxi&year=2024".', max_length=1000
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("told_until", models.DateTimeField(help_text="Answers published up to here are told of.", null=True)),
                (
                    "due_at",
                    models.DateTimeField(
                        help_text="When its next message is due: the request to confirm, or news.", null=True
                    ),
                ),
                (
                    "refusals",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="How often running the address's mail server would not have a message."
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "followed searches",
                "ordering": ["asked_at", "pk"],
                "indexes": [models.Index(fields=["due_at"], name="followed_search_by_due_time")],
                "constraints": [
                    models.UniqueConstraint(fields=("email", "search"), name="search_followed_once_by_an_address"),
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
                        help_text="The FollowedSearch. No foreign key: that would tell whether it is.", null=True
                    ),
                ),
            ],
            options={
                "ordering": ["taken_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("followed", None), ("kind", "ask"), models.Q(("email", ""), _negated=True)),
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
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                ("label", models.TextField()),
                ("url", models.TextField(blank=True)),
                ("page_hint", models.CharField(blank=True, max_length=60)),
                (
                    "foi_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="requests.foirequest"
                    ),
                ),
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
            name="OtherBody",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
                (
                    "contact",
                    models.CharField(help_text="Where it takes requests: an e-mail or postal address.", max_length=300),
                ),
                ("log_address", models.URLField(blank=True, help_text="Its disclosure log.")),
            ],
            options={
                "verbose_name_plural": "other bodies",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="PageElsewhere",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.DateField(blank=True, help_text="When to see whether this is still right.", null=True),
                ),
            ],
            options={
                "verbose_name": "page published elsewhere",
                "verbose_name_plural": "pages published elsewhere",
                "ordering": ["title"],
            },
        ),
        migrations.CreateModel(
            name="ParticularPassage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("particular", models.CharField(max_length=20)),
                (
                    "filed_letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="particulars",
                        to="requests.filedletter",
                    ),
                ),
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
            name="PartReasons",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.BooleanField(default=False, help_text="Section 3(2): asked, and not held on our behalf."),
                ),
                (
                    "part",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reasons", to="requests.answerpart"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "part reasons",
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("content_hash", models.CharField(help_text="SHA-256 of all that was released.", max_length=64)),
                ("published_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.TextField(blank=True)),
                (
                    "foi_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="requests.foirequest",
                    ),
                ),
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
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                            ("withdrawn_at", None), ("withdrawn_at__gte", models.F("published_at")), _connector="OR"
                        ),
                        name="withdrawn_after_published",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedAuthority",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], default="FOIA", max_length=8
                    ),
                ),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_published_authority")],
            },
        ),
        migrations.CreateModel(
            name="PublishedBankHoliday",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("date", models.DateField(unique=True)),
                ("name", models.CharField(max_length=100)),
                (
                    "nations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("ENG", "ENG"), ("WLS", "WLS"), ("SCT", "SCT"), ("NIR", "NIR")], max_length=3
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
            name="PublishedDownload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(help_text="As readers keep it: foi-archive.zip.", max_length=60, unique=True),
                ),
                (
                    "folder",
                    models.CharField(help_text="The folder of this making, in the store of downloads.", max_length=60),
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
            name="PublishedResponse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.CharField(choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], max_length=8),
                ),
                ("authority_name", models.CharField(max_length=200)),
                ("title", models.CharField(max_length=200)),
                (
                    "in_short",
                    models.JSONField(help_text='[["Asked", "…"], ["Given", "…"], …]: ours, never beside an ochre bar.'),
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
                ("working_days", models.PositiveIntegerField(help_text="On which working day it was answered.")),
                ("is_late", models.BooleanField()),
                ("late_reason", models.TextField(blank=True, help_text="Ours: why it was late, where staff say so.")),
                ("review_text", models.TextField(blank=True)),
                ("copyright_text", models.TextField(blank=True)),
                ("attachments", models.JSONField(default=list, help_text='[{"label", "title", "pages", "note"}]')),
                ("page_count", models.PositiveIntegerField()),
                (
                    "is_picture",
                    models.BooleanField(help_text="Whether the pages are pictures; a text letter has text pages."),
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
                ("letter_bytes", models.PositiveBigIntegerField(default=0, help_text="How large that file is.")),
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
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="response", to="requests.publication"
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="requests.publishedresponse",
                    ),
                ),
            ],
            options={
                "ordering": ["response", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("response", "anchor"), name="published_anchor_once_a_response")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="requests.publishedquestion",
                    ),
                ),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("as_written", models.CharField(max_length=200)),
                (
                    "regime",
                    models.CharField(choices=[("FOIA", "FOIA"), ("EIR", "EIR"), ("FOISA", "FOISA")], max_length=8),
                ),
                (
                    "section",
                    models.CharField(help_text='What the filter counts by: "s21", "r12-4-b", "fs38".', max_length=20),
                ),
                ("provision", models.CharField(max_length=40)),
                ("known", models.BooleanField()),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exemptions",
                        to="requests.publishedpart",
                    ),
                ),
            ],
            options={
                "ordering": ["part", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PublishedPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("width", models.FloatField(null=True)),
                ("height", models.FloatField(null=True)),
                (
                    "picture",
                    models.CharField(blank=True, help_text="Name in the store of published files.", max_length=200),
                ),
                (
                    "cuts",
                    models.JSONField(
                        default=list, help_text="Heights, in points, of the white gaps between printed lines."
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
            ],
            options={
                "ordering": ["response", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("response", "number"), name="published_page_once_a_response")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedPageElsewhere",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="PublishedPassage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "boxes",
                    models.JSONField(help_text="[[x0, top, x1, bottom], …] in points, one a printed line.", null=True),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="requests.publishedpage",
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
                (
                    "question",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="requests.publishedquestion",
                    ),
                ),
            ],
            options={
                "ordering": ["page", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("page", "order"), name="published_passage_order_once_a_page"),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="published_passage_ends_after_start"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedRegulator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("name", models.CharField(help_text="As one writes to it: Information Commissioner.", max_length=120)),
                ("address", models.TextField(blank=True, help_text="For post. Left empty, the page names none.")),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("complaint_url", models.URLField(blank=True, help_text="Where a complaint about an answer is made.")),
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
                    models.CharField(blank=True, help_text="What sets that limit: section 47(4).", max_length=120),
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
                        condition=models.Q(("complain_within__gte", 1)), name="publishedregulator_allows_some_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("caption", models.CharField(blank=True, max_length=200)),
                ("header", models.JSONField()),
                ("rows", models.JSONField()),
                ("total_row", models.PositiveIntegerField(null=True)),
                ("checks", models.JSONField(default=list)),
                (
                    "caveats",
                    models.JSONField(
                        default=list, help_text="What the letter warns of it, word for word; goes where it goes."
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
                    models.JSONField(default=list, help_text="The page each row begins on, the header first; or null."),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tables",
                        to="requests.publishedresponse",
                    ),
                ),
            ],
            options={
                "ordering": ["response", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("response", "number"), name="published_table_once_a_response")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("basis", models.CharField(choices=[("received", "received"), ("answered", "answered")], max_length=8)),
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
            name="PublishedTopic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("order", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["order", "name"],
            },
        ),
        migrations.CreateModel(
            name="PublishedVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("published_at", models.DateTimeField()),
                ("because", models.TextField(blank=True, help_text="What staff say of the change.")),
                ("changes", models.JSONField(default=list)),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="requests.publishedresponse",
                    ),
                ),
            ],
            options={
                "ordering": ["response", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("response", "number"), name="published_version_once_a_response")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                "constraints": [models.UniqueConstraint(fields=("kind", "year"), name="one_series_a_kind_and_year")],
            },
        ),
        migrations.CreateModel(
            name="Regulator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("name", models.CharField(help_text="As one writes to it: Information Commissioner.", max_length=120)),
                ("address", models.TextField(blank=True, help_text="For post. Left empty, the page names none.")),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("complaint_url", models.URLField(blank=True, help_text="Where a complaint about an answer is made.")),
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
                    models.CharField(blank=True, help_text="What sets that limit: section 47(4).", max_length=120),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="For staff: where this was read, and what should be looked up again."
                    ),
                ),
            ],
            options={
                "ordering": ["regime", "valid_from"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("regime", "valid_from"), name="regulator_once_a_law_and_day"),
                    models.CheckConstraint(
                        condition=models.Q(("complain_within__gte", 1)), name="regulator_allows_some_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Requester",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=200)),
                ("email", models.CharField(blank=True, max_length=254)),
                ("address", models.TextField(blank=True)),
                (
                    "case",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requester",
                        to="requests.case",
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
            ],
            options={
                "indexes": [models.Index(django.db.models.functions.text.Lower("email"), name="requester_by_email")],
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                ("what", models.CharField(max_length=100)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="requests.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["case", "opened_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RequestStretch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "correspondence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stretches",
                        to="requests.correspondence",
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
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                ("reference", models.CharField(max_length=80)),
                ("anchor", models.CharField(blank=True, max_length=50)),
                ("number", models.CharField(blank=True, max_length=40)),
                (
                    "document",
                    models.CharField(blank=True, help_text='"Document 3"; blank for a question.', max_length=100),
                ),
                ("asked", models.TextField(help_text="The question, after the words of the question above it.")),
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
                    models.CharField(blank=True, help_text="The same for answers that hardly differ.", max_length=64),
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
                    "question",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entry",
                        to="requests.publishedquestion",
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
            name="SearchRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(help_text="A colleague or a team.", max_length=120)),
                ("where", models.CharField(help_text="Folders, mailboxes, systems, paper files.", max_length=300)),
                ("words", models.CharField(blank=True, help_text="What was searched for.", max_length=300)),
                ("on", models.DateField()),
                ("minutes", models.PositiveIntegerField()),
                ("found", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField()),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="searches", to="requests.question"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["question", "on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TakingIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_at", models.DateTimeField()),
                ("publish", models.BooleanField(default=False, help_text="Whether what is filed is published too.")),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, help_text="Of the form it was sent with: sent twice, it is one upload."
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "-pk"],
                "constraints": [models.UniqueConstraint(fields=("started_by", "key"), name="form_taken_in_once")],
            },
        ),
        migrations.CreateModel(
            name="TakingInFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("published", models.BooleanField(default=False)),
                ("why", models.TextField(blank=True, help_text="Why it was refused, or not published.")),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "foi_request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="requests.foirequest",
                    ),
                ),
                (
                    "taking_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="requests.takingin"
                    ),
                ),
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
                            models.Q(("settled_at__isnull", False), models.Q(("state", "waiting"), _negated=True)),
                            _connector="OR",
                        ),
                        name="waiting_file_lies_in_the_waiting_room",
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
        migrations.AddField(
            model_name="filedletter",
            name="passages",
            field=models.ManyToManyField(
                related_name="+", through="requests.ParticularPassage", to="documents.passage"
            ),
        ),
        migrations.RunPython(
            seed,
            migrations.RunPython.noop,
        ),
    ]
