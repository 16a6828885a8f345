"""The pages of the settings: one line each; only what exists and what she may do is shown."""

from collections.abc import Collection
from dataclasses import dataclass

from zhicai.actions.access import Permission
from zhicai.web.menu import url_of


@dataclass(frozen=True, slots=True)
class SettingLine:
    title: str
    about: str
    url: str


# Title, what one does there, name of the address, permission.
ENTRIES: tuple[tuple[str, str, str, Permission], ...] = (
    (
        "機關基本資料",
        "聯絡方式、紙本抬頭、核章欄的職稱；空白的欄位不會印出。",
        "settings.profile",
        Permission.SETTING_EDIT,
    ),
    (
        "帳號與權限",
        "邀請、派任、停用、重設密碼，以及定期的帳號清查。",
        "accounts.list",
        Permission.ACCOUNT_MANAGE,
    ),
    (
        "業務移交與職務代理",
        "移交清冊、移交給接任的人、請假時請人代理。",
        "handover.show",
        Permission.OFFICE_HANDOVER,
    ),
    (
        "登入規則",
        "密碼的長度與期限、閒置多久登出；對本機關與所屬機關的帳號。",
        "settings.rules",
        Permission.SETTING_EDIT,
    ),
    (
        "登入方式",
        "哪些登入方式可以用、誰必須有第二道驗證、單一登入系統與已連結的帳號。",
        "sign_in_settings.show",
        Permission.SETTING_EDIT,
    ),
    (
        "金鑰",
        "每一把金鑰的指紋與用途、備份的方法、更換與核對的紀錄。",
        "keys.show",
        Permission.SETTING_EDIT,
    ),
    (
        "保存與銷毀",
        "資料保存多久、依據、到期移除、暫停銷毀與銷毀證明。",
        "retention.show",
        Permission.SETTING_EDIT,
    ),
)


def setting_lines(agency_code: str, permissions: Collection[Permission]) -> tuple[SettingLine, ...]:
    found = (
        (title, about, url_of(target, agency_code))
        for title, about, target, permission in ENTRIES
        if permission in permissions
    )
    return tuple(SettingLine(title, about, url) for title, about, url in found if url is not None)
