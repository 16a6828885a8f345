"""Accounts: signing in, passwords, one-time links, appointments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "account.slow_down": (
        "從這裡送出的登入太多次了。",
        "請等 {count} 秒後再試；這次沒有核對密碼。",
    ),
    "password.short": (
        "新密碼太短。",
        "請至少用 {count} 個字元；密碼沒有變更。",
    ),
    "password.long": (
        "新密碼太長。",
        "請不要超過 {count} 個字元；密碼沒有變更。",
    ),
    "password.few_kinds": (
        "新密碼的字元種類太少。",
        "大寫、小寫、數字、符號（含中文）四種之中，請至少用 {count} 種；密碼沒有變更。",
    ),
    "password.past": (
        "這是目前的密碼，或前 {count} 次用過的密碼。",
        "請換一個沒用過的；密碼沒有變更。",
    ),
    "password.too_young": (
        "密碼才剛換過。",
        "您的機關規定換過密碼後 {count} 天內不能再換；密碼沒有變更。疑似外洩請洽管理者重設。",
    ),
}
