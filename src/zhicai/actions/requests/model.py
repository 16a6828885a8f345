"""A request as the one who asks and the one who decides see it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LONGEST_TEXT = 1000
LONGEST_REASON = 500
ABOUT: Mapping[str, str] = {
    "course": "課程的AI層級或類別",
    "hours": "學習時數",
    "status": "留職停薪等人事狀態",
    "posting": "任職：機關、單位、職稱、到職日",
    "certificate": "證書",
    "other": "其他",
}
LABELS: Mapping[str, str] = {
    "certificate_name": "證書名稱",
    "issuer": "發證單位",
    "certificate_number": "證書字號",
    "issued_on": "發證日期",
    "expires_on": "有效期限",
    "about": "異議的項目",
    "record": "哪一筆",
    "text": "說明",
    "duty_text": "目前的工作項目",
    "wanted_text": "更正為",
    "job_title": "職稱",
    "form": "職掌確認單",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateEntry:
    certificate_name: str
    issuer: str = ""
    certificate_number: str = ""
    issued_on: dt.date
    expires_on: dt.date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionEntry:
    """`about` is a key of ABOUT; `record` says which one, as she reads it on her page."""

    about: str
    record: str = ""
    text: str


@dataclass(frozen=True, slots=True)
class RequestLine:
    number: int
    kind: str
    kind_name: str
    state: str
    state_name: str
    person: int
    name: str
    agency_code: str
    asked_by: str
    asked_at: dt.datetime
    decided_by: str
    decided_at: dt.datetime | None
    reason: str
    batch: int | None
    file_name: str
    is_undone: bool = False
    content: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_waiting(self) -> bool:
        return self.state == "waiting"
