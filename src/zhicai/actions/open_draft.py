"""Open a draft import: keep the files, and let a job read and plan them."""

from collections.abc import Sequence

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.drafts import jobs
from zhicai.actions.drafts.keep import KEPT_DAYS, sweep
from zhicai.actions.drafts.model import DraftStage, Upload
from zhicai.actions.drafts.uploads import add_upload
from zhicai.basics.errors import Refused
from zhicai.basics.words import Scope
from zhicai.records.drafts.models import Draft
from zhicai.records.ledger.models import new_key

MOST_FILES = 50


@walled
def open_draft(uploads: Sequence[Upload], *, agency_code: str, by: Caller) -> int:
    """The key of the draft. A file that is empty or too large is shown as refused in it."""
    require(by, Permission.DATA_IMPORT, agency_code)
    if not uploads:
        raise Refused("draft.no_file")
    if len(uploads) > MOST_FILES:
        raise Refused("draft.too_many_files", limit=MOST_FILES)
    sweep(by.now)
    draft = Draft.objects.create(
        id=new_key(),
        agency_code=agency_code,
        root_code=agency_code,
        actor_code=by.code,
        created_at=by.now,
        changed_at=by.now,
        expires_at=by.now + KEPT_DAYS,
        stage=DraftStage.READING.value,
        scope=Scope.EVERYONE.value,
    )
    for order, upload in enumerate(uploads):
        add_upload(draft, upload, order)
    jobs.start(draft, jobs.PLAN, by)
    return draft.pk
