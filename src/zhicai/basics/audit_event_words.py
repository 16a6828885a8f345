"""Each event of the audit in the words of an officer, and the families that one looks for."""

from collections.abc import Mapping
from typing import Any

EVENTS: Mapping[str, str] = {
    "account.created": "建立帳號並發出邀請",
    "account.disabled": "停用帳號",
    "account.enabled": "重新啟用帳號",
    "account.invited": "重發邀請連結",
    "account.reviewed": "檢視帳號清單",
    "account.unlocked": "解除帳號鎖定",
    "appointment.ended": "結束派任",
    "appointment.made": "派任帳號角色",
    "approval.approved": "核准並執行須兩人辦理的事",
    "approval.asked": "提出須兩人辦理的事",
    "approval.declined": "不同意須兩人辦理的事",
    "approval.expired": "須兩人辦理的事逾期",
    "approval.facts_changed": "資料已變動，須兩人辦理的事沒有執行",
    "approval.refused": "提出的人自己核准，被拒絕",
    "approval.settled": "依紙本核定並執行",
    "approval.withdrawn": "撤回須兩人辦理的事",
    "access.refused": "要求沒有權限的內容，被拒絕",
    "audit.exported": "匯出稽核紀錄",
    "audit.read": "查詢稽核紀錄",
    "batch.edit": "逐筆修改資料",
    "batch.import": "匯入資料",
    "batch.undo": "復原批次",
    "draft.file_returned": "取回匯入的檔案（含完整字號）",
    "duties.answered": "回答單位主管的五個問題",
    "duties.confirmed": "確認工作項目",
    "duties.exported": "匯出職掌確認表（試算表）",
    "duties.filed": "登錄單位交回的職掌確認表",
    "duties.printed": "列印職掌確認表",
    "duties.taken_back": "收回已登錄的職掌確認",
    "duties.tools_exported": "匯出AI工具使用情形",
    "facts.exported": "匯出全部事實資料檔（無姓名與字號）",
    "factor.added": "加入登入方式",
    "factor.removed": "移除登入方式",
    "home.initialised": "建立資料目錄與管理者帳號",
    "identity.revealed": "查看完整身分證字號",
    "key.changed": "更換金鑰",
    "key.proven": "核對新金鑰並刪除舊金鑰",
    "link.refused": "使用失效的連結，被拒絕",
    "office.handed_over": "移交辦公室",
    "password.changed": "變更密碼",
    "password.reset": "發出重設密碼的連結",
    "password.set": "以連結設定密碼",
    "people.exported": "匯出同仁名單",
    "profile.changed": "變更機關基本資料",
    "report.printed": "列印報表",
    "request.asked": "同仁送出證書或提出異議",
    "request.confirmed": "確認同仁的申請",
    "request.returned": "退回同仁的申請",
    "request.withdrawn": "同仁撤回申請",
    "retention.held": "暫停銷毀",
    "retention.released": "結束暫停銷毀",
    "retention.run": "移除到期的資料",
    "role_model.taken": "啟用由認定學到的人才類別建議",
    "rules.changed": "變更登入規則",
    "session.ended": "結束登入",
    "session.opened": "登入",
    "session.refused": "登入被拒絕",
    "setting.changed": "變更登入方式的設定",
    "snapshot.taken": "定版",
    "standing.recounted": "重新計算並取代統計",
    "transfer.asked": "名冊列入其他機關的同仁，待雙方確認",
    "transfer.declined": "不同意同仁調出",
    "transfer.released": "同意同仁調出，檔案移交新機關",
    "transfer.withdrawn": "撤回待雙方確認的調任",
}
FAMILIES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "seen": ("查看完整字號", ("identity.",)),
    "out": (
        "匯出與列印",
        (
            "people.",
            "report.",
            "draft.",
            "facts.",
            "duties.exported",
            "duties.printed",
            "duties.tools_exported",
        ),
    ),
    "changed": (
        "匯入、修改與復原",
        ("batch.", "snapshot.", "standing.", "approval.", "request.", "transfer.", "duties."),
    ),
    "sign_in": (
        "登入、密碼與帳號",
        ("session.", "password.", "account.", "appointment.", "link.", "factor.", "office."),
    ),
    "refused": ("被拒絕的存取", ("access.", "session.refused", "link.refused", "approval.refused")),
    "settings": (
        "設定",
        ("profile.", "rules.", "setting.", "home.", "key.", "retention.", "role_model."),
    ),
    "audit": ("稽核本身", ("audit.",)),
}
FORMATS: Mapping[str, str] = {"xlsx": "XLSX", "ods": "ODS", "pdf": "PDF", "jsonl": "JSON Lines"}
KINDS: Mapping[str, str] = {"people": "盤點表", "roles": "人才類別認定名冊", "standing": "統計表"}
FIELDS: Mapping[str, str] = {
    "account_role": "帳號角色",
    "address": "地址",
    "code": "帳號",
    "contact_name": "聯絡人",
    "division": "單位",
    "from_on": "起日",
    "head_title": "機關首長的職稱",
    "hr_head_title": "人事主管的職稱",
    "idle_account_days": "閒置帳號天數",
    "idle_minutes": "閒置登出分鐘數",
    "is_disabled": "停用",
    "least_character_kinds": "密碼的字元種類",
    "least_length": "密碼的最短長度",
    "least_password_days": "密碼的最短使用天數",
    "letterhead": "紙本抬頭",
    "locked_until": "鎖定",
    "mail": "電子郵件",
    "most_password_days": "密碼的最長使用天數",
    "name": "姓名",
    "on_behalf_of": "代理何人",
    "password": "密碼",
    "past_password_count": "不得重複的前幾次密碼",
    "person_id": "是哪一位同仁",
    "session_minutes": "登入最長分鐘數",
    "telephone": "電話",
    "until_on": "迄日",
}
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
        told.append("欄位：" + "、".join(FIELDS.get(str(name), str(name)) for name in names))
    if isinstance(fields.get("permission"), str):
        told.append(f"權限 {fields['permission']}")
    return "，".join(told)
