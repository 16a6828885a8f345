"""The audit: what becomes of an act whose entry cannot be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "audit.too_many": (
        "符合的紀錄[有 {count} 筆，]超過一次可以匯出的筆數[ {most}]。",
        "請縮短期間或加上條件；這次沒有匯出任何資料。",
    ),
    "audit.empty": (
        "還沒有任何稽核紀錄。",
        "登入或匯入後再查；這次沒有變更任何資料。",
    ),
    "audit.not_kept": (
        "稽核紀錄寫不進去，這項作業已停止。",
        "請洽系統管理者檢查磁碟空間與資料庫；這次沒有變更、匯出或列印任何資料。",
    ),
}
