"""The drafts of an office that are still open."""

from collections import defaultdict

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.drafts.jobs import OPEN
from zhicai.actions.drafts.keep import ENDED, sweep_if_due
from zhicai.actions.drafts.model import DraftLine, DraftStage
from zhicai.records.drafts.models import Draft, DraftFile
from zhicai.records.jobs.models import Job


@walled
def list_drafts(agency_code: str, *, by: Caller) -> tuple[DraftLine, ...]:
    """Whoever may import here may go on with any of them; the last changed one first."""
    require(by, Permission.DATA_IMPORT, agency_code)
    sweep_if_due(by.now)
    drafts = Draft.objects.filter(agency_code=agency_code, expires_at__gte=by.now)
    kept = list(drafts.exclude(stage__in=ENDED).order_by("-changed_at", "-pk"))
    keys = [draft.pk for draft in kept]
    files: dict[int, list[DraftFile]] = defaultdict(list)
    for file in DraftFile.objects.filter(draft_id__in=keys).order_by("order", "id"):
        files[file.draft_id].append(file)
    jobs = Job.objects.filter(object_key__in=map(str, keys), status__in=OPEN)
    busy = set(jobs.values_list("object_key", flat=True))
    return tuple(_line(draft, files[draft.pk], is_busy=str(draft.pk) in busy) for draft in kept)


def _line(draft: Draft, files: list[DraftFile], *, is_busy: bool) -> DraftLine:
    return DraftLine(
        key=draft.pk,
        actor_code=draft.actor_code,
        opened_at=draft.created_at,
        changed_at=draft.changed_at,
        expires_at=draft.expires_at,
        stage=DraftStage(draft.stage),
        file_names=tuple(file.name for file in files),
        row_count=sum(file.summary.get("rows", 0) for file in files),
        batch=draft.batch_number,
        is_busy=is_busy,
    )
