"""Keep what a plan came to, so that pages show it without planning again."""

from collections.abc import Iterator, Sequence
from typing import Any

from zhicai.actions.access import Caller
from zhicai.actions.drafts.columns import Columns
from zhicai.actions.drafts.groups import Groups
from zhicai.actions.drafts.keep import CHANGEABLE
from zhicai.actions.drafts.model import DraftStage
from zhicai.actions.drafts.pack import pack_effects
from zhicai.actions.drafts.people_told import PeopleTold
from zhicai.actions.drafts.plan_draft import Beat, Planned
from zhicai.actions.drafts.rows import AMBIGUOUS, PreviewRows, keep_rows
from zhicai.actions.drafts.summaries import summarise
from zhicai.actions.drafts.words import KEEPING
from zhicai.actions.intake.content import find_earlier
from zhicai.actions.intake.desk import Desk
from zhicai.actions.intake.report import FileReport
from zhicai.records.drafts.models import Draft, DraftFile, DraftRow

STAGES = (*CHANGEABLE, DraftStage.APPLYING.value)


def keep_preview(
    draft: Draft, planned: Planned, *, by: Caller, beat: Beat, has_moved: bool = False
) -> bool:
    """Show this plan from now on; False where somebody changed the draft meanwhile."""
    reports = planned.desk.reports if planned.desk is not None else []
    check_balance(reports)
    groups: dict[str, Any] = {}
    if planned.desk is not None:
        groups = _keep_all_rows(draft, planned, desk=planned.desk, beat=beat)
    of_part = dict(zip(map(id, planned.parts), reports, strict=False))
    for taken in planned.taken:
        own = [of_part[id(part)] for part in taken.parts if id(part) in of_part]
        DraftFile.objects.filter(pk=taken.record.pk).update(summary=summarise(taken, own))
    plan = planned.plan
    kept = Draft.objects.filter(pk=draft.pk, revision=draft.revision, stage__in=STAGES).update(
        stage=_stage(planned),
        preview=_preview(planned, groups),
        planned_revision=draft.revision,
        planned_on=by.today if plan is not None else None,
        sequence=plan.sequence if plan is not None else None,
        has_moved=has_moved,
        failure_code="",
    )
    rows = DraftRow.objects.filter(draft_id=draft.pk)
    old = rows.exclude(revision=draft.revision) if kept else rows.filter(revision=draft.revision)
    old.delete()
    return bool(kept)


def check_balance(reports: Sequence[FileReport]) -> None:
    """Rows that do not add up are a defect of ours: then nothing may be shown as planned."""
    unbalanced = [report.layout for report in reports if not report.is_balanced]
    if unbalanced:
        raise RuntimeError(f"rows of {unbalanced} do not add up")


def _count_ambiguous(reports: Sequence[FileReport]) -> int:
    return sum(
        any(remark.code == AMBIGUOUS for remark in remarks)
        for report in reports
        for remarks in report.problems.values()
    )


def _stage(planned: Planned) -> str:
    if planned.is_refused:
        return DraftStage.REFUSED.value
    return (DraftStage.QUESTIONS if planned.has_questions else DraftStage.PREVIEW).value


def _keep_all_rows(draft: Draft, planned: Planned, *, desk: Desk, beat: Beat) -> dict[str, Any]:
    DraftRow.objects.filter(draft_id=draft.pk, revision=draft.revision).delete()
    total = sum(report.total for report in desk.reports)
    done, groups = 0, dict[str, Any]()
    for makes in _makers(draft, planned, desk):
        for count in keep_rows(makes.rows(done)):
            done += count
            beat(KEEPING, done, total)
        groups.update(makes.groups.found)
    return groups


def _makers(draft: Draft, planned: Planned, desk: Desk) -> Iterator[PreviewRows]:
    file_of = {id(part): one.record.pk for one in planned.taken for part in one.parts}
    people = PeopleTold(desk)
    names = [desk.agencies.name_on(key, desk.today) for key in sorted(desk.tree)]
    for part, report in zip(planned.parts, desk.reports, strict=True):
        columns = Columns.of(part.read.sound)
        yield PreviewRows(
            draft=draft,
            part=part,
            report=report,
            desk=desk,
            file_id=file_of[id(part)],
            groups=Groups(file_of[id(part)], columns, names),
            columns=columns,
            people=people,
        )


def _preview(planned: Planned, groups: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "groups": groups,
        "root": {"is_needed": planned.needs_root, "candidates": list(planned.root_codes.items())},
    }
    if planned.coverage is not None:
        told["coverage"] = {
            "is_settled": planned.coverage.is_settled,
            "is_complete": planned.coverage.is_complete,
            "span": [day.isoformat() for day in planned.coverage.span],
        }
    if planned.plan is not None and planned.desk is not None and planned.outlook is not None:
        told["effects"] = pack_effects(planned.outlook)
        told["is_unchanged"] = planned.plan.is_empty
        told["earlier_batch"] = find_earlier(planned.plan)
        told["ambiguous"] = _count_ambiguous(planned.desk.reports)
        told["missing"] = PeopleTold(planned.desk).tell(planned.desk.not_listed)
    return told
