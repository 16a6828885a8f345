"""Each event of the audit in the words of an officer, and the families that one looks for."""

from collections.abc import Mapping
from typing import Any

EVENTS: Mapping[str, str] = {
    "access.refused": "要求沒有權限的內容，被拒絕",
    "audit.exported": "匯出稽核紀錄",
    "audit.pruned": "刪除逾期的稽核紀錄",
    "audit.read": "查詢稽核紀錄",
    "batch.edit": "逐筆修改資料",
    "batch.import": "匯入資料",
    "batch.undo": "復原批次",
    "draft.file_returned": "取回匯入的檔案（含完整字號）",
    "facts.exported": "匯出全部事實資料檔（無姓名與字號）",
    "home.initialised": "建立資料目錄與管理者帳號",
    "identity.revealed": "查看完整身分證字號",
    "keys.changed": "更換金鑰並重新加密",
    "password.changed": "變更密碼",
    "people.exported": "匯出同仁名單",
    "profile.changed": "變更機關基本資料",
    "report.printed": "列印報表",
    "retention.applied": "刪除逾保存期限的資料",
    "session.opened": "登入",
    "session.refused": "登入被拒絕",
    "setting.changed": "變更設定",
    "snapshot.taken": "定版",
    "standing.recounted": "重新計算並取代統計",
}
FAMILIES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "seen": ("查看完整字號", ("identity.",)),
    "out": ("匯出與列印", ("people.", "report.", "draft.", "facts.")),
    "changed": ("匯入、修改與復原", ("batch.", "snapshot.", "standing.")),
    "sign_in": (
        "登入、密碼與帳號",
        ("session.", "password.", "account.", "appointment.", "factor.", "invitation."),
    ),
    "refused": ("被拒絕的存取", ("access.", "session.refused")),
    "settings": ("設定、保存期限與金鑰", ("profile.", "setting.", "retention.", "keys.", "home.")),
    "audit": ("稽核本身", ("audit.",)),
}
FORMATS: Mapping[str, str] = {"xlsx": "XLSX", "ods": "ODS", "pdf": "PDF", "jsonl": "JSON Lines"}
KINDS: Mapping[str, str] = {"people": "盤點表", "standing": "統計表"}
UNKNOWN = "其他事件（{action}）"


def event_words(action: str) -> str:
    """What happened; an event that this version does not know keeps its dotted name."""
    return EVENTS.get(action, UNKNOWN.format(action=action))


def detail_words(fields: Mapping[str, Any]) -> str:
    """The counts and names that an entry holds, as far as they have words."""
    told = []
    subjects = fields.get("subjects")
    count = subjects.get("count") if isinstance(subjects, Mapping) else fields.get("count")
    if isinstance(count, int):
        told.append(f"{count:,} {'人' if isinstance(subjects, Mapping) else '筆'}")
    if fields.get("kind") in KINDS:
        told.append(KINDS[fields["kind"]])
    if fields.get("format") in FORMATS:
        told.append(FORMATS[fields["format"]])
    names = fields.get("fields")
    if isinstance(names, list) and names:
        told.append("欄位：" + "、".join(str(name) for name in names))
    if isinstance(fields.get("permission"), str):
        told.append(f"權限 {fields['permission']}")
    return "，".join(told)
