"""The head of the audit chain, today and on days before: what a cut is found against."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.records.audit.chain import day_of
from zhicai.records.audit.models import AuditEvent, AuditHead

MOST = 400


@dataclass(frozen=True, slots=True)
class HeadLine:
    """The last entry of a day, that of today among them; `text` is what stands on paper."""

    day: dt.date
    sequence: int
    hash: str

    @property
    def text(self) -> str:
        return f"{self.sequence}:{self.hash}"

    def as_json(self) -> dict[str, Any]:
        return {"day": self.day, "sequence": self.sequence, "hash": self.hash}


@walled
def find_audit_head(agency_code: str | None, *, by: Caller) -> tuple[HeadLine, ...]:
    """Newest first; nothing where nothing has happened yet."""
    require(by, Permission.AUDIT_READ, agency_code)
    last = last_head()
    kept = AuditHead.objects.order_by("-day")[:MOST]
    days = [HeadLine(one.day, one.sequence, one.hash) for one in kept]
    return tuple([last, *days] if last else days)


def last_head() -> HeadLine | None:
    """For the foot of a paper; tells nothing of what happened."""
    last = AuditEvent.objects.order_by("-sequence").values("at", "sequence", "hash").first()
    return HeadLine(day_of(last["at"]), last["sequence"], last["hash"]) if last else None
