"""Letters may be Word and OpenDocument texts, e-mails and web pages."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="format",
            field=models.CharField(
                choices=[
                    ("pdf", "PDF"),
                    ("text", "plain text"),
                    ("docx", "Word"),
                    ("odt", "OpenDocument"),
                    ("email", "e-mail"),
                    ("html", "web page"),
                ],
                max_length=8,
            ),
        ),
    ]
