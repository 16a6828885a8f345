"""The same recount as one SQL statement on SQLite; filling the database is not part of the time."""

import sqlite3
from pathlib import Path
from string import Template

import polars as pl

CHUNK = 500_000
KINDS = ("agencies", "postings", "events", "courses", "records", "summaries", "coverages")
ASKED = (
    ("kpi_ai_attainment", "missing", "unconfirmed", "s_missing"),
    ("kpi_ai_attainment_sum", "360 - ai", "unconfirmed", "360 - s_ai"),
    ("hours_ai_required", "180 - ai", "unconfirmed", "180 - s_ai"),
    ("hours_required", "600 - required", "unmarked", "600 - s_required"),
    ("hours_work_related", "1200 - work_related", "0", "1200 - s_work_related"),
    ("hours_environment", "240 - environment", "environment_unmarked", "240 - s_environment"),
)
SUMMED = (
    "total",
    "basic",
    "advanced",
    "ai",
    "unconfirmed",
    "required",
    "unmarked",
    "work_related",
    "environment",
    "environment_unmarked",
)

TREE = """
create temp table paths as
with recursive up(agency, below) as (
  select agency, agency from agencies
  union all
  select parent, below from up join agencies using (agency) where parent is not null
)
select agency, below from up
"""

SERVING = """
create temp table people as
select person, agency, category,
  person in (select person from events where
    (kind = 'unpaid_leave' and started_on <= '2026-01-01'
      and coalesce(ended_on, '2026-12-31') >= '2026-12-31')
    or (kind = 'suspension' and started_on <= '2026-11-20'
      and coalesce(ended_on, '2026-12-31') >= '2026-11-20')) as is_out,
  agency in (select below from paths join coverages using (agency)
    where covered_from <= '2026-11-20' and covered_until >= '2026-01-01') as is_covered
from (
  select person, agency, category, row_number() over (
    partition by person order by started_on desc, posting desc) as place
  from postings
  where started_on <= '2026-11-20' and (ended_on is null or ended_on >= '2026-11-20')
) where place = 1
"""

SUMS = """
create temp table sums as
select person,
  sum(minutes) as total,
  sum(iif(level = 'basic', minutes, 0)) as basic,
  sum(iif(level = 'advanced', minutes, 0)) as advanced,
  sum(iif(level in ('basic', 'advanced'), minutes, 0)) as ai,
  sum(iif(level is null, minutes, 0)) as unconfirmed,
  sum(iif(level in ('basic', 'advanced') or is_required, minutes, 0)) as required,
  sum(iif(coalesce(level, 'none') = 'none' and is_required is null, minutes, 0)) as unmarked,
  sum(iif(is_work_related = 0, 0, minutes)) as work_related,
  sum(iif(is_environment, minutes, 0)) as environment,
  sum(iif(is_environment is null, minutes, 0)) as environment_unmarked
from (
  select person, course, minutes, is_work_related, row_number() over (
    partition by person, course order by completed_on, record) as place
  from records where completed_on between '2026-01-01' and '2026-11-20'
) left join courses using (course)
where place = 1
group by person
"""

SUMMARIES = """
create temp table told as
select person, basic_minutes as s_basic, advanced_minutes as s_advanced,
  coalesce(ai_minutes, basic_minutes + advanced_minutes) as s_ai,
  required_minutes as s_required, work_related_minutes as s_work_related,
  environment_minutes as s_environment
from (
  select *, row_number() over (
    partition by person order by period_until desc, summary desc) as place
  from summaries where period_from >= '2026-01-01' and period_until <= '2026-11-20'
) where place = 1
"""

TOTALS = Template("""
with known as (
  select people.agency, category, is_out, $known,
    s_ai, s_basic, s_advanced, s_required, s_work_related, s_environment
  from people left join sums using (person) left join told using (person)
), lacking as (
  select *, max(180 - basic, 0) + max(180 - advanced, 0) as missing,
    max(180 - s_basic, 0) + max(180 - s_advanced, 0) as s_missing from known
), answered as (
  select agency, category, is_out, $marks from lacking
), own as (
  select agency as below, $own from answered where not is_out group by agency
)
select agency, $sums from paths left join own using (below) group by agency order by agency
""")

INSERT = Template("insert into $kind values ($marks)")


def load(folder: Path) -> sqlite3.Connection:
    """A database in memory with the facts, and the keys that its planner likes."""
    base = sqlite3.connect(":memory:")
    for kind in KINDS:
        table = pl.read_parquet(folder / f"{kind}.parquet").with_columns(
            pl.selectors.date().cast(pl.String)
        )
        base.execute(f"create table {kind} ({', '.join(table.columns)})")
        marks = ", ".join("?" * table.width)
        for rows in table.iter_slices(CHUNK):
            base.executemany(INSERT.substitute(kind=kind, marks=marks), rows.iter_rows())
    base.execute("create unique index course_key on courses (course)")
    base.execute("create unique index agency_key on agencies (agency)")
    base.execute("analyze")
    return base


def totals(base: sqlite3.Connection) -> pl.DataFrame:
    """One row for each agency: counted, met, short and unknown of six provisions."""
    for statement in (TREE, SERVING, SUMS, SUMMARIES):
        base.execute(statement)
    base.execute("create unique index sums_key on sums (person)")
    base.execute("create unique index told_key on told (person)")
    cursor = base.execute(statement_of_totals())
    names = [column[0] for column in cursor.description]
    return pl.DataFrame(cursor.fetchall(), schema=names, orient="row").cast(pl.Int64)


def statement_of_totals() -> str:
    zero = "total is null and told.person is null and is_covered"
    known = ", ".join(f"iif({zero}, 0, {name}) as {name}" for name in SUMMED)
    marks = ", ".join(
        f"ifnull({missing} <= 0, 0) or ifnull({s_missing} <= 0, 0) as met_{name}, "
        f"ifnull({missing} <= {pending}, 0) as could_{name}, "
        f"({missing}) is not null or ({s_missing}) is not null as known_{name}"
        for name, missing, pending, s_missing in ASKED
    )
    own = ", ".join(column for name, *_ in ASKED for column in own_columns(name))
    sums = ", ".join(
        f"ifnull(sum({name}_{figure}), 0) as {name}_{figure}"
        for name, *_ in ASKED
        for figure in ("counted", "met", "short", "unknown")
    )
    return TOTALS.substitute(known=known, marks=marks, own=own, sums=sums)


def own_columns(name: str) -> list[str]:
    everyone = "'staff', 'medical', 'contract', 'teacher'"
    scope = everyone if name == "hours_environment" else "'staff', 'medical'"
    here = f"category in ({scope})"
    short = f"known_{name} and not met_{name} and not could_{name}"
    return [
        f"sum({here}) as {name}_counted",
        f"sum({here} and met_{name}) as {name}_met",
        f"sum({here} and {short}) as {name}_short",
        f"sum({here} and not met_{name} and not ({short})) as {name}_unknown",
    ]
