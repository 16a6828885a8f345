"""How somebody signed in, and what account roles are called, in the words of an officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

METHODS: Mapping[str, str] = {
    "password": "密碼",
    "link": "一次性連結",
    "password+totp": "密碼與驗證碼",
    "password+passkey": "密碼與通行金鑰",
    "passkey": "通行金鑰",
    "totp": "密碼與驗證碼",
    "oidc": "單一登入",
    "header": "機關入口",
}

STATES: Mapping[str, str] = {
    "active": "使用中",
    "invited": "已邀請，尚未啟用",
    "locked": "鎖定中",
    "disabled": "已停用",
}
