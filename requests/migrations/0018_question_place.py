from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests", "0017_the_law_a_case_came_under"),
    ]

    operations = [
        migrations.AlterField(
            model_name="correction",
            name="kind",
            field=models.CharField(
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
    ]
