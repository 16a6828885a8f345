"""The present view: replace person-years, and recount the agencies that they belong to."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from zhicai.records.ledger.set_based import copy_rows, run
from zhicai.records.standings.models import (
    AgencyExclusion,
    AgencyYear,
    PersonYear,
    PersonYearFields,
    StagedPersonYear,
)

PROVISION_COLUMNS = (
    "hours_work_related",
    "hours_required",
    "hours_ai_required",
    "hours_environment",
    "kpi_ai_attainment",
    "kpi_ai_attainment_sum",
)
LEFT_SERVICE, CATEGORY_UNKNOWN = "left_service", "category_unknown"
OUTSIDE_SCOPE = "outside_scope"
MANY = 5000
SCOPES = "(select 1 as scope_order union all select 2 union all select 3)"
COLUMNS = [str(field.column) for field in PersonYearFields._meta.local_fields]


def replace_person_years(plan: str, year: int, agency_ids: Sequence[int]) -> None:
    """Put the staged rows of one year in place of those of the same people, then recount.

    `agency_ids` are all agencies in which one of these people counts, before or after.
    """
    table = PersonYear._meta.db_table
    moved = "select person_id from staff_stagedmove where plan = %s"
    run(f"delete from {table} where year = %s and person_id in ({moved})", [year, plan])
    copy_rows(
        PersonYear,
        StagedPersonYear,
        columns=(COLUMNS, {}),
        plan=plan,
        condition=f"and year = {int(year)}",
    )
    count_agencies(year, agency_ids)


def count_agencies(year: int, agency_ids: Sequence[int] | None = None) -> None:
    """Rebuild the totals of these agencies (None: of all) from their person-years."""
    some = agency_ids is not None and len(agency_ids) <= MANY
    where, parameters = "year = %s", [year]
    if some:
        marks = ", ".join(["%s"] * len(agency_ids or ())) or "null"
        where, parameters = f"year = %s and agency_id in ({marks})", [year, *(agency_ids or ())]
    run(f"delete from {AgencyYear._meta.db_table} where {where}", parameters)
    run(_count_sql(where), parameters)
    run(f"delete from {AgencyExclusion._meta.db_table} where {where}", parameters)
    run(_exclusion_sql(where), parameters)


def _count_sql(where: str) -> str:
    """Everybody in service of a scope, once as counted and once without exclusions by event."""
    names, sums = [], []
    for column in PROVISION_COLUMNS:
        for verdict in ("met", "short"):
            names.append(f"{column}_{verdict}")
            sums.append(f"sum(case when p.{column} = '{verdict}' then 1 else 0 end)")
    raw = "(select 0 as raw union all select 1)"
    return (
        f"insert into {AgencyYear._meta.db_table}"
        f" (agency_id, year, scope_order, is_raw, counted, {', '.join(names)})"
        f" select p.agency_id, p.year, s.scope_order, {_flag('r.raw = 1')}, count(*),"
        f" {', '.join(sums)} from {PersonYear._meta.db_table} p"
        f" join {SCOPES} s on p.scope_order <= s.scope_order"
        f" join {raw} r on p.exclusion = ''"
        f" or (r.raw = 1 and p.exclusion <> '{LEFT_SERVICE}')"
        f" where {where} group by p.agency_id, p.year, s.scope_order, r.raw"
    )


def _exclusion_sql(where: str) -> str:
    reason = (
        f"case when p.exclusion in ('{LEFT_SERVICE}', '{CATEGORY_UNKNOWN}') then p.exclusion"
        f" when p.scope_order > s.scope_order then '{OUTSIDE_SCOPE}' else p.exclusion end"
    )
    return (
        f"insert into {AgencyExclusion._meta.db_table}"
        f" (agency_id, year, scope_order, reason, staff_count)"
        f" select p.agency_id, p.year, s.scope_order, {reason}, count(*)"
        f" from {PersonYear._meta.db_table} p"
        f" join {SCOPES} s on p.exclusion <> '' or p.scope_order > s.scope_order"
        f" where {where} group by p.agency_id, p.year, s.scope_order, {reason}"
    )


def _flag(condition: str) -> str:
    """A condition as this database keeps booleans."""
    if connection.vendor == "sqlite":
        return condition
    return f"({condition})"


def node_totals(root_id: int, year: int, *, as_of: Any, depth: int) -> list[tuple[Any, ...]]:
    """Totals of a node and of each node down to `depth`, each with its whole subtree.

    Rows: (node id, depth, scope_order, is_raw, counted, met and short of each provision …).
    """
    names = [f"{column}_{verdict}" for column in PROVISION_COLUMNS for verdict in ("met", "short")]
    sums = ", ".join(f"sum(a.{name})" for name in ("counted", *names))
    return _fetch(
        "select n.descendant_id, n.depth, a.scope_order, a.is_raw, "
        f"{sums} from {_nodes('agency_year')} group by 1, 2, 3, 4",
        [year, as_of, as_of, root_id, depth, as_of, as_of],
    )


def node_exclusions(root_id: int, year: int, *, as_of: Any, depth: int) -> list[tuple[Any, ...]]:
    """Rows: (node id, scope_order, reason, staff count) of nodes with their subtrees."""
    return _fetch(
        "select n.descendant_id, a.scope_order, a.reason, sum(a.staff_count)"
        f" from {_nodes('agency_exclusion')} group by 1, 2, 3",
        [year, as_of, as_of, root_id, depth, as_of, as_of],
    )


def _nodes(kind: str) -> str:
    table = {"agency_year": AgencyYear, "agency_exclusion": AgencyExclusion}[kind]._meta.db_table
    return (
        f"{table} a join agencies_agencypath w on w.descendant_id = a.agency_id and a.year = %s"
        " and w.from_on <= %s and w.until_on >= %s"
        " join agencies_agencypath n on n.descendant_id = w.ancestor_id"
        " and n.ancestor_id = %s and n.depth <= %s and n.from_on <= %s and n.until_on >= %s"
    )


def _fetch(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
