"""The present view: replace person-years, and recount the agencies that they belong to."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model

from zhicai.records.ledger.set_based import copy_rows, run
from zhicai.records.standings.models import (
    AgencyExclusion,
    AgencyGap,
    AgencyYear,
    PersonYear,
    PersonYearFields,
    StagedPersonYear,
    SubtreeExclusion,
    SubtreeGap,
    SubtreeYear,
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


@dataclass(frozen=True, slots=True)
class Span:
    """The year and day of the view; `agency_ids` whose own totals change, None: all."""

    year: int
    as_of: dt.date
    agency_ids: Sequence[int] | None

    @property
    def is_partial(self) -> bool:
        return self.agency_ids is not None and len(self.agency_ids) <= MANY

    def where(self, column: str = "agency_id") -> tuple[str, list[Any]]:
        """Condition and parameters for the rows of these agencies."""
        if not self.is_partial:
            return "year = %s", [self.year]
        ids = list(self.agency_ids or ())
        marks = ", ".join(["%s"] * len(ids)) or "null"
        return f"year = %s and {column} in ({marks})", [self.year, *ids]

    def above(self) -> tuple[str, list[Any]]:
        """Condition on `w`, a path: its ancestor stands at or above one of these agencies."""
        on_the_day = "w.from_on <= %s and w.until_on >= %s"
        day = [self.as_of, self.as_of]
        if not self.is_partial:
            return on_the_day, day
        ids = list(self.agency_ids or ())
        marks = ", ".join(["%s"] * len(ids)) or "null"
        upward = f"select ancestor_id from agencies_agencypath where descendant_id in ({marks})"
        return f"{on_the_day} and w.ancestor_id in ({upward})", [*day, *ids]


def replace_person_years(plan: str, span: Span) -> None:
    """Put the staged rows of one year in place of those of the same people, then recount."""
    table = PersonYear._meta.db_table
    judged = "select person_id from staff_stagedmove where plan = %s and year = %s"
    run(
        f"delete from {table} where year = %s and person_id in ({judged})",
        [span.year, plan, span.year],
    )
    copy_rows(
        PersonYear,
        StagedPersonYear,
        columns=(COLUMNS, {}),
        plan=plan,
        condition=f"and year = {int(span.year)}",
    )
    count_agencies(span)


def count_agencies(span: Span) -> None:
    """Rebuild the totals of agencies from their person-years, and of all that stand above."""
    where, parameters = span.where()
    for table, sql_of in OWN:
        run(f"delete from {table._meta.db_table} where {where}", parameters)
        run(sql_of(where), parameters)
    for whole, own, columns, sums in SUBTREE:
        _sum_up(span, (whole._meta.db_table, own._meta.db_table), columns=columns, sums=sums)


def _sum_up(span: Span, tables: tuple[str, str], *, columns: str, sums: str) -> None:
    """Totals of subtrees: the totals of single agencies, summed along the paths of the day."""
    whole, own = tables
    above, parameters = span.above()
    nodes = f"select distinct w.ancestor_id from agencies_agencypath w where {above}"
    clear = f"delete from {whole} where year = %s"
    if span.is_partial:
        run(f"{clear} and agency_id in ({nodes})", [span.year, *parameters])
    else:
        run(clear, [span.year])
    run(
        f"insert into {whole} (agency_id, year, {columns}, {sums})"
        f" select w.ancestor_id, a.year, a.{columns.replace(', ', ', a.')},"
        f" {', '.join(f'sum(a.{name})' for name in sums.split(', '))}"
        f" from {own} a join agencies_agencypath w on w.descendant_id = a.agency_id"
        f" where a.year = %s and {above}"
        f" group by w.ancestor_id, a.year, a.{columns.replace(', ', ', a.')}",
        [span.year, *parameters],
    )


def own_total_differences(year: int) -> int:
    """Totals of single agencies that their own person-years do not give."""
    names = ", ".join(("agency_id", "scope_order", "is_raw", "counted", *COUNT_COLUMNS))
    counted = f"select {names} from ({_count_select('year = %s')}) fresh"
    return _differences(AgencyYear, names, counted=counted, parameters=[year])


def gap_differences(year: int, as_of: dt.date) -> int:
    """Counts of what is missing that the person-years and the tree of the day do not give."""
    own = f"select {GAP_NAMES} from ({_gap_select('year = %s')}) fresh"
    below = (
        f"select w.ancestor_id as agency_id, {GAP_COLUMNS}, sum(staff_count) as staff_count"
        f" from ({_gap_select('year = %s')}) fresh"
        " join agencies_agencypath w on w.descendant_id = fresh.agency_id"
        f" and w.from_on <= %s and w.until_on >= %s group by w.ancestor_id, {GAP_COLUMNS}"
    )
    return _differences(AgencyGap, GAP_NAMES, counted=own, parameters=[year]) + _differences(
        SubtreeGap, GAP_NAMES, counted=below, parameters=[year, as_of, as_of]
    )


def _differences(table: type[Model], names: str, *, counted: str, parameters: Sequence[Any]) -> int:
    """Kept rows that counting does not give, and the other way round."""
    kept = f"select {names} from {table._meta.db_table} where year = %s"
    year = parameters[0]
    with connection.cursor() as cursor:
        cursor.execute(
            f"select count(*) from (select * from ({kept}) k except select * from ({counted}) c) a",
            [year, *parameters],
        )
        missing = cursor.fetchone()[0]
        cursor.execute(
            f"select count(*) from (select * from ({counted}) c except select * from ({kept}) k) b",
            [*parameters, year],
        )
        return int(missing + cursor.fetchone()[0])


def _count_sql(where: str) -> str:
    columns = f"agency_id, year, scope_order, is_raw, counted, {', '.join(COUNT_COLUMNS)}"
    return f"insert into {AgencyYear._meta.db_table} ({columns}) {_count_select(where)}"


def _count_select(where: str) -> str:
    """Everybody in service of a scope, once as counted and once without exclusions by event."""
    sums = [
        f"sum(case when p.{column} = '{verdict}' then 1 else 0 end) as {column}_{verdict}"
        for column in PROVISION_COLUMNS
        for verdict in ("met", "short")
    ]
    raw = "(select 0 as raw union all select 1)"
    return (
        "select p.agency_id as agency_id, p.year as year, s.scope_order as scope_order,"
        f" (r.raw = 1) as is_raw, count(*) as counted, {', '.join(sums)}"
        f" from {PersonYear._meta.db_table} p"
        f" join {SCOPES} s on p.scope_order <= s.scope_order"
        f" join {raw} r on p.exclusion = ''"
        f" or (r.raw = 1 and p.exclusion not in ('{LEFT_SERVICE}', '{CATEGORY_UNKNOWN}'))"
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


def _gap_sql(where: str) -> str:
    names = f"agency_id, year, {GAP_COLUMNS}, staff_count"
    return f"insert into {AgencyGap._meta.db_table} ({names}) {_gap_select(where)}"


def _gap_select(where: str) -> str:
    """People whom a scope counts and who are short of the KPI, by what each of them misses."""
    return (
        f"select agency_id, year, {GAP_COLUMNS}, count(*) as staff_count"
        f" from {PersonYear._meta.db_table}"
        f" where {where} and exclusion = '' and kpi_ai_attainment = 'short'"
        f" group by agency_id, year, {GAP_COLUMNS}"
    )


GAP_COLUMNS = "scope_order, missing_basic_minutes, missing_advanced_minutes"
GAP_NAMES = f"agency_id, {GAP_COLUMNS}, staff_count"
COUNT_COLUMNS = tuple(
    f"{column}_{verdict}" for column in PROVISION_COLUMNS for verdict in ("met", "short")
)
OWN: tuple[tuple[type[Model], Callable[[str], str]], ...] = (
    (AgencyYear, _count_sql),
    (AgencyExclusion, _exclusion_sql),
    (AgencyGap, _gap_sql),
)
SUBTREE = (
    (SubtreeYear, AgencyYear, "scope_order, is_raw", ", ".join(("counted", *COUNT_COLUMNS))),
    (SubtreeExclusion, AgencyExclusion, "scope_order, reason", "staff_count"),
    (SubtreeGap, AgencyGap, GAP_COLUMNS, "staff_count"),
)


def node_totals(nodes: Sequence[int], year: int) -> list[tuple[Any, ...]]:
    """Rows: (node, scope_order, is_raw, counted, met and short of each provision …)."""
    rows = SubtreeYear.objects.filter(year=year, agency_id__in=nodes).order_by("id")
    names = ("agency_id", "scope_order", "is_raw", "counted", *COUNT_COLUMNS)
    return list(rows.values_list(*names))


def node_exclusions(nodes: Sequence[int], year: int) -> list[tuple[int, int, str, int]]:
    """Rows: (node, scope_order, reason, staff count)."""
    rows = SubtreeExclusion.objects.filter(year=year, agency_id__in=nodes).order_by("id")
    return list(rows.values_list("agency_id", "scope_order", "reason", "staff_count"))


def node_gaps(node: int, year: int, scope_order: int) -> list[tuple[int | None, int | None, int]]:
    """Rows: (missing basic, missing advanced, staff count) of a node, in the scopes up to one."""
    rows = SubtreeGap.objects.filter(year=year, agency_id=node, scope_order__lte=scope_order)
    names = ("missing_basic_minutes", "missing_advanced_minutes", "staff_count")
    return list(rows.order_by("id").values_list(*names))
