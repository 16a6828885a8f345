"""Every kind of file tells its rows, locked files and workbooks of several kinds too."""

import io
import zipfile

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from actions.drafts.desk import Desk, DraftStage, counts_of, csv_bytes
from actions.world import AGENCIES, CHEN, HEADERS, HOURS, LEVELS, ROSTER
from people import BUREAU
from zhicai.actions.answer_draft import answer_draft
from zhicai.actions.download_corrected import download_corrected
from zhicai.actions.drafts.model import Coverage, DraftAnswers
from zhicai.basics.errors import Refused
from zhicai.exchange.sheets import read
from zhicai.exchange.sheets.write import Table, write_xlsx
from zhicai.records.drafts.models import Draft, DraftCorrection, DraftFile, DraftRow
from zhicai.records.jobs.models import Job

PASSWORD = "示範-2026"
FIELDS = ("name", "agency_code", "minutes", "completed_on")
CHILD = vars(read)["_Child"]  # other tests read without a process


def changed_of(desk: Desk) -> list[tuple[str, str, str]]:
    return [
        (cell.label, cell.was, cell.now)
        for row in desk.rows("updated")
        for cell in row.cells
        if cell.is_changed
    ]


CHANGED = {
    "agencies": (AGENCIES, (BUREAU, "示範新局", ""), ("機關名稱", "示範局", "示範新局")),
    "levels": (LEVELS, ("B-1", "AI素養", "進階", "是"), ("AI層級", "基礎", "進階")),
    "duties": (
        [(CHEN, "陳一心", "收文")],
        (CHEN, "陳一心", "發文"),
        ("工作項目", "收文", "發文"),
    ),
    "certificates": (
        [(CHEN, "陳一心", "AI證書", "示範會", "字1", "115/01/01")],
        (CHEN, "陳一心", "AI證書", "示範學會", "字1", "115/01/01"),
        ("發證單位", "示範會", "示範學會"),
    ),
    "summary": (
        [(CHEN, "陳一心", "示範局", "115/01/01～115/11/20", "10", "3", "3")],
        (CHEN, "陳一心", "示範局", "115/01/01～115/11/20", "10", "4", "3"),
        ("AI基礎", "3", "4"),
    ),
}


@pytest.mark.parametrize("kind", CHANGED)
def test_a_changed_row_of_each_kind_shows_old_and_new(desk, kind) -> None:
    before, after, told = CHANGED[kind]
    desk.world.bring(desk.world.file(kind, before))

    draft = desk.bring(kind, [after])

    assert counts_of(draft) == {"total": 1, "updated": 1}
    assert changed_of(desk) == [told]


def test_a_workbook_of_two_kinds_tells_the_rows_of_both(desk, tmp_path) -> None:
    path = tmp_path / "兩種.xlsx"
    tables = [
        Table("名冊", list(HEADERS["roster"]), [list(row) for row in ROSTER]),
        Table("時數", list(HEADERS["hours"]), [list(row) for row in HOURS]),
    ]
    write_xlsx(path, tables)
    desk.open((path.name, path.read_bytes()))

    draft = desk.answer(coverage=Coverage(None))

    assert draft.files[0].what_it_is == (
        "人員名冊，1 個工作表，4 列；學習時數（逐筆），1 個工作表，3 列"
    )
    assert counts_of(draft) == {"total": 7, "added": 3, "unchanged": 4}
    assert {row.place for row in desk.rows("added")} == {"時數!2", "時數!3", "時數!4"}


@pytest.fixture
def locked(monkeypatch, tmp_path) -> bytes:
    monkeypatch.setattr(read, "_Child", CHILD)
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [Table("時數", list(HEADERS["hours"]), [list(row) for row in HOURS])])
    out = io.BytesIO()
    with path.open("rb") as plain:
        OOXMLFile(plain).encrypt(PASSWORD, out)
    return out.getvalue()


def test_a_locked_file_asks_for_its_password_which_is_never_kept(desk, locked) -> None:
    draft = desk.open(("鎖.xlsx", locked))
    [file] = draft.files

    with pytest.raises(Refused, match=r"file\.encrypted"):
        answer_draft(desk.key, DraftAnswers(passwords={file.id: "錯"}), by=desk.caller())
    opened = desk.answer(passwords={file.id: PASSWORD}, coverage=Coverage(None))

    assert (draft.stage, file.needs_password) == (DraftStage.QUESTIONS, True)
    assert counts_of(opened) == {"total": 3, "added": 3}
    for model in (Draft, DraftFile, DraftRow, DraftCorrection, Job):
        assert PASSWORD not in repr(list(model.objects.order_by("pk").values()))
    assert PASSWORD not in repr(DraftAnswers(passwords={file.id: PASSWORD}))
    back = download_corrected(desk.key, file.id, by=desk.caller())
    assert back.name == "鎖_問題.xlsx"
    assert back.content.startswith(b"PK")
    assert desk.apply().stage == DraftStage.APPLIED


def test_a_report_without_a_period_asks_for_its_span(desk) -> None:
    header = ("身分證字號", "姓名", "機關名稱", "總時數", "AI基礎", "AI進階")
    rows = [(CHEN, "陳一心", "示範局", "10", "3", "3")]
    asked = desk.open(("a.csv", csv_bytes("summary", rows, header)))

    told = desk.answer(coverage=Coverage(asked.coverage.span))

    assert asked.stage == DraftStage.QUESTIONS
    assert asked.coverage.is_complete
    assert counts_of(told) == {"total": 1, "added": 1}


def test_a_kind_that_was_settled_is_asked_no_more(desk) -> None:
    header = ("課程名稱", "出生日期", "甲", "乙", "丙", "丁")
    row = ("AI", "75/01/01", "陳一心", BUREAU, "3", "115/03/02")
    asked = desk.open(("a.csv", csv_bytes("hours", [row], header)))
    file_id = asked.files[0].id

    desk.answer(layouts={file_id: "hours"})
    maps = {file_id: dict(zip("甲乙丙丁", FIELDS, strict=True))}
    told = desk.answer(maps=maps, coverage=Coverage(None))
    desk.apply()
    later = desk.open(("b.csv", csv_bytes("hours", [row, (*row[:5], "115/03/09")], header)))

    assert asked.files[0].layout_question
    assert counts_of(told) == {"total": 1, "added": 1}
    assert later.stage == DraftStage.PREVIEW
    assert counts_of(later) == {"total": 2, "added": 1, "unchanged": 1}


def test_files_of_an_archive_are_told_apart_and_an_id_in_a_sheet_name_is_masked(
    desk, tmp_path
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, rows in (("甲.csv", HOURS[:1]), ("乙.csv", HOURS[1:])):
            archive.writestr(name, csv_bytes("hours", rows))
    path = tmp_path / "b.xlsx"
    write_xlsx(path, [Table(CHEN, list(HEADERS["roster"]), [list(ROSTER[0])])])
    desk.open(("a.zip", (tmp_path / "a.zip").read_bytes()), ("b.xlsx", path.read_bytes()))

    draft = desk.answer(coverage=Coverage(None))

    assert counts_of(draft) == {"total": 4, "added": 3, "unchanged": 1}
    sheets = {row.sheet.partition("/")[0] for row in desk.rows()}
    assert sheets == {"甲.csv", "乙.csv"}
    assert [row.sheet for row in desk.rows("unchanged")] == [f"{CHEN[:6]}****"]
    assert CHEN not in repr(draft)
    assert CHEN not in repr(list(DraftFile.objects.order_by("pk").values()))
