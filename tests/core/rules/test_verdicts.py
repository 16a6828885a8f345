"""Each provision as one expression: the edge, below it, what is pending, and missing input."""

import datetime as dt

import narwhals as nw
import polars as pl
import pytest

from core.rules.worlds import ENGINES, YEAR_END, book, native_of, rows_of
from zhicai.core.rules.minutes import MINUTES
from zhicai.core.rules.verdicts import JUDGED, reason, verdict

KPI = "kpi.ai_attainment"
SCHEMA = dict.fromkeys(MINUTES, pl.Int64)
NEXT_YEAR = dt.date(2027, 1, 1)


def say(provision_id, *rows, as_of=YEAR_END, engine="eager"):
    """Verdict and reason of each row of minutes."""
    given = [{name: row.get(name.removesuffix("_minutes")) for name in MINUTES} for row in rows]
    frame = nw.from_native(native_of(pl.DataFrame(given, schema=SCHEMA), engine))
    said = frame.with_columns(
        verdict(provision_id, book(), as_of).alias("verdict"),
        reason(provision_id, book(), as_of).alias("why"),
    ).select("verdict", "why")
    return [tuple(row.values()) for row in rows_of(said.to_native())]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ({"basic": 180, "advanced": 180}, ("met", None)),
        ({"basic": 179, "advanced": 180}, ("short", None)),
        ({"basic": 360, "advanced": 0}, ("short", None)),
        ({"basic": 180, "advanced": 0, "unconfirmed": 180}, ("unknown", "level_unconfirmed")),
        ({"basic": 180, "advanced": 0, "unconfirmed": 179}, ("short", None)),
        ({"basic": 60, "advanced": 60, "unconfirmed": 240}, ("unknown", "level_unconfirmed")),
        ({"basic": 60, "advanced": 60, "unconfirmed": 239}, ("short", None)),
        ({"basic": 999, "advanced": 179, "unconfirmed": 1}, ("unknown", "level_unconfirmed")),
        ({"basic": 180, "advanced": 180, "unconfirmed": 999}, ("met", None)),
        ({}, ("unknown", "no_data")),
        ({"basic": 180}, ("unknown", "no_data")),
        ({"advanced": 0}, ("unknown", "no_data")),
    ],
)
def test_the_indicator_asks_for_each_level_and_for_confirmed_minutes(minutes, said):
    assert say(KPI, minutes) == [said]


@pytest.mark.parametrize(
    ("provision_id", "minutes", "said"),
    [
        ("kpi.ai_attainment_sum", {"basic": 360, "advanced": 0}, "met"),
        ("kpi.ai_attainment_sum", {"basic": 359, "advanced": 0}, "short"),
        ("kpi.ai_attainment_sum", {"ai": 360}, "met"),
        ("kpi.ai_attainment_sum", {"ai": 300, "unconfirmed": 60}, "unknown"),
        ("hours.ai_required", {"basic": 0, "advanced": 180}, "met"),
        ("hours.ai_required", {"ai": 179}, "short"),
        ("hours.ai_required", {"ai": 0, "unconfirmed": 180}, "unknown"),
        ("hours.ai_required", {"ai": 0, "unconfirmed": 179}, "short"),
        ("hours.required", {"required": 600}, "met"),
        ("hours.required", {"required": 599, "unmarked": 1}, "unknown"),
        ("hours.required", {"required": 598, "unmarked": 1}, "short"),
        ("hours.work_related", {"work_related": 1200}, "met"),
        ("hours.work_related", {"work_related": 1199, "unconfirmed": 999}, "short"),
        ("hours.environment", {"environment": 240}, "met"),
        ("hours.environment", {"environment": 0, "environment_unmarked": 240}, "unknown"),
        ("hours.environment", {"environment": 239}, "short"),
    ],
)
def test_a_total_is_met_at_its_edge_and_open_while_pending_minutes_could_decide(
    provision_id, minutes, said
):
    ((verdict_said, why),) = say(provision_id, minutes)

    assert verdict_said == said
    assert (why is not None) == (said == "unknown")


@pytest.mark.parametrize("provision_id", JUDGED)
def test_nothing_known_is_never_met_and_never_short(provision_id):
    assert say(provision_id, {}) == [("unknown", "no_data")]


@pytest.mark.parametrize("provision_id", [KPI, "kpi.ai_attainment_sum"])
def test_without_a_published_value_everybody_is_unknown(provision_id):
    plenty = dict.fromkeys(("basic", "advanced", "ai"), 9999)

    said = say(provision_id, plenty, {}, as_of=NEXT_YEAR)

    assert said == [("unknown", "not_published")] * 2


@pytest.mark.parametrize(
    ("day", "said"), [(dt.date(2025, 12, 31), "unknown"), (dt.date(2026, 1, 1), "met")]
)
def test_the_provision_of_the_day_decides(day, said):
    ((verdict_said, _),) = say(KPI, {"basic": 180, "advanced": 180}, as_of=day)

    assert verdict_said == said


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("provision_id", JUDGED)
def test_a_verdict_is_the_same_alone_in_a_crowd_and_on_each_engine(provision_id, engine):
    names = [name.removesuffix("_minutes") for name in MINUTES]
    values = (None, 0, 179, 180, 240, 360, 600, 1200)
    crowd = [dict.fromkeys(names, value) for value in values]
    crowd += [{name: 240} for name in names]

    alone = [said for row in crowd for said in say(provision_id, row)]

    assert sorted(say(provision_id, *crowd, engine=engine), key=str) == sorted(alone, key=str)
