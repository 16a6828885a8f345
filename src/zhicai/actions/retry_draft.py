"""Start a draft again that failed, or whose job shows no sign of life."""

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.drafts import jobs
from zhicai.actions.drafts.keep import ENDED, find_own
from zhicai.actions.drafts.model import DraftStage
from zhicai.basics.errors import Refused
from zhicai.records.drafts.models import Draft


@walled
def retry_draft(key: int, *, by: Caller) -> None:
    """It is planned again from its files; what an apply had written by then shows as unchanged."""
    draft = find_own(key, Permission.DATA_IMPORT, by=by)
    if draft.stage in ENDED:
        raise Refused("draft.ended")
    progress = jobs.find_progress(draft, by.now)
    if progress is not None and not progress.is_stale:
        raise Refused("draft.busy")
    jobs.give_up(draft)
    Draft.objects.filter(pk=draft.pk).update(stage=DraftStage.READING.value, failure_code="")
    jobs.start(draft, jobs.PLAN, by)
