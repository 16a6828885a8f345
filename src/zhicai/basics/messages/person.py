"""Whom a row or a command is about, and what happened to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEEN = "{where}「{field}」為「{value}」，"
_LEFT_OUT = "這一列沒有匯入。"
_TAKEN = "這一列已照常處理。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "person.unknown": (
        f"{_SEEN}名冊內查無此人。",
        f"請先匯入含此人的名冊，或補上身分證字號；{_LEFT_OUT}",
    ),
    "person.waits_for_both": (
        f"{_SEEN}這位同仁待雙方確認，還沒有移入本機關。",
        f"確認移入後請再匯入這一列；{_LEFT_OUT}",
    ),
    "person.ambiguous": (
        f"{_SEEN}名冊內有兩位以上符合，可能是同一人，也可能不是。",
        f"請補上身分證字號或員工編號；{_LEFT_OUT}",
    ),
    "person.proposed_match": (
        f"{_SEEN}沒有完整字號，對應到名冊上[的「{{other}}」|唯一符合的人]。",
        f"請確認是否為本人，系統會記住這次對應；{_TAKEN}",
    ),
    "person.not_found": (
        "找不到這位同仁[（{value}）]，或您沒有查看的權限。",
        "請確認姓名或編號，或向管理者申請權限；這次沒有變更任何資料。",
    ),
    "person.several": (
        "「{value}」符合的同仁有[ {count} 位|兩位以上]，無法判斷是哪一位。",
        "請改用人員編號指定；這次沒有變更任何資料。",
    ),
    "event.kind_unknown": (
        "異動種類「{value}」認不得。",
        "請改用[其中一項：{choices}|說明列出的種類]；這次沒有登錄任何異動。",
    ),
    "event.ends_before_start": (
        "迄日[「{day}」]早於起日。",
        "請確認起訖日期；這次沒有登錄任何異動。",
    ),
}
