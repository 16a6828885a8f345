"""Put another file in the place of one, for example one that was refused."""

from zhicai.actions.access import Caller, Permission, walled
from zhicai.actions.drafts import jobs
from zhicai.actions.drafts.keep import find_open, get_file, store, touch
from zhicai.actions.drafts.model import Upload
from zhicai.actions.drafts.uploads import add_upload
from zhicai.records.drafts.models import DraftCorrection


@walled
def replace_draft_file(key: int, file_id: int, *, upload: Upload, by: Caller) -> int:
    """The key of the new file. What was said about the other files stays."""
    draft = find_open(key, Permission.DATA_IMPORT, by=by)
    old = get_file(draft, file_id)
    new = add_upload(draft, upload, old.order)
    DraftCorrection.objects.filter(draft=draft, file_id=old.pk).delete()
    store().drop_file(draft.pk, old.pk)
    old.delete()
    touch(draft, by)
    jobs.start(draft, jobs.PLAN, by)
    return new.pk
