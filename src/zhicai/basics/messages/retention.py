"""What is removed when its term ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "retention.held": (
        "暫停銷毀中[：{value}]。",
        "請先結束暫停銷毀；沒有移除任何資料。",
    ),
    "retention.held_already": (
        "這個機關已經暫停銷毀。",
        "請先結束原來的暫停，再登錄新的原因；沒有變更。",
    ),
    "retention.not_held": (
        "這個機關自己沒有暫停銷毀。",
        "上級機關的暫停，請由上級機關結束；沒有變更。",
    ),
    "retention.reason_missing": (
        "暫停銷毀要寫原因。",
        "請填寫原因，例如訴訟案號或調查案由；沒有變更。",
    ),
    "retention.changed": (
        "看過之後，到期的資料有變動。",
        "請重新看一次再確認；沒有移除任何資料。",
    ),
    "retention.running": (
        "銷毀作業[第 {value} 次]正在進行。",
        "請等它完成再看結果；沒有另外開始一次。",
    ),
    "retention.not_found": (
        "找不到這一次銷毀作業[（{value}）]。",
        "請從清單開啟；沒有變更任何資料。",
    ),
    "retention.failed": (
        "銷毀作業中斷了。",
        "已移除的都有紀錄，再執行一次就從中斷的地方接續；沒有一筆會移除兩次。",
    ),
    "snapshot.past_term": (
        "定版[「{value}」]名單裡有人的個人資料已依年限銷毀，不能再由原始資料重建。",
        "定版本身與雜湊都還在，可以照常查看與列印；這次沒有變更任何資料。",
    ),
}
