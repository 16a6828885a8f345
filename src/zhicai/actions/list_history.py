"""Every version of the facts about one person, agency or course: who, when, from where."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from zhicai.actions.access import Caller, Permission, may, require, walled
from zhicai.actions.edits.model import FactLine
from zhicai.actions.edits.names import Names
from zhicai.actions.edits.office_people import in_line, person_of_office, stands_below
from zhicai.actions.edits.tell_changes import fact_line
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.intake.kinds import KINDS, Kind
from zhicai.actions.page import SIZE, Page, page_of
from zhicai.actions.rights.wall import above_the_wall
from zhicai.basics.errors import Refused
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.ledger.models import Batch, SourceFile

PERSON, AGENCY, COURSE = "person", "agency", "course"
SUBJECTS: Mapping[str, tuple[str, tuple[str, ...], Permission]] = {
    PERSON: (
        "person_id",
        (
            "Profile",
            "Posting",
            "RoleAssignment",
            "DutyAnswer",
            "StatusEvent",
            "LearningRecord",
            "HourSummary",
            "Certificate",
        ),
        Permission.STAFF_READ,
    ),
    AGENCY: ("agency_id", ("AgencyPeriod",), Permission.STANDING_READ),
    COURSE: ("course_id", ("LevelDecision", "CourseDetail"), Permission.STAFF_READ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryQuery:
    """`key` is the key of a person or course, or the code of an agency; `kinds` () means all."""

    agency_code: str
    subject: str
    key: str
    kinds: tuple[str, ...] = ()
    page: int = 1
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of one fact: `file` and `place` are where it was read, an edit has neither.

    `actor` is the name of the account, `may_open`: the caller may see the receipt at `agency_code`.
    """

    at: dt.datetime
    actor_code: str
    actor: str
    batch: int
    batch_kind: str
    agency_code: str
    note: str
    file: str | None
    place: str
    fact: FactLine
    may_open: bool


@walled
def list_history(query: HistoryQuery, *, by: Caller) -> Page[HistoryLine]:
    """Newest first. Raises Refused("access.not_found") for what is not of this office."""
    column, kinds, permission = SUBJECTS[query.subject]
    require(by, permission, query.agency_code)
    chosen = [KINDS[name] for name in query.kinds or kinds if name in kinds]
    within = Q(**{column: _key(query, by)})
    moments = [moment for kind in chosen for moment in _moments(kind, within, query=query, by=by)]
    moments.sort(key=lambda moment: (moment.batch_id, moment.row_id), reverse=True)
    page = page_of(moments, number=query.page, size=query.size)
    return Page(_tell(page.rows, query, by), page.number, page.size, page.total)


@dataclass(frozen=True, slots=True)
class _Moment:
    kind: Kind
    batch_id: int
    row_id: int
    was: Any
    now: Any
    file_id: int | None
    place: str


def _key(query: HistoryQuery, by: Caller) -> int:
    """The row key of the subject, where it is of this office."""
    found: int | None = None
    if query.subject == AGENCY:
        agency = Agency.objects.filter(code=query.key).values("id")
        root = Agency.objects.filter(code=query.agency_code).values("id")
        paths = AgencyPath.objects.filter(
            ancestor_id__in=root, descendant_id__in=agency, until_on__gte=by.today
        )
        found = paths.order_by("depth").values_list("descendant_id", flat=True).first()
    elif query.subject == PERSON and query.key.isdecimal():
        people = person_of_office(int(query.key[:18]), query.agency_code, by.today)
        found = people.values_list("pk", flat=True).first()
    elif query.subject == COURSE and query.key.isdecimal():
        found = int(query.key[:18])
    if found is None:
        raise Refused("access.not_found")
    return found


def _visible(facts: QuerySet[Any], kind: Kind, *, query: HistoryQuery, by: Caller) -> QuerySet[Any]:
    """Decisions of other offices beside this one stay theirs."""
    if kind.name != "LevelDecision":
        return facts
    return facts.filter(in_line(query.agency_code, by.today, column="agency_id"))


def _moments(kind: Kind, within: Q, *, query: HistoryQuery, by: Caller) -> Iterator[_Moment]:
    # Said of either sort of version, so that the indexes of each are used.
    present, past = (within & Q(known_until__isnull=is_held) for is_held in (True, False))
    facts = _visible(kind.facts._default_manager.filter(present | past), kind, query=query, by=by)
    names = ("pk", "replaces", "batch_id", "closed_by_id", "source_file_id", "source_place")
    rows = list(facts.order_by("pk").values_list(*names, *kind.columns))
    values = {row[0]: kind.row(*row[len(names) :]) for row in rows}
    replaced = {row[1] for row in rows}
    for row_id, replaces, batch_id, closed_by, file_id, place, *_ in rows:
        was, now = values.get(replaces), values[row_id]
        yield _Moment(kind, batch_id, row_id, was, now, file_id, place)
        if closed_by is not None and row_id not in replaced:
            yield _Moment(kind, closed_by, row_id, now, None, None, "")


def _tell(moments: tuple[_Moment, ...], query: HistoryQuery, by: Caller) -> tuple[HistoryLine, ...]:
    """Who and from which file is told of offices above and below; others stay unnamed."""
    names = Names(by.today)
    names.load_for(row for one in moments for row in (one.was, one.now) if row is not None)
    with above_the_wall():  # of a batch of others only its number, kind and instant are told
        batches = Batch.objects.in_bulk({one.batch_id for one in moments})
    people = names_of(batch.actor_code for batch in batches.values())
    codes = {batch.agency_code for batch in batches.values()}
    line = Agency.objects.filter(in_line(query.agency_code, by.today, column="id"), code__in=codes)
    own = set(line.values_list("code", flat=True))
    below = Agency.objects.filter(
        stands_below(query.agency_code, by.today, column="id"), code__in=codes
    )
    is_reader = may(by, Permission.BATCH_READ, query.agency_code)
    open_codes = set(below.values_list("code", flat=True)) if is_reader else set()
    files = SourceFile.objects.in_bulk({one.file_id for one in moments if one.file_id})
    return tuple(
        _line(
            one, batches[one.batch_id], files=files, names=(names, people), codes=(own, open_codes)
        )
        for one in moments
    )


def _line(
    one: _Moment,
    batch: Batch,
    *,
    files: Mapping[int, SourceFile],
    names: tuple[Names, Mapping[str, str]],
    codes: tuple[set[str], set[str]],
) -> HistoryLine:
    (own, open_codes), (about, people) = codes, names
    is_own = batch.agency_code in own
    file = files.get(one.file_id or 0) if is_own else None
    return HistoryLine(
        at=batch.applied_at,
        actor_code=batch.actor_code if is_own else "",
        actor=people[batch.actor_code] if is_own else "",
        batch=batch.pk,
        batch_kind=batch.kind,
        agency_code=batch.agency_code if is_own else "",
        note=str(batch.report.get("note", "")) if is_own else "",
        file=file.name if file else None,
        place=one.place if is_own else "",
        fact=fact_line(one.kind, about, was=one.was, now=one.now),
        may_open=batch.agency_code in open_codes,
    )
