"""Find a draft of one's own office, change it, and end it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import F

from zhicai.actions.access import Caller, NotAllowedError, Permission, require
from zhicai.actions.drafts.model import DraftStage
from zhicai.actions.home import home_path
from zhicai.actions.rights.wall import above_the_wall
from zhicai.basics.errors import Refused
from zhicai.exchange.drafts.store import DraftStore
from zhicai.records.drafts.models import (
    Draft,
    DraftAnswer,
    DraftCorrection,
    DraftDecision,
    DraftFile,
    DraftRow,
)
from zhicai.records.jobs.models import Job

KEPT_DAYS = dt.timedelta(days=7)
ENDED = (DraftStage.APPLIED.value, DraftStage.DISCARDED.value)
CHANGEABLE = (
    DraftStage.READING.value,
    DraftStage.QUESTIONS.value,
    DraftStage.PREVIEW.value,
    DraftStage.REFUSED.value,
    DraftStage.FAILED.value,
)


def store() -> DraftStore:
    return DraftStore(home_path() / "drafts")


def find_own(key: int, permission: Permission, *, by: Caller) -> Draft:
    """A draft of an office in which the caller may do this; missing and forbidden are alike."""
    draft = _get(key, permission)
    require(by, permission, draft.agency_code)
    return draft


def _get(key: int, permission: Permission) -> Draft:
    draft = Draft.objects.filter(pk=key).first()
    if draft is None:
        raise NotAllowedError(permission.value)
    return draft


def find_open(key: int, permission: Permission, *, by: Caller) -> Draft:
    """As `find_own`; raises Refused("draft.ended") where nothing can be changed any more."""
    draft = _get(key, permission)
    require(by, permission, draft.agency_code)
    if draft.stage not in CHANGEABLE:
        raise Refused("draft.applying" if draft.stage not in ENDED else "draft.ended")
    return draft


def get_file(draft: Draft, file_id: int) -> DraftFile:
    found = DraftFile.objects.filter(draft=draft, pk=file_id).first()
    if found is None:
        raise Refused("draft.file_not_found")
    return found


def touch(draft: Draft, by: Caller, **changes: Any) -> None:
    """The draft was changed: what is shown no longer holds, and it is kept for another week.

    A preview stays on the screen while the next one is made.
    """
    stays = draft.stage == DraftStage.PREVIEW
    changes.setdefault("stage", draft.stage if stays else DraftStage.READING.value)
    changed = Draft.objects.filter(pk=draft.pk, stage__in=CHANGEABLE).update(
        revision=F("revision") + 1,
        changed_at=by.now,
        expires_at=by.now + KEPT_DAYS,
        failure_code="",
        has_moved=False,
        **changes,
    )
    if not changed:
        raise Refused("draft.applying")
    draft.refresh_from_db()


def empty(key: int) -> None:
    """Everything that lies under a draft: bytes, rows, and what was said about them."""
    DraftRow.objects.filter(draft_id=key).delete()
    for model in (DraftCorrection, DraftDecision, DraftAnswer):
        model._default_manager.filter(draft_id=key).delete()
    store().drop(key)


def discard(keys: list[int]) -> None:
    """End drafts that will not be applied; only their lines are left."""
    for key in keys:
        empty(key)
    DraftFile.objects.filter(draft_id__in=keys).delete()
    Draft.objects.filter(pk__in=keys).update(stage=DraftStage.DISCARDED.value, preview={})


def sweep_if_due(now: dt.datetime) -> None:
    """As `sweep`, where some draft has been left for a week."""
    with above_the_wall():
        is_due = Draft.objects.filter(expires_at__lt=now).exclude(stage__in=ENDED).exists()
    if is_due:
        sweep(now)


def sweep(now: dt.datetime) -> None:
    """Drafts that nobody touched for a week end; lines of ended ones go a week later.

    What lies in the store without a draft was left by a process that died.
    """
    with above_the_wall():  # of whichever office they are
        _sweep(now)


def _sweep(now: dt.datetime) -> None:
    late = Draft.objects.filter(expires_at__lt=now).exclude(stage=DraftStage.APPLYING.value)
    discard(list(late.exclude(stage__in=ENDED).values_list("pk", flat=True)))
    store().drop_others(Draft.objects.exclude(stage__in=ENDED).values_list("pk", flat=True))
    Job.objects.filter(created_at__lt=now - 2 * KEPT_DAYS).delete()
    gone = Draft.objects.filter(stage__in=ENDED, expires_at__lt=now - KEPT_DAYS)
    DraftFile.objects.filter(draft__in=gone.values("pk")).delete()
    gone.delete()


def kept_summary(summary: Mapping[str, Any]) -> dict[str, Any]:
    """What stays of a file once it is applied: what it was and what became of its rows."""
    names = ("what", "layouts", "sheets", "rows", "balance", "notice_count", "corrected_count")
    return {name: summary[name] for name in names if name in summary}
