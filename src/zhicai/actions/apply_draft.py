"""確認匯入: write what the preview shows, in one transaction."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.drafts import jobs
from zhicai.actions.drafts.keep import find_open
from zhicai.actions.drafts.model import DraftStage
from zhicai.actions.drafts.show import show_draft
from zhicai.basics.errors import Refused
from zhicai.records.drafts.models import Draft


@walled
def apply_draft(key: int, *, by: Caller) -> None:
    """A job writes; the draft then names its batch. Only the first of two presses counts.

    Raises Refused: draft.busy while it is planned again, draft.not_ready where there is nothing
    to write or something is open.
    """
    draft = find_open(key, Permission.DATA_IMPORT, by=by)
    require(by, Permission.DATA_IMPORT, draft.root_code)
    shown = show_draft(draft, by.now)
    if shown.is_busy:
        raise Refused("draft.busy")
    if not shown.may_apply:
        raise Refused("draft.not_ready")
    ready = Draft.objects.filter(
        pk=draft.pk, stage=DraftStage.PREVIEW.value, revision=draft.planned_revision
    )
    if not ready.update(stage=DraftStage.APPLYING.value, has_moved=False):
        raise Refused("draft.busy")
    jobs.start(draft, jobs.APPLY, by)
