"""Pages of the site: who is let in, what cannot be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    "account.not_let_in": (
        "帳號或密碼不符，或這個帳號已停用。",
        "請核對大小寫後再試；忘記密碼請洽系統管理者。",
    ),
    "account.wrong_password": (
        "目前的密碼不符。",
        "請重新輸入；密碼沒有變更。",
    ),
    "account.passwords_differ": (
        "兩次輸入的新密碼不一樣。",
        "請重新輸入；密碼沒有變更。",
    ),
    "web.failed": (
        "這一頁發生預料之外的狀況（編號 {value}）。",
        "請把編號告訴系統管理者；未完成的變更都已取消，可以回上一頁再試一次。",
    ),
    "web.stale_form": (
        "這一頁開得太久，或瀏覽器不接受 Cookie，送出的內容無法確認是您本人。",
        "請回上一頁重新整理後再送出；這次沒有變更任何資料。",
    ),
    "web.wrong_request": (
        "這個網址或送出的內容看不懂。",
        "請從首頁重新操作；這次沒有變更任何資料。",
    ),
    "web.not_a_date": (
        "[「{field}」的]「{value}」不是日期。",
        "請依「115/11/20」的寫法重新輸入；這次沒有變更任何資料。",
    ),
    "web.no_such_day": (
        "[「{field}」的]「{value}」在日曆上沒有這一天。",
        "請核對月和日後重新輸入；這次沒有變更任何資料。",
    ),
    "web.before_roc": (
        "[「{field}」的]「{value}」早於民國元年。",
        "請核對年份，依「115/11/20」的寫法重新輸入；這次沒有變更任何資料。",
    ),
    "web.required": (
        "[「{field}」|這一欄]還沒有填。",
        "請填寫後再送出；這次沒有變更任何資料。",
    ),
}
