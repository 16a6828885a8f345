"""How many people miss how much, kept for each agency and for all below it.

What was kept before does not have it, so the present view of each year is made anew.
"""

from django.db import migrations, models


def forget_view(apps, schema_editor):
    """No year counts as judged: the next import or recount fills the new tables."""
    views = apps.get_model("standings", "PresentView").objects
    views.using(schema_editor.connection.alias).update(rulebook_version="")


class Migration(migrations.Migration):
    dependencies = [
        ("standings", "0003_find_by_kind"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgencyGap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency_id", models.BigIntegerField()),
                ("year", models.SmallIntegerField()),
                ("scope_order", models.SmallIntegerField()),
                ("missing_basic_minutes", models.IntegerField(null=True)),
                ("missing_advanced_minutes", models.IntegerField(null=True)),
                ("staff_count", models.IntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["year", "agency_id"], name="gap_agency")],
            },
        ),
        migrations.CreateModel(
            name="SubtreeGap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency_id", models.BigIntegerField()),
                ("year", models.SmallIntegerField()),
                ("scope_order", models.SmallIntegerField()),
                ("missing_basic_minutes", models.IntegerField(null=True)),
                ("missing_advanced_minutes", models.IntegerField(null=True)),
                ("staff_count", models.IntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["year", "agency_id"], name="subtree_gap_agency")],
            },
        ),
        migrations.RunPython(forget_view, migrations.RunPython.noop),
    ]
