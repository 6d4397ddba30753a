"""Whose a case became, as a row and not only in words; and who says that nobody without a hand in it can review it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def tell_whose(apps, schema_editor):
    """Whoever has that name counts: better one too many than one who answered it."""
    acts, people = apps.get_model("requests", "CaseAct"), apps.get_model("requests", "Person")
    for person in people.objects.all():
        known_as = f"{person.first_name} {person.last_name}".strip() or person.username
        acts.objects.filter(did="gave", words=known_as).update(given_to=person)


class Migration(migrations.Migration):
    dependencies = [("requests", "0047_what_outcomes_say_of_exemptions")]

    operations = [
        migrations.AddField(
            model_name="caseact",
            name="given_to",
            field=models.ForeignKey(
                help_text="Whose it became.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="internalreview",
            name="alone_by",
            field=models.ForeignKey(
                help_text="Who says so.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(tell_whose, migrations.RunPython.noop),
    ]
