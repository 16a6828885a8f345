"""定版: freeze the figures of a subtree with names and a hash, and rebuild them byte for byte."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, may, require, walled
from zhicai.actions.figures.figure import AgencyFigure
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.actions.intake.apply_plan import next_instant
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.list_standing_people import PeopleQuery, everybody_counted
from zhicai.actions.rights.wall import above_the_wall
from zhicai.basics.errors import Refused
from zhicai.core.rules.verdicts import JUDGED
from zhicai.records.audit import chain
from zhicai.records.ledger.models import Version
from zhicai.records.retention.models import RetentionRun
from zhicai.records.standings.models import Snapshot

WHOLE_TREE = 99
FIGURES, NAMES = "計算各機關的數字", "列出每個人的結果"
Beat = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Axes:
    """Whose figures, of which year and day, as known at which instant."""

    agency_code: str
    year: int
    as_of: dt.date
    known_at: dt.datetime


@dataclass(frozen=True, slots=True)
class SnapshotLine:
    number: int
    agency_code: str
    year: int
    as_of: dt.date
    known_at: dt.datetime
    is_year_close: bool
    content_hash: str
    taken_at: dt.datetime
    actor: str

    def as_json(self) -> dict[str, Any]:
        return {
            "snapshot": self.number,
            "agency": self.agency_code,
            "year": self.year,
            "as_of": self.as_of,
            "known_at": self.known_at,
            "year_close": self.is_year_close,
            "hash": self.content_hash,
        }


@dataclass(frozen=True, slots=True)
class Frozen:
    """A figure on which nothing moves any more; not kept yet."""

    agency_code: str
    year: int
    as_of: dt.date
    known_at: dt.datetime
    content: bytes


def be_silent(_step: str, _done: int, _total: int) -> None:
    """Nobody waits for word of how far it is."""


@walled
def take_snapshot(
    query: StandingQuery, *, by: Caller, dry: bool = True, beat: Beat = be_silent
) -> SnapshotLine:
    """Freeze the figures of the query; a year close is asked for by ask_approval instead."""
    require(by, Permission.SNAPSHOT_TAKE, query.agency_code)
    frozen = freeze(query, by=by, beat=beat)
    if dry:
        return _lines([_snapshot(frozen, by=by, is_year_close=False)])[0]
    return keep_frozen(frozen, by=by)


def freeze(query: StandingQuery, *, by: Caller, beat: Beat = be_silent) -> Frozen:
    """What would be kept; the caller has been asked. Refuses a day or an instant to come."""
    year, as_of = query.year_for(by.today), query.day_for(by.today)
    if as_of > by.today:
        raise Refused("cli.known_at_in_future", value=as_of.isoformat())
    if query.known_at is not None and query.known_at > by.now:
        raise Refused("cli.known_at_in_future", value=query.known_at.isoformat())
    known_at = query.known_at or _instant(by)
    axes = Axes(query.agency_code, year, as_of, known_at)
    content = build_content(axes, by=by, beat=beat)
    return Frozen(query.agency_code, year, as_of, known_at, content)


def keep_frozen(frozen: Frozen, *, by: Caller, is_year_close: bool = False) -> SnapshotLine:
    """Keep it, with its entry of the audit. A year close makes the year's records final."""
    snapshot = _snapshot(frozen, by=by, is_year_close=is_year_close)
    with transaction.atomic():
        Version.objects.select_for_update().get(id=1)
        snapshot.save()
        keep_event(
            by,
            "snapshot.taken",
            agency_code=frozen.agency_code,
            object_key=str(snapshot.pk),
            fields={"hash": snapshot.content_hash, "is_year_close": is_year_close},
        )
    return _lines([snapshot])[0]


def _snapshot(frozen: Frozen, *, by: Caller, is_year_close: bool) -> Snapshot:
    return Snapshot(
        agency_code=frozen.agency_code,
        year=frozen.year,
        as_of=frozen.as_of,
        known_at=frozen.known_at,
        is_year_close=is_year_close,
        taken_at=by.now,
        actor_code=by.code,
        rulebook_version=json.loads(frozen.content)["rulebook"],
        content=frozen.content,
        content_hash=hashlib.sha256(frozen.content).hexdigest(),
    )


def _instant(by: Caller) -> dt.datetime:
    """Now, after every batch: nothing that is applied later is dated before it."""
    with transaction.atomic():
        Version.objects.select_for_update().get(id=1)
        return next_instant(by)


def build_content(axes: Axes, *, by: Caller, beat: Beat = be_silent) -> bytes:
    """Canonical JSON of every figure of the subtree and every counted person, with names.

    It is the same to the byte whoever asks, and wherever its people have gone since.
    """
    asked = asdict(axes)
    steps = 1 + len(JUDGED)
    beat(FIGURES, 0, steps)
    standing = find_standing(StandingQuery(depth=WHOLE_TREE, **asked), by=by)
    people = {}
    for done, provision_id in enumerate(JUDGED, start=1):
        beat(NAMES, done, steps)
        with above_the_wall():
            lines = everybody_counted(PeopleQuery(provision_id=provision_id, **asked), by=by)
        people[provision_id] = [line.as_json() for line in lines]
    document = {
        "agency": axes.agency_code,
        "year": axes.year,
        "as_of": axes.as_of.isoformat(),
        "known_at": chain.instant_text(axes.known_at),
        "rulebook": rulebook().version,
        "figures": _figures(standing.figure),
        "people": people,
    }
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _figures(figure: AgencyFigure) -> dict[str, Any]:
    return figure.body()


@walled
def verify_snapshot(number: int, *, by: Caller, beat: Beat = be_silent) -> bool:
    """Rebuild a snapshot from the facts of its instant; True where every byte is the same."""
    snapshot = get_snapshot(number, by=by)
    retired = RetentionRun.objects.exclude(snapshots=[]).values_list("snapshots", flat=True)
    if any(number in numbers for numbers in retired):
        raise Refused("snapshot.past_term", value=str(number))
    axes = Axes(snapshot.agency_code, snapshot.year, snapshot.as_of, snapshot.known_at)
    rebuilt = build_content(axes, by=by, beat=beat)
    kept = bytes(snapshot.content)
    return rebuilt == kept and hashlib.sha256(kept).hexdigest() == snapshot.content_hash


@walled
def get_snapshot(number: int, *, by: Caller) -> Snapshot:
    """Raises Refused("snapshot.not_found"), also where the caller may not see it."""
    snapshot = Snapshot.objects.filter(pk=number).first()
    if snapshot is None or not may(by, Permission.STAFF_READ, snapshot.agency_code):
        raise Refused("snapshot.not_found", value=str(number))
    return snapshot


@walled
def list_snapshots(agency_code: str | None = None, *, by: Caller) -> list[SnapshotLine]:
    """Those of one agency, or all that the caller may see; newest first."""
    found = Snapshot.objects.defer("content").order_by("-pk")
    if agency_code is not None:
        require(by, Permission.STAFF_READ, agency_code)
        return _lines(list(found.filter(agency_code=agency_code)))
    return _lines([one for one in found if may(by, Permission.STAFF_READ, one.agency_code)])


def _lines(snapshots: Sequence[Snapshot]) -> list[SnapshotLine]:
    names = names_of(one.actor_code for one in snapshots)
    return [
        SnapshotLine(
            number=one.pk or 0,
            agency_code=one.agency_code,
            year=one.year,
            as_of=one.as_of,
            known_at=one.known_at,
            is_year_close=one.is_year_close,
            content_hash=one.content_hash,
            taken_at=one.taken_at,
            actor=names[one.actor_code],
        )
        for one in snapshots
    ]
