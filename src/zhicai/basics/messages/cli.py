"""Commands, permissions, and what cannot be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "access.denied": (
        "找不到[「{value}」|這筆資料]，或您沒有查看的權限。",
        "請確認代碼，或向管理者申請權限；這次沒有變更任何資料。",
    ),
    "access.not_found": (
        "找不到[「{value}」|這筆資料]，或您沒有查看的權限。",
        "請確認代碼，或向管理者申請權限；這次沒有變更任何資料。",
    ),
    "provision.not_found": (
        "找不到條文[「{value}」]。[相近的有：{hints}。]",
        "請用 zhicai rulebook list 看有哪些條文；這次沒有變更任何資料。",
    ),
    "cli.wrong_use": (
        "指令的寫法看不懂[：「{value}」]。",
        "請加上 --help 看用法和範例；這次沒有執行任何動作。",
    ),
    "cli.failed": (
        "執行到一半發生預料之外的狀況[（{value}）]。",
        "請保留這一行訊息並洽系統管理者；未完成的變更都已取消。",
    ),
    "cli.try_later": (
        "資料正由另一項作業寫入，等了一段時間仍未輪到。",
        "請稍後再執行一次；這次沒有寫入任何資料。",
    ),
}
