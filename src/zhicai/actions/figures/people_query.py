"""What a page of people is asked, and how it is asked of kept rows and of rows just judged."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.page import SIZE
from zhicai.basics.errors import Unreadable
from zhicai.basics.national_ids import SHOWN, is_masked, parse_masked_id, parse_national_id
from zhicai.basics.text import fold
from zhicai.basics.words import Scope
from zhicai.core.rollups.scopes import scope_of
from zhicai.core.rules.load import Rulebook
from zhicai.core.rules.verdicts import AI_ATTAINMENT, column_of
from zhicai.records.staff.identity import hash_national_id
from zhicai.records.staff.models import Person
from zhicai.records.standings.people import EXCLUDED, KPI_COLUMN, Choice, Measure
from zhicai.records.standings.present_view import CATEGORY_UNKNOWN, LEFT_SERVICE, OUTSIDE_SCOPE

SORTS = ("agency", "name", "missing")
DECIDING: Mapping[str, str] = {
    "hours.work_related": "work_related_minutes",
    "hours.required": "required_minutes",
    "hours.ai_required": "ai_minutes",
    "hours.environment": "environment_minutes",
    "kpi.ai_attainment_sum": "ai_minutes",
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePageQuery(StandingQuery):
    """One page of the people behind a figure.

    `tabs` are verdicts and EXCLUDED, none: everybody counted. `below` is an agency at or below
    that of the query. `search` is part of a name, a masked ID or a whole one; it is never kept.
    A face that must keep what was looked for between two pages keeps `id_hash` of a whole ID.
    """

    provision_id: str = AI_ATTAINMENT
    tabs: Sequence[str] = ()
    below: str = ""
    division: str = ""
    category: str = ""
    reason: str = ""
    missing_up_to: int | None = None
    search: str = ""
    id_hash: str = ""
    sort: str = "agency"
    is_descending: bool = False
    number: int = 1
    size: int = SIZE
    most: int | None = None

    def whole(self, *, most: int, **changes: Any) -> "PeoplePageQuery":
        """The same people all on one page; refused where there are more than `most`."""
        return replace(self, number=1, size=0, most=most, **changes)

    @property
    def root_code(self) -> str:
        return self.below or self.agency_code


def measure_of(provision_id: str, book: Rulebook, as_of: dt.date) -> Measure:
    """The columns of a provision; without a target in force nothing is missing."""
    deciding = DECIDING.get(provision_id)
    target = book.find_value(provision_id, as_of) if deciding else None
    return Measure(
        verdict=column_of(provision_id),
        minutes=deciding,
        target=target["minutes"] if target else None,
    )


def scope_for(query: PeoplePageQuery, book: Rulebook) -> Scope:
    return query.scope or scope_of(query.provision_id, book)


def choose(
    query: PeoplePageQuery, book: Rulebook, *, as_of: dt.date, root_id: int, size: int
) -> Choice:
    """The question of a page in terms of columns."""
    pattern = pattern_of(query.search)
    people, folded_name = (None, "") if pattern else found_people(query.search, query.id_hash)
    return Choice(
        year=query.year_for(as_of),
        as_of=as_of,
        root_id=root_id,
        size=size,
        scope_order=list(Scope).index(scope_for(query, book)) + 1,
        measure=measure_of(query.provision_id, book, as_of),
        tabs=tuple(query.tabs),
        division=query.division,
        category=query.category,
        reason=query.reason,
        missing_up_to=query.missing_up_to,
        folded_name=folded_name,
        people=people,
        id_pattern=pattern,
        sort=query.sort if query.sort in SORTS else SORTS[0],
        is_descending=query.is_descending,
    )


def found_people(search: str, id_hash: str = "") -> tuple[list[int] | None, str]:
    """Keys of the people whom a whole ID names, or the part of a name to look for."""
    text = search.strip()
    hashed = id_hash or hash_of(text)
    if not hashed:
        return None, fold(text)
    found = Person.objects.filter(national_id_hash=hashed)
    return list(found.values_list("pk", flat=True)), ""


def pattern_of(search: str) -> str:
    """A masked ID as a pattern of what is kept masked; empty where the text is none.

    >>> pattern_of("a12345****"), pattern_of("A1********"), pattern_of("...")
    ('A12345%', 'A1____%', '')
    """
    text = search.strip()
    if not is_masked(text):
        return ""
    return parse_masked_id(text)[:SHOWN].replace("*", "_") + "%"


def people_alike(pattern: str) -> frozenset[int]:
    """Everybody whose masked ID fits; an underscore stands for any character."""
    shown = Person.objects.filter(
        national_id_masked__startswith=pattern.partition("_")[0].strip("%")
    )
    rows = shown.order_by("pk").values_list("pk", "national_id_masked")
    wanted = pattern.rstrip("%")
    return frozenset(
        key
        for key, masked in rows
        if all(asked in ("_", kept) for asked, kept in zip(wanted, masked, strict=False))
    )


def hash_of(text: str) -> str:
    """The keyed hash of a whole national ID; empty where the text is none."""
    try:
        return hash_national_id(parse_national_id(text))
    except Unreadable:
        return ""


def tab_of(row: Row, choice: Choice) -> str:
    is_counted = not row["exclusion"] and row["scope_order"] <= choice.scope_order
    return str(row[choice.measure.verdict]) if is_counted else EXCLUDED


def reason_of(row: Row, choice: Choice) -> str:
    """Why a counted row is not met, or why the scope or an event leaves it out."""
    if tab_of(row, choice) != EXCLUDED:
        return str(row[choice.measure.reason])
    if row["exclusion"] in (LEFT_SERVICE, CATEGORY_UNKNOWN):
        return str(row["exclusion"])
    is_outside = row["scope_order"] > choice.scope_order
    return OUTSIDE_SCOPE if is_outside else str(row["exclusion"])


def missing_of(row: Row, choice: Choice) -> int | None:
    """Minutes still missing for the provision; None where nothing is known or in force."""
    measure = choice.measure
    if measure.verdict == KPI_COLUMN:
        kept: int | None = row["missing_minutes"]
        return kept
    if measure.minutes is None or measure.target is None:
        return None
    if row[measure.verdict] == "met":
        return 0
    minutes = row[measure.minutes]
    return None if minutes is None else max(0, measure.target - minutes)


def fits(row: Row, choice: Choice) -> bool:
    """Whether a row is what is asked for, whatever tab it stands under."""
    if choice.people is not None and row["person_id"] not in choice.people:
        return False
    missing = missing_of(row, choice)
    return (
        (not choice.division or row["division"] == choice.division)
        and (not choice.category or row["staff_category"] == choice.category)
        and (not choice.reason or reason_of(row, choice) == choice.reason)
        and choice.folded_name in row["folded_name"]
        and (choice.missing_up_to is None or 0 < (missing or 0) <= choice.missing_up_to)
    )


def is_under_tab(row: Row, choice: Choice) -> bool:
    tab = tab_of(row, choice)
    return tab in choice.tabs if choice.tabs else tab != EXCLUDED


def in_order(rows: Iterable[Row], choice: Choice, code_of: Mapping[int, str]) -> list[Row]:
    """As the database puts them: whoever of whom nothing is known stands last."""
    keys: dict[str, Callable[[Row], tuple[Any, ...]]] = {
        "agency": lambda row: (code_of[row["agency_id"]], row["folded_name"], row["person_id"]),
        "name": lambda row: (row["folded_name"], row["person_id"]),
        "missing": lambda row: (
            missing_of(row, choice) or 0,
            row["folded_name"],
            row["person_id"],
        ),
    }
    ordered = sorted(rows, key=keys[choice.sort], reverse=choice.is_descending)
    if choice.sort == "missing":
        ordered.sort(key=lambda row: missing_of(row, choice) is None)
    return ordered
