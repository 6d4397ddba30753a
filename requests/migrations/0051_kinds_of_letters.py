"""How sure the kind of a letter is, and its day; and requests whose letter answers nothing, without a day of answer."""

from django.db import migrations, models

DAYS = """
UPDATE requests_filedletter AS filed SET dated_on = request.answered_on
FROM requests_foirequest AS request WHERE request.id = filed.foi_request_id
"""
SURE = """
UPDATE requests_filedletter AS filed SET kind_sure = (reading.content->>'kind_sure')::float
FROM documents_letterreading AS reading WHERE reading.id = filed.reading_id AND reading.content ? 'kind_sure'
"""
# What is public stays so, at its address, until a person withdraws it.
UNANSWERED = """
UPDATE requests_foirequest AS request
SET stage = 'unanswered', answered_on = NULL, due_on = NULL, missing = '[]',
    slug = CASE WHEN EXISTS (SELECT FROM requests_publication WHERE foi_request_id = request.id) THEN slug END
FROM requests_filedletter AS filed
WHERE filed.foi_request_id = request.id AND request.stage IN ('draft', 'filed')
    AND filed.kind IN ('acknowledgement', 'clarification', 'fees notice', 'extension', 'schedule')
    AND NOT EXISTS (SELECT FROM requests_case WHERE requests_case.foi_request_id = request.id)
"""


class Migration(migrations.Migration):
    dependencies = [("requests", "0050_erased_because_it_was_held_twice")]

    operations = [
        migrations.RemoveConstraint(model_name="foirequest", name="filed_request_has_what_it_needs"),
        migrations.AddField(
            model_name="filedletter",
            name="dated_on",
            field=models.DateField(help_text="The day of the letter: of the answer, where it is one.", null=True),
        ),
        migrations.AddField(
            model_name="filedletter",
            name="kind_sure",
            field=models.FloatField(db_default=1.0, default=1.0, help_text="How sure the kind is, from 0 to 1."),
        ),
        migrations.AlterField(
            model_name="correction",
            name="kind",
            field=models.CharField(
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
                    ("letter kind", "Kind of letter"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="foirequest",
            name="stage",
            field=models.CharField(
                choices=[
                    ("open", "In casework"),
                    ("draft", "Draft"),
                    ("filed", "Filed"),
                    ("unanswered", "Filed, not answered"),
                    ("erased", "Erased"),
                ],
                max_length=12,
            ),
        ),
        migrations.RunSQL([DAYS, SURE, UNANSWERED], migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="foirequest",
            index=models.Index(fields=["reference"], name="request_by_reference"),
        ),
        migrations.AddConstraint(
            model_name="foirequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stage__in", ["draft", "open", "unanswered", "erased"]),
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
        ),
        migrations.AddConstraint(
            model_name="foirequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "unanswered"), _negated=True), ("answered_on", None), _connector="OR"
                ),
                name="what_is_not_answered_has_no_day_of_answer",
            ),
        ),
    ]
