"""Judging everything again finds what does not belong (reliability, trap 6)."""

import pytest

from actions.world import LIN, kpi
from zhicai.actions import recount as recounting
from zhicai.actions.access import NotAllowedError
from zhicai.actions.recount import recount_facts, recount_records, write_parquet
from zhicai.records.audit.models import AuditEvent
from zhicai.records.standings import models as kept


def recount(world, **words):
    return recount_records(year=None, by=world.caller(), **words)


@pytest.fixture
def busy(county):
    county.hours()
    return county


def test_a_sound_view_has_no_difference(busy):
    report = recount(busy)

    assert (report.people, report.agencies, report.differences) == (4, 4, 0)


@pytest.mark.parametrize(
    ("table", "planted"),
    [
        ("PersonYear", {"basic_minutes": 1}),
        ("PersonYear", {"kpi_ai_attainment": "met"}),
        ("PersonYear", {"folded_name": "無此人"}),
        ("PersonYear", {"job_title": "無此職"}),
        ("PersonYear", {"missing_minutes": 7}),
        ("AgencyYear", {"kpi_ai_attainment_met": 9}),
        ("SubtreeYear", {"counted": 9}),
        ("AgencyGap", {"staff_count": 9}),
        ("SubtreeGap", {"staff_count": 9}),
        ("SubtreeGap", {"missing_basic_minutes": 7}),
        ("CourseYear", {"staff_count": 9}),
        ("CourseYear", {"minutes": 7}),
    ],
)
def test_a_planted_difference_is_found_and_repaired(busy, table, planted):
    model = getattr(kept, table)
    sound = model.objects.exclude(**planted).order_by("pk").first()
    model.objects.filter(pk=sound.pk).update(**planted)

    assert recount(busy).differences > 0
    recount(busy, is_repaired=True)

    assert recount(busy).differences == 0
    assert kpi(busy.standing()) == (1, 1, 2)


def test_a_row_too_many_and_a_row_too_few_are_found(busy):
    kept.PersonYear.objects.filter(basic_minutes=None).delete()

    assert recount(busy).differences > 0


def test_a_planted_exclusion_is_found(busy):
    kept.SubtreeExclusion.objects.create(
        agency_id=kept.AgencyYear.objects.first().agency_id,
        year=115,
        scope_order=1,
        reason="left_service",
        staff_count=3,
    )

    assert recount(busy).differences > 0


def test_the_hash_is_that_of_the_facts(busy):
    first, again = recount(busy).hash, recount(busy).hash
    busy.hours([(LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")])

    assert first == again != recount(busy).hash


def test_parquet_gives_the_same_hash(busy, tmp_path):
    write_parquet(tmp_path / "facts", year=None, by=busy.caller())

    again = recount_facts(tmp_path / "facts", "polars", year=None, by=busy.caller())

    assert again.hash == recount(busy).hash


def test_handing_out_parquet_is_an_entry_of_the_audit(busy, tmp_path):
    write_parquet(tmp_path / "facts", year=None, by=busy.caller())

    assert AuditEvent.objects.order_by("sequence").last().action == "facts.exported"


def test_an_import_during_the_repair_is_not_overwritten(busy, monkeypatch):
    waiting = [lambda: busy.hours([(LIN, "林二美", "A-1", "AI專案", "3", "115/04/02")])]
    really = recounting.current_sequence

    def current_sequence():
        found = really()
        if waiting:
            waiting.pop()()
        return found

    monkeypatch.setattr(recounting, "current_sequence", current_sequence)
    recount(busy, is_repaired=True)

    assert kpi(busy.standing()) == (2, 0, 2)
    assert recount(busy).differences == 0


@pytest.mark.parametrize("who", ["guo", "chen", "auditor"])
def test_only_the_administrator_recounts_the_installation(busy, who):
    with pytest.raises(NotAllowedError):
        recount_records(year=None, by=busy.caller(getattr(busy.people, who)))
