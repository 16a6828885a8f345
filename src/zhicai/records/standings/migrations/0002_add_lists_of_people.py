"""What a list of people shows, searches and sorts by, beside the verdicts.

Rows kept before do not have it, so the present view of each year is made anew.
"""

from django.db import migrations, models


def forget_view(apps, schema_editor):
    """No year counts as judged: the next import or recount fills the new columns."""
    views = apps.get_model("standings", "PresentView").objects
    views.using(schema_editor.connection.alias).update(rulebook_version="")


def sort_by_code_point(apps, schema_editor):
    """PostgreSQL sorts names as SQLite does, whatever the language of the database."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "alter table standings_personyear alter column folded_name type varchar(100)"
            ' collate "C"'
        )


class Migration(migrations.Migration):
    dependencies = [
        ("standings", "0001_start"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="personyear",
            name="person_year_agency",
        ),
        migrations.AddField(
            model_name="personyear",
            name="ai_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="personyear",
            name="division",
            field=models.CharField(blank=True, default="", max_length=100),
        ),
        migrations.AddField(
            model_name="personyear",
            name="environment_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="personyear",
            name="folded_name",
            field=models.CharField(blank=True, default="", max_length=100),
        ),
        migrations.AddField(
            model_name="personyear",
            name="hours_ai_required_reason",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="personyear",
            name="hours_environment_reason",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="personyear",
            name="hours_required_reason",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="personyear",
            name="hours_work_related_reason",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="personyear",
            name="job_title",
            field=models.CharField(blank=True, default="", max_length=100),
        ),
        migrations.AddField(
            model_name="personyear",
            name="kpi_ai_attainment_sum_reason",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="personyear",
            name="minutes_source",
            field=models.CharField(blank=True, default="", max_length=10),
        ),
        migrations.AddField(
            model_name="personyear",
            name="missing_advanced_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="personyear",
            name="missing_basic_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="personyear",
            name="missing_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="personyear",
            name="required_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="personyear",
            name="work_related_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="ai_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="division",
            field=models.CharField(blank=True, default="", max_length=100),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="environment_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="folded_name",
            field=models.CharField(blank=True, default="", max_length=100),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="hours_ai_required_reason",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="hours_environment_reason",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="hours_required_reason",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="hours_work_related_reason",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="job_title",
            field=models.CharField(blank=True, default="", max_length=100),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="kpi_ai_attainment_sum_reason",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="minutes_source",
            field=models.CharField(blank=True, default="", max_length=10),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="missing_advanced_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="missing_basic_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="missing_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="required_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="stagedpersonyear",
            name="work_related_minutes",
            field=models.IntegerField(null=True),
        ),
        migrations.RunPython(forget_view, migrations.RunPython.noop),
        migrations.RunPython(sort_by_code_point, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="personyear",
            index=models.Index(
                fields=[
                    "agency_id",
                    "year",
                    "folded_name",
                    "person_id",
                    "scope_order",
                    "exclusion",
                    "kpi_ai_attainment",
                ],
                name="person_year_agency",
            ),
        ),
        migrations.AddIndex(
            model_name="personyear",
            index=models.Index(
                fields=[
                    "year",
                    "folded_name",
                    "person_id",
                    "scope_order",
                    "exclusion",
                    "kpi_ai_attainment",
                    "agency_id",
                ],
                name="person_year_name",
            ),
        ),
        migrations.AddIndex(
            model_name="personyear",
            index=models.Index(
                fields=[
                    "year",
                    "missing_minutes",
                    "folded_name",
                    "person_id",
                    "scope_order",
                    "exclusion",
                    "kpi_ai_attainment",
                    "agency_id",
                ],
                name="person_year_missing",
            ),
        ),
    ]
