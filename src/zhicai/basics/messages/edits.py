"""Edits by hand: agencies, courses and status events."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = "這次沒有變更任何資料。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "edit.conflict": (
        "您開啟這張表單之後，[{value}|另一位承辦人]已經改過同一筆資料。",
        f"請比對三種內容後再決定要不要改；{_KEPT}",
    ),
    "edit.unchanged": (
        "內容和目前的相同，沒有需要儲存的變更。",
        f"不必處理；{_KEPT}",
    ),
    "edit.nothing_chosen": (
        "還沒有勾選任何一門課程。",
        f"請先勾選，再按確認；{_KEPT}",
    ),
    "edit.course_gone": (
        "找不到這門課程，或您沒有查看的權限。",
        f"請回到課程清單重新選擇；{_KEPT}",
    ),
    "edit.course_shared": (
        "其他機關的同仁也有這門課程的紀錄，名稱和類別由各機關共用。",
        f"請由共同的上級機關更正；AI層級仍可由本機關自行認定。{_KEPT}",
    ),
    "edit.event_gone": (
        "找不到這項人事狀態，或您沒有查看的權限。",
        f"請回到人事狀態清單重新選擇；{_KEPT}",
    ),
    "edit.event_twice": (
        "同一人在[「{day}」|同一天]已經登錄過相同的狀態。",
        f"請改正原來那一筆，不必再登錄一次；{_KEPT}",
    ),
    "edit.agency_taken": (
        "機關代碼[「{value}」]不能用來新增機關，可能已經登錄過。",
        f"請確認代碼；已登錄的機關請直接修改。{_KEPT}",
    ),
    "edit.agency_outside": (
        "這樣一來，機關就不在本機關及其所屬之內。",
        f"請選擇本機關或所屬機關作為上級機關；{_KEPT}",
    ),
    "edit.agency_parent_unknown": (
        "本機關及其所屬之內查無上級機關[「{value}」]。",
        f"請填機關代碼或全銜；{_KEPT}",
    ),
    "edit.agency_parent_several": (
        "有兩個以上的機關名為[「{value}」]，無法判斷是哪一個。",
        f"請改填機關代碼；{_KEPT}",
    ),
    "edit.agency_parent_early": (
        "上級機關在[「{day}」|生效日]還沒有成立。",
        f"請改選上級機關，或改正生效日；{_KEPT}",
    ),
    "edit.agency_circle": (
        "照此往上追，會回到機關自己。",
        f"請改選上級機關；{_KEPT}",
    ),
    "edit.agency_root": (
        "本機關的上級機關不能在自己的辦公室更改。",
        f"請由上級機關的承辦人辦理；{_KEPT}",
    ),
    "edit.agency_starts_later": (
        "生效日早於機關的成立日[「{day}」]。",
        f"請改填成立日以後的日期；{_KEPT}",
    ),
    "edit.agency_closes_early": (
        "裁撤日早於機關最近一次變更的生效日[「{day}」]。",
        f"請改填那一天以後的日期；{_KEPT}",
    ),
    "edit.agency_has_staff": (
        "還有[ {count} 位|]同仁在這個機關任職。",
        "裁撤後他們仍計入這個機關；請以名冊更新服務機關或離職日。",
    ),
}
