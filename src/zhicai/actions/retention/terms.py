"""How long each kind is kept at each agency: the nearest decision at or above it, and its basis."""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q

from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.intake.overlay_book import read_value
from zhicai.actions.rulebook.own_lines import nearest
from zhicai.basics.dates import format_roc
from zhicai.basics.retention_words import NOT_SET, OWN_RULE
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.overlays.models import Overlay

# Nothing goes that an undo could still need, however short a term is set.
UNDO = dt.timedelta(days=31)
DRAFT_DAYS, ORPHAN_DAYS = 7, 1
PROVISIONS: Mapping[str, str] = {
    "request": "privacy.retention_requests",
    "confirmation": "privacy.retention_requests",
    "leaver": "privacy.retention_leavers",
    "session": "privacy.retention_sign_ins",
    "link": "privacy.retention_sign_ins",
}
OWN: Mapping[str, int] = {"draft": DRAFT_DAYS, "orphan": ORPHAN_DAYS}


@dataclass(frozen=True, slots=True)
class Term:
    """What goes was over before `until_on`; None: nothing goes. `agencies` are codes."""

    kind: str
    said: str
    basis: str
    provision_id: str
    until_on: dt.date | None
    agencies: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        day = self.until_on.isoformat() if self.until_on else None
        return {**asdict(self), "until_on": day, "agencies": len(self.agencies)}


@dataclass(frozen=True, slots=True)
class Node:
    agency_id: int
    code: str


def nodes_below(agency_code: str, day: dt.date) -> tuple[Node, ...]:
    """The agency and all below it on the day; one that is closed or has moved is not its own."""
    here = Q(code=agency_code)
    paths = AgencyPath.objects.filter(
        ancestor_id__in=Agency.objects.filter(here).values("id"),
        from_on__lte=day,
        until_on__gte=day,
    )
    found = Agency.objects.filter(here | Q(id__in=paths.values("descendant_id"))).order_by("code")
    return tuple(Node(*row) for row in found.values_list("id", "code"))


def terms_of(nodes: Iterable[Node], day: dt.date) -> tuple[Term, ...]:
    """For each kind one line for all agencies that the same decision reaches."""
    nodes = tuple(nodes)
    found = [
        _own_term(kind, days, day=day, codes=tuple(one.code for one in nodes))
        for kind, days in OWN.items()
    ]
    decided = {one: _decisions(one, nodes, day) for one in sorted(set(PROVISIONS.values()))}
    for kind, provision_id in PROVISIONS.items():
        for row, codes in decided[provision_id]:
            found.append(_term(kind, provision_id, row=row, day=day, codes=codes))
    return tuple(found)


def _own_term(kind: str, days: int, *, day: dt.date, codes: tuple[str, ...]) -> Term:
    return Term(kind, f"{days} 天", OWN_RULE, "", day - dt.timedelta(days=days), codes)


def _decisions(
    provision_id: str, nodes: tuple[Node, ...], day: dt.date
) -> list[tuple[Overlay | None, tuple[str, ...]]]:
    rows = list(Overlay.objects.filter(provision_id=provision_id, known_until=None))
    lines: dict[int, list[tuple[int, int]]] = {one.agency_id: [(0, one.agency_id)] for one in nodes}
    paths = AgencyPath.objects.filter(
        ancestor_id__in={row.agency_id for row in rows}, from_on__lte=day, until_on__gte=day
    )
    for depth, ancestor, below in paths.values_list("depth", "ancestor_id", "descendant_id"):
        if below in lines:
            lines[below].append((depth, ancestor))
    grouped: dict[int, tuple[Overlay | None, list[str]]] = {}
    for one in nodes:
        above = [agency for _, agency in sorted(lines[one.agency_id])]
        row = nearest(rows, above, day)
        grouped.setdefault(row.pk if row else 0, (row, []))[1].append(one.code)
    return [(row, tuple(codes)) for row, codes in grouped.values()]


def _term(
    kind: str, provision_id: str, *, row: Overlay | None, day: dt.date, codes: tuple[str, ...]
) -> Term:
    if row is None:
        return Term(kind, "未定", NOT_SET, provision_id, None, codes)
    value = read_value(row.value)
    months = int(value.get("years", 0)) * 12 + int(value.get("months", 0))
    said = f"{value['years']} 年" if "years" in value else f"{value['months']} 個月"
    until_on = min(months_before(day, months), day - UNDO)
    told = (row.issuer, format_roc(row.issued_on), row.issue_number, row.clause)
    name = rulebook().get_provision(provision_id).name
    basis = f"{name}：{' '.join(text for text in told if text)}"
    return Term(kind, said, basis, provision_id, until_on, codes)


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the last one of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if years < dt.MINYEAR:
        return dt.date.min
    last = calendar.monthrange(years, month + 1)[1]
    return dt.date(years, month + 1, min(day.day, last))
