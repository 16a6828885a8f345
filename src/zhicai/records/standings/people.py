"""The kept rows of the people at or below an agency: counted, put in order and cut by SQL."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db import connection

from zhicai.records.standings.models import PersonYear
from zhicai.records.standings.present_view import CATEGORY_UNKNOWN, LEFT_SERVICE, OUTSIDE_SCOPE

EXCLUDED = "excluded"
KPI_COLUMN = "kpi_ai_attainment"
# Up to here it is quicker to read the rows of the subtree and sort them than to walk an index.
SMALL = 20_000
# One row wanted in so many, or fewer: then it is quicker to read them all once.
SPARSE = 10
# Divisions are offered for choosing only where there are few people to look through.
FEW = 3000
CHUNK = 5000
BELOW = (
    "select w.descendant_id from agencies_agencypath w"
    " where w.ancestor_id = %s and w.from_on <= %s and w.until_on >= %s"
)
# How an engine comes to the rows: the agencies of the subtree with their people by name, the
# people of the year as an index has them, or every row once. Each pays where the others do not.
Way = Literal["agencies", "index", "rows"]
ALIKE = "select s.id from staff_person s where s.national_id_masked like %s escape '!'"
Clause = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Columns that tell of one provision: verdict, deciding minutes, and what must be reached."""

    verdict: str
    minutes: str | None = None
    target: int | None = None

    @property
    def reason(self) -> str:
        return "reason" if self.verdict == KPI_COLUMN else f"{self.verdict}_reason"

    @property
    def missing(self) -> str:
        """Minutes still missing for the provision; null where nothing is known or in force."""
        if self.verdict == KPI_COLUMN:
            return "p.missing_minutes"
        if self.minutes is None or self.target is None:
            return "cast(null as integer)"
        return (
            f"case when p.{self.verdict} = 'met' or p.{self.minutes} >= {int(self.target)} then 0"
            f" else {int(self.target)} - p.{self.minutes} end"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whose rows: a subtree on a day, a scope, and what the row must say; empty asks nothing.

    `tabs` are verdicts, and EXCLUDED for those whom the scope or an event leaves out; none:
    everybody who is counted. `id_pattern` fits masked IDs. `size` is how many people the subtree
    holds, `is_whole` whether nobody stands outside of it.
    """

    year: int
    as_of: dt.date
    root_id: int
    size: int
    scope_order: int
    measure: Measure
    is_whole: bool = False
    tabs: Sequence[str] = ()
    division: str = ""
    category: str = ""
    reason: str = ""
    missing_up_to: int | None = None
    folded_name: str = ""
    people: Collection[int] | None = None
    id_pattern: str = ""
    sort: str = "agency"
    is_descending: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the tab is asked, so that the kept totals do not tell."""
        asked = (self.division, self.category, self.reason, self.folded_name, self.id_pattern)
        return any(asked) or self.missing_up_to is not None or self.people is not None

    @property
    def is_covered(self) -> bool:
        """Whether the indexes hold all that is asked, so that no row need be read to answer."""
        asked = (self.division, self.category, self.reason)
        return self.measure.verdict == KPI_COLUMN and not any(asked)


def count_tabs(choice: Choice) -> dict[str, int]:
    """How many rows stand under each tab, with everything asked but the tab itself."""
    way: Way = "index" if choice.is_covered else "rows"
    way = "agencies" if choice.size <= SMALL else way
    parameters: list[Any] = []
    clause = _where(choice, way, parameters=parameters, by_tab=False)
    tab = f"case when {_counted(choice)} then p.{choice.measure.verdict} else '{EXCLUDED}' end"
    sql = f"select {tab} as tab, count(*) {_tables(way)} where {clause} group by 1"
    return {tab: int(count) for tab, count in _rows(sql, parameters)}


def pick(choice: Choice, *, start: int, limit: int, total: int) -> list[int]:
    """Keys of the rows from `start` on, in the order asked for, of `total` that there are.

    The second half of a long list is walked from its end.
    """
    is_reversed = start * 2 > total
    if is_reversed:
        limit = min(limit, total - start)
        start = total - start - limit
    way = _way(choice, total)
    parameters: list[Any] = []
    clause = _where(choice, way, parameters=parameters, by_tab=True)
    sql = (
        f"select p.id {_tables(way)} where {clause}"
        f" order by {_order(choice, is_reversed=is_reversed)} limit {limit:d} offset {start:d}"
    )
    keys = [row[0] for row in _rows(sql, parameters)]
    return keys[::-1] if is_reversed else keys


def read(keys: Sequence[int]) -> list[PersonYear]:
    """The rows of these keys, in their order."""
    found: dict[int, PersonYear] = {}
    for start in range(0, len(keys), CHUNK):
        found.update(PersonYear.objects.in_bulk(list(keys[start : start + CHUNK])))
    return [found[key] for key in keys if key in found]


def list_divisions(choice: Choice, *, limit: int) -> list[str]:
    """The divisions of the subtree, for a small one only."""
    if choice.size > FEW:
        return []
    parameters: list[Any] = []
    clause = _subtree(choice, "agencies", parameters)
    sql = (
        f"select distinct p.division {_tables('agencies')} where {clause} and p.division <> ''"
        f" order by 1 limit {limit:d}"
    )
    return [row[0] for row in _rows(sql, parameters)]


def _way(choice: Choice, total: int) -> Way:
    """Walking an index pays where most rows that it names are wanted or need not be read."""
    if choice.size <= SMALL:
        return "agencies"
    is_sparse = total * SPARSE < choice.size
    is_ordered = choice.sort != "missing" or choice.measure.verdict == KPI_COLUMN
    if not is_ordered or (is_sparse and not choice.is_covered):
        return "rows"
    return "agencies" if choice.sort == "agency" else "index"


def _tables(way: Way) -> str:
    """The engine takes the tables in this order."""
    people = PersonYear._meta.db_table
    if way == "agencies":
        return f"from agencies_agency a cross join {people} p"
    return f"from {people} p cross join agencies_agency a"


def _subtree(choice: Choice, way: Way, parameters: list[Any]) -> str:
    """A plus before a column keeps the engine from another way in than the one wanted."""
    is_by_name = way == "index" or (way == "agencies" and choice.sort == "agency")
    year = "p.year" if is_by_name else "+p.year"
    parameters.append(choice.year)
    clause = f"p.agency_id = a.id and {year} = %s"
    if choice.is_whole:
        return clause
    parameters.extend([choice.root_id, choice.as_of, choice.as_of])
    column = "a.id" if way == "agencies" else "p.agency_id"
    return f"{clause} and +{column} in ({BELOW})"


def _where(choice: Choice, way: Way, *, parameters: list[Any], by_tab: bool) -> str:
    """What a row says comes first: whether it stands in the subtree is dearer to ask."""
    parts = [_tab(choice, parameters)] if by_tab else []
    for sql, values in _asked(choice):
        parts.append(sql)
        parameters.extend(values)
    parts.append(_subtree(choice, way, parameters))
    return " and ".join(parts)


def _tab(choice: Choice, parameters: list[Any]) -> str:
    verdicts = [tab for tab in choice.tabs if tab != EXCLUDED]
    counted = _counted(choice)
    if verdicts:
        counted += f" and p.{choice.measure.verdict} in ({_marks(verdicts)})"
        parameters.extend(verdicts)
    if EXCLUDED not in choice.tabs:
        return counted
    left_out = f"not ({_counted(choice)})"
    return f"({left_out} or ({counted}))" if verdicts else left_out


def _counted(choice: Choice) -> str:
    return f"p.exclusion = '' and p.scope_order <= {int(choice.scope_order)}"


def _asked(choice: Choice) -> list[Clause]:
    """One condition for each thing asked; none where nothing is."""
    asked: list[Clause] = []
    if choice.division:
        asked.append(("p.division = %s", [choice.division]))
    if choice.category:
        asked.append(("p.staff_category = %s", [choice.category]))
    if choice.reason:
        asked.append((f"{reason_sql(choice)} = %s", [choice.reason]))
    if choice.missing_up_to is not None:
        missing = choice.measure.missing
        asked.append((f"{missing} > 0 and {missing} <= %s", [choice.missing_up_to]))
    if choice.folded_name:
        asked.append(("p.folded_name like %s escape '!'", [f"%{_plain(choice.folded_name)}%"]))
    if choice.people is not None:
        people = list(choice.people)
        asked.append((f"p.person_id in ({_marks(people) or 'null'})", people))
    if choice.id_pattern:
        asked.append((f"p.person_id in ({ALIKE})", [choice.id_pattern]))
    return asked


def reason_sql(choice: Choice) -> str:
    """Why a counted row is not met, or why the scope or an event leaves a row out."""
    left_out = (
        f"case when p.exclusion in ('{LEFT_SERVICE}', '{CATEGORY_UNKNOWN}') then p.exclusion"
        f" when p.scope_order > {int(choice.scope_order)} then '{OUTSIDE_SCOPE}'"
        " else p.exclusion end"
    )
    return f"case when {_counted(choice)} then p.{choice.measure.reason} else {left_out} end"


def _order(choice: Choice, *, is_reversed: bool) -> str:
    """By what is asked, then by name; whoever of whom nothing is known stands last."""
    columns = ["p.folded_name", "p.person_id"]
    if choice.sort == "agency":
        columns.insert(0, "a.code")
    elif choice.sort == "missing":
        columns.insert(0, choice.measure.missing)
    is_descending = choice.is_descending != is_reversed
    ordered = [f"{name} desc" if is_descending else name for name in columns]
    if choice.sort == "missing":
        ordered[0] += " nulls first" if is_reversed else " nulls last"
    return ", ".join(ordered)


def _marks(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _plain(text: str) -> str:
    """Nothing in a searched text is a wildcard."""
    return "".join(f"!{character}" if character in "!%_" else character for character in text)


def _rows(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
