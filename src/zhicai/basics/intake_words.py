"""Imports and batches in the words of an officer: every face says them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhicai.basics.messages import TABLE
from zhicai.basics.messages.message import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

BATCH_KINDS: Mapping[str, str] = {"import": "匯入", "edit": "編輯", "undo": "復原"}
BUCKETS: Mapping[str, str] = {
    "undoable": "可復原",
    "kept": "保留（之後有人改過）",
    "impossible": "無法復原",
}
STAYING: Mapping[str, str] = {
    "changed_since": "之後有人改過，保留現在的內容",
    "stays_together": "和同一機關或同一任職的其他資料前後相連，一起保留",
    "in_use": "還有其他資料屬於這個機關",
    "too_old": "已超過 30 天的復原期限",
    "year_closed": "該年度統計已截止",
    "held_elsewhere": "人員檔案現由其他機關保管，由保管機關處理",
}
FACTS: Mapping[str, str] = {
    "AgencyPeriod": "機關",
    "LevelDecision": "課程層級",
    "CourseDetail": "課程名稱與類別",
    "Coverage": "完整紀錄聲明",
    "Overlay": "機關自訂值",
    "Profile": "姓名等基本資料",
    "Posting": "任職",
    "StatusEvent": "人事狀態",
    "LearningRecord": "學習紀錄",
    "HourSummary": "入口網統計值",
    "Certificate": "證書",
    "RoleAssignment": "AI人才類別認定",
    "UnheldDuty": "未對應之工作項目",
    "DutyAnswer": "單位主管的回答",
}
STAGES: Mapping[str, str] = {
    "reading": "讀取中",
    "questions": "等您回答",
    "preview": "等您確認",
    "applying": "寫入中",
    "applied": "已匯入",
    "refused": "有檔案不能用",
    "failed": "中斷，可再試一次",
    "discarded": "已放棄",
}
OUTCOMES: Mapping[str, str] = {
    "added": "新增",
    "updated": "更新",
    "unchanged": "不變",
    "skipped": "略過",
    "faulty": "錯誤",
    "notices": "注意",
    "ambiguous": "可能是同一人",
}
LEAVING: Mapping[str, str] = {
    "left": "離職",
    "transferred": "調任",
    "leave": "留職停薪",
    "stays": "仍在職",
}
HOW: Mapping[str, str] = {
    "map": "由您指定",
    "exact": "欄名相同",
    "alias": "常見的別名",
    "memory": "沿用上次的選擇",
    "proven": "依內容的檢查碼認定",
}
REMARKS: Mapping[str, str] = {
    "agency.ambiguous": "機關名稱有兩個以上同名",
    "agency.closed_with_staff": "裁撤的機關還有人任職",
    "agency.cycle": "上級機關繞回自己",
    "agency.outside": "不屬於本機關及所屬機關",
    "agency.parent_not_held": "上級機關不在系統內，暫列最上層",
    "agency.parent_unknown": "查無上級機關",
    "agency.unknown": "查無機關",
    "batch.unchanged": "與先前的匯入相同，沒有變動",
    "course.level_changed": "改用新的AI層級",
    "course.level_conflict": "AI層級與已確認的不同",
    "course.level_unconfirmed": "課程AI層級待確認",
    "course.name_has_code": "課程只寫名稱，另有課程代碼",
    "duty.several_agencies": "兩個以上的機關都有這個職務",
    "duty.several_holders": "套用到擔任這個職務的每一位",
    "duty.unheld": "沒有人擔任這個職務",
    "hours.complete_unused": "沒有時數檔，完整紀錄的起迄日沒有用到",
    "hours.coverage_declared": "登錄為完整紀錄",
    "hours.day_total_over": "同一人同一天合計超過 24 小時",
    "hours.differs_from_approved": "時數與核可時數不同",
    "hours.differs_from_clock": "時數與上課起訖時間不同",
    "hours.differs_from_parts": "時數與數位加實體不同",
    "hours.in_future": "完成日期晚於今天",
    "hours.not_passed": "未通過，時數不計",
    "hours.over_day": "平均每天超過 24 小時",
    "hours.zero": "時數為 0",
    "layout.column_doubtful": "有一欄不能確定，沒有匯入",
    "layout.column_proven": "依檢查碼認定的欄位",
    "layout.column_unused": "有欄位沒有用到",
    "layout.map_unused": "指定的欄位檔案裡沒有",
    "layout.no_rows": "工作表沒有資料列",
    "layout.sheet_hidden": "讀了隱藏的工作表",
    "layout.sheet_skipped": "工作表沒有欄位名稱，沒有讀",
    "layout.total_row": "合計或說明列",
    "person.ambiguous": "可能是同一人",
    "person.proposed_match": "沒有完整字號，對應到唯一符合的人",
    "person.unknown": "名冊查無此人",
    "person.waits_for_both": "待雙方確認，尚未移入",
    "roster.category_assumed": "沒有人員區分欄，都視為職員",
    "roster.category_unknown": "人員區分對不到，暫不計入",
    "roster.name_changed": "姓名改用新的",
    "roster.not_listed": "本次檔案未列",
    "roster.outside_scope": "非適用對象，略過",
    "roster.transfer": "由其他機關調入",
    "roster.waits_for_both": "待雙方確認",
    "sheet.bad_check_digit": "身分證字號檢查碼不符",
    "sheet.bad_id_form": "不是身分證字號的寫法",
    "sheet.before_roc": "日期早於民國元年",
    "sheet.duplicate_row": "和前面的一列重複",
    "sheet.ends_before_start": "結束早於開始",
    "sheet.error_cell": "公式算不出結果",
    "sheet.formula_without_value": "公式沒有存下結果",
    "sheet.hidden_columns": "讀了隱藏的欄",
    "sheet.hidden_rows": "讀了隱藏的列",
    "sheet.hidden_sheet": "讀了隱藏的工作表",
    "sheet.merged_cells": "有合併儲存格",
    "sheet.missing_value": "必填的欄是空白",
    "sheet.name_differs": "姓名和名冊不同，以名冊為準",
    "sheet.no_such_day": "日曆上沒有這一天",
    "sheet.not_a_choice": "不是這一欄可以填的內容",
    "sheet.not_a_date": "看不出是哪一天",
    "sheet.not_hours": "讀不出時數",
    "sheet.not_whole_minutes": "換算後不是整數分鐘",
    "sheet.open_quote": "引號沒有成對",
    "sheet.private_use": "含有造字",
    "sheet.tables_joined": "兩個表格當作同一張表",
    "sheet.text_too_long": "文字太長",
    "sheet.too_many_hours": "時數超過一年的總時數",
    "sheet.two_names": "同一字號有兩個姓名",
}


def remark_words(code: str) -> str:
    """What kind of fault or notice it is, without the cell.

    >>> remark_words("sheet.bad_check_digit")
    '身分證字號檢查碼不符'
    """
    if code in REMARKS:
        return REMARKS[code]
    return plain(TABLE[code].what) if code in TABLE else code
