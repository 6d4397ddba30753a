"""Why something was erased: also that the same letter is filed already."""

from __future__ import annotations

from django.db import migrations, models

WHY = [
    ("policy", "It was kept as long as the office keeps such cases"),
    ("asked", "The person concerned asked for it"),
    ("order", "The office decided to"),
    ("twice", "It was taken in twice"),
]


class Migration(migrations.Migration):
    dependencies = [("requests", "0049_hashes_of_published_files")]

    operations = [
        migrations.AlterField("erasure", "why", models.CharField(choices=WHY, max_length=8)),
    ]
