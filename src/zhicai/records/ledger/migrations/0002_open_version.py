"""The one row that every apply locks."""

from django.db import migrations


def open_version(apps, schema_editor):
    apps.get_model("ledger", "Version").objects.using(schema_editor.connection.alias).get_or_create(
        id=1
    )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_start")]
    operations = [migrations.RunPython(open_version, migrations.RunPython.noop)]
