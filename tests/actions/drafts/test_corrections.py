"""Cells put right one by one and all of a kind at once, encrypted while they wait."""

import csv
import io

import pytest

from actions.drafts.desk import DraftStage, counts_of, csv_bytes
from actions.world import CHEN, HOURS, LIN, WU, kpi, rows_of
from zhicai.actions.apply_draft import apply_draft
from zhicai.actions.correct_alike import correct_alike
from zhicai.actions.correct_cells import correct_cells
from zhicai.actions.download_corrected import download_corrected
from zhicai.actions.drafts import groups
from zhicai.actions.drafts.model import CellCorrection, Upload
from zhicai.actions.list_batches import get_batch
from zhicai.actions.list_fault_groups import list_fault_groups
from zhicai.actions.replace_draft_file import replace_draft_file
from zhicai.basics.errors import Refused
from zhicai.records.audit.models import AuditEvent
from zhicai.records.drafts.models import DraftCorrection, DraftRow

BROKEN = (CHEN[:6] + "OOOO", "陳一心", "B-1", "AI素養", "三", "115/03/02")
FAULTY = (
    (CHEN, "陳一心", "B-1", "AI素養", "三小時", "115/03/02"),
    (LIN, "林二美", "B-1", "AI素養", "3hr", "115/03/02"),
    (WU, "吳三立", "B-1", "AI素養", "3", "115/03/99"),
)


def cell_of(row, label):
    return next(cell for cell in row.cells if cell.label == label)


def correct(desk, row, label, text):
    cell = cell_of(row, label).cell
    correction = CellCorrection(row.file_id, row.sheet, cell, text)
    return correct_cells(desk.key, [correction], by=desk.caller())[0]


def test_a_cell_put_right_is_checked_at_once_and_the_draft_planned_again(desk) -> None:
    desk.bring("hours", FAULTY)
    [row] = desk.rows("faulty", code="sheet.no_such_day")

    wrong = correct(desk, row, "完成日期", "115/02/30")
    right = correct(desk, row, "完成日期", "115/03/09")

    assert not wrong.is_sound
    assert wrong.remark.code == "sheet.no_such_day"
    assert right.is_sound
    assert counts_of(desk.draft()) == {"total": 3, "added": 1, "faulty": 2}
    [added] = desk.rows("added")
    assert cell_of(added, "完成日期").is_corrected
    assert cell_of(added, "完成日期").now == "115/03/09"


def test_all_faults_of_one_kind_are_put_right_in_one_act(desk) -> None:
    desk.bring("hours", FAULTY)
    groups = {group.code: group for group in list_fault_groups(desk.key, by=desk.caller())}
    hours = groups["sheet.not_hours"]

    count = correct_alike(desk.key, hours.key, by=desk.caller())

    assert (hours.count, hours.proposed, hours.label) == (2, "3", "認證時數")
    assert hours.example_place.endswith("!E2")
    assert count == 2
    assert counts_of(desk.draft()) == {"total": 3, "added": 2, "faulty": 1}
    assert groups["sheet.no_such_day"].proposed is None


def test_one_text_goes_into_all_cells_where_one_text_makes_sense(desk) -> None:
    rows = [(CHEN, "陳一心", "示範處", "科員", "一般人員", "110/01/01", "")]
    desk.bring("roster", rows)
    [group] = list_fault_groups(desk.key, by=desk.caller())

    correct_alike(desk.key, group.key, text="示範局", by=desk.caller())

    assert (group.code, group.takes_text) == ("agency.unknown", True)
    assert counts_of(desk.draft()) == {"total": 1, "unchanged": 1}


def test_a_group_without_a_proposal_takes_no_text_for_all(desk) -> None:
    desk.bring("hours", FAULTY)
    groups = {group.code: group.key for group in list_fault_groups(desk.key, by=desk.caller())}

    with pytest.raises(Refused, match=r"draft\.no_proposal"):
        correct_alike(desk.key, groups["sheet.no_such_day"], by=desk.caller())
    with pytest.raises(Refused, match=r"draft\.no_proposal"):
        correct_alike(desk.key, groups["sheet.no_such_day"], text="115/01/01", by=desk.caller())
    with pytest.raises(Refused, match=r"draft\.group_not_found"):
        correct_alike(desk.key, "none", by=desk.caller())


def test_an_id_proven_by_its_check_digit_is_proposed_masked_and_kept_encrypted(desk) -> None:
    lost = CHEN.replace("0000", "OOOO", 1)
    desk.bring("hours", [(lost, "陳一心", "B-1", "AI素養", "3", "115/03/02")])
    [group] = list_fault_groups(desk.key, by=desk.caller())

    correct_alike(desk.key, group.key, by=desk.caller())

    assert group.proposed == f"{CHEN[:6]}****"
    assert counts_of(desk.draft()) == {"total": 1, "added": 1}
    kept = DraftCorrection.objects.get()
    assert CHEN.encode() not in bytes(kept.text_encrypted)
    assert CHEN not in repr(list(DraftRow.objects.order_by("id").values()))
    assert CHEN not in repr(desk.draft())


def test_a_cell_outside_the_columns_in_use_is_not_put_right(desk) -> None:
    draft = desk.bring("hours", HOURS)

    for cell in ("Z2", "A0", "xx"):
        correction = CellCorrection(draft.files[0].id, "工作表1", cell, "x")
        [check] = correct_cells(desk.key, [correction], by=desk.caller())
        assert check.remark.code == "draft.cell_not_used"
    assert DraftCorrection.objects.count() == 0


def test_a_corrected_draft_equals_the_import_of_the_corrected_file(desk) -> None:
    desk.bring("hours", FAULTY)
    for group in list_fault_groups(desk.key, by=desk.caller()):
        if group.proposed:
            correct_alike(desk.key, group.key, by=desk.caller())
    [row] = desk.rows("faulty")
    correct(desk, row, "完成日期", "115/03/09")
    mine = desk.draft()

    sound = [(*row[:4], "3", row[5].replace("99", "09")) for row in FAULTY]
    theirs = desk.world.bring(desk.world.file("hours", sound), dry=True)

    assert counts_of(mine) == rows_of(theirs) == {"total": 3, "added": 3}
    after = theirs.standing_after.figure.get("kpi.ai_attainment").counts
    assert mine.get_effect().after == after
    apply_draft(desk.key, by=desk.caller())
    assert kpi(desk.world.standing()) == (after.met, after.short, after.unknown)


def test_the_batch_keeps_which_cells_were_put_right_and_nothing_else_stays(desk) -> None:
    desk.bring("hours", FAULTY)
    [row] = desk.rows("faulty", code="sheet.no_such_day")
    correct(desk, row, "完成日期", "115/03/09")

    draft = desk.apply()

    assert draft.stage == DraftStage.APPLIED
    [file] = get_batch(draft.batch, by=desk.caller()).files
    assert file["corrected"] == [{"sheet": row.sheet, "cell": "F4"}]
    assert draft.corrected_count == 1
    assert DraftCorrection.objects.count() == DraftRow.objects.count() == 0


def test_the_own_file_comes_back_with_a_column_of_problems(desk) -> None:
    draft = desk.bring("hours", FAULTY)
    [row] = desk.rows("faulty", code="sheet.no_such_day")
    correct(desk, row, "完成日期", "115/03/09")

    back = download_corrected(desk.key, draft.files[0].id, by=desk.caller())

    lines = list(csv.reader(io.StringIO(back.content.decode("utf-8-sig"))))
    assert back.name == "hours_問題.csv"
    assert AuditEvent.objects.filter(action="draft.file_returned").count() == 1
    assert lines[0][-1] == "問題"
    assert "讀不出時數" in lines[1][-1]
    assert lines[3][-1] == "匯入時已更正 F4"


def test_a_correction_survives_another_file_and_goes_with_its_own(desk) -> None:
    draft = desk.bring("hours", FAULTY)
    [row] = desk.rows("faulty", code="sheet.no_such_day")
    correct(desk, row, "完成日期", "115/03/09")

    upload = Upload("新.csv", io.BytesIO(csv_bytes("hours", FAULTY)))
    replace_draft_file(desk.key, draft.files[0].id, upload=upload, by=desk.caller())

    assert counts_of(desk.draft()) == {"total": 3, "faulty": 3}
    assert DraftCorrection.objects.count() == 0


def test_more_kinds_of_faults_than_anybody_reads_fall_into_one_group(desk, monkeypatch) -> None:
    monkeypatch.setattr(groups, "MOST_GROUPS", 2)
    rows = [(CHEN, "陳一心", f"無此機關{n}", "科員", "一般人員", "", "") for n in range(5)]

    desk.bring("roster", rows)

    found = list_fault_groups(desk.key, by=desk.caller())
    assert [(group.count, group.takes_text) for group in found] == [
        (3, False),
        (1, True),
        (1, True),
    ]
    assert len(desk.rows("faulty", group=found[0].key)) == 3


def test_a_nearly_right_agency_is_proposed_by_its_name(desk) -> None:
    row = (CHEN, "陳一心", "示範局附設學效", "幹事", "一般人員", "110/01/01", "")
    desk.bring("roster", [row])
    [group] = list_fault_groups(desk.key, by=desk.caller())

    correct_alike(desk.key, group.key, by=desk.caller())

    assert group.proposed == "示範局附設學校"
    assert counts_of(desk.draft()) == {"total": 1, "added": 1}
