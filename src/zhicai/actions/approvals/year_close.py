"""年度統計截止: after it the records of the year cannot be taken back."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from zhicai.actions.access import Caller, Permission
from zhicai.actions.approvals.runner import Look, Runner
from zhicai.actions.enter_office import name_of
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.take_snapshot import Frozen, freeze, keep_frozen
from zhicai.basics.dates import format_roc
from zhicai.basics.figure_words import rate_text
from zhicai.records.approvals.models import Approval
from zhicai.records.standings.models import Snapshot

PASSING = ("known_at",)  # the instant itself changes nothing


def _frozen(agency_code: str, wanted: Mapping[str, Any], by: Caller) -> Frozen:
    as_of = dt.date.fromisoformat(wanted["as_of"]) if wanted.get("as_of") else None
    query = StandingQuery(agency_code=agency_code, year=wanted.get("year"), as_of=as_of)
    return freeze(query, by=by)


def _look(agency_code: str, wanted: Mapping[str, Any], by: Caller) -> Look:
    """Raises Refused: cli.as_of_outside_year, cli.known_at_in_future."""
    frozen = _frozen(agency_code, wanted, by)
    document = json.loads(frozen.content)
    facts = {name: part for name, part in document.items() if name not in PASSING}
    return Look(
        wanted={"as_of": frozen.as_of.isoformat(), "year": frozen.year},
        facts=json.dumps(facts, ensure_ascii=False, sort_keys=True).encode(),
        lines=_lines(frozen, document, name_of(agency_code, by.today) or ""),
    )


def _lines(frozen: Frozen, document: Mapping[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    told = document["figures"]
    rate = rate_text(told["met"], told["counted"], told["unknown"])
    return (
        ("機關", f"{name}（{frozen.agency_code}），含所屬"),
        ("年度與截止日", f"{frozen.year} 年，資料截至 {format_roc(frozen.as_of)}"),
        ("AI知能課程學習時數達成率", f"{rate}（範圍{told['scope']}）"),
        ("先前的年度統計截止", _closed(frozen)),
        ("條文版本", str(document["rulebook"])),
    )


def _closed(frozen: Frozen) -> str:
    """A year may be closed again after late entries; whoever approves is told."""
    closed = Snapshot.objects.filter(
        agency_code=frozen.agency_code, year=frozen.year, is_year_close=True
    )
    numbers = [f"定版第 {number} 號" for number in closed.values_list("pk", flat=True)]
    return "、".join(numbers) or "沒有"


def _run(agency_code: str, wanted: Mapping[str, Any], by: Caller) -> Mapping[str, Any]:
    line = keep_frozen(_frozen(agency_code, wanted, by), by=by, is_year_close=True)
    return {"snapshot": line.number, "hash": line.content_hash}


YEAR_CLOSE = Runner(
    kind=Approval.Kind.YEAR_CLOSE,
    asks=Permission.SNAPSHOT_TAKE,
    approves=Permission.SNAPSHOT_APPROVE,
    warning="執行後，該年度的資料不能再復原，本系統也沒有取消截止的方式。",
    look=_look,
    run=_run,
)
