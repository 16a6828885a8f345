"""The counted people of the present view by talent role, counted by SQL in one statement."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import connection

from zhicai.records.duties.models import DutyAnswer
from zhicai.records.roles.models import RoleAssignment
from zhicai.records.staff.models import Posting
from zhicai.records.standings.models import PersonYear
from zhicai.records.standings.people import BELOW

PENDING, NO_DUTIES, UNCERTAIN = "pending", "no_duties", "uncertain"
AGENCY, DIVISION, RANK, SERIES = "agency", "division", "rank", "series"
POSTING, ROLE = Posting._meta.db_table, RoleAssignment._meta.db_table
ANSWER = DutyAnswer._meta.db_table
HELD = (
    "{0}.known_until is null and ({0}.started_on is null or {0}.started_on <= %s)"
    " and ({0}.ended_on is null or {0}.ended_on >= %s)"
)
WITH_DUTIES = (
    f"exists (select 1 from {POSTING} d where d.person_id = p.person_id and trim(d.duty_text) <> ''"
    f" and {HELD.format('d')})"
)
# The same, told once for everybody: quicker where most of everybody is asked about.
ALL_WITH_DUTIES = (
    f"p.person_id in (select d.person_id from {POSTING} d where d.known_until is null"
    f" and trim(d.duty_text) <> '' and {HELD.format('d')})"
)
# A head said yes to a question, of this post or of one that she held before.
SAID_YES = (
    f"exists (select 1 from {ANSWER} y where y.person_id = p.person_id and y.known_until is null"
    " and y.answer = 'yes' and y.question <> 'tools')"
)
ALL_SAYING_YES = (
    f"p.person_id in (select y.person_id from {ANSWER} y where y.known_until is null"
    " and y.answer = 'yes' and y.question <> 'tools')"
)
# A posting written anew, closed, begun or ended since the decision; the day is that of the clock
# of the database, so it may be a day too early, never too late.
TOUCHED = (
    f"exists (select 1 from {POSTING} c where c.person_id = p.person_id and"
    " (c.known_from > r.known_from or c.known_until > r.known_from"
    " or (c.started_on >= date(r.known_from) and c.started_on <= %s)"
    " or (c.ended_on >= date(r.known_from) and c.ended_on < %s)))"
)
ANSWERED = (
    f"exists (select 1 from {ANSWER} a where a.person_id = p.person_id and a.question <> 'tools'"
    " and (a.known_from > r.known_from or a.known_until > r.known_from))"
)
STATE = (
    f"case when r.id is null then case when {{duties}} then '{PENDING}'"
    f" when {{yes}} then '{UNCERTAIN}' else '{NO_DUTIES}' end"
    f" when {TOUCHED} or {ANSWERED} then '{UNCERTAIN}' else r.talent_role end"
)
# The posting that counts a person: of several the one begun last, then the newest.
COUNTED_POST = (
    f" left join {POSTING} s on s.id = (select t.id from {POSTING} t"
    f" where t.person_id = p.person_id and {HELD.format('t')}"
    " order by coalesce(t.started_on, '0001-01-01') desc, t.id desc limit 1)"
)
KEYS = {
    AGENCY: "p.agency_id",
    DIVISION: "case when p.agency_id = %s then p.division end",
    RANK: "coalesce(s.rank_text, '')",
    SERIES: "coalesce(s.job_series, '')",
}


@dataclass(frozen=True, slots=True)
class Counting:
    """Whose rows: a subtree on a day, and how wide a scope; `is_wide`: of many agencies."""

    year: int
    as_of: dt.date
    root_id: int
    scope_order: int
    is_wide: bool = False

    @property
    def duties(self) -> str:
        return ALL_WITH_DUTIES if self.is_wide else WITH_DUTIES

    @property
    def yes(self) -> str:
        return ALL_SAYING_YES if self.is_wide else SAID_YES


def count_states(counting: Counting, axis: str) -> list[tuple[Any, str, int]]:
    """key, state, people. UNCERTAIN is for the caller to look at: `find_uncertain`."""
    key, day = KEYS[axis], counting.as_of
    tables, where, parameters = _people(counting, axis)
    state = STATE.format(duties=counting.duties, yes=counting.yes)
    sql = f"select {key} as k, {state} as state, count(*) {tables} where {where} group by 1, 2"
    own = [counting.root_id] if axis == DIVISION else []
    return _rows(sql, [*own, day, day, day, day, *parameters])


def find_uncertain(counting: Counting, axis: str) -> list[tuple[Any, int, str, str]]:
    """key, person, talent role and duty hash of whoever may hold other duties than then.

    Role and hash are blank of those who are undecided and only perhaps wait.
    """
    key, day = KEYS[axis], counting.as_of
    tables, where, parameters = _people(counting, axis)
    sql = (
        f"select {key} as k, p.person_id, coalesce(r.talent_role, ''), coalesce(r.duty_hash, '')"
        f" {tables} where {where} and (r.id is not null and ({TOUCHED} or {ANSWERED})"
        f" or r.id is null and {counting.yes} and not {counting.duties})"
    )
    own = [counting.root_id] if axis == DIVISION else []
    return _rows(sql, [*own, *parameters, day, day, day, day])


def _people(counting: Counting, axis: str) -> tuple[str, str, list[Any]]:
    day = counting.as_of
    tables = (
        f"from {PersonYear._meta.db_table} p left join {ROLE} r"
        " on r.person_id = p.person_id and r.known_until is null"
    )
    where = (
        "p.year = %s and p.exclusion = ''"
        f" and p.scope_order <= {int(counting.scope_order)} and p.agency_id in ({BELOW})"
    )
    parameters: list[Any] = [counting.year, counting.root_id, day, day]
    if axis in (RANK, SERIES):
        return tables + COUNTED_POST, where, [day, day, *parameters]
    return tables, where, parameters


def _rows(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
