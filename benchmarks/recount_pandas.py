"""The same recount with pandas, as an analyst would write it."""

from pathlib import Path

import pandas as pd

START, AS_OF, END = (pd.Timestamp(day) for day in ("2026-01-01", "2026-11-20", "2026-12-31"))
FIRST_SCOPE = ["staff", "medical"]
EVERYONE = [*FIRST_SCOPE, "contract", "teacher"]
DAYS = [
    "completed_on",
    "started_on",
    "ended_on",
    "period_from",
    "period_until",
    "covered_from",
    "covered_until",
]
SUMMED = [
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
]


def totals(folder: Path) -> pd.DataFrame:
    """One row for each agency: counted, met, short and unknown of six provisions."""
    paths = closure(read(folder, "agencies"))
    people = serving(read(folder, "postings"))
    people["is_out"] = people["person"].isin(on_leave(read(folder, "events")))
    people["is_covered"] = people["agency"].isin(covered(read(folder, "coverages"), paths))
    people = people.merge(sums(folder), on="person", how="left")
    people = people.merge(summaries(read(folder, "summaries")), on="person", how="left")
    own = counts(answered(people))
    below = paths.merge(own, left_on="below", right_index=True, how="left")
    rolled = below.drop(columns="below").groupby("agency").sum()
    return rolled.astype("int64").reset_index()


def read(folder: Path, kind: str) -> pd.DataFrame:
    table = pd.read_parquet(folder / f"{kind}.parquet")
    for name in table.columns.intersection(DAYS):
        table[name] = pd.to_datetime(table[name])
    return table


def closure(agencies: pd.DataFrame) -> pd.DataFrame:
    parents = agencies[["agency", "parent"]].dropna().astype("int64")
    level = pd.DataFrame({"agency": agencies["agency"], "below": agencies["agency"]})
    levels = []
    while len(level):
        levels.append(level)
        level = level.merge(parents, on="agency")[["parent", "below"]]
        level.columns = ["agency", "below"]
    return pd.concat(levels)


def serving(postings: pd.DataFrame) -> pd.DataFrame:
    ended = postings["ended_on"]
    here = postings[(postings["started_on"] <= AS_OF) & (ended.isna() | (ended >= AS_OF))]
    last = here.sort_values(["started_on", "posting"]).drop_duplicates("person", keep="last")
    return last[["person", "agency", "category"]].copy()


def on_leave(events: pd.DataFrame) -> pd.Series:
    until = events["ended_on"].fillna(END)
    started, kind = events["started_on"], events["kind"]
    all_year = (kind == "unpaid_leave") & (started <= START) & (until >= END)
    suspended = (kind == "suspension") & (started <= AS_OF) & (until >= AS_OF)
    return events.loc[all_year | suspended, "person"]


def covered(coverages: pd.DataFrame, paths: pd.DataFrame) -> pd.Series:
    meets = (coverages["covered_from"] <= AS_OF) & (coverages["covered_until"] >= START)
    return paths.loc[paths["agency"].isin(coverages.loc[meets, "agency"]), "below"]


def sums(folder: Path) -> pd.DataFrame:
    records = read(folder, "records")
    year = records[records["completed_on"].between(START, AS_OF)]
    once = year.sort_values(["completed_on", "record"]).drop_duplicates(["person", "course"])
    table = once.merge(read(folder, "courses"), on="course", how="left")
    minutes, level = table["minutes"], table["level"]
    is_ai = level.isin(["basic", "advanced"])
    required = table["is_required"]
    table = pd.DataFrame({"person": table["person"]}).assign(
        total=minutes,
        basic=minutes.where(level == "basic", 0),
        advanced=minutes.where(level == "advanced", 0),
        unconfirmed=minutes.where(level.isna(), 0),
        required=minutes.where(is_ai | required.eq(other=True), 0),
        unmarked=minutes.where(~is_ai & required.isna(), 0),
        work_related=minutes.where(~table["is_work_related"].eq(other=False), 0),
        environment=minutes.where(table["is_environment"].eq(other=True), 0),
        environment_unmarked=minutes.where(table["is_environment"].isna(), 0),
    )
    summed = table.groupby("person").sum()
    summed["ai"] = summed["basic"] + summed["advanced"]
    return summed.reset_index()


def summaries(told: pd.DataFrame) -> pd.DataFrame:
    usable = told[(told["period_from"] >= START) & (told["period_until"] <= AS_OF)]
    last = usable.sort_values(["period_until", "summary"]).drop_duplicates("person", keep="last")
    both = last["basic_minutes"] + last["advanced_minutes"]
    return pd.DataFrame({"person": last["person"], "has_summary": True}).assign(
        s_ai=last["ai_minutes"].fillna(both),
        s_basic=last["basic_minutes"],
        s_advanced=last["advanced_minutes"],
        s_required=last["required_minutes"],
        s_work_related=last["work_related_minutes"],
        s_environment=last["environment_minutes"],
    )


def answered(people: pd.DataFrame) -> pd.DataFrame:
    is_zero = people["total"].isna() & people["has_summary"].isna() & people["is_covered"]
    own = people.copy()
    own.loc[is_zero, SUMMED] = 0
    missing = (180 - own["basic"]).clip(lower=0) + (180 - own["advanced"]).clip(lower=0)
    s_missing = (180 - own["s_basic"]).clip(lower=0) + (180 - own["s_advanced"]).clip(lower=0)
    none = own["total"] * 0
    asked = {
        "kpi_ai_attainment": (missing, own["unconfirmed"], s_missing),
        "kpi_ai_attainment_sum": (360 - own["ai"], own["unconfirmed"], 360 - own["s_ai"]),
        "hours_ai_required": (180 - own["ai"], own["unconfirmed"], 180 - own["s_ai"]),
        "hours_required": (600 - own["required"], own["unmarked"], 600 - own["s_required"]),
        "hours_work_related": (1200 - own["work_related"], none, 1200 - own["s_work_related"]),
        "hours_environment": (
            240 - own["environment"],
            own["environment_unmarked"],
            240 - own["s_environment"],
        ),
    }
    for name, (lacks, pending, s_lacks) in asked.items():
        own[f"met_{name}"] = (lacks <= 0) | (s_lacks <= 0)
        is_known = lacks.notna() | s_lacks.notna()
        own[f"short_{name}"] = is_known & ~own[f"met_{name}"] & ~(lacks <= pending)
    return own


def counts(people: pd.DataFrame) -> pd.DataFrame:
    columns = {}
    for met in [name for name in people.columns if name.startswith("met_")]:
        name = met.removeprefix("met_")
        scope = EVERYONE if name == "hours_environment" else FIRST_SCOPE
        here = ~people["is_out"] & people["category"].isin(scope)
        columns[f"{name}_counted"] = here
        columns[f"{name}_met"] = here & people[met]
        columns[f"{name}_short"] = here & people[f"short_{name}"]
        columns[f"{name}_unknown"] = here & ~people[met] & ~people[f"short_{name}"]
    return pd.DataFrame(columns).groupby(people["agency"]).sum()
