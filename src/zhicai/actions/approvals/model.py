"""An act of two people as screens and commands show it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

WAIT_DAYS = 30
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class PaperProof:
    """依紙本核定: the day and the number of the signed paper; the page may stand for them."""

    signed_on: dt.date | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """`number` 0: only looked at, nothing was asked for. `actor` names and the rest are today's."""

    number: int
    kind: str
    kind_name: str
    agency_code: str
    state: str
    state_name: str
    asked_by: str
    asked_at: dt.datetime
    expires_at: dt.datetime
    lines: tuple[tuple[str, str], ...]
    warning: str
    decided_by: str = ""
    decided_at: dt.datetime | None = None
    reason: str = ""
    paper_on: dt.date | None = None
    paper_number: str = ""
    page_name: str = ""
    outcome: dict[str, Any] | None = None

    @property
    def is_waiting(self) -> bool:
        return self.state == "waiting"

    def as_json(self) -> dict[str, Any]:
        return {
            "approval": self.number,
            "kind": self.kind,
            "agency": self.agency_code,
            "state": self.state,
            "asked_by": self.asked_by,
            "asked_at": self.asked_at,
            "expires_at": self.expires_at,
            "decided_by": self.decided_by or None,
            "decided_at": self.decided_at,
            "paper_on": self.paper_on,
            "paper_number": self.paper_number or None,
            "outcome": self.outcome,
        }


@dataclass(frozen=True, slots=True)
class ApprovalPage:
    """One act, and what the caller may do about it now.

    `same_person`: she could approve, were it not herself who asked.
    """

    line: ApprovalLine
    may_approve: bool = False
    may_settle: bool = False
    may_withdraw: bool = False
    is_same_person: bool = False
