"""Agencies: which one is meant, and where it stands in the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEFT_OUT = "這一列沒有匯入。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "agency.outside": (
        "{where}的機關「{value}」不在「{root}」及其所屬機關之內。",
        f"請確認機關，或由該機關的上級匯入；{_LEFT_OUT}",
    ),
    "agency.unknown": (
        "{where}的機關「{value}」查不到，系統不會自行新增機關。",
        f"請改用機關代碼或全銜，或先匯入機關清單；{_LEFT_OUT}",
    ),
    "agency.ambiguous": (
        "{where}的機關「{value}」有兩個以上同名，無法判斷是哪一個。",
        f"請改填機關代碼後重新匯入；{_LEFT_OUT}",
    ),
    "agency.cycle": (
        "{where}的機關「{value}」繞了一圈成為自己的上級。",
        f"請改正上級機關代碼後重新匯入；{_LEFT_OUT}",
    ),
    "agency.parent_unknown": (
        "{where}的上級機關代碼「{value}」查不到。",
        f"請改正代碼，或把上級機關一併列入檔案；{_LEFT_OUT}",
    ),
    "agency.parent_not_held": (
        "{where}的上級機關「{value}」不在本系統內，暫列為最上層機關。",
        "如需向上彙總，請另行匯入上級機關；這一列已照常處理。",
    ),
}
