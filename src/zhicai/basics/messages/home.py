"""The directory that holds an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "home.key_missing": (
        "金鑰檔[「{value}」]不見了或已損壞，無法對應既有人員。",
        "請從備份放回 keys 目錄；這次沒有讀取或寫入任何資料。",
    ),
    "home.key_mismatch": (
        "金鑰與資料庫不是同一套。",
        "請使用建立這個資料庫時的資料目錄；這次沒有讀取或寫入任何資料。",
    ),
    "home.not_empty": (
        "資料夾[「{value}」]已有匯入的資料，示範不會混進去。",
        "請用環境變數 ZHICAI_HOME 指定另一個空的資料夾；這次沒有寫入任何資料。",
    ),
    "home.outdated": (
        "資料目錄是較舊的版本建立的。",
        "請先執行 zhicai init 更新；這次沒有讀取或寫入任何資料。",
    ),
    "home.foreign": (
        "資料夾[「{value}」]裡有不屬於智才的檔案，不會動用。",
        "請用環境變數 ZHICAI_HOME 指定另一個空的資料夾；這次沒有寫入任何檔案。",
    ),
    "home.not_initialised": (
        "資料夾[「{value}」]還沒有建立智才的資料。",
        "請先執行 zhicai init；這次沒有讀取或寫入任何資料。",
    ),
}
