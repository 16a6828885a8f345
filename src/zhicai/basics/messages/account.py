"""Accounts: signing in, passwords, one-time links, appointments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "account.slow_down": (
        "從這裡送出的登入太多次了。",
        "請等[ {count} 秒|幾分鐘]後再試；這次沒有核對密碼。",
    ),
    "account.not_found": (
        "找不到帳號[「{value}」]，或不是您可以管理的。",
        "請核對帳號，或洽上級機關；這次沒有變更任何資料。",
    ),
    "account.taken": (
        "帳號[「{value}」]已經有人用了。",
        "請換一個；若是同一個人，請直接派任。這次沒有變更任何資料。",
    ),
    "account.bad_code": (
        "帳號[「{value}」]的寫法不能用。",
        "請用 3 至 60 個英文字母、數字、點、底線或減號，不可使用身分證字號；這次沒有變更任何資料。",
    ),
    "account.own": (
        "這是您自己的帳號。",
        "請由另一位可以管理帳號的人辦理；這次沒有變更任何資料。",
    ),
    "account.stronger": (
        "帳號[「{value}」]在別處還有您不能派任的角色。",
        "請洽那裡的管理者，或上級機關；這次沒有變更任何資料。",
    ),
    "account.last_manager": (
        "之後[{value}]就沒有人可以管理帳號了。",
        "請先派任另一位；確定要這樣做，請勾選「我知道」再送出。這次沒有變更任何資料。",
    ),
    "account.unchanged": (
        "帳號[「{value}」]本來就是這樣。",
        "不需要再做；這次沒有變更任何資料。",
    ),
    "appointment.too_strong": (
        "「[{value}|這個角色]」的權限超過您在這個機關可以派任的。",
        "請由上級機關派任；這次沒有變更任何資料。",
    ),
    "appointment.no_agency": (
        "找不到機關[「{value}」]，或不在您的管轄範圍。",
        "請核對機關代碼；這次沒有變更任何資料。",
    ),
    "appointment.ends_before_start": (
        "迄日早於起日。",
        "請核對兩個日期；這次沒有變更任何資料。",
    ),
    "appointment.over": (
        "這項派任已經結束，或不是您可以結束的。",
        "請重新整理後再看；這次沒有變更任何資料。",
    ),
    "appointment.not_own": (
        "只能請人代理您自己現有的職務，也不能再轉請別人代理。",
        "請從清單選擇；這次沒有變更任何資料。",
    ),
    "appointment.outside": (
        "代理的日期超出您自己任職的期間，或已經過去。",
        "請核對起日與迄日；這次沒有變更任何資料。",
    ),
    "appointment.needs_division": (
        "單位主管要填是哪一個單位。",
        "請填單位名稱，和名冊上的寫法相同；這次沒有變更任何資料。",
    ),
    "appointment.needs_person": (
        "同仁的帳號要說明是哪一位。",
        "請填身分證字號、員工編號或姓名；這次沒有變更任何資料。",
    ),
    "appointment.no_person": (
        "在這個機關找不到這一位，或符合的不只一位。",
        "請改填身分證字號或員工編號；這次沒有變更任何資料。",
    ),
    "appointment.unknown_role": (
        "沒有[「{value}」]這個帳號角色。",
        "請從清單選擇；這次沒有變更任何資料。",
    ),
    "handover.not_here": (
        "您在這個機關沒有可以移交的職務。",
        "代理或由上級授權的權限不能移交；這次沒有變更任何資料。",
    ),
    "handover.past": (
        "移交日已經過去。",
        "請填今天或以後的日期；這次沒有變更任何資料。",
    ),
    "link.refused": (
        "這個連結不能使用：可能已經用過、過期，或不完整。",
        "請向給您連結的人再要一個；這次沒有變更任何資料。",
    ),
    "password.short": (
        "新密碼太短。",
        "請至少用[ {count} |更多]個字元；密碼沒有變更。",
    ),
    "password.long": (
        "新密碼太長。",
        "請[不要超過 {count} 個|少用幾個]字元；密碼沒有變更。",
    ),
    "password.few_kinds": (
        "新密碼的字元種類太少。",
        "大寫、小寫、數字、符號（含中文）四種之中，請[至少用 {count} |多用幾]種；密碼沒有變更。",
    ),
    "password.past": (
        "這是目前的密碼，或前[ {count} |幾]次用過的密碼。",
        "請換一個沒用過的；密碼沒有變更。",
    ),
    "password.too_young": (
        "密碼才剛換過，您的機關規定[ {count} 天內|還]不能再換。",
        "疑似外洩請洽管理者重設；密碼沒有變更。",
    ),
}
