"""What the officer calls the fields, and what stands where a value is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    "advanced_minutes": "AI進階時數",
    "agency_code": "機關代碼",
    "agency_name": "機關名稱",
    "ai_advanced_minutes": "AI進階時數",
    "ai_basic_minutes": "AI基礎時數",
    "ai_minutes": "AI時數",
    "basic_minutes": "AI基礎時數",
    "birth_on": "出生日期",
    "category_code": "課程類別代碼",
    "certificate_name": "證書名稱",
    "certificate_number": "證書字號",
    "closed_on": "裁撤日期",
    "completed_on": "完成日期",
    "course_code": "課程代碼",
    "course_name": "課程名稱",
    "digital_minutes": "數位時數",
    "division": "單位",
    "duty_text": "工作項目",
    "employee_number": "員工編號",
    "ended_on": "離職日",
    "environment_minutes": "環境教育時數",
    "expires_on": "有效期限",
    "in_force_from": "生效日期",
    "is_passed": "通過",
    "is_required": "必須完成",
    "is_supervisor": "主管級別",
    "is_work_related": "業務相關",
    "issued_on": "發證日期",
    "issuer": "發證單位",
    "job_series": "職系",
    "job_title": "職稱",
    "level": "AI層級",
    "masked_id": "身分證字號（遮蔽）",
    "minutes": "時數",
    "name": "姓名",
    "national_id": "身分證字號",
    "nature": "學習性質",
    "parent_code": "上級機關代碼",
    "period_from": "統計起日",
    "period_until": "統計迄日",
    "provider": "開課單位",
    "rank_text": "官職等",
    "required_minutes": "必須完成時數",
    "serving_code": "服務機關代碼",
    "serving_name": "服務機關名稱",
    "session": "期別",
    "staff_category_text": "人員區分",
    "started_on": "到職日",
    "total_minutes": "總時數",
    "work_related_minutes": "業務相關時數",
}

WHEN_ABSENT: Mapping[str, str] = {
    "where": "",
    "place": "檔案內",
    "field": "這一欄",
    "value": "（空白）",
    "count": "若干",
    "choices": "詳見說明",
    "first": "前面某一",
    "other": "另一個內容",
    "root": "指定的機關",
}
