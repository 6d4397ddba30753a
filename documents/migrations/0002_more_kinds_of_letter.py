"""Letters may be Word documents."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="format",
            field=models.CharField(choices=[("pdf", "PDF"), ("text", "plain text"), ("docx", "Word")], max_length=8),
        ),
    ]
