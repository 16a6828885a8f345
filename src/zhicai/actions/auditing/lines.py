"""Entries of the audit as lines that an auditor reads, or takes away with their hashes."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zhicai.actions.enter_office import name_of
from zhicai.basics.audit_event_words import detail_words, event_words
from zhicai.records.accounts.models import Account
from zhicai.records.audit.chain import content_of, instant_text
from zhicai.records.audit.models import AuditEvent


@dataclass(frozen=True, slots=True)
class AuditLine:
    """`principal` is whom a deputy stood in for; `sentence` says it in one line."""

    sequence: int
    at: dt.datetime
    actor: str
    principal: str
    agency: str
    action: str
    sentence: str
    reason: str
    request_key: str
    hash: str
    content: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """What the reader of the chain can check."""
        return self.content


def lines_of(events: Iterable[AuditEvent], today: dt.date) -> tuple[AuditLine, ...]:
    found = list(events)
    names = _names(found)
    agencies = {code: name_of(code, today) or code for code in {one.agency_code for one in found}}
    return tuple(_line(one, names, agency=agencies[one.agency_code]) for one in found)


def _names(events: Iterable[AuditEvent]) -> dict[str, str]:
    codes = {code for one in events for code in (one.actor_code, one.on_behalf_of) if code}
    told = Account.objects.filter(code__in=codes).values_list("code", "name")
    return {code: f"{name}（{code}）" if name else code for code, name in told}


def _line(event: AuditEvent, names: dict[str, str], *, agency: str) -> AuditLine:
    actor = names.get(event.actor_code, event.actor_code) or "不明的帳號"
    principal = names.get(event.on_behalf_of, event.on_behalf_of)
    details = detail_words(event.fields)
    who = f"{actor}代理{principal}" if principal else actor
    where = f"在{agency}" if agency else ""
    sentence = f"{who}{where}{event_words(event.action)}" + (f"：{details}" if details else "")
    return AuditLine(
        sequence=event.sequence,
        at=event.at,
        actor=actor,
        principal=principal,
        agency=agency,
        action=event.action,
        sentence=sentence + (f"；理由：{event.reason}" if event.reason else ""),
        reason=event.reason,
        request_key=event.request_key,
        hash=event.hash,
        content={
            "sequence": event.sequence,
            **content_of(event),
            "previous_hash": event.previous_hash,
            "hash": event.hash,
        },
    )


def json_line(line: AuditLine) -> str:
    return json.dumps(line.content, ensure_ascii=False, sort_keys=True) + "\n"


def cells(line: AuditLine) -> tuple[Any, ...]:
    """One row of a sheet: the words first, then all that the hash covers."""
    told = line.content
    return (
        line.sequence,
        instant_text(line.at),
        line.sentence,
        told["actor_code"],
        told["on_behalf_of"],
        told["agency_code"],
        told["action"],
        told["object_key"],
        json.dumps(told["fields"], ensure_ascii=False, sort_keys=True),
        told["reason"],
        told["request_key"],
        told["previous_hash"],
        told["hash"],
    )


HEADER = (
    "編號",
    "時刻（UTC）",
    "說明",
    "帳號",
    "代理",
    "機關代碼",
    "事件",
    "客體",
    "欄位",
    "理由",
    "請求編號",
    "前一筆雜湊",
    "雜湊",
)
