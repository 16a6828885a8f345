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
        "指令的寫法不完整或看不懂[：{value}]。",
        "請加上 --help 看用法和範例；這次沒有執行任何動作。",
    ),
    "cli.no_such_option": (
        "沒有[「{value}」]這個選項。",
        "請加上 --help 看有哪些選項；這次沒有執行任何動作。",
    ),
    "cli.no_such_command": (
        "沒有[「{value}」]這個指令。",
        "請執行 zhicai --help 看有哪些指令；這次沒有執行任何動作。",
    ),
    "cli.missing": (
        "缺少[「{value}」]。",
        "請補上後再執行，加上 --help 看用法；這次沒有執行任何動作。",
    ),
    "cli.option_usage": (
        "選項[「{value}」]的寫法不對，可能少了後面的值。",
        "請加上 --help 看用法；這次沒有執行任何動作。",
    ),
    "cli.bad_value": (
        "選項的值不對[：{value}]。",
        "請改正後再執行，加上 --help 看用法；這次沒有執行任何動作。",
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
