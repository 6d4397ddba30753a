"""A finding may say that a page's words were recognised in its picture."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_more_kinds_of_letter")]

    operations = [
        migrations.AlterField(
            model_name="readingfinding",
            name="kind",
            field=models.CharField(
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
    ]
