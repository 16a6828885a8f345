"""After any edit the kept figures are those that a count from scratch gives."""

import datetime as dt

import pytest

from actions.edits import test_confirm_levels as levels
from actions.edits import test_edit_agency as agencies
from actions.edits import test_events as events
from actions.world import BUREAU, HOURS, SCHOOL, SIBLING
from zhicai.actions.recount import recount_records
from zhicai.actions.withdraw_event import withdraw_event

JUNE = dt.date(2026, 6, 1)


def confirm_one(world):
    one = levels.line(world, "AI專案", BUREAU)
    return levels.confirm(world, levels.chosen(one, "none"), agency=BUREAU)


def move_school(world):
    return agencies.edit(world, code=SCHOOL, parent=SIBLING, from_on=JUNE)


def close_school(world):
    return agencies.edit(world, "closed", code=SCHOOL, closed_on=JUNE)


def leave_all_year(world):
    return events.record(world)


def withdraw_leave(world):
    events.record(world)
    return withdraw_event(events.only(world).event, by=world.caller(), dry=False)


@pytest.mark.parametrize(
    "edit", [confirm_one, move_school, close_school, leave_all_year, withdraw_leave]
)
def test_an_edit_and_its_undo_leave_nothing_to_repair(county, edit):
    county.hours(HOURS)
    batch = edit(county).batch
    after = recount_records(year=None, by=county.caller())

    county.undo(batch)

    assert after.differences == 0
    assert recount_records(year=None, by=county.caller()).differences == 0
