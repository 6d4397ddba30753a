# What a new database begins with: the models as makemigrations writes them, all in one operation.

import django.db.models.deletion
from django.db import migrations, models

from foiarchive.migrating import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("documents", "0001_squashed_0004_findings_settled"),
        ("documents", "0005_letters_that_go_out"),
        ("documents", "0006_recognised_words"),
    ]

    initial = True

    dependencies = []

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64, unique=True)),
                        (
                            "name",
                            models.CharField(
                                help_text="The file's name as it came; shown to staff only.", max_length=255
                            ),
                        ),
                        (
                            "format",
                            models.CharField(
                                choices=[
                                    ("pdf", "PDF"),
                                    ("text", "plain text"),
                                    ("docx", "Word"),
                                    ("odt", "OpenDocument"),
                                    ("email", "e-mail"),
                                    ("html", "web page"),
                                    ("xlsx", "spreadsheet"),
                                    ("csv", "table (CSV)"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("size", models.PositiveBigIntegerField(help_text="In bytes.")),
                        ("taken_in_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["-taken_in_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="letter_sha256_is_hex"
                            ),
                            models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="letter_is_not_empty"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterReading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="documents.letter",
                            ),
                        ),
                        ("number", models.PositiveIntegerField(help_text="1 for the first reading of this letter.")),
                        ("reader_version", models.PositiveIntegerField()),
                        ("read_at", models.DateTimeField()),
                        ("content", models.JSONField()),
                    ],
                    options={
                        "ordering": ["letter", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("letter", "number"), name="reading_number_once_a_letter")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReadingFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reading",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="findings",
                                to="documents.letterreading",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("hidden text", "hidden text"),
                                    ("tracked changes", "tracked changes"),
                                    ("comments", "comments"),
                                    ("requester's details", "requester's details"),
                                    ("missing", "missing"),
                                    ("doubtful", "doubtful"),
                                    ("total does not add up", "total does not add up"),
                                    ("link without target", "link without target"),
                                    ("attachment", "attachment"),
                                    ("citation", "citation"),
                                    ("could not be read", "could not be read"),
                                    ("words recognised in a picture", "words recognised in a picture"),
                                ],
                                max_length=40,
                            ),
                        ),
                        ("what", models.TextField()),
                        ("page", models.PositiveIntegerField(null=True)),
                        ("start", models.PositiveIntegerField(null=True)),
                        ("end", models.PositiveIntegerField(null=True)),
                        ("sure", models.FloatField(default=1.0)),
                        (
                            "is_settled",
                            models.BooleanField(
                                default=False, help_text="A person looked at it, and nothing is left to do."
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["reading", "page", "start", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sure__gte", 0), ("sure__lte", 1)), name="finding_sure_is_a_share"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterPage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reading",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pages",
                                to="documents.letterreading",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("text", models.TextField()),
                        ("width", models.FloatField(null=True)),
                        ("height", models.FloatField(null=True)),
                    ],
                    options={
                        "ordering": ["reading", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("reading", "number"), name="page_number_once_a_reading"),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)), name="page_numbers_start_at_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecognisedWords",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "page",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recognised_words",
                                to="documents.letterpage",
                            ),
                        ),
                        (
                            "words",
                            models.JSONField(
                                help_text="[[start, end, x0, top, x1, bottom], …] in the page's text, and in points."
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "recognised words",
                    },
                ),
                migrations.CreateModel(
                    name="Passage",
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
                                to="documents.letterpage",
                            ),
                        ),
                        ("start", models.PositiveIntegerField()),
                        ("end", models.PositiveIntegerField()),
                        (
                            "boxes",
                            models.JSONField(
                                help_text="[[x0, top, x1, bottom], …] in points from the page's top left.", null=True
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["page", "start", "end"],
                        "constraints": [
                            models.UniqueConstraint(fields=("page", "start", "end"), name="passage_once_a_place"),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))), name="passage_ends_after_it_starts"
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
