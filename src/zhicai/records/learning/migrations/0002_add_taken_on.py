"""The day on which a report of totals was taken in, kept on the row itself.

Where an undo brought a report back, the batch that first told it is the one that counts.
"""

import datetime as dt

from django.db import migrations, models
from django.db.models.functions import TruncDate

TAIPEI = dt.timezone(dt.timedelta(hours=8))
KEY = ("person_id", "period_from", "period_until")
TOLD = (
    "total_minutes",
    "work_related_minutes",
    "required_minutes",
    "ai_minutes",
    "basic_minutes",
    "advanced_minutes",
    "environment_minutes",
)


def fill(apps, schema_editor):
    summaries = apps.get_model("learning", "HourSummary").objects.using(
        schema_editor.connection.alias
    )
    summaries.update(taken_on=TruncDate("known_from", tzinfo=TAIPEI))
    restored = summaries.filter(batch__kind="undo").order_by("id")
    for row in restored.iterator(chunk_size=2000):
        same = {name: getattr(row, name) for name in (*KEY, *TOLD)}
        first = summaries.filter(**_where(same)).order_by("known_from", "id").first()
        summaries.filter(pk=row.pk).update(taken_on=first.taken_on)


def _where(values):
    return {
        (f"{name}__isnull" if value is None else name): (True if value is None else value)
        for name, value in values.items()
    }


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_start"), ("ledger", "0001_start")]
    operations = [
        migrations.AddField("HourSummary", "taken_on", models.DateField(null=True)),
        migrations.AddField("StagedHourSummary", "taken_on", models.DateField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
