"""Talent roles and suggestions in the words of an officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLES: Mapping[str, str] = {
    "policy": "AI政策人才",
    "application": "AI應用人才",
    "development": "AI開發人才",
    "research": "AI研究人才",
}
ABSTAINED: Mapping[str, str] = {
    "empty": "沒有工作項目，或字太少；先列為應用人才，請填寫工作項目。",
    "not_chinese": "工作項目沒有中文，讀不出職掌；請以中文填寫工作項目。",
    "simplified": "工作項目多為簡體字，用字比對不準；請改以正體字填寫後再看一次。",
    "too_long": "工作項目超過 20,000 字，只讀了前段；請刪去與職掌無關的內容。",
    "boilerplate": "只有「其他交辦事項」一類的字句，沒有職掌；請補上主要工作項目。",
    "elsewhere": "工作項目寫在別處（簡章、網站）；請把內容貼進來。",
    "near_share": "資訊與數位業務的占比在界線附近；請看職掌並向單位主管確認。",
    "near_lead": "規劃監理與建置維運的分量相近；請看職掌並向單位主管確認。",
    "learned_differs": "用字的建議與貴機關過去的認定不同；請看職掌並向單位主管確認。",
    "series_differs": "職系屬資訊，職掌卻看不出資訊業務；請補上主要工作項目或向單位主管確認。",
}
SUGGESTED = "職掌的用字足以建議；仍由人確認。"
