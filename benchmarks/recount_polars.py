"""The same recount as one hand-written Polars query: no rulebook, no Narwhals, numbers in place."""

import datetime as dt
from pathlib import Path

import polars as pl

START, AS_OF, END = dt.date(2026, 1, 1), dt.date(2026, 11, 20), dt.date(2026, 12, 31)
FIRST_SCOPE = ["staff", "medical"]
EVERYONE = [*FIRST_SCOPE, "contract", "teacher"]
col = pl.col


def totals(folder: Path) -> pl.DataFrame:
    """One row for each agency: counted, met, short and unknown of six provisions."""
    paths = closure(pl.read_parquet(folder / "agencies.parquet"))
    people = (
        serving(scan(folder, "postings"))
        .join(on_leave(scan(folder, "events")), on="person", how="left")
        .join(covered(scan(folder, "coverages"), paths), on="agency", how="left")
        .join(sums(folder), on="person", how="left")
        .join(summaries(scan(folder, "summaries")), on="person", how="left")
        .with_columns(is_zero=col("total").is_null() & col("s_any").is_null() & col("is_covered"))
    )
    own = counts(with_answers(people))
    names = [name for name in own.collect_schema().names() if name != "agency"]
    rolled = (
        paths.lazy()
        .join(own, left_on="below", right_on="agency", how="left")
        .group_by("agency")
        .agg(col(names).sum())
    )
    return rolled.collect(engine="streaming").sort("agency")


def scan(folder: Path, kind: str) -> pl.LazyFrame:
    return pl.scan_parquet(folder / f"{kind}.parquet")


def closure(agencies: pl.DataFrame) -> pl.DataFrame:
    """Pairs of an agency and one below it, itself among them."""
    parents = agencies.select("agency", "parent").drop_nulls()
    level = agencies.select("agency", below="agency")
    levels = []
    while level.height:
        levels.append(level)
        level = level.join(parents, on="agency").select("below", agency="parent")
        level = level.select("agency", "below")
    return pl.concat(levels)


def serving(postings: pl.LazyFrame) -> pl.LazyFrame:
    """The posting of the day of each person; who has left counts nowhere."""
    on_the_day = (col("started_on") <= AS_OF) & (
        col("ended_on").is_null() | (col("ended_on") >= AS_OF)
    )
    return (
        postings.filter(on_the_day)
        .sort("started_on", "posting")
        .unique("person", keep="last")
        .select("person", "agency", "category")
    )


def on_leave(events: pl.LazyFrame) -> pl.LazyFrame:
    until = col("ended_on").fill_null(END)
    all_year = (col("kind") == "unpaid_leave") & (col("started_on") <= START) & (until >= END)
    suspended = (col("kind") == "suspension") & (col("started_on") <= AS_OF) & (until >= AS_OF)
    return events.filter(all_year | suspended).select("person", is_out=pl.lit(value=True)).unique()


def covered(coverages: pl.LazyFrame, paths: pl.DataFrame) -> pl.LazyFrame:
    files = coverages.filter(col("covered_from") <= AS_OF, col("covered_until") >= START)
    below = paths.lazy().join(files.select("agency").unique(), on="agency")
    return below.select(agency="below", is_covered=pl.lit(value=True)).unique()


def sums(folder: Path) -> pl.LazyFrame:
    """Minutes of each person; a repeated course counts once, by its earliest record."""
    level, required = col("level"), col("is_required")
    is_ai = level != "none"
    courses = scan(folder, "courses").select(
        "course",
        "is_environment",
        ai=is_ai,
        basic=level == "basic",
        counts=pl.when(is_ai).then(pl.lit(value=True)).otherwise(required),
    )
    year = scan(folder, "records").filter(col("completed_on").is_between(START, AS_OF))
    twins = year.with_columns(times=pl.len().over("person", "course"))
    once = twins.filter(col("times") == 1)
    first = (
        twins.filter(col("times") > 1)
        .sort("completed_on", "record")
        .unique(["person", "course"], keep="first")
    )
    return (
        pl.concat([once, first])
        .join(courses, on="course", how="left")
        .group_by("person")
        .agg(
            total=col("minutes").sum(),
            ai=minutes(col("ai")),
            basic=minutes(col("basic")),
            unconfirmed=minutes(col("ai").is_null()),
            required=minutes(col("counts")),
            unmarked=minutes(col("counts").is_null()),
            unrelated=minutes(~col("is_work_related")),
            environment=minutes(col("is_environment")),
            environment_unmarked=minutes(col("is_environment").is_null()),
        )
        .with_columns(
            advanced=col("ai") - col("basic"), work_related=col("total") - col("unrelated")
        )
    )


def minutes(where: pl.Expr) -> pl.Expr:
    return pl.when(where).then(col("minutes")).otherwise(0).sum()


def summaries(told: pl.LazyFrame) -> pl.LazyFrame:
    """The last usable summary of each person, each column named with `s_` in front."""
    usable = told.filter(col("period_from") >= START, col("period_until") <= AS_OF)
    last = usable.sort("period_until", "summary").unique("person", keep="last")
    both = col("basic_minutes") + col("advanced_minutes")
    return last.select(
        "person",
        s_any=pl.lit(value=True),
        s_ai=pl.coalesce("ai_minutes", both),
        s_basic="basic_minutes",
        s_advanced="advanced_minutes",
        s_required="required_minutes",
        s_work_related="work_related_minutes",
        s_environment="environment_minutes",
    )


def with_answers(people: pl.LazyFrame) -> pl.LazyFrame:
    """met_… where a target is reached, short_… where it is not and nothing could change that."""
    known = ["ai", "basic", "advanced", "unconfirmed", "required", "unmarked", "work_related"]
    known += ["environment", "environment_unmarked"]
    filled = people.with_columns(
        pl.when("is_zero").then(0).otherwise(col(name)).alias(name) for name in known
    )
    missing = (180 - col("basic")).clip(0) + (180 - col("advanced")).clip(0)
    s_missing = (180 - col("s_basic")).clip(0) + (180 - col("s_advanced")).clip(0)
    asked = {
        "kpi_ai_attainment": (missing, "unconfirmed", s_missing),
        "kpi_ai_attainment_sum": (360 - col("ai"), "unconfirmed", 360 - col("s_ai")),
        "hours_ai_required": (180 - col("ai"), "unconfirmed", 180 - col("s_ai")),
        "hours_required": (600 - col("required"), "unmarked", 600 - col("s_required")),
        "hours_work_related": (1200 - col("work_related"), None, 1200 - col("s_work_related")),
        "hours_environment": (
            240 - col("environment"),
            "environment_unmarked",
            240 - col("s_environment"),
        ),
    }
    return filled.with_columns(
        answer for name, question in asked.items() for answer in answers(name, question)
    )


def answers(name: str, question: tuple[pl.Expr, str | None, pl.Expr]) -> list[pl.Expr]:
    missing, pending, s_missing = question
    is_met = (missing <= 0).fill_null(value=False) | (s_missing <= 0).fill_null(value=False)
    could = (missing <= (col(pending) if pending else 0)).fill_null(value=False)
    is_known = missing.is_not_null() | s_missing.is_not_null()
    return [is_met.alias(f"met_{name}"), (is_known & ~is_met & ~could).alias(f"short_{name}")]


def counts(people: pl.LazyFrame) -> pl.LazyFrame:
    columns = []
    for name in (
        "kpi_ai_attainment",
        "kpi_ai_attainment_sum",
        "hours_ai_required",
        "hours_required",
        "hours_work_related",
        "hours_environment",
    ):
        scope = EVERYONE if name == "hours_environment" else FIRST_SCOPE
        here = col("is_out").is_null() & col("category").is_in(scope)
        met, short = here & col(f"met_{name}"), here & col(f"short_{name}")
        columns += [
            here.sum().cast(pl.Int64).alias(f"{name}_counted"),
            met.sum().cast(pl.Int64).alias(f"{name}_met"),
            short.sum().cast(pl.Int64).alias(f"{name}_short"),
            (here & ~col(f"met_{name}") & ~col(f"short_{name}"))
            .sum()
            .cast(pl.Int64)
            .alias(f"{name}_unknown"),
        ]
    return people.group_by("agency").agg(columns)
