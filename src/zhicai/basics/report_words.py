"""Titles, labels and column names of the printed reports, alike on paper, sheet and screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDING_TITLE = "AI知能課程學習時數達成率統計表"
MISSING_TITLE = "AI知能課程學習時數盤點表（還差名單）"
EVERYBODY_TITLE = "AI知能課程學習時數盤點表（全體名單）"
PURPOSE = "人事業務"
SIGNERS = ("承辦人", "人事主管", "機關首長")

ITSELF = "本機關"
TOTAL = "合計"
TRIAL = "其他試算"
NO_DIVISION = "（未列單位）"
NOTHING = "—"

RATE, COUNTED, MET, SHORT, UNKNOWN, GAP = "達成率", "計入", "達成", "未達成", "資料不足", "還差"
COUNT_HEADER = (COUNTED, MET, SHORT, UNKNOWN, RATE, GAP)
AGENCY_HEADER = ("機關", *COUNT_HEADER)
EXCLUSION_HEADER = ("原因", "人數")
OTHERS_HEADER = ("性質", "項目", "範圍", COUNTED, MET, SHORT, UNKNOWN, RATE)
PERSON_HEADER = (
    *("編號", "職稱", "姓名", "身分證字號", "AI基礎", "AI進階", "待確認", "總時數"),
    *("還差基礎", "還差進階", "結果", "說明"),
)
NOTES_HEADER = ("項目", "內容")
SHEETS: Mapping[str, str] = {
    "figures": "統計",
    "agencies": "機關",
    "exclusions": "未計入",
    "people": "名單",
    "notes": "說明",
}

AGENCIES_NOTE = (
    "所屬機關之人數含其再下一層所屬，「本機關」不含所屬；每人只計一次，計入截止日之服務機關。"
    "還差＝計入－達成，包含未達成及資料不足。"
)
NOBODY_SHORT = "計入之同仁均已達成。"
NOBODY_LISTED = "沒有符合條件的同仁。"
ONLY_SUMMARY = "依入口網統計值"
