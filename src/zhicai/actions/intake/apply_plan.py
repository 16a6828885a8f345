"""One short transaction of a fixed number of statements, or nothing at all."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery

from zhicai.actions.access import Caller, keep_event
from zhicai.actions.intake.kinds import KINDS
from zhicai.actions.intake.plan import Plan, root_id
from zhicai.actions.intake.report import FileReport
from zhicai.actions.intake.stage import sweep
from zhicai.actions.rights.wall import above_the_wall
from zhicai.basics.dates import year_end
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.agencies.models import (
    Agency,
    AgencyPath,
    StagedAgency,
    StagedAgencyPath,
)
from zhicai.records.learning.models import Course, StagedCourse
from zhicai.records.ledger.models import Batch, MatchMemory, SourceFile, StagedMatch, Version
from zhicai.records.ledger.set_based import close_versions, copy_rows, open_versions
from zhicai.records.staff.identity import key_check
from zhicai.records.staff.models import Person, StagedMove, StagedPerson
from zhicai.records.standings.models import PresentView, Snapshot
from zhicai.records.standings.present_view import Span, replace_person_years
from zhicai.records.standings.set_based import count_courses

ONE_MOMENT = dt.timedelta(microseconds=1)
PATH_COLUMNS = ["ancestor_id", "descendant_id", "depth", "from_on", "until_on"]
PERSON_COLUMNS = ["national_id_hash", "national_id_encrypted", "national_id_masked"]
COURSE_COLUMNS = ["course_key", "provider", "code"]


class MovedError(Exception):
    """Somebody else changed the facts since the plan was made: plan again."""


def apply_plan(
    plan: Plan,
    caller: Caller,
    *,
    agencies_of: Mapping[int, Sequence[int]],
    learned_at: Collection[int] | None,
    rules: str,
) -> Batch:
    """Apply what is staged under the key of the plan. Raises MovedError; then nothing is done.

    `agencies_of` names, for each year of the present view, the agencies whose totals change;
    `learned_at` those of which what was learned is counted again, None: all;
    `rules` is the version of the rulebook by which they were judged.
    """
    with transaction.atomic():
        version = Version.objects.select_for_update().get(id=1)
        if version.sequence != plan.sequence:
            raise MovedError
        if version.key_check not in {"", key_check()}:
            raise Refused("home.key_mismatch")
        Version.objects.filter(id=1).update(sequence=version.sequence + 1)
        batch = _open_batch(plan, caller, applied_at=next_instant(caller))
        _open_identities(plan, batch)
        for kind in KINDS.values():
            if plan.changes.get(kind.name):
                close_versions(kind.facts, kind.staged, plan=plan.key, batch=batch)
                open_versions(kind.facts, kind.staged, plan=plan.key, batch=batch)
        with above_the_wall():  # the kept view is one for all agencies
            _move_people(plan)
            count_courses(caller.today, learned_at)
            for year, agency_ids in agencies_of.items():
                as_of = min(caller.today, year_end(year))
                changed = None if plan.paths is not None else agency_ids
                replace_person_years(plan.key, Span(year, as_of, changed))
            _keep_view(agencies_of, caller, rules)
        _remember_matches(plan, batch)
        _tell(plan, caller, batch)
        sweep()
    return batch


def next_instant(caller: Caller) -> dt.datetime:
    """An instant after every batch and every frozen figure, also where the clock was set back.

    Call it while holding the lock of Version: facts are dated by their commit.
    """
    with above_the_wall():
        last = _last_instants()
    earliest = max((moment for moment in last if moment is not None), default=None)
    now = max(caller.clock(), caller.now + ONE_MOMENT)
    return now if earliest is None else max(now, earliest + ONE_MOMENT)


def _last_instants() -> list[dt.datetime | None]:
    return [
        Batch.objects.aggregate(last=Max("applied_at"))["last"],
        Snapshot.objects.aggregate(last=Max("known_at"))["last"],
    ]


def _open_batch(plan: Plan, caller: Caller, *, applied_at: dt.datetime) -> Batch:
    batch = Batch.objects.create(
        kind=plan.kind,
        actor_code=caller.code,
        agency_code=plan.root_code,
        applied_at=applied_at,
        undo_of_id=plan.undo_of,
        content_hash=plan.content_hash,
        report={
            "files": [_counts_only(report) for report in plan.reports],
            **plan.details.get("receipt", {}),
        },
    )
    SourceFile.objects.bulk_create(
        SourceFile(
            id=report.file_id,
            batch=batch,
            name=mask_ids_in(report.name),
            layout=report.layout or "",
            content_hash=report.content_hash,
        )
        for report in plan.reports
    )
    return batch


def _counts_only(file: FileReport) -> dict[str, Any]:
    """The receipt keeps counts and codes; values seen in a file are not kept."""
    report = file.as_json()
    kept = {key: report[key] for key in ("layout", "rows")}
    if file.corrected:
        kept["corrected"] = [{"sheet": sheet, "cell": cell} for sheet, cell in file.corrected]
    kept["name"] = mask_ids_in(report["name"])
    for part in ("faults", "notices"):
        kept[part] = [
            {key: remark[key] for key in ("sheet", "cell", "code")} for remark in report[part]
        ]
    return kept


def _open_identities(plan: Plan, batch: Batch) -> None:
    """The tree comes first: within it the people find the agency that holds their files."""
    own = {"batch_id": batch.pk}
    copy_rows(
        Agency, StagedAgency, columns=({"id": "agency_id", "code": "code"}, own), plan=plan.key
    )
    if plan.paths is not None:
        AgencyPath.objects.all().delete()
        copy_rows(AgencyPath, StagedAgencyPath, columns=(PATH_COLUMNS, {}), plan=plan.key)
    people = {"id": "person_id", **{name: name for name in PERSON_COLUMNS}}
    held = {**own, "agency_id": root_id(plan)}
    copy_rows(Person, StagedPerson, columns=(people, held), plan=plan.key)
    courses = {"id": "course_id", **{name: name for name in COURSE_COLUMNS}}
    copy_rows(Course, StagedCourse, columns=(courses, own), plan=plan.key)


def _move_people(plan: Plan) -> None:
    """Where a person counts at present, on the person and on every fact about the person.

    Of somebody whom this plan brings in, every fact has been staged with the right agency.
    """
    moved = StagedMove.objects.filter(plan=plan.key, is_transferred=True)
    mine = Subquery(moved.filter(person_id=OuterRef("id")).values("agency_id")[:1])
    Person.objects.filter(id__in=moved.values("person_id")).update(agency_id=mine)
    brought = StagedPerson.objects.filter(plan=plan.key)
    held = moved.exclude(person_id__in=brought.values("person_id"))
    if not held.exists():
        return
    for kind in KINDS.values():
        if kind.is_personal:
            theirs = Subquery(held.filter(person_id=OuterRef("person_id")).values("agency_id")[:1])
            facts = kind.facts._default_manager.filter(person_id__in=held.values("person_id"))
            facts.exclude(agency_id=theirs).update(agency_id=theirs)


def _keep_view(years: Iterable[int], caller: Caller, rules: str) -> None:
    PresentView.objects.bulk_create(
        [
            PresentView(
                year=year,
                judged_as_of=min(caller.today, year_end(year)),
                rulebook_version=rules,
            )
            for year in years
        ],
        update_conflicts=True,
        unique_fields=["year"],
        update_fields=["judged_as_of", "rulebook_version"],
    )


def _remember_matches(plan: Plan, batch: Batch) -> None:
    """Matches of this batch; those of a batch that is undone are forgotten."""
    if plan.undo_of is not None:
        MatchMemory.objects.filter(batch_id=plan.undo_of).delete()
    if not plan.matches:
        return
    staged = StagedMatch.objects.filter(plan=plan.key)
    earlier = MatchMemory.objects.filter(agency_code=plan.root_code)
    earlier.filter(row_key__in=staged.values("row_key")).delete()
    names = ["agency_code", "row_key", "person_id"]
    copy_rows(MatchMemory, StagedMatch, columns=(names, {"batch_id": batch.pk}), plan=plan.key)


def _tell(plan: Plan, caller: Caller, batch: Batch) -> None:
    keep_event(
        replace(caller, now=batch.applied_at),
        f"batch.{plan.kind}",
        agency_code=plan.root_code,
        object_key=str(batch.pk),
        fields={
            "content_hash": plan.content_hash,
            "changes": {name: len(rows) for name, rows in plan.changes.items() if rows},
            "undo_of": plan.undo_of,
        },
    )
