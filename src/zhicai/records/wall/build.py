"""Build the wall on PostgreSQL: functions, policies and the rights of the runtime role.

Everything here may be run again at any time; SQLite has no such wall.
"""

from collections.abc import Collection, Iterator

from django.apps import apps
from django.conf import settings
from django.db import connections

from zhicai.basics.errors import Refused
from zhicai.records.wall.rules import FUNCTIONS, RULES, SEES_ALL, Rule
from zhicai.records.wall.tables import APPENDED, OPEN, WALLED

VENDOR = "postgresql"
CHANGING = "select, insert, update, delete"
APPENDING = "select, insert"
READING = "select"
KEPT_BY_DJANGO = "django_migrations"


def build_after_migrating(*, using: str, **_: object) -> None:
    """Policies and rights follow the tables: whoever migrates builds the wall anew."""
    connection = connections[using]
    if connection.vendor != VENDOR:
        return
    with connection.cursor() as cursor:
        standing = set(connection.introspection.table_names(cursor))
        if not {"staff_person", "agencies_agencypath", "ledger_batch", "drafts_draft"} <= standing:
            return
        for statement in wall_statements(standing):
            cursor.execute(statement)
        runtime = settings.RUNTIME_ROLE
        if not runtime:
            return
        cursor.execute("select 1 from pg_roles where rolname = %s", [runtime])
        if cursor.fetchone() is None:
            raise Refused("database.role_missing", value=runtime)
        for statement in right_statements(connection.ops.quote_name(runtime), standing):
            cursor.execute(statement)


def wall_statements(standing: Collection[str]) -> Iterator[str]:
    """What builds the wall around the tables that stand; it may be run again."""
    yield from FUNCTIONS
    for label, wall in WALLED.items():
        table = table_of(label)
        if table in standing:
            yield from policy_statements(table, RULES[wall])


def policy_statements(table: str, rule: Rule) -> Iterator[str]:
    """Row-level security on one table, also for its owner."""
    read, add, change = (
        f"({SEES_ALL} or {condition.format(table=table)})"
        for condition in (rule.read, rule.add, rule.change)
    )
    yield f"alter table {table} enable row level security"
    yield f"alter table {table} force row level security"
    for act, clause in (
        ("select", f"using {read}"),
        ("insert", f"with check {add}"),
        ("update", f"using {change} with check {change}"),
        ("delete", f"using {change}"),
    ):
        yield f"drop policy if exists wall_{act} on {table}"
        yield f"create policy wall_{act} on {table} for {act} {clause}"


def right_statements(runtime: str, standing: Collection[str]) -> Iterator[str]:
    """What the runtime role may do with each table; `runtime` is quoted. The rest is refused."""
    yield f"revoke all on all tables in schema public from {runtime}"
    yield f"grant usage on schema public to {runtime}"
    yield f"grant usage on all sequences in schema public to {runtime}"
    yield f"grant execute on all functions in schema public to {runtime}"
    for labels, rights in (
        (WALLED, CHANGING),
        (OPEN, CHANGING),
        (APPENDED, APPENDING),
    ):
        for label in labels:
            if table_of(label) in standing:
                yield f"grant {rights} on {table_of(label)} to {runtime}"
    if KEPT_BY_DJANGO in standing:
        yield f"grant {READING} on {KEPT_BY_DJANGO} to {runtime}"


def table_of(label: str) -> str:
    """The table of a model; "" where this installation does not have it."""
    try:
        return str(apps.get_model(label)._meta.db_table)
    except LookupError:
        return ""
