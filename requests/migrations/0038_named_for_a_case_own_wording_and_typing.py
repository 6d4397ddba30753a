import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests", "0037_cited_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterWording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, unique=True)),
                ("words", models.TextField(max_length=20000)),
                ("version", models.PositiveIntegerField(default=1, help_text="So that nobody overwrites.")),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="NamedForCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="First day")),
                ("ends_on", models.DateField(verbose_name="Last day")),
                (
                    "sees_requester",
                    models.BooleanField(
                        default=False,
                        help_text="Without it: questions, answers, colleagues, documents and notes, and no page that says who asks.",
                        verbose_name="May open who asks, and work on letters",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="case",
            name="due_given",
            field=models.BooleanField(
                default=False, help_text="Whether the office gave the day itself, so that no bank holiday moves it."
            ),
        ),
        migrations.AddField(
            model_name="kepttyping",
            name="case",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="kept_typing", to="requests.case"
            ),
        ),
        migrations.AddField(
            model_name="kepttyping",
            name="form",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AlterField(
            model_name="caseact",
            name="did",
            field=models.CharField(
                choices=[
                    ("logged", "Logged it"),
                    ("split", "Confirmed the questions"),
                    ("gave", "Gave it to"),
                    ("named", "Named for it"),
                    ("unnamed", "Named no more for it"),
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
                    ("reviewer", "Made the reviewer"),
                    ("extended", "Gave the review more time"),
                    ("ground", "Wrote down a ground"),
                    ("decided", "Decided"),
                    ("found", "Found of how it was handled"),
                    ("concluded", "Concluded the review"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="correspondence",
            name="kind",
            field=models.CharField(
                choices=[
                    ("request", "The request"),
                    ("acknowledgement", "Acknowledgement"),
                    ("clarification asked", "Clarification asked for"),
                    ("clarification", "Clarification"),
                    ("identity asked", "Proof of identity asked for"),
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
        migrations.AlterField(
            model_name="kepttyping",
            name="question",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="kept_typing",
                to="requests.question",
            ),
        ),
        migrations.AddConstraint(
            model_name="kepttyping",
            constraint=models.UniqueConstraint(
                condition=models.Q(("question", None)), fields=("person", "form"), name="typing_of_a_form_kept_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="kepttyping",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("question", None), models.Q(("form", ""), _negated=True)),
                    models.Q(("form", ""), ("question__isnull", False)),
                    _connector="OR",
                ),
                name="typing_is_of_a_form",
            ),
        ),
        migrations.AddField(
            model_name="letterwording",
            name="changed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="namedforcase",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="named", to="requests.case"
            ),
        ),
        migrations.AddField(
            model_name="namedforcase",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="named_for", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="letterwording",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="wording_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="namedforcase",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="named_until_after_from"
            ),
        ),
        migrations.AddConstraint(
            model_name="namedforcase",
            constraint=models.UniqueConstraint(fields=("case", "person"), name="named_once_for_a_case"),
        ),
        # Nobody can tell any more whether the office gave these days itself: they stay as they are.
        migrations.RunSQL(
            "UPDATE requests_case SET due_given = true WHERE kind IN ('complaint', 're-use')", migrations.RunSQL.noop
        ),
    ]
