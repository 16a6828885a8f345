"""The days that decide whether the kept standings still hold are found without reading all facts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0002_add_taken_on"),
        ("ledger", "0002_open_version"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="hoursummary",
            index=models.Index(
                condition=models.Q(("known_until__isnull", True)),
                fields=["period_until"],
                name="summary_period_until",
            ),
        ),
        migrations.AddIndex(
            model_name="learningrecord",
            index=models.Index(
                condition=models.Q(("known_until__isnull", True)),
                fields=["completed_on"],
                name="record_completed_on",
            ),
        ),
    ]
