from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests", "0024_letters_that_go_out"),
    ]

    operations = [
        migrations.AlterField(
            model_name="publishedtally",
            name="fact",
            field=models.CharField(
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
        # What is not counted yet: prepare_database counts it anew.
        migrations.RunSQL("DELETE FROM requests_talliedresponse", migrations.RunSQL.noop),
    ]
