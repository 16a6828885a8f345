"""What a job does with a draft: make the preview, or apply what was previewed."""

from collections import Counter

from django.db import transaction

from zhicai.actions.access import Caller
from zhicai.actions.drafts.keep import CHANGEABLE, empty, kept_summary
from zhicai.actions.drafts.model import DraftStage, MissingAnswer
from zhicai.actions.drafts.plan_draft import Beat, Planned, plan_draft
from zhicai.actions.drafts.preview import check_balance, keep_preview
from zhicai.actions.drafts.settled import remember_coverage, remember_layouts
from zhicai.actions.drafts.summaries import summarise
from zhicai.actions.drafts.take_files import open_upload
from zhicai.actions.drafts.words import WRITING
from zhicai.actions.intake.apply_plan import MovedError
from zhicai.actions.intake.content import find_earlier
from zhicai.actions.intake.forecast import Forecast
from zhicai.actions.intake.memory import remember_columns
from zhicai.actions.intake.plan import Plan, current_sequence
from zhicai.actions.intake.write_plan import write_plan
from zhicai.actions.transfers.waiting import keep_waiting
from zhicai.basics.errors import Refused
from zhicai.exchange.layouts.asking import fingerprint
from zhicai.exchange.layouts.matching import NOT_USED
from zhicai.records.drafts.models import Draft, DraftAnswer, DraftFile

TRIES = 20
SHOWN = (DraftStage.QUESTIONS.value, DraftStage.PREVIEW.value, DraftStage.REFUSED.value)


def make_preview(draft: Draft, by: Caller, *, beat: Beat) -> None:
    """Plan, and plan again while somebody goes on answering and correcting."""
    for _ in range(TRIES):
        draft.refresh_from_db()
        is_shown = draft.stage in SHOWN and draft.planned_revision == draft.revision
        if is_shown or draft.stage not in CHANGEABLE:
            return
        planned = plan_draft(draft, by, beat=beat)
        if keep_preview(draft, planned, by=by, beat=beat):
            return
    raise Refused("draft.busy")


def apply_now(draft: Draft, by: Caller, *, beat: Beat) -> None:
    """Write what was shown; where the facts moved since, show the new preview instead."""
    draft.refresh_from_db()
    if draft.stage != DraftStage.APPLYING:
        return
    if current_sequence() != draft.sequence or by.today != draft.planned_on:
        _show_again(draft, by, beat=beat)
        return
    planned = plan_draft(draft, by, beat=beat, is_traced=False)
    if planned.plan is None or planned.outlook is None:
        _show_again(draft, by, beat=beat)
        return
    check_balance(planned.plan.reports)
    beat(WRITING, 0, 0)
    try:
        number = _write(draft, planned.plan, outlook=planned.outlook, by=by)
    except MovedError:
        _show_again(draft, by, beat=beat)
        return
    _finish(draft, planned, number=number, by=by)


def _show_again(draft: Draft, by: Caller, *, beat: Beat) -> None:
    """A plan that was never seen is never written."""
    planned = plan_draft(draft, by, beat=beat)
    keep_preview(draft, planned, by=by, beat=beat, has_moved=True)


def _write(draft: Draft, plan: Plan, *, outlook: Forecast, by: Caller) -> int | None:
    """The number of the batch; of the earlier one where there is nothing to write."""
    keep_waiting(plan.root_code, plan.set_aside, by=by)
    if plan.is_empty:
        return find_earlier(plan)
    answers = DraftAnswer.objects.filter(draft=draft).exclude(answer=MissingAnswer.STAYS.value)
    told = Counter(answers.values_list("answer", flat=True))
    if told:
        plan.details["receipt"] = {"missing": dict(told)}
    return int(write_plan(plan, outlook, by).pk)


def _finish(draft: Draft, planned: Planned, *, number: int | None, by: Caller) -> None:
    """Remember what was settled, keep the counts, and delete everything else."""
    _remember(draft, planned, by)
    reports = planned.plan.reports if planned.plan is not None else []
    of_part = dict(zip(map(id, planned.parts), reports, strict=True))
    with transaction.atomic():
        for taken in planned.taken:
            summary = summarise(taken, [of_part[id(part)] for part in taken.parts])
            DraftFile.objects.filter(pk=taken.record.pk).update(
                summary=kept_summary(summary), mapping={}
            )
        Draft.objects.filter(pk=draft.pk).update(
            stage=DraftStage.APPLIED.value,
            batch_number=number,
            changed_at=by.clock(),
            preview={"effects": draft.preview.get("effects", [])},
        )
    empty(draft.pk)


def _remember(draft: Draft, planned: Planned, by: Caller) -> None:
    for taken in planned.taken:
        said = taken.record.mapping
        maps = {header: field_name or NOT_USED for header, field_name in said.items()}
        remember_columns(by, draft.root_code, maps)
        if taken.record.layout:
            books = open_upload(taken.record)
            settled = {fingerprint(book): taken.record.layout for book in books}
            remember_layouts(by, draft.root_code, settled)
    if planned.coverage is not None and draft.is_coverage_settled:
        layouts = {reading.layout for one in planned.taken for reading in one.readings}
        told = planned.coverage.is_complete
        remember_coverage(by, draft.root_code, layouts=layouts, is_complete=told)
