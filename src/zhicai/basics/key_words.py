"""Keys in the words of an officer: what each protects, and what its loss or change means."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyWords:
    name: str
    protects: str
    lost: str
    change: str


KEYS: Mapping[str, KeyWords] = {
    "national_id": KeyWords(
        "加密金鑰",
        "身分證字號、匯入草稿的更正與讀到的內容、動態驗證碼的金鑰、單一登入系統的用戶端秘密、登入逾時暫存的表單",
        "遺失就不能再顯示任何一個完整字號，也不能以動態驗證碼登入",
        "全部重新加密，內容不變",
    ),
    "search": KeyWords(
        "查找金鑰",
        "以身分證字號找人（字號的雜湊）、復原碼的雜湊、通行金鑰認得的帳號名稱",
        "遺失就不能以字號找人，再匯入名冊時每個人都會變成新的人",
        "字號的雜湊全部重算；復原碼只存雜湊，無法換算，全部作廢，請本人重新產生",
    ),
    "django": KeyWords(
        "登入金鑰",
        "登入的紀錄與表單的簽章",
        "遺失時換一把即可，所有人重新登入",
        "所有人的登入都結束，要重新登入；換完請重新啟動網站",
    ),
}
STATES: Mapping[str, str] = {
    "key": "使用中",
    "next": "更換中斷，等待接續",
    "old": "舊金鑰，等待核對",
}
COUNTS: Mapping[str, str] = {
    "person": "同仁的身分證字號",
    "correction": "匯入草稿的更正",
    "time_code": "動態驗證碼的金鑰",
    "provider": "單一登入系統的用戶端秘密",
    "passkey": "通行金鑰認得的帳號名稱",
    "recovery_code": "作廢的復原碼",
    "session": "結束或重新加密的登入",
    "file": "草稿讀到的內容",
}
BACKUP = (
    "金鑰檔在資料目錄的 keys 裡，和資料庫分開備份，放在不同的地方；只有備份資料庫，等於沒有備份。",
    "更換前先備份資料庫與金鑰。更換之前的舊備份，只有當時的舊金鑰打得開：舊金鑰和舊備份一起保管、一起銷毀。",
    "備份之後，用上面的指紋核對備份的金鑰是同一把；指紋推不回金鑰。",
)
