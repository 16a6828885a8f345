"""Everybody's file is held by an agency: where none was noted, by that of the last post."""

from django.db import migrations

LAST_POST = (
    "(select p.agency_id from staff_posting p where p.person_id = staff_person.id"
    " order by p.known_until is null desc, coalesce(p.ended_on, '9999-12-31') desc, p.id desc"
    " limit 1)"
)
PERSONAL = (
    "staff_profile",
    "staff_statusevent",
    "learning_learningrecord",
    "learning_hoursummary",
    "certificates_certificate",
    "roles_roleassignment",
    "duties_dutyanswer",
)


def hold(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"update staff_person set agency_id = {LAST_POST} where agency_id is null")
        for table in PERSONAL:
            cursor.execute(
                f"update {table} set agency_id = (select s.agency_id from staff_person s"
                f" where s.id = {table}.person_id) where agency_id is null"
            )


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0002_find_days"),
        ("learning", "0003_find_days"),
        ("certificates", "0001_start"),
        ("roles", "0001_start"),
        ("duties", "0001_start"),
    ]
    operations = [migrations.RunPython(hold, migrations.RunPython.noop)]
