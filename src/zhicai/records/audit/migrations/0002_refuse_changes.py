"""Entries are appended only: both databases refuse to change or delete one."""

from django.db import migrations

SQLITE = (
    "create trigger audit_no_{act} before {act} on audit_auditevent"
    " begin select raise(abort, 'audit entries are append-only'); end"
)
POSTGRES_FUNCTION = (
    "create or replace function audit_refuse() returns trigger language plpgsql as"
    " $$ begin raise exception 'audit entries are append-only'; end $$"
)
POSTGRES = (
    "create trigger audit_no_{act} before {act} on audit_auditevent"
    " for each statement execute function audit_refuse()"
)


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        statements = [SQLITE.format(act=act) for act in ("update", "delete")]
    else:
        acts = ("update", "delete", "truncate")
        statements = [POSTGRES_FUNCTION, *(POSTGRES.format(act=act) for act in acts)]
    for statement in statements:
        schema_editor.execute(statement)


def allow(apps, schema_editor):
    on = "" if schema_editor.connection.vendor == "sqlite" else " on audit_auditevent"
    acts = ("update", "delete") + (() if not on else ("truncate",))
    for act in acts:
        schema_editor.execute(f"drop trigger audit_no_{act}{on}")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_start")]
    operations = [migrations.RunPython(refuse, allow)]
