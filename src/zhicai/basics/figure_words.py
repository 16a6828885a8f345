"""Figures in the words of an officer: every face says them alike."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

OFFICIAL = "正式數據以主管機關採計為準。"
UNPUBLISHED = "待主管機關公布"
STATES: Mapping[str, str] = {"unpublished": UNPUBLISHED, "no_rule": "當日沒有這項規定"}
NORMS: Mapping[str, str] = {
    "obligation": "應辦",
    "expectation": "期許",
    "encouragement": "鼓勵",
    "permission": "得為",
    "definition": "定義",
    "information": "說明",
}
VERDICTS: Mapping[str, str] = {"met": "達成", "short": "未達成", "unknown": "資料不足"}
SCOPES: Mapping[str, str] = {
    "甲": "編制內公務人員（人事、主計依服務機關）",
    "乙": "甲，加聘用、約僱、考試錄取訓練人員及雇員",
    "丙": "全體同仁（機關自己的名冊）",
}
EXCLUSIONS: Mapping[str, str] = {
    "outside_scope": "不在計入範圍",
    "category_unknown": "人員區分待確認",
    "left_service": "已離職或調出",
    "unpaid_leave_whole_year": "全年留職停薪",
    "suspension": "停職",
    "suspension_whole_year": "全年停職",
    "unpaid_leave": "留職停薪",
    "sick_leave": "延長病假",
    "sick_leave_whole_year": "全年延長病假",
    "departure": "退休、離職",
    "reinstatement": "復職",
    "transfer": "商調（調任）",
    "mid_year_entry": "年中到職",
    "loan_out": "借調（支援）他機關",
    "loan_in": "他機關借調（支援）而來",
}
TRIALS = ("kpi.ai_attainment_sum",)
PRINTED_NAMES: Mapping[str, str] = {
    "hours.ai_required": "AI 3 小時（須列入10小時必須完成課程）",
    "hours.required": "必須完成課程 10 小時（僅檢核總數；各類別下限待公布）",
}


REASONS: Mapping[str, str] = {
    "level_unconfirmed": "課程AI層級待確認",
    "requirement_unmarked": "課程是否必須完成待確認",
    "environment_unmarked": "課程類別待確認",
    "no_data": "無任何時數資料",
    "not_published": UNPUBLISHED,
}
WHY_NOT: Mapping[str, str] = {
    **REASONS,
    "outside_year": "不在該年度內",
    "after_as_of": "晚於截止日",
    "repeat": "重複，未計",
    "level_none": "非AI課程",
    "not_required": "非必須完成課程",
    "not_work_related": "入口網標示非業務相關",
    "not_environment": "非環境教育課程",
    "work_related_unflagged": "檔案未標示業務相關，先計入",
}


HIDDEN = "未滿3"
# The portal's own totals, beside what the records add up to.
SUMMARY_NAMES: Mapping[str, str] = {
    "total_minutes": "總時數",
    "work_related_minutes": "業務相關",
    "required_minutes": "必須完成",
    "ai_minutes": "AI",
    "basic_minutes": "AI基礎",
    "advanced_minutes": "AI進階",
    "environment_minutes": "環境教育",
}


def percent_text(met: int, counted: int) -> str:
    """One decimal, halves up; no percent where nobody is counted.

    >>> percent_text(63, 103)
    '61.2 %'
    >>> percent_text(0, 0)
    '—'
    """
    if not counted:
        return "—"
    share = Decimal(met) * 100 / Decimal(counted)
    return f"{share.quantize(Decimal('0.1'), ROUND_HALF_UP)} %"


def rate_text(met: int, counted: int, unknown: int) -> str:
    """A rate never without its counts.

    >>> rate_text(63, 103, 2)
    '61.2 %（63／103 人），另有 2 人資料不足'
    """
    text = f"{percent_text(met, counted)}（{met}／{counted} 人）"
    return f"{text}，另有 {unknown} 人資料不足" if unknown else text
