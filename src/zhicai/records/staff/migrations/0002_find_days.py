"""The days that decide whether the kept standings still hold are found without reading all facts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0002_open_version"),
        ("staff", "0001_start"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(
                condition=models.Q(("known_until__isnull", True)),
                fields=["started_on"],
                name="posting_started_on",
            ),
        ),
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(
                condition=models.Q(("known_until__isnull", True)),
                fields=["ended_on"],
                name="posting_ended_on",
            ),
        ),
    ]
