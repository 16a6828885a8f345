"""Background work on drafts: handed over by key, alive while it beats, safe to start again."""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django_tasks import TaskContext, task

from zhicai.actions.access import Caller, NotAllowedError, Permission, require
from zhicai.actions.drafts.keep import sweep_if_due
from zhicai.actions.drafts.model import DraftStage, Progress
from zhicai.actions.drafts.words import WAITING
from zhicai.actions.drafts.work import apply_now, make_preview
from zhicai.actions.rights.wall import above_the_wall, go_on, wall_around
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.drafts.models import Draft
from zhicai.records.jobs.models import Job

PLAN, APPLY = "draft.plan", "draft.apply"
OPEN = (Job.Status.WAITING, Job.Status.RUNNING)
SILENT = dt.timedelta(minutes=2)
FAILED = "draft.failed"
Work = Callable[[Draft, Caller, "Heart"], None]


def start(draft: Draft, kind: str, by: Caller) -> None:
    """Hand the work over; a job of the kind that still waits will do it as well."""
    jobs = Job.objects.filter(object_key=str(draft.pk), kind=kind)
    if jobs.filter(status=Job.Status.WAITING, beat_at__gt=by.now - SILENT).exists():
        return
    job = Job.objects.create(
        kind=kind,
        object_key=str(draft.pk),
        agency_code=draft.agency_code,
        actor_code=by.code,
        created_at=by.now,
        beat_at=by.now,
        step_text=WAITING,
    )
    work_on_draft.enqueue(job.pk)


def give_up(draft: Draft) -> None:
    """Jobs that show no sign of life any more are not waited for."""
    jobs = Job.objects.filter(object_key=str(draft.pk), status__in=OPEN)
    jobs.update(status=Job.Status.FAILED, failure_code=FAILED)


def find_progress(draft: Draft, now: dt.datetime) -> Progress | None:
    """What the job is at; None where none is at work."""
    jobs = Job.objects.filter(object_key=str(draft.pk), status__in=OPEN)
    job = jobs.order_by("-pk").first()
    if job is None:
        return None
    is_stale = now - job.beat_at > SILENT
    return Progress(job.done_count, job.total_count, job.step_text, is_stale)


@task(takes_context=True)
def work_on_draft(context: TaskContext, job: int) -> None:
    """Nothing but a key is handed over; the worker tells when it began."""
    work(job, instant_of(context))


def instant_of(context: TaskContext) -> dt.datetime:
    began = context.task_result.started_at
    if began is None:
        raise LookupError("a task that runs has begun")
    return began


@dataclass(slots=True)
class Heart:
    """Tells how far the job is; `clock` goes on from the instant at which it began."""

    job: Job
    at: dt.datetime
    began: float = field(default_factory=time.monotonic)

    def clock(self) -> dt.datetime:
        return self.at + dt.timedelta(seconds=time.monotonic() - self.began)

    def __call__(self, step: str, done: int, total: int) -> None:
        Job.objects.filter(pk=self.job.pk).update(
            step_text=step, done_count=done, total_count=total, beat_at=self.clock()
        )
        go_on()


def work(key: int, at: dt.datetime) -> None:
    """Run one job that waits; one that was given up or is run already is left alone."""
    job = _take_up(key, at)
    if job is None:
        return
    heart = Heart(job, max(at, job.created_at))
    try:
        _work(job, heart)
    except (Refused, NotAllowedError) as stopped:
        _fail(job, stopped.code)
    except Exception:
        _fail(job, FAILED)
        raise
    else:
        with above_the_wall():
            Job.objects.filter(pk=key).update(status=Job.Status.DONE, beat_at=heart.clock())


def _take_up(key: int, at: dt.datetime) -> Job | None:
    """The worker does not know yet in whose name it works: the job tells."""
    with above_the_wall():
        waiting = Job.objects.filter(pk=key, status=Job.Status.WAITING)
        if not waiting.update(status=Job.Status.RUNNING, beat_at=at):
            return None
    sweep_if_due(at)
    with above_the_wall():
        return Job.objects.get(pk=key)


def _work(job: Job, heart: Heart) -> None:
    """In the name of whoever asked, if that account still may."""
    by = Caller(
        Account.objects.get(code=job.actor_code), heart.at, heart.clock, request_key=f"job-{job.pk}"
    )
    with wall_around(by):
        draft = Draft.objects.filter(pk=int(job.object_key)).first()
        if draft is None:
            return
        require(by, Permission.DATA_IMPORT, draft.agency_code)
        require(by, Permission.DATA_IMPORT, draft.root_code)
        (apply_now if job.kind == APPLY else make_preview)(draft, by, beat=heart)


def _fail(job: Job, code: str) -> None:
    with above_the_wall():
        _keep_failure(job, code)


def _keep_failure(job: Job, code: str) -> None:
    Job.objects.filter(pk=job.pk).update(status=Job.Status.FAILED, failure_code=code)
    ended = (DraftStage.APPLIED.value, DraftStage.DISCARDED.value)
    draft = Draft.objects.filter(pk=int(job.object_key)).exclude(stage__in=ended)
    draft.update(stage=DraftStage.FAILED.value, failure_code=code)
