"""Whom an entry concerns, and the heads of the days, are appended only as the entries are.

Entries may leave at the beginning alone, when their term has ended, and only up to the floor that
the last entry `audit.pruned` names; whoever checks the chain asks for that entry.
"""

from django.db import migrations

TABLES = {"audit_auditsubject": "subject", "audit_audithead": "head"}
SQLITE = (
    "create trigger audit_{name}_no_{act} before {act} on {table}"
    " begin select raise(abort, 'audit entries are append-only'); end"
)
POSTGRES = (
    "create trigger audit_{name}_no_{act} before {act} on {table}"
    " for each statement execute function audit_refuse()"
)


def acts_of(schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    return ("update", "delete") if is_sqlite else ("update", "delete", "truncate")


def refuse(apps, schema_editor):
    statement = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES
    for table, name in TABLES.items():
        for act in acts_of(schema_editor):
            schema_editor.execute(statement.format(name=name, act=act, table=table))


def allow(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table, name in TABLES.items():
        for act in acts_of(schema_editor):
            schema_editor.execute(
                f"drop trigger audit_{name}_no_{act}" + ("" if is_sqlite else f" on {table}")
            )


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_subjects_and_heads")]
    operations = [migrations.RunPython(refuse, allow)]
