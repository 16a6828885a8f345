"""Ways of signing in beside the password: not taken, not added, not to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "factor.half_way_over": (
        "第一道驗證已過 10 分鐘，或還沒有登入。",
        "請重新登入；沒有變更任何資料。",
    ),
    "factor.not_found": (
        "這項登入方式已經不在，可能剛才已移除。",
        "請回「我的登入方式」或設定頁重新整理；這次沒有變更任何資料。",
    ),
    "factor.not_fresh": (
        "變更登入方式之前，要再確認一次是您本人。",
        "請重新登入，之後 10 分鐘內可以變更；還沒有變更任何資料。",
    ),
    "factor.not_taken": (
        "驗證沒有通過，或暫時不能再試。",
        "請核對後再試；動態驗證碼每組只能用一次，連續錯誤會鎖定 15 分鐘。尚未登入。",
    ),
    "factor.passkey_not_added": (
        "通行金鑰沒有加入：裝置的回覆不符、這把已加入過，或已滿十把。",
        "請回上一步再按一次，或先移除不用的；原有的登入方式都沒有變動。",
    ),
    "factor.recovery_left": (
        "您用了一組復原碼[，還剩 {count} 組]。",
        "請到「我的登入方式」檢查驗證方式；剩下不多時請重新產生。",
    ),
    "factor.still_required": (
        "您的帳號必須有第二道驗證，這是最後一項。",
        "請先加入另一項，再移除這一項；這次沒有移除。",
    ),
    "factor.wrong_first_code": (
        "驗證碼不符，還沒有啟用。",
        "請確認手機時間為自動設定，輸入程式現在顯示的六個數字再試；帳號沒有變更。",
    ),
    "entry.already_linked": (
        "這個外部身分已經連結到一個帳號。",
        "請由那裡登入，或請系統管理者先移除原來的連結；這次沒有連結。",
    ),
    "entry.header_name": (
        "標頭的名稱[「{value}」]不能用。",
        "請用 X- 開頭、代理伺服器專用的名稱，例：X-Remote-User；這次沒有儲存。",
    ),
    "entry.issuer_address": (
        "簽發者[「{value}」]不是可以連線的網址。",
        "請填 https:// 開頭、不含帳號、問號與 # 的網址；這次沒有儲存。",
    ),
    "entry.issuer_taken": (
        "簽發者[「{value}」]已由另一個單一登入系統使用。",
        "請改那一個，或填別的簽發者；這次沒有儲存。",
    ),
    "entry.no_proxies": (
        "還沒有列出可信的代理伺服器。",
        "請主機管理者先設定環境變數 ZHICAI_TRUSTED_PROXIES 並重新啟動網站；這次沒有儲存。",
    ),
    "entry.outside_refused": (
        "單一登入沒有完成。",
        "請再試一次，或用帳號與密碼登入；一再發生請洽系統管理者。尚未登入。",
    ),
    "entry.provider_not_found": (
        "找不到這個單一登入系統，或已停用。",
        "請用帳號與密碼登入，或洽系統管理者。尚未登入。",
    ),
    "entry.provider_taken": (
        "代號[「{value}」]已經用過。",
        "請換一個代號；這次沒有儲存。",
    ),
    "entry.provider_unreachable": (
        "單一登入系統現在沒有回應。",
        "請稍後再試，或用帳號與密碼登入。尚未登入。",
    ),
    "entry.unlinked": (
        "[「{name}」|單一登入系統]已確認您的身分，但還沒有對應到這裡的帳號。",
        "請用這裡的帳號登入一次並確認連結，之後就能直接由那裡登入。",
    ),
}
