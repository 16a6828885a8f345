"""The proof of a run: terms, counts, the list of hashes, and whether all is really gone."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.intake.kept_receipt import names_of
from zhicai.actions.page import SIZE, Page, clip
from zhicai.actions.retention.carry_out import list_hash
from zhicai.actions.retention.proof import find_remaining
from zhicai.basics.errors import Refused
from zhicai.basics.retention_words import KINDS, kind_name
from zhicai.records.retention.models import RemovedObject, RetentionRun

SHOWN = 30


@dataclass(frozen=True, slots=True)
class RunLine:
    number: int
    actor: str
    state: str
    is_nightly: bool
    asked_at: dt.datetime
    done_at: dt.datetime | None
    count: int
    failure_code: str


@dataclass(frozen=True, slots=True)
class RetentionProof:
    """`counts` are kind, removed, remaining; `terms` those that were used."""

    line: RunLine
    agency_code: str
    as_of: dt.date
    terms: tuple[tuple[str, str, str, str, int], ...]
    counts: tuple[tuple[str, int, int], ...]
    remaining_files: int
    snapshots: tuple[int, ...]
    list_hash: str

    @property
    def is_whole(self) -> bool:
        return not self.remaining_files and not any(left for _, _, left in self.counts)


@walled
def list_retention_runs(agency_code: str, *, by: Caller) -> tuple[RunLine, ...]:
    """The newest first."""
    require(by, Permission.SETTING_EDIT, agency_code)
    found = list(RetentionRun.objects.filter(agency_code=agency_code).order_by("-pk")[:SHOWN])
    names = names_of(one.actor_code for one in found)
    return tuple(_line(one, names) for one in found)


def _line(run: RetentionRun, names: Any) -> RunLine:
    return RunLine(
        number=run.pk,
        actor=names[run.actor_code],
        state=str(run.get_state_display()),
        is_nightly=run.is_nightly,
        asked_at=run.asked_at,
        done_at=run.done_at,
        count=sum(run.counts.values()),
        failure_code=run.failure_code,
    )


def get_run(agency_code: str, number: int) -> RetentionRun:
    run = RetentionRun.objects.filter(pk=number, agency_code=agency_code).first()
    if run is None:
        raise Refused("retention.not_found", value=str(number))
    return run


@walled
def find_retention_run(agency_code: str, number: int, *, by: Caller) -> RetentionProof:
    """Looked at anew each time. Raises Refused("retention.not_found")."""
    require(by, Permission.SETTING_EDIT, agency_code)
    run = get_run(agency_code, number)
    left = find_remaining(run)
    return RetentionProof(
        line=_line(run, names_of([run.actor_code])),
        agency_code=agency_code,
        as_of=run.as_of,
        terms=tuple(
            (
                KINDS[one["kind"]].name,
                one["said"],
                one["basis"],
                one["until_on"] or "",
                one["agencies"],
            )
            for one in run.terms
        ),
        counts=tuple((kind_name(kind), count, left[kind]) for kind, count in run.counts.items()),
        remaining_files=left["file"],
        snapshots=tuple(run.snapshots),
        list_hash=list_hash(run),
    )


@walled
def list_removed(agency_code: str, number: int, *, page: int, by: Caller) -> Page[RemovedObject]:
    """The list of hashes, in the order of removal."""
    require(by, Permission.SETTING_EDIT, agency_code)
    rows = get_run(agency_code, number).removed.order_by("pk")
    total = rows.count()
    shown, size = clip(page, SIZE, total)
    start = (shown - 1) * size
    return Page(tuple(rows[start : start + size]), shown, size, total)
