"""Drafts made by hand, for states that real files reach only with trouble."""

import datetime as dt
from dataclasses import replace

from people import BUREAU, NOW
from zhicai.actions.drafts.model import (
    CellLine,
    ColumnCandidate,
    ColumnQuestion,
    ColumnUse,
    CoverageQuestion,
    Draft,
    DraftFile,
    DraftRow,
    DraftStage,
    FaultGroup,
    FigureEffect,
    LayoutCandidate,
    MissingPerson,
    PersonCandidate,
    RootCandidate,
    RootQuestion,
    RowTab,
)
from zhicai.actions.figures.figure import Counts
from zhicai.actions.intake.kept_receipt import RowCounts
from zhicai.basics.remarks import Remark
from zhicai.basics.words import Scope

KEY = 4711
SPAN = (dt.date(2026, 1, 1), dt.date(2026, 11, 20))
SHA = "0123456789abcdef" * 4


def file(**changes):
    made = DraftFile(
        id=1,
        name="名冊_115.xlsx",
        what_it_is="人員名冊，1 個工作表，12 列",
        layouts=("roster",),
        sheet_count=1,
        row_count=12,
        sha256=SHA,
        layout="roster",
        used_columns=(ColumnUse("名冊", "A1", "身分證字號", "national_id", "身分證字號", "exact"),),
        unused_columns=("備註",),
        balance=RowCounts(12, 8, 1, 0, 1, 2),
        notice_count=3,
        notices=(Remark("roster.category_assumed", sheet="名冊"),),
    )
    return replace(made, **changes)


def draft(stage=DraftStage.PREVIEW, **changes):
    made = Draft(
        key=KEY,
        agency_code=BUREAU,
        root_code=BUREAU,
        actor_code="chen",
        opened_at=NOW,
        changed_at=NOW,
        expires_at=NOW + dt.timedelta(days=7),
        stage=stage,
        scope=Scope.EVERYONE,
        files=(file(),),
        effects=(
            FigureEffect(
                "kpi.ai_attainment",
                "AI知能課程學習時數達成率",
                Counts(103, 63, 38),
                Counts(103, 66, 35),
            ),
        ),
        as_of=NOW.date(),
    )
    return replace(made, **changes)


def column(**changes):
    made = ColumnQuestion(
        sheet="時數",
        cell="C1",
        header="認證時間",
        samples=("3", "1.5", "2"),
        candidates=(
            ColumnCandidate("minutes", "時數", "內容都是數字", is_likely=True),
            ColumnCandidate("completed_on", "完成日期", "", is_likely=False),
        ),
        is_needed=True,
    )
    return replace(made, **changes)


def asking():
    """Each kind of question at once."""
    files = (
        file(),
        file(
            id=2,
            name="時數.csv",
            what_it_is="學習時數（逐筆），1 個工作表，40 列",
            layouts=("hours",),
            questions=(column(),),
        ),
        file(
            id=3,
            name="不明.xlsx",
            what_it_is="還不知道是哪一種檔案",
            layouts=(),
            layout_question=(
                LayoutCandidate("hours", "學習時數（逐筆）", is_likely=True),
                LayoutCandidate("certificates", "證書", is_likely=False),
            ),
        ),
        file(id=4, name="上鎖.xlsx", what_it_is="設有密碼的試算表", needs_password=True),
    )
    coverage = CoverageQuestion(is_settled=False, is_complete=True, span=SPAN)
    return draft(DraftStage.QUESTIONS, files=files, coverage=coverage)


def refused():
    bad = file(
        id=2, name="舊檔.doc", what_it_is="", refusal=Remark("file.not_a_sheet", value="舊檔.doc")
    )
    return draft(DraftStage.REFUSED, files=(file(), bad))


def of_other_agency():
    root = RootQuestion(is_needed=False, candidates=(RootCandidate("999020000Z", "示範他局"),))
    return draft(root=root)


def with_missing(count=1):
    people = tuple(
        MissingPerson(at, f"王{at}", "A12345****", "示範局", "科員") for at in range(1, count + 1)
    )
    return draft(missing=people)


def row(number=17, **changes):
    remark = Remark("sheet.not_hours", "名冊", f"D{number}", "三", "minutes")
    made = DraftRow(
        file_id=1,
        file_name="名冊_115.xlsx",
        sheet="名冊",
        number=number,
        place=f"名冊!{number}",
        outcome=RowTab.FAULTY,
        name="陳一心",
        national_id_masked="A10000****",
        cells=(
            CellLine("national_id", "身分證字號", f"A{number}", "", "A10000****"),
            CellLine("name", "姓名", f"B{number}", "陳一心", "陳一心"),
            CellLine("minutes", "時數", f"D{number}", "3 小時", "三", remark=remark),
        ),
        remarks=(remark,),
    )
    return replace(made, **changes)


def ambiguous_row():
    people = (
        PersonCandidate(11, "陳一心", "A10000****", "示範局", "一科", "科員"),
        PersonCandidate(12, "陳一心", "B10000****", "示範局", "二科", "專員"),
    )
    return row(
        candidates=people, remarks=(Remark("person.ambiguous", "名冊", "B17", "陳一心", "name"),)
    )


def group(**changes):
    made = FaultGroup(
        key="sheet.not_hours:minutes",
        file_id=1,
        file_name="名冊_115.xlsx",
        code="sheet.not_hours",
        field="minutes",
        label="時數",
        count=23,
        example=Remark("sheet.not_hours", "名冊", "D17", "三", "minutes"),
        example_place="名冊!D17",
        guidance="時數填數字，例如 1.5 或 3。",
        proposed="3",
        takes_text=True,
    )
    return replace(made, **changes)
