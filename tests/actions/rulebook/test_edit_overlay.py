"""An agency's own value: shown first with who flips, within the cap, saved as a batch, undone."""

import datetime as dt

import pytest

from actions.rulebook.overlays import FROM, LEAVE, REPEAT, decide
from actions.world import CHEN, LIN, kpi, person_key
from people import BUREAU, COUNTY, SCHOOL, SIBLING
from zhicai.actions.access import NotAllowedError
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.record_event import EventEntry, record_event
from zhicai.actions.recount import recount_records
from zhicai.actions.rulebook.own_value import OwnValueRefused
from zhicai.actions.take_snapshot import freeze, keep_frozen
from zhicai.basics.errors import Refused
from zhicai.records.overlays.models import Overlay, StagedOverlay


@pytest.fixture
def on_leave(county):
    """Chen of the bureau, who has met the KPI, is on leave since March."""
    county.hours()
    entry = EventEntry(
        person=str(person_key(CHEN)), kind="unpaid_leave", started_on=dt.date(2026, 3, 1)
    )
    record_event(entry, by=county.caller(minutes=1), dry=False)
    return county


def differences(county):
    return recount_records(year=115, by=county.caller(seconds=1)).differences


def test_preview_names_who_flips_and_writes_nothing(on_leave):
    report = decide(on_leave, dry=True)

    [flip] = report.flips.people
    assert (flip.name, flip.was, flip.now) == ("陳一心", "met", "unpaid_leave")
    assert report.batch is None
    assert not Overlay.objects.exists()


def test_saved_value_holds_for_the_agency_and_below_in_every_figure(on_leave):
    before = {code: kpi(on_leave.standing(code)) for code in (COUNTY, BUREAU, SIBLING)}

    report = decide(on_leave)

    after = {code: kpi(on_leave.standing(code)) for code in (COUNTY, BUREAU, SIBLING)}
    assert report.batch is not None
    assert after[BUREAU][0] == before[BUREAU][0] - 1
    assert after[COUNTY][0] == before[COUNTY][0] - 1
    assert after[SIBLING] == before[SIBLING]
    assert differences(on_leave) == 0


def test_undo_takes_the_value_back(on_leave):
    before = kpi(on_leave.standing())
    report = decide(on_leave)

    on_leave.undo(report.batch)

    assert kpi(on_leave.standing()) == before
    assert not Overlay.objects.filter(known_until__isnull=True).exists()
    assert differences(on_leave) == 0
    assert not StagedOverlay.objects.exists()


def test_value_that_a_closed_year_rests_on_cannot_be_taken_back(on_leave):
    report = decide(on_leave)
    closing = StandingQuery(agency_code=COUNTY, year=115)
    caller = on_leave.caller(minutes=1)
    keep_frozen(freeze(closing, by=caller), by=caller, is_year_close=True)

    buckets = on_leave.undo(report.batch, dry=True).buckets

    assert (buckets.undoable, buckets.impossible) == ({}, {"Overlay": 1})


def test_nearer_agency_goes_before_one_further_up(on_leave):
    decide(on_leave, agency_code=COUNTY)
    assert kpi(on_leave.standing(BUREAU))[0] == 0

    decide(on_leave, value={"effect": "counted"})

    assert kpi(on_leave.standing(BUREAU))[0] == 1


def test_value_ends_with_its_last_day(on_leave):
    decide(on_leave, in_force_until=dt.date(2026, 6, 30))

    assert kpi(on_leave.standing(BUREAU))[0] == 1
    assert kpi(on_leave.standing(BUREAU, as_of=dt.date(2026, 6, 30)))[0] == 0


def test_figure_as_known_before_the_edit_does_not_see_it(on_leave):
    moment = on_leave.now
    before = kpi(on_leave.standing(known_at=moment))

    decide(on_leave)

    assert kpi(on_leave.standing(known_at=moment)) == before


def test_repeated_course_counts_each_time_once_the_agency_says_so(county):
    twice = [(LIN, "林二美", "B-1", "AI素養", "1", day) for day in ("115/03/02", "115/04/02")]
    county.hours(twice)
    assert county.basic_of(LIN) == 60

    decide(county, REPEAT, value={"counts": "every_time"})

    assert county.basic_of(LIN) == 120
    assert [record.why for record in county.explain(str(person_key(LIN))).told.records] == [
        None
    ] * 2
    assert differences(county) == 0


def test_explanation_cites_the_decision_that_it_rests_on(on_leave):
    person = str(person_key(CHEN))
    before = on_leave.explain(person).sources

    decide(on_leave)

    [added] = set(on_leave.explain(person).sources) - set(before)
    assert added == (
        "示範局自訂「留職停薪」計入方式：不計入（示範局 115/01/05 示範人字第1150000007號 說明二）"
    )
    assert on_leave.explain(str(person_key(LIN))).sources == before


def test_flips_of_another_provision_are_named_too(county):
    rows = [(LIN, "林二美", "B-1", "AI素養", "2", day) for day in ("115/03/02", "115/04/02")]
    county.hours(rows)

    report = decide(county, REPEAT, dry=True, value={"counts": "every_time"})

    flips = dict(report.other_flips)["hours.ai_required"]
    assert [(one.name, one.was, one.now) for one in flips.people] == [("林二美", "short", "met")]
    assert report.flips.total == 0


def test_same_value_again_changes_nothing(on_leave):
    first = decide(on_leave)

    again = decide(on_leave, overlay=Overlay.objects.get().pk)

    assert first.is_new
    assert not again.is_new
    assert again.batch is None


def test_edit_closes_the_version_it_was_opened_with(on_leave):
    decide(on_leave)
    opened = Overlay.objects.get()

    decide(on_leave, overlay=opened.pk, in_force_until=dt.date(2026, 12, 31))

    versions = Overlay.objects.order_by("pk").values_list("in_force_until", "known_until")
    assert [(until, known is None) for until, known in versions] == [
        (None, False),
        (dt.date(2026, 12, 31), True),
    ]


@pytest.mark.parametrize(
    ("provision_id", "fields", "code"),
    [
        ("hours.none", {}, "provision.not_found"),
        ("kpi.scopes", {}, "overlay.closed"),
        ("hours.ai_required", {}, "overlay.closed"),
        (LEAVE, {"in_force_until": dt.date(2025, 12, 31)}, "overlay.ends_before_start"),
        (LEAVE, {"issued_on": dt.date(2027, 1, 1)}, "overlay.issued_after_today"),
        (LEAVE, {"value": {}}, "overlay.field_missing"),
        (LEAVE, {"value": {"effect": "half"}}, "overlay.field_wrong"),
        ("subsidy.study_limit", {"value": {"per_term_ntd": 20001}}, "overlay.over_cap"),
        ("hours.agency_floor", {"value": {"minutes": 1199}}, "overlay.too_low"),
        (LEAVE, {"overlay": 99}, "overlay.gone"),
    ],
)
def test_what_may_not_be_set_is_refused(county, provision_id, fields, code):
    with pytest.raises(Refused) as refused:
        decide(county, provision_id, **fields)

    assert refused.value.code == code
    assert not Overlay.objects.exists()


def test_every_fault_is_told_at_once(county):
    with pytest.raises(OwnValueRefused) as refused:
        decide(county, "incentives.motivation_amounts", value={"team_ntd": -1})

    assert {fault.key: fault.code for fault in refused.value.faults} == {
        "person_ntd": "overlay.field_missing",
        "team_ntd": "overlay.field_wrong",
    }


def test_cap_is_that_of_the_days_of_the_value(county):
    value = {"person_ntd": 8000, "team_ntd": 20000}
    early = dt.date(2025, 1, 1)

    with pytest.raises(OwnValueRefused):
        decide(county, "incentives.motivation_amounts", value=value, in_force_from=early)

    assert decide(county, "incentives.motivation_amounts", value=value).is_new


def test_second_value_of_one_day_is_refused(on_leave):
    decide(on_leave)

    with pytest.raises(Refused) as refused:
        decide(on_leave, value={"effect": "counted"})

    assert refused.value.code == "overlay.twice"


@pytest.mark.parametrize("agency", [COUNTY, SIBLING])
def test_officer_of_another_office_may_not(county, agency):
    with pytest.raises(NotAllowedError):
        decide(county, by=county.people.chen, agency_code=agency)


def test_officer_may_for_the_school_below(county):
    assert decide(county, by=county.people.chen, agency_code=SCHOOL).is_new


def test_reader_may_not_even_preview(county):
    with pytest.raises(NotAllowedError):
        decide(county, by=county.people.auditor, dry=True)


def test_value_that_nobody_is_judged_by_flips_nobody(county):
    rows = [{"name": "iPAS 中級", "points": 2}]

    report = decide(county, "promotion.ai_score", value={"scores": rows}, in_force_from=FROM)

    assert report.flips.total == 0
    assert report.other_flips == ()
    assert report.batch is not None
