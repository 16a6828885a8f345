"""In which order the elements of a DI stand, as programs that exchange letters write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_HEAD = "發文機關 函類別 令類別 地址 聯絡方式 受文者"
_DATED = "發文日期 發文字號 速別 密等及解密條件或保密期限 附件"
_BODY = "主旨 段落 正本 副本 署名"
_MEETING = "發文機關 受文者 聯絡人及電話"
_NOTE = "單位 發文機關 受文者 文號 速別 密等及解密條件或保密期限 擬辦方式 附件"
_GUESTS = "主持人 出席者 列席者 副本 備註 署名"
# One order for each edition that is met; the last one is today's.
ORDERS: dict[str, tuple[str, ...]] = {
    "函": (
        f"{_HEAD} 速別 密等及解密條件 發文日期 發文字號 附件 {_BODY}",
        f"{_HEAD} {_DATED} {_BODY}",
    ),
    "令": (f"{_HEAD} {_DATED} {_BODY}",),
    "公告": (f"發文機關 受文者 {_DATED} {_BODY}",),
    "開會通知單": (
        f"{_MEETING} 密等及解密條件 發文日期 發文字號 附件 開會事由 開會時間 開會地點 {_GUESTS}",
        f"{_MEETING} {_DATED} 開會事由 開會時間 開會地點 {_GUESTS}",
    ),
    "會勘通知單": (f"{_MEETING} {_DATED} 會勘事由 會勘時間 會勘地點 {_GUESTS}",),
    "簽": (f"{_NOTE} 主旨 段落 敬陳 署名 年月日",),
}


def misplaced(root: str, names: Sequence[str]) -> list[str]:
    """The elements that stand after one that they belong before; none for an unknown kind.

    >>> misplaced("函", ["發文機關", "主旨", "發文日期", "正本"])
    ['發文日期']
    """
    found: list[str] = []
    for order in ORDERS.get(root, ()):
        found = _behind(order.split(), names)
        if not found:
            return []
    return found


def _behind(order: Sequence[str], names: Iterable[str]) -> list[str]:
    ranks = {name: rank for rank, name in enumerate(order)}
    found, furthest = [], -1
    for name in names:
        rank = ranks.get(name, furthest)
        if rank < furthest and name not in found:
            found.append(name)
        furthest = max(furthest, rank)
    return found
