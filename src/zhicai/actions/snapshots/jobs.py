"""定版 and its verification as background work: handed over by key, watched, safe to ask again."""

import datetime as dt
from dataclasses import dataclass

from django_tasks import TaskContext, task

from zhicai.actions.access import Caller, NotAllowedError
from zhicai.actions.drafts.jobs import OPEN, SILENT, Heart, instant_of
from zhicai.actions.find_standing import StandingQuery
from zhicai.actions.rights.wall import above_the_wall
from zhicai.actions.take_snapshot import take_snapshot, verify_snapshot
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.jobs.models import Job

TAKE, VERIFY = "snapshot.take", "snapshot.verify"
FAILED, DIFFERS = "snapshot.failed", "snapshot.differs"
WAITING = "排隊等候"


@dataclass(frozen=True, slots=True)
class SnapshotWork:
    """The last work of its kind: at what it is, or how it ended; `failure` is a message code."""

    at: dt.datetime
    words: str
    done: int
    total: int
    is_open: bool
    is_stale: bool
    failure: str


def start(kind: str, agency_code: str, *, key: str, by: Caller) -> None:
    """Hand the work over, unless the same is at work already."""
    same = Job.objects.filter(kind=kind, agency_code=agency_code, object_key=key)
    if same.filter(status__in=OPEN, beat_at__gt=by.now - SILENT).exists():
        return
    same.filter(status__in=OPEN).update(status=Job.Status.FAILED, failure_code=FAILED)
    job = Job.objects.create(
        kind=kind,
        object_key=key,
        agency_code=agency_code,
        actor_code=by.code,
        created_at=by.now,
        beat_at=by.now,
        step_text=WAITING,
    )
    work_on_snapshot.enqueue(job.pk)


def find_work(
    kind: str, agency_code: str, *, now: dt.datetime, key: str = ""
) -> SnapshotWork | None:
    """The newest of the agency; of one object where its key is given."""
    jobs = Job.objects.filter(kind=kind, agency_code=agency_code)
    job = (jobs.filter(object_key=key) if key else jobs).order_by("-pk").first()
    if job is None:
        return None
    is_open = job.status in OPEN
    return SnapshotWork(
        at=job.beat_at,
        words=job.step_text,
        done=job.done_count,
        total=job.total_count,
        is_open=is_open,
        is_stale=is_open and now - job.beat_at > SILENT,
        failure=job.failure_code,
    )


@task(takes_context=True)
def work_on_snapshot(context: TaskContext, job: int) -> None:
    """Nothing but a key is handed over; the worker tells when it began."""
    work(job, instant_of(context))


def work(key: int, at: dt.datetime) -> None:
    """Run one job that waits; one that was given up or is run already is left alone."""
    this = Job.objects.filter(pk=key)
    with above_the_wall():  # the job tells in whose name the worker works
        waiting = this.filter(status=Job.Status.WAITING)
        if not waiting.update(status=Job.Status.RUNNING, beat_at=at):
            return
        job = this.get()
    heart = Heart(job, max(at, job.created_at))
    try:
        _work(job, heart)
    except (Refused, NotAllowedError) as stopped:
        _end(job, heart, failure_code=stopped.code)
    except Exception:
        _end(job, heart, failure_code=FAILED)
        raise
    else:
        _end(job, heart)


def _end(job: Job, heart: Heart, *, failure_code: str = "") -> None:
    status = Job.Status.FAILED if failure_code else Job.Status.DONE
    with above_the_wall():
        Job.objects.filter(pk=job.pk).update(
            status=status, failure_code=failure_code, beat_at=heart.clock()
        )


def _work(job: Job, heart: Heart) -> None:
    """In the name of whoever asked, if that account still may."""
    account = Account.objects.get(code=job.actor_code)
    by = Caller(account, heart.at, heart.clock, request_key=f"job-{job.pk}")
    if job.kind == VERIFY:
        if not verify_snapshot(int(job.object_key), by=by, beat=heart):
            raise Refused(DIFFERS, value=job.object_key)
        return
    year, _, day = job.object_key.partition("/")
    query = StandingQuery(
        agency_code=job.agency_code, year=int(year), as_of=dt.date.fromisoformat(day)
    )
    take_snapshot(query, by=by, dry=False, beat=heart)
