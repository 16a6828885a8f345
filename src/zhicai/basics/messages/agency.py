"""Agencies: which one is meant, and where it stands in the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEEN = "{where}「{field}」為「{value}」，"
_LEFT_OUT = "這一列沒有匯入。"
_TAKEN = "這一列已照常處理。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "agency.outside": (
        f"{_SEEN}不屬於[「{{root}}」|指定的機關]及其所屬機關。",
        f"請先確認名冊和機關清單都已匯入；若屬其他機關，請由該機關匯入。{_LEFT_OUT}",
    ),
    "agency.unknown": (
        f"{_SEEN}系統內查無此機關，也不會自行新增。",
        f"請改用機關代碼或全銜，或先匯入機關清單；{_LEFT_OUT}",
    ),
    "agency.ambiguous": (
        f"{_SEEN}有兩個以上的機關同名，無法判斷是哪一個。",
        f"請改填機關代碼後重新匯入；{_LEFT_OUT}",
    ),
    "agency.cycle": (
        f"{_SEEN}照此往上追，會回到機關自己。",
        f"請改正上級機關代碼後重新匯入；{_LEFT_OUT}",
    ),
    "agency.parent_unknown": (
        f"{_SEEN}系統內查無此上級機關。",
        f"請改正代碼，或把上級機關一併列入檔案；{_LEFT_OUT}",
    ),
    "agency.parent_not_held": (
        f"{_SEEN}系統內沒有這個上級機關，暫列為最上層。",
        f"如需向上彙總，請另行匯入上級機關；{_TAKEN}",
    ),
    "agency.closed_with_staff": (
        f"{_SEEN}但還有[ {{count}} 人|人]在該機關任職[：{{names}}]。",
        f"請以名冊更新他們的服務機關或離職日，之前仍計入該機關；{_TAKEN}",
    ),
    "agency.not_found": (
        "找不到機關[「{value}」]，或您沒有查看的權限。",
        "請確認機關代碼；第一次匯入請把機關清單一併列入，或向管理者申請權限。這次沒有變更任何資料。",
    ),
}
