"""The accounts of a PostgreSQL database, and the wall between agencies that rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TWO_ROLES = "請依手冊「PostgreSQL 的兩個帳號」另建執行帳號；"
NOT_SAFE = "這樣的設定擋不住別機關的資料，請先不要上線。"
MESSAGES: Mapping[str, tuple[str, str]] = {
    "database.full": (
        "磁碟空間不足，資料庫寫不進去，這項作業已停止。",
        "請洽系統管理者清出空間後再做一次；這次沒有變更、匯出或列印任何資料。",
    ),
    "database.is_superuser": (
        "執行帳號[「{value}」]是資料庫的超級使用者，機關之間的牆擋不住它。",
        f"{TWO_ROLES}{NOT_SAFE}",
    ),
    "database.bypasses_wall": (
        "執行帳號[「{value}」]可略過列級安全（BYPASSRLS），機關之間的牆擋不住它。",
        f"請收回這項權限（NOBYPASSRLS）；{NOT_SAFE}",
    ),
    "database.owns_tables": (
        "執行帳號[「{value}」]是[ {count} 張]資料表的擁有者或其群組成員，可以關掉機關之間的牆。",
        f"{TWO_ROLES}{NOT_SAFE}",
    ),
    "database.scope_is_open": (
        "執行帳號[「{value}」]一連線就帶著可看的範圍，沒有登入的人也看得到資料。",
        f"請清除這個帳號的 zhicai.scope 設定（RESET），並檢查連線字串；{NOT_SAFE}",
    ),
    "database.wall_missing": (
        "資料表[「{value}」]周圍沒有機關之間的牆。",
        f"請以擁有者帳號執行 zhicai init 重建；{NOT_SAFE}",
    ),
    "database.role_missing": (
        "資料庫裡沒有執行帳號[「{value}」]。",
        "請先依手冊「PostgreSQL 的兩個帳號」建立，再執行一次；資料表已建立，還沒有給任何權限。",
    ),
}
