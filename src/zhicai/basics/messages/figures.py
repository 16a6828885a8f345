"""Figures: asked for, frozen, counted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = "這次沒有變更任何資料。"
_NOT_COUNTED = "這次沒有計算，也沒有變更任何資料。"

MESSAGES: Mapping[str, tuple[str, str]] = {
    "cli.known_at_in_future": (
        "指定的時點「{value}」還沒有到。",
        "請改用現在或過去的時點；這次沒有定版。",
    ),
    "cli.as_of_outside_year": (
        "基準日[「{day}」]不在[ {year} |所問的]年度內。",
        f"請改用該年度 1 月 1 日以後的日期，或改問另一個年度；{_KEPT}",
    ),
    "facts.file_missing": (
        "事實資料的資料夾缺少檔案[「{value}」]。",
        f"請確認資料夾，或重新匯出事實資料；{_NOT_COUNTED}",
    ),
    "facts.column_missing": (
        "事實資料的檔案[「{value}」]缺少欄位[：{columns}]。",
        f"請用同一版的智才重新匯出事實資料；{_NOT_COUNTED}",
    ),
    "recount.engine_missing": (
        "這台電腦沒有安裝計算引擎[「{value}」]。",
        f"請安裝附加套件，或改用 --engine polars；{_NOT_COUNTED}",
    ),
    "snapshot.not_found": (
        "找不到定版[「{value}」]，或您沒有查看的權限。",
        f"請確認定版編號；{_KEPT}",
    ),
    "snapshot.failed": (
        "背景作業沒有做完。",
        "請再按一次；仍然不行時洽系統管理者。這次沒有定版，也沒有變更任何資料。",
    ),
    "snapshot.differs": (
        "定版[「{value}」]重新產製的結果和留存的內容不一致。",
        f"請保留現有檔案，洽系統管理者查明原因；{_KEPT}",
    ),
}
