"""What is kept of a batch, in shapes that a receipt shows: counts, codes, places, no value."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from zhicai.actions.figures.figure import Counts
from zhicai.records.accounts.models import Account
from zhicai.records.agencies.models import Agency, AgencyPeriod

PLACES = 5


@dataclass(frozen=True, slots=True)
class RowCounts:
    """總列 = 新增 + 更新 + 不變 + 略過 + 錯誤. Where it is not balanced, nothing can be applied."""

    total: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    faulty: int = 0

    @property
    def is_balanced(self) -> bool:
        found = self.added + self.updated + self.unchanged + self.skipped + self.faulty
        return self.total == found

    def count(self, tab: str) -> int:
        """The rows behind one of the five tabs."""
        return int(getattr(self, tab))


@dataclass(frozen=True, slots=True)
class RemarkGroup:
    """Equal remarks together: how many there are, and the places of the first ones."""

    code: str
    count: int
    places: tuple[str, ...]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.places)


@dataclass(frozen=True, slots=True)
class KeptEffect:
    """One provision before and after; None where the agency did or does not exist."""

    provision_id: str
    before: Counts | None
    after: Counts | None

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


def sum_rows(balances: Iterable[Mapping[str, int] | None]) -> RowCounts:
    """All files together; a file that is not there counts nothing."""
    found: Counter[str] = Counter()
    for balance in balances:
        found.update(balance or {})
    return RowCounts(**found)


def group_remarks(remarks: Sequence[Mapping[str, str | None]]) -> tuple[RemarkGroup, ...]:
    """By code, the most frequent first."""
    places: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    for remark in remarks:
        code = str(remark["code"])
        counts[code] += 1
        place = "!".join(part for part in (remark["sheet"], remark["cell"]) if part)
        held = places.setdefault(code, [])
        if place and len(held) < PLACES:
            held.append(place)
    ordered = sorted(counts, key=lambda code: (-counts[code], code))
    return tuple(RemarkGroup(code, counts[code], tuple(places[code])) for code in ordered)


def read_effects(report: Mapping[str, Any]) -> tuple[KeptEffect, ...]:
    """Batches of before the effect was kept have none."""
    return tuple(
        KeptEffect(one["id"], _counts(one["before"]), _counts(one["after"]))
        for one in report.get("effects", ())
    )


def _counts(kept: Mapping[str, Any] | None) -> Counts | None:
    return Counts(kept["counted"], kept["met"], kept["short"]) if kept else None


def agency_names(codes: Iterable[str], day: dt.date) -> dict[str, str]:
    """The name that each agency bears on the day; its code where it bears none."""
    wanted = set(codes)
    periods = AgencyPeriod.objects.filter(known_until__isnull=True, from_on__lte=day)
    theirs = Agency.objects.filter(pk=OuterRef("agency_id")).values("code")
    named = periods.annotate(code=Subquery(theirs)).filter(code__in=wanted).order_by("from_on")
    found = dict(named.values_list("code", "name"))
    return {code: found.get(code) or code for code in wanted}


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """Who is meant by the codes of accounts: the name, or the code where none is kept."""
    wanted = set(codes)
    named = dict(Account.objects.filter(code__in=wanted).values_list("code", "name"))
    return {code: named.get(code) or code for code in wanted}
