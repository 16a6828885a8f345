"""Preview what is past its term at an agency and below it; nothing is removed."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.retention.holds import held_below, holds_over
from zhicai.actions.retention.plan import TermPlan, plan_terms
from zhicai.actions.retention.terms import nodes_below
from zhicai.basics.retention_words import KINDS, NEVER, RetentionWords
from zhicai.records.retention.models import RetentionHold

SHOWN = 50


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """`found` are the oldest of them: a key and the day from which the term runs."""

    kind: str
    words: RetentionWords
    said: str
    basis: str
    provision_id: str
    until_on: dt.date | None
    agency_count: int
    count: int
    oldest_on: dt.date | None
    found: tuple[tuple[str, dt.date], ...]


@dataclass(frozen=True, slots=True)
class RetentionPlan:
    """`mark` names exactly what would go: another one later means that something has changed."""

    agency_code: str
    lines: tuple[RetentionLine, ...]
    mark: str
    holds: tuple[RetentionHold, ...]
    is_held: bool
    never: tuple[tuple[str, str], ...] = NEVER

    @property
    def count(self) -> int:
        return sum(line.count for line in self.lines)


@walled
def plan_retention(agency_code: str, *, by: Caller) -> RetentionPlan:
    """All that a run would remove at this moment, at the agency and below it."""
    require(by, Permission.SETTING_EDIT, agency_code)
    plans = plan_terms(agency_code, by=by)
    codes = tuple(one.code for one in nodes_below(agency_code, by.today))
    over = tuple(holds_over(agency_code, by.today))
    below = tuple(held_below(codes).exclude(pk__in=[one.pk for one in over]))
    lines = tuple(_line(plan) for plan in plans)
    return RetentionPlan(agency_code, lines, _mark(plans), over + below, bool(over))


def _mark(plans: tuple[TermPlan, ...]) -> str:
    told = "\n".join(f"{plan.term.kind} {one.key}" for plan in plans for one in plan.found)
    return hashlib.sha256(told.encode()).hexdigest()


def _line(plan: TermPlan) -> RetentionLine:
    term, found = plan.term, plan.found
    return RetentionLine(
        kind=term.kind,
        words=KINDS[term.kind],
        said=term.said,
        basis=term.basis,
        provision_id=term.provision_id,
        until_on=term.until_on,
        agency_count=len(term.agencies),
        count=len(found),
        oldest_on=found[0].day if found else None,
        found=tuple((one.key, one.day) for one in found[:SHOWN]),
    )
