"""One command, one batch: outcomes, order, strictness, sameness (semantics §5)."""

import zipfile

import pytest

from actions.world import (
    AGENCIES,
    BUREAU,
    CHEN,
    COUNTY,
    HEADERS,
    HOURS,
    LEVELS,
    ROSTER,
    codes,
    kpi,
    rows_of,
)
from zhicai.actions.intake.report import FileReport
from zhicai.exchange.sheets.write import Table, write_xlsx
from zhicai.records.ledger.models import Batch, MappingMemory, SourceFile

BAD = (CHEN, "陳一心", "B-1", "AI素養", "3", "115/02/29")


def all_rows(report):
    return [rows_of(report, at) for at in range(len(report.files))]


def whole_office(world):
    return [
        world.file("hours", HOURS),
        world.file("levels", LEVELS),
        world.file("roster", ROSTER),
        world.file("agencies", AGENCIES),
    ]


def test_files_in_any_order_are_taken_in_their_own_order(world):
    report = world.bring(*whole_office(world))

    assert [file.layout for file in report.files] == [
        "hours",
        "course_levels",
        "roster",
        "agencies",
    ]
    assert kpi(report.standing_after) == (1, 1, 2)
    assert not report.has_faults


def test_one_command_is_one_batch_with_all_its_files(world):
    report = world.bring(*whole_office(world))

    assert Batch.objects.get().pk == report.batch
    assert SourceFile.objects.filter(batch_id=report.batch).count() == 4


def test_a_preview_promises_what_applying_does_and_writes_nothing(world):
    files = whole_office(world)

    preview = world.bring(*files, dry=True)
    assert not Batch.objects.exists()
    applied = world.bring(*files)

    assert all_rows(preview) == all_rows(applied)
    assert kpi(preview.standing_after) == kpi(applied.standing_after)
    assert (preview.batch, preview.standing_before) == (None, None)


def test_the_figures_after_are_those_that_are_kept(county):
    report = county.hours()

    assert kpi(report.standing_after) == kpi(county.standing())
    assert kpi(report.standing_before) == (0, 0, 4)


def test_the_same_files_again_add_and_update_nothing(world):
    files = whole_office(world)
    first = world.bring(*files)

    again = world.bring(*files)

    assert all_rows(again) == [
        {"total": rows["total"], "unchanged": rows["total"]} for rows in all_rows(first)
    ]
    assert again.batch is None
    assert codes(again.files[0].notices) == ["batch.unchanged"]


def test_after_an_undo_the_same_file_is_a_new_batch(county):
    first = county.hours()
    county.undo(first.batch)

    again = county.hours()

    assert all_rows(again) == all_rows(first)
    assert again.batch > first.batch
    assert kpi(again.standing_after) == (1, 1, 2)


def test_a_refused_file_stops_the_whole_command(county):
    file = county.file("hours", HOURS)
    report = county.bring(file, county.file("hours", [("甲", "乙")], header=("丙", "丁")))

    assert report.is_refused
    assert codes(report.files[1].faults) == ["layout.unknown"]
    assert Batch.objects.count() == 1


def test_a_missing_file_refuses_the_command(county):
    report = county.bring(county.folder / "nowhere.csv")

    assert report.is_refused
    assert codes(report.files[0].faults) == ["file.not_found"]


def test_faulty_rows_stay_out_and_all_others_go_in(county):
    report = county.hours([HOURS[0], BAD])

    assert rows_of(report) == {"total": 2, "added": 1, "faulty": 1}
    assert [(one.code, one.cell) for one in report.files[0].faults] == [("sheet.no_such_day", "F3")]
    assert report.batch is not None


def test_strict_writes_nothing_when_a_row_is_faulty(county):
    report = county.hours([HOURS[0], BAD], is_strict=True)

    assert report.is_refused
    assert (report.batch, Batch.objects.count()) == (None, 1)


def test_strict_preview_of_faulty_rows_is_only_a_preview(county):
    report = county.hours([HOURS[0], BAD], is_strict=True, dry=True)

    assert not report.is_refused


def test_strict_writes_sound_files(county):
    assert county.hours(is_strict=True).batch is not None


def test_every_fault_of_a_row_is_told_and_the_row_counted_once(county):
    report = county.hours([("A100001009", "陳一心", "B-1", "AI素養", "三", "115/02/29")])

    assert sorted(codes(report.files[0].faults)) == [
        "sheet.bad_check_digit",
        "sheet.no_such_day",
        "sheet.not_hours",
    ]
    assert rows_of(report) == {"total": 1, "faulty": 1}


def test_rows_of_a_spreadsheet_are_named_by_sheet_and_cell(county):
    report = county.bring(county.file("hours", [HOURS[0], BAD], name="時數.xlsx"))

    assert report.files[0].faults[0].place == "工作表1!F3"


def test_rows_that_do_not_add_up_are_never_shown_as_done(county, monkeypatch):
    monkeypatch.setattr(FileReport, "count", lambda *_: None)

    with pytest.raises(RuntimeError, match="do not add up"):
        county.hours()


def test_a_file_below_the_root_belongs_to_it(county):
    report = county.hours(HOURS, agency=BUREAU)

    assert rows_of(report) == {"total": 3, "added": 3}
    assert report.standing_after.figure.code == BUREAU


def test_an_uncertain_column_refuses_until_it_is_mapped(county):
    header = (*HEADERS["hours"][:4], "學分", "完成日期")
    file = county.file("hours", HOURS, header=header)

    refused = county.bring(file)
    mapped = county.bring(file, maps={"學分": "minutes"})

    assert codes(refused.files[0].faults) == ["layout.column_uncertain"]
    assert rows_of(mapped) == {"total": 3, "added": 3}


def test_a_settled_column_is_remembered_for_the_agency_and_those_below(county):
    header = (*HEADERS["hours"][:4], "學分", "完成日期")
    county.bring(county.file("hours", HOURS, header=header), maps={"學分": "minutes"})

    report = county.bring(county.file("hours", HOURS[:1], header=header), agency=BUREAU)

    assert rows_of(report) == {"total": 1, "unchanged": 1}


def test_a_column_settled_below_is_not_the_word_of_the_county(county):
    header = (*HEADERS["hours"][:4], "學分", "完成日期")
    file = county.file("hours", HOURS, header=header)
    county.bring(file, maps={"學分": "minutes"}, agency=BUREAU)

    assert county.bring(file, agency=COUNTY, by=county.people.lin).is_refused


def test_a_preview_remembers_no_column(county):
    header = (*HEADERS["hours"][:4], "學分", "完成日期")
    file = county.file("hours", HOURS, header=header)

    county.bring(file, maps={"學分": "minutes"}, dry=True)

    assert not MappingMemory.objects.exists()


def test_complete_without_a_file_of_hours_is_told(county):
    span = (county.now.date().replace(month=1, day=1), county.now.date())

    report = county.bring(county.file("levels", LEVELS), complete=span)

    assert codes(report.files[0].notices) == ["hours.complete_unused"]


def test_a_file_named_twice_is_taken_in_once(county):
    file = county.file("hours", HOURS)

    report = county.bring(file, file)

    assert all_rows(report) == [{"total": 3, "added": 3}, {"total": 3, "unchanged": 3}]


def test_files_zipped_together_are_files_of_the_command(world):
    paths = whole_office(world)
    packed = world.folder / "全部.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in paths:
            archive.write(path, path.name)

    report = world.bring(packed)

    assert [file.name for file in report.files] == [f"全部.zip/{path.name}" for path in paths]
    assert kpi(report.standing_after) == (1, 1, 2)


def test_one_workbook_may_hold_roster_and_hours(world):
    world.bring(world.file("agencies", AGENCIES), world.file("levels", LEVELS))
    book = world.folder / "活頁簿.xlsx"
    tables = [
        Table(name, list(HEADERS[kind]), [list(row) for row in rows])
        for name, kind, rows in (("時數", "hours", HOURS), ("職員", "roster", ROSTER))
    ]
    write_xlsx(book, tables)

    report = world.bring(book)

    assert {file.layout: rows_of(report, at)["added"] for at, file in enumerate(report.files)} == {
        "roster": 4,
        "hours": 3,
    }
    assert kpi(report.standing_after) == (1, 1, 2)
