"""Whom a row is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEFT_OUT = "這一列沒有匯入。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "person.unknown": (
        "{where}的「{value}」不在名冊內，無法歸給任何一位同仁。",
        f"請先匯入含此人的名冊，或補上身分證字號；{_LEFT_OUT}",
    ),
    "person.ambiguous": (
        "{where}的「{value}」可能是同一人，名冊內有兩位以上符合。",
        f"請補上身分證字號或員工編號，或指定是哪一位；{_LEFT_OUT}",
    ),
    "person.proposed_match": (
        "{where}沒有完整字號，對應到名冊上的「{value}」。",
        "請確認是否為本人，確認後系統會記住；這一列已照常處理。",
    ),
}
