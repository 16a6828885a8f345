"""The same files twice, an undo, and what was known before and after."""

import datetime as dt
import json

from journeys.office import balances, figures_in, import_order, rows_of, standing_question
from journeys.small import BUREAU, HOURS, SCHOOL

DAY = dt.date(2026, 11, 20)


def kpi(answer):
    figure = next(each for each in answer["provisions"] if each["id"] == "kpi.ai_attainment")
    return figure["met"], figure["short"], figure["unknown"]


def test_preview_writes_nothing(office, desk):
    office.bring(*desk.people(), agency=BUREAU, apply=False)

    office.run("standing", "--agency", BUREAU, "--json", code=3)


def test_apply_writes_what_the_preview_promised(office, desk):
    files = [*desk.people(), desk.hours()]

    preview = office.bring(*files, agency=BUREAU, apply=False)
    applied = office.bring(*files, agency=BUREAU)

    assert rows_of(preview) == rows_of(applied)
    assert (preview["batch"], preview["standing_before"]) == (None, None)
    assert applied["batch"] is not None
    assert kpi(applied["standing_after"]) == kpi(preview["standing_after"]) == (1, 2, 1)


def test_files_are_taken_in_their_own_order(office, desk):
    applied = office.bring(*[desk.hours(), *desk.people()[::-1]], agency=BUREAU)

    assert all(rows["faulty"] == 0 for rows in rows_of(applied).values())


def test_same_files_twice_change_nothing(office, desk):
    files = [*desk.people(), desk.hours()]
    office.bring(*files, agency=BUREAU)

    again = office.bring(*files, agency=BUREAU)

    assert balances(again)
    for rows in rows_of(again).values():
        assert (rows["added"], rows["updated"]) == (0, 0)
        assert rows["unchanged"] == rows["total"] > 0
    assert again["standing_before"]["provisions"] == again["standing_after"]["provisions"]


def test_demo_files_twice_change_nothing(demo_office, demo_plan):
    orders = [
        import_order(step.files, step.agency_code, complete=step.complete, apply=False)
        for step in demo_plan.steps
    ]

    answers = demo_office.ask_many(orders)

    rows = [each for answer in answers for each in rows_of(answer).values()]
    assert len(rows) == sum(len(step.files) for step in demo_plan.steps)
    assert {(each["added"], each["updated"]) for each in rows} == {(0, 0)}


def test_same_key_with_other_minutes_is_an_update(staffed, desk):
    staffed.bring(desk.hours(), agency=BUREAU)
    changed = [[*HOURS[0][:4], 2, HOURS[0][5]], *HOURS[1:]]

    answer = staffed.bring(desk.hours(rows=changed), agency=BUREAU)

    assert rows_of(answer)["hours.xlsx"]["updated"] == 1
    assert kpi(answer["standing_before"]) == (1, 2, 1)
    assert kpi(answer["standing_after"]) == (0, 3, 1)


def test_undo_brings_back_what_was(staffed, desk):
    before = staffed.standing(BUREAU, as_of=DAY)
    batch = staffed.bring(desk.hours(), agency=BUREAU)["batch"]

    staffed.ask("batch", "undo", batch, "--apply")

    assert figures_in(staffed.standing(BUREAU, as_of=DAY)) == figures_in(before)


def test_known_at_tells_what_was_known_then(staffed, desk):
    first = staffed.standing(BUREAU, as_of=DAY)
    batch = staffed.bring(desk.hours(), agency=BUREAU)["batch"]
    second = staffed.standing(BUREAU, as_of=DAY)
    staffed.ask("batch", "undo", batch, "--apply")

    then = [
        staffed.standing(BUREAU, as_of=DAY, known_at=each["known_at"]) for each in (first, second)
    ]

    assert [kpi(each) for each in (first, second)] == [(0, 0, 4), (1, 2, 1)]
    assert [figures_in(each) for each in then] == [figures_in(first), figures_in(second)]


def test_after_an_undo_the_same_file_is_a_new_batch(staffed, desk):
    first = staffed.bring(desk.hours(), agency=BUREAU)
    staffed.ask("batch", "undo", first["batch"], "--apply")

    again = staffed.bring(desk.hours(), agency=BUREAU)

    assert rows_of(again) == rows_of(first)
    assert again["batch"] not in (None, first["batch"])


def test_undo_keeps_what_was_changed_since(staffed, desk):
    batch = staffed.bring(desk.hours(), agency=BUREAU)["batch"]
    changed = [[*HOURS[0][:4], 6, HOURS[0][5]]]
    staffed.bring(desk.hours(rows=changed, name="late.xlsx"), agency=BUREAU)

    staffed.ask("batch", "undo", batch, "--apply")

    chen = next(person for person in people_of(staffed, BUREAU) if person["minutes"]["basic"])
    assert chen["minutes"]["basic"] == 360
    assert kpi(staffed.standing(BUREAU, as_of=DAY)) == (0, 1, 3)


def people_of(office, agency):
    asked = ("standing", "people", "--agency", agency, "--provision", "kpi.ai_attainment")
    lines = office.run(*asked, "--year", 115, "--as-of", DAY.isoformat(), "--json").stdout
    return [json.loads(line) for line in lines.splitlines()]


def test_complete_file_makes_no_row_zero(staffed, desk):
    year = (dt.date(2026, 1, 1), dt.date(2026, 10, 31))

    answer = staffed.bring(desk.hours(), agency=BUREAU, complete=year)

    assert kpi(answer["standing_after"]) == (1, 3, 0)


def test_coverage_ends_at_the_agency_that_stated_it(staffed, desk):
    year = (dt.date(2026, 1, 1), dt.date(2026, 10, 31))

    staffed.bring(desk.hours(rows=HOURS[3:]), agency=SCHOOL, complete=year)

    answers = staffed.ask_many([standing_question(code, as_of=DAY) for code in (SCHOOL, BUREAU)])
    assert [kpi(answer) for answer in answers] == [(0, 1, 0), (0, 1, 3)]
