"""Write docs/handbook/errors.md from the table of messages; with --check, only compare.

Usage: python tools/write_messages.py [--check]
"""

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from zhicai.basics.messages import TABLE, Message
from zhicai.basics.messages.message import plain

PAGE = Path(__file__).resolve().parents[1] / "docs" / "handbook" / "errors.md"
FOR_MAINTAINERS = "rulebook"
FAMILIES = {
    "file": "整個檔案",
    "letter": "公文檔",
    "layout": "檔案種類與欄位",
    "sheet": "一列或一格",
    "agency": "機關",
    "person": "同仁",
    "people": "同仁名單",
    "filter": "儲存的篩選",
    "identity": "完整字號",
    "key": "金鑰",
    "retention": "保存與銷毀",
    "roster": "名冊",
    "hours": "時數",
    "draft": "匯入草稿",
    "course": "課程層級",
    "summary": "統計報表",
    "date": "日期",
    "event": "人事狀態",
    "edit": "編輯",
    "batch": "批次與復原",
    "snapshot": "定版",
    "approval": "兩人核准",
    "self": "我的資料",
    "request": "同仁的申請",
    "duty": "職掌確認",
    "role": "人才類別認定",
    "transfer": "待雙方確認的調任",
    "enclosure": "上傳的證明檔案",
    "report": "統計表與盤點表",
    "standing": "查詢畫面",
    "recount": "重新計算",
    "facts": "事實資料檔",
    "provision": "條文",
    "source": "來源文件",
    "overlay": "機關自訂",
    "home": "資料目錄",
    "database": "PostgreSQL 資料庫",
    "access": "權限",
    "account": "帳號與登入",
    "password": "密碼",
    "factor": "第二道驗證",
    "entry": "單一登入與其他登入方式",
    "link": "一次性連結",
    "appointment": "派任與代理",
    "handover": "業務移交",
    "audit": "稽核",
    "web": "畫面",
    "cli": "指令",
}
HEAD = """# 訊息代碼

由訊息表產生（`tools/write_messages.py`），請勿直接修改。

每一則訊息都有代碼；畫面、JSON、收據用同一個。實際的訊息會寫出工作表、儲存格、看到的內容；下表以「…」代替。

- **錯誤**：這一列沒有匯入，其餘照常；整個檔案的錯誤使整批不寫入，結束碼 6。
- **注意**：已照常處理，請看一眼。

條文檔的檢查訊息以 `zhicai rulebook check` 查看，不在此列。
"""
TABLE_HEAD = "\n## {title}\n\n| 代碼 | 訊息 | 接下來 |\n|---|---|---|\n"


def cell(template: str) -> str:
    """A sentence as one cell of a table."""
    return plain(template).replace("|", "／")


def family_of(code: str) -> str:
    return code.partition(".")[0]


def row(code: str, message: Message) -> str:
    return f"| `{code}` | {cell(message.what)} | {cell(message.step)} |\n"


def table(title: str, codes: Iterable[str]) -> str:
    return TABLE_HEAD.format(title=title) + "".join(row(code, TABLE[code]) for code in codes)


def page() -> str:
    """One table a family, in the order of FAMILIES; an unknown family stops the program."""
    shown = {code: told for code, told in TABLE.items() if family_of(code) != FOR_MAINTAINERS}
    order = list(FAMILIES)
    codes = sorted(shown, key=lambda code: (order.index(family_of(code)), code))
    tables = (table(FAMILIES[family], group) for family, group in groupby(codes, key=family_of))
    return HEAD + "".join(tables)


def main(arguments: list[str]) -> int:
    wanted = page()
    is_stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != wanted
    if "--check" in arguments:
        print("docs/handbook/errors.md: run tools/write_messages.py" if is_stale else "", end="")
        return 1 if is_stale else 0
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
