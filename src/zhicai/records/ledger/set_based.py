"""The few statements by which staged rows become facts; none of them loops over rows."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import connection, models

from zhicai.records.ledger.models import Batch


def close_versions(
    facts: type[models.Model], staged: type[models.Model], *, plan: str, batch: Batch
) -> int:
    """End the versions that the staged rows of a plan replace; returns how many."""
    replaced = staged._default_manager.filter(plan=plan, replaces__isnull=False)
    open_versions = facts._default_manager.filter(
        id__in=replaced.values("replaces"), known_until__isnull=True
    )
    return open_versions.update(known_until=batch.applied_at, closed_by=batch)


def open_versions(
    facts: type[models.Model], staged: type[models.Model], *, plan: str, batch: Batch
) -> None:
    """Insert the staged rows of a plan as versions known from the batch on."""
    own = {"plan", "is_closing_only", "id"}
    columns = [str(field.column) for field in staged._meta.fields if field.name not in own]
    constants = {"batch_id": batch.pk, "known_from": batch.applied_at}
    copy_rows(
        facts, staged, columns=(columns, constants), plan=plan, condition="and not is_closing_only"
    )


def copy_rows(
    target: type[models.Model],
    staged: type[models.Model],
    *,
    columns: tuple[list[str] | dict[str, str], dict[str, Any]],
    plan: str,
    condition: str = "",
) -> None:
    """INSERT … SELECT from the staged rows of one plan, with constants for all rows.

    `columns` is (names alike in both tables, or target name → staged name; constants).
    """
    names, constants = columns
    pairs = names if isinstance(names, dict) else {name: name for name in names}
    quote = connection.ops.quote_name
    into = ", ".join(quote(name) for name in (*pairs, *constants))
    picked = ", ".join([*map(quote, pairs.values()), *["%s"] * len(constants)])
    sql = (
        f"insert into {quote(target._meta.db_table)} ({into})"
        f" select {picked} from {quote(staged._meta.db_table)} where plan = %s {condition}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*map(_plain, constants.values()), plan])


def write_rows(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """One prepared statement for many rows; each row ends with its key."""
    quote = connection.ops.quote_name
    setting = ", ".join(f"{quote(column)} = %s" for column in columns)
    sql = f"update {quote(model._meta.db_table)} set {setting} where id = %s"
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def _plain(value: Any) -> Any:
    """An instant as this database writes it."""
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


def run(sql: str, parameters: list[Any]) -> None:
    """One statement that no query set can say."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
