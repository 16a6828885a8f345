"""Take one file out of a draft."""

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.drafts import jobs
from zhicai.actions.drafts.keep import discard, find_open, get_file, store, touch
from zhicai.records.drafts.models import DraftCorrection, DraftFile


@walled
def remove_draft_file(key: int, file_id: int, *, by: Caller) -> None:
    """The others are planned without it; with the last one the draft is discarded."""
    draft = find_open(key, Permission.DATA_IMPORT, by=by)
    file = get_file(draft, file_id)
    DraftCorrection.objects.filter(draft=draft, file_id=file.pk).delete()
    store().drop_file(draft.pk, file.pk)
    file.delete()
    if not DraftFile.objects.filter(draft=draft).exists():
        discard([draft.pk])
        return
    touch(draft, by)
    jobs.start(draft, jobs.PLAN, by)
