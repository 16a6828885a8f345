"""Carry a run out, batch by batch; one that died goes on where it stopped."""

import datetime as dt
import hashlib

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from zhicai.actions.access import Caller, keep_event
from zhicai.actions.retention.holds import refuse_if_held
from zhicai.actions.retention.plan import TermPlan, plan_terms
from zhicai.actions.retention.remove import remove_batch, remove_files
from zhicai.basics.errors import Refused
from zhicai.records.retention.models import RetentionRun

BATCH = 100
SILENT = dt.timedelta(minutes=2)
State = RetentionRun.State
FAILED = "retention.failed"


def open_run(agency_code: str, *, by: Caller, is_nightly: bool = False) -> RetentionRun:
    """The one that was not finished, or a new one. Raises Refused: retention.held, running."""
    refuse_if_held(agency_code, by.today)
    unfinished = RetentionRun.objects.filter(agency_code=agency_code).exclude(state=State.DONE)
    last = unfinished.order_by("-pk").first()
    if last is None:
        return RetentionRun.objects.create(
            agency_code=agency_code,
            actor_code=by.code,
            is_nightly=is_nightly,
            as_of=by.today,
            asked_at=by.now,
            beat_at=by.now,
        )
    if last.state in {State.WAITING, State.RUNNING} and by.now - last.beat_at < SILENT:
        raise Refused("retention.running", value=str(last.pk))
    RetentionRun.objects.filter(pk=last.pk).update(state=State.WAITING, beat_at=by.now)
    last.refresh_from_db()
    return last


def carry_out(run: RetentionRun, *, by: Caller) -> RetentionRun:
    """Whoever comes second finds it taken. Raises Refused where a hold comes in between."""
    silent = Q(state=State.RUNNING, beat_at__lt=by.now - SILENT)
    free = RetentionRun.objects.filter(silent | Q(state=State.WAITING), pk=run.pk)
    if not free.update(state=State.RUNNING, beat_at=by.now, failure_code=""):
        raise Refused("retention.running", value=str(run.pk))
    run.refresh_from_db()
    try:
        _remove_all(run, by)
    except Refused as refused:
        _fail(run, refused.code)
        raise
    except Exception:
        _fail(run, FAILED)
        raise
    return run


def _fail(run: RetentionRun, code: str) -> None:
    RetentionRun.objects.filter(pk=run.pk).update(state=State.FAILED, failure_code=code)


def _remove_all(run: RetentionRun, by: Caller) -> None:
    refuse_if_held(run.agency_code, by.today)
    plans = plan_terms(run.agency_code, by=by)
    run.terms = [plan.term.as_json() for plan in plans]
    run.save(update_fields=["terms"])
    for plan in plans:
        keys = [one.key for one in plan.found]
        for start in range(0, len(keys), BATCH):
            remove_batch(run, plan.term, keys=keys[start : start + BATCH], by=by)
    remove_files(run, by.now)
    _finish(run, plans, by)


def _finish(run: RetentionRun, plans: tuple[TermPlan, ...], by: Caller) -> None:
    with transaction.atomic():
        if any(plan.term.kind == "session" for plan in plans):
            Session.objects.filter(expire_date__lt=by.now).delete()
        run.state, run.done_at, run.beat_at = State.DONE, by.clock(), by.clock()
        run.save(update_fields=["state", "done_at", "beat_at"])
        keep_event(
            by,
            "retention.run",
            agency_code=run.agency_code,
            object_key=str(run.pk),
            fields={"counts": dict(run.counts), "hash": list_hash(run)},
        )


def list_hash(run: RetentionRun) -> str:
    """SHA-256 over the list of what was removed, one line each in the order of removal."""
    rows = run.removed.order_by("pk").values_list("kind", "object_key", "content_hash")
    digest = hashlib.sha256()
    for row in rows.iterator():
        digest.update(("\t".join(row) + "\n").encode())
    return digest.hexdigest()
