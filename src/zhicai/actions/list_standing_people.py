"""The people behind a figure: one line each, with minutes and what is missing."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.held_people import held_only
from zhicai.actions.figures.judged import MINUTES, MORE_MINUTES, judge_people
from zhicai.actions.figures.known import Known
from zhicai.actions.figures.load_facts import Question
from zhicai.actions.figures.people_below import people_below
from zhicai.actions.figures.people_rows import names_of
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.figures.tree import Tree
from zhicai.actions.find_standing import StandingQuery, find_root
from zhicai.basics.errors import Refused
from zhicai.basics.words import Scope
from zhicai.core.rollups.scopes import categories_of, scope_of
from zhicai.core.rules.verdicts import JUDGED, column_of, reason_column_of
from zhicai.exchange.parquet.recount import Judged

MISSING = ("missing_basic_minutes", "missing_advanced_minutes")
CHUNK = 5000
DECIDING = {
    "hours.work_related": "work_related_minutes",
    "hours.required": "required_minutes",
    "hours.ai_required": "ai_minutes",
    "hours.environment": "environment_minutes",
    "kpi.ai_attainment_sum": "ai_minutes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleQuery(StandingQuery):
    """Which provision, and which verdicts of it; none named: all."""

    provision_id: str = "kpi.ai_attainment"
    verdicts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One counted person; minutes are None where nothing is known."""

    person: int
    name: str
    national_id_masked: str
    agency_code: str
    agency_name: str
    verdict: str
    minutes: tuple[int | None, ...]
    missing: tuple[int | None, ...]
    reason: str | None
    counted_minutes: int | None
    minutes_source: str | None
    division: str = ""
    job_title: str = ""
    staff_category: str = ""
    missing_minutes: int | None = None
    more_minutes: tuple[int | None, ...] = ()

    @property
    def minutes_by_name(self) -> dict[str, int | None]:
        """basic, advanced, unconfirmed, other, total, work_related, required, ai, environment."""
        names = [name.removesuffix("_minutes") for name in (*MINUTES, *MORE_MINUTES)]
        return dict(zip(names, (*self.minutes, *self.more_minutes), strict=True))

    def as_json(self) -> dict[str, Any]:
        keys = [name.removesuffix("_minutes") for name in MINUTES]
        return {
            "person": str(self.person),
            "name": self.name,
            "national_id_masked": self.national_id_masked,
            "agency": self.agency_code,
            "verdict": self.verdict,
            "minutes": dict(zip(keys, self.minutes, strict=True)),
            "missing": dict(zip(("basic", "advanced"), self.missing, strict=True)),
            "reason": self.reason,
        }


@walled
def list_standing_people(query: PeopleQuery, *, by: Caller) -> list[PersonLine]:
    """Everybody counted for the provision at or below the agency, by agency and name.

    Of an earlier day, whoever has gone to an agency beyond the caller's is not named.
    """
    require(by, Permission.STAFF_READ, query.agency_code)
    return list(held_only(everybody_counted(query, by=by), by))


def everybody_counted(query: PeopleQuery, *, by: Caller) -> list[PersonLine]:
    """The same with those who have gone since: for what is frozen, not for a reader."""
    require(by, Permission.STAFF_READ, query.agency_code)
    if query.provision_id not in JUDGED:
        raise Refused("provision.not_found", value=query.provision_id)
    known = Known(query.known_at)
    tree = Tree(known)
    root_id = find_root(tree, query.agency_code)
    year, as_of = query.year_for(by.today), query.day_for(by.today)
    people = people_below(known, tree, root_id=root_id, as_of=as_of)
    judged = judge_people(Question(year, as_of, known, rulebook()), tree, people)
    nodes = set(tree.below(root_id, as_of))
    picked = [row for row in _counted(judged, query, as_of) if row["agency"] in nodes]
    told = names_of(known, [row["person"] for row in picked])
    lines = [_line(row, query.provision_id, tree=tree, as_of=as_of, told=told) for row in picked]
    return sorted(lines, key=lambda line: (line.agency_code, line.name, line.person))


def _counted(judged: Judged, query: PeopleQuery, as_of: dt.date) -> Iterator[dict[str, Any]]:
    """Rows that the rate of the provision counts, with the wanted verdicts."""
    scope: Scope = query.scope or scope_of(query.provision_id, judged.book)
    categories = set(categories_of(scope, judged.book, as_of))
    column = column_of(query.provision_id)
    for row in judged.standings.iter_rows(named=True):
        is_counted = row["exclusion"] is None and row["category"] in categories
        if is_counted and (not query.verdicts or row[column] in query.verdicts):
            yield row


def _line(
    row: dict[str, Any],
    provision_id: str,
    *,
    tree: Tree,
    as_of: dt.date,
    told: dict[int, tuple[str, str]],
) -> PersonLine:
    name, masked = told[row["person"]]
    return PersonLine(
        person=row["person"],
        name=name,
        national_id_masked=masked,
        agency_code=tree.code_of[row["agency"]],
        agency_name=tree.name_on(row["agency"], as_of),
        verdict=row[column_of(provision_id)],
        minutes=tuple(row[column] for column in MINUTES),
        missing=tuple(row[column] for column in MISSING),
        reason=row[reason_column_of(provision_id)],
        counted_minutes=row[DECIDING[provision_id]] if provision_id in DECIDING else None,
        minutes_source=row["minutes_source"],
    )
