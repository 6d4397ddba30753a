from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests", "0048_who_had_a_case_and_says_that_nobody_else_reviews"),
    ]

    operations = [
        migrations.AddField(
            model_name="publishedpage",
            name="picture_sha256",
            field=models.CharField(blank=True, db_default="", default="", help_text="Of that file.", max_length=64),
        ),
        migrations.AddField(
            model_name="publishedresponse",
            name="letter_sha256",
            field=models.CharField(blank=True, db_default="", default="", help_text="Of that file.", max_length=64),
        ),
    ]
