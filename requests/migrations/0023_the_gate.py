import datetime

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests", "0022_publishing_later_and_erasure"),
    ]

    operations = [
        migrations.AddField(
            model_name="authority",
            name="published_names",
            field=models.TextField(
                blank=True,
                help_text="Office holders and staff whose names the office publishes, one a line. They hold back no letter.",
            ),
        ),
        migrations.CreateModel(
            name="GateFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("what", models.TextField(help_text="What is there, in a plain sentence that does not repeat it.")),
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
                    models.CharField(blank=True, help_text="The part of the file, or what was typed.", max_length=200),
                ),
                ("words_hash", models.CharField(blank=True, help_text="SHA-256 of its words.", max_length=64)),
                (
                    "nth",
                    models.PositiveIntegerField(default=1, help_text="Which of those on its page with the same words."),
                ),
                ("found_at", models.DateTimeField()),
                ("content_hash", models.CharField(help_text="SHA-256 of what it was first found in.", max_length=64)),
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
                (
                    "filed_letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gate_findings",
                        to="requests.filedletter",
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
                        condition=models.Q(("sure__gte", 0), ("sure__lte", 1)), name="gate_finding_sure_is_a_share"
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
                            models.Q(("because", ""), ("decided_at", None), ("decided_by", None), ("state", "open")),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("page", models.PositiveIntegerField(null=True)),
                (
                    "stretches",
                    models.JSONField(
                        default=list, help_text="[[start, end], …]: the words that go, in the page's text."
                    ),
                ),
                ("words_hash", models.CharField(blank=True, help_text="SHA-256 of those words.", max_length=64)),
                (
                    "boxes",
                    models.JSONField(
                        help_text="[[x0, top, x1, bottom], …] drawn by hand, or where nobody sees it.", null=True
                    ),
                ),
                ("paints", models.BooleanField(default=True, help_text="Off where the page shows nothing there.")),
                ("everywhere", models.CharField(blank=True, max_length=200)),
                (
                    "reason",
                    models.CharField(help_text='"section 40(2)": stands in the place of the words.', max_length=120),
                ),
                (
                    "printed",
                    models.BooleanField(
                        default=True, help_text="Whether the reason is printed on the bar and in the text."
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "filed_letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="redactions",
                        to="requests.filedletter",
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
                            models.Q(("finding", None), ("page__isnull", False), ("source__in", ["words", "box"])),
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
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_hash",
                    models.CharField(help_text="SHA-256 of what may become public: its words and bars.", max_length=64),
                ),
                ("released_at", models.DateTimeField()),
                ("taken_in_at", models.DateTimeField()),
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
                (
                    "foi_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="releases", to="requests.foirequest"
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_in_by",
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
                "indexes": [models.Index(fields=["foi_request", "content_hash"], name="release_of_content")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("has_spreadsheet", False), models.Q(("second_because", ""), _negated=True), _connector="OR"
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
                                                models.F("taken_in_at"), "+", models.Value(datetime.timedelta(days=1))
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
        migrations.AddField(
            model_name="publication",
            name="release",
            field=models.ForeignKey(
                help_text="Who let it become public.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publications",
                to="requests.release",
            ),
        ),
        migrations.CreateModel(
            name="Gate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("looked_at", models.DateTimeField()),
                ("content_hash", models.CharField(help_text="SHA-256 of what was looked through.", max_length=64)),
                (
                    "hidden",
                    models.JSONField(
                        help_text="Each hiding place of the file that holds something: [place, where, page or null].",
                        null=True,
                    ),
                ),
                ("has_spreadsheet", models.BooleanField(default=False)),
                (
                    "flagged_because",
                    models.TextField(blank=True, help_text="Why staff want a second person to release it."),
                ),
                ("flagged_at", models.DateTimeField(null=True)),
                (
                    "filed_letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="gate", to="requests.filedletter"
                    ),
                ),
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
    ]
