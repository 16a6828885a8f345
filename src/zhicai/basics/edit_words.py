"""Facts and their columns in the words of an officer: every face says them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhicai.basics import intake_words

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS: Mapping[str, str] = {
    "agency_id": "服務機關",
    "establishment_id": "編制機關",
    "parent_id": "上級機關",
    "name": "姓名",
    "from_on": "生效日",
    "until_on": "迄日",
    "closed_on": "裁撤日",
    "level": "AI層級",
    "is_required": "必須完成",
    "is_environment": "環境教育",
    "category_code": "課程類別",
    "kind": "狀態",
    "started_on": "起日",
    "ended_on": "迄日",
    "note": "說明",
    "employee_number": "員工編號",
    "birth_on": "出生日期",
    "division": "單位",
    "job_title": "職稱",
    "job_series": "職系",
    "rank_text": "官職等",
    "staff_category": "人員區分",
    "staff_category_text": "人員區分（原文）",
    "is_supervisor": "主管",
    "duty_text": "工作項目",
    "period_from": "統計起日",
    "period_until": "統計迄日",
    "total_minutes": "總時數",
    "work_related_minutes": "業務相關時數",
    "required_minutes": "必須完成時數",
    "ai_minutes": "AI時數",
    "basic_minutes": "AI基礎時數",
    "advanced_minutes": "AI進階時數",
    "environment_minutes": "環境教育時數",
    "taken_on": "取得日",
    "certificate_name": "證書名稱",
    "issuer": "發證單位",
    "certificate_number": "證書字號",
    "issued_on": "發證日期",
    "expires_on": "有效期限",
    "talent_role": "AI人才類別",
    "second_talent_role": "次要類別",
    "reason": "理由",
    "question": "問題",
    "answer": "回答",
    "answer_text": "回答內容",
    "serving_agency_id": "回答時的服務機關",
    "signed_by": "簽名或寄回的人",
    "signed_on": "簽名日期",
}
COLUMNS_OF: Mapping[tuple[str, str], str] = {
    ("AgencyPeriod", "name"): "機關名稱",
    ("LevelDecision", "agency_id"): "認定機關",
    ("CourseDetail", "name"): "課程名稱",
    ("Posting", "started_on"): "到職日",
    ("Posting", "ended_on"): "離職日",
}
FACTS: Mapping[str, str] = {**intake_words.FACTS, "AgencyPeriod": "機關期間"}
LEVELS: Mapping[str, str] = {"basic": "基礎", "advanced": "進階", "none": "非AI", "": "未認定"}
SUGGESTIONS: Mapping[str, str] = {**LEVELS, "ai": "AI課程，層級不明"}
FACT_OUTCOMES: Mapping[str, str] = {"added": "新增", "updated": "更正", "ended": "撤銷"}
EFFECTS: Mapping[str, str] = {
    "counted": "計入",
    "not_counted": "截止日仍在此狀態者不計入",
    "whole_year_not_counted": "全年都在此狀態者不計入",
}
EVENT_STATES: Mapping[str, str] = {"lasting": "進行中", "over": "已結束", "coming": "尚未開始"}
ALWAYS_SO, NOT_SET, BLANK = "一直以來", "未定", "（空白）"
YES, NO = "是", "否"


def column_words(kind: str, column: str) -> str:
    """What the officer calls a column of a kind of fact.

    >>> column_words("Posting", "started_on"), column_words("StatusEvent", "started_on")
    ('到職日', '起日')
    """
    return COLUMNS_OF.get((kind, column)) or COLUMNS.get(column, column)
