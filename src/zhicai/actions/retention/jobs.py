"""Removal in the background: on request, and every night."""

import datetime as dt
import time

from django.db import transaction
from django_tasks import TaskContext, task
from django_tasks_db.models import DBTaskResult

from zhicai.actions.access import TAIPEI, Caller, NotAllowedError, Permission, require
from zhicai.actions.drafts.jobs import instant_of
from zhicai.actions.figures.renewal import schedule_renewal
from zhicai.actions.retention.carry_out import FAILED, carry_out, open_run
from zhicai.actions.retention.plan import plan_terms
from zhicai.actions.rights.wall import above_the_wall, wall_around
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import Account
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.retention.models import RetentionRun

NIGHT = dt.time(2, 0)


@task(takes_context=True)
def work_on_retention(context: TaskContext, run: int, actor_code: str) -> None:
    """Nothing but keys is handed over; the worker tells when it began."""
    work(run, actor_code, instant_of(context))


def work(key: int, actor_code: str, at: dt.datetime) -> None:
    """In the name of whoever asked, if that account still may; how it ended stands in the run."""
    by = _caller(Account.objects.get(code=actor_code), at, f"retention-{key}")
    with wall_around(by):
        _work(key, by)


def _work(key: int, by: Caller) -> None:
    with above_the_wall():
        run = RetentionRun.objects.get(pk=key)
    try:
        require(by, Permission.SETTING_EDIT, run.agency_code)
        carry_out(run, by=by)
    except Refused:
        return
    except NotAllowedError:
        with above_the_wall():
            RetentionRun.objects.filter(pk=key).update(
                state=RetentionRun.State.FAILED, failure_code=FAILED
            )


def _caller(account: Account, at: dt.datetime, request_key: str) -> Caller:
    began = time.monotonic()
    return Caller(
        account,
        at,
        lambda: at + dt.timedelta(seconds=time.monotonic() - began),
        request_key=request_key,
    )


@task(takes_context=True)
def work_by_night(context: TaskContext) -> None:
    """Once a night, and asks for the next one first: a night that fails ends nothing.

    What is kept is brought up to the new day as well, where anything dated makes it stale.
    """
    at = instant_of(context)
    schedule_night(at)
    schedule_renewal(at)
    remove_by_night(at)


def schedule_night(now: dt.datetime) -> bool:
    """One waits at a time; whether this call asked for it."""
    with transaction.atomic():
        waiting = DBTaskResult.objects.filter(
            task_path=work_by_night.module_path, status="READY", run_after__gt=now
        )
        if waiting.exists():
            return False
        work_by_night.using(run_after=next_night(now)).enqueue()
    return True


def next_night(now: dt.datetime) -> dt.datetime:
    """Two o'clock in Taipei, after now."""
    here = now.astimezone(TAIPEI)
    today = dt.datetime.combine(here.date(), NIGHT, TAIPEI)
    return today if today > here else today + dt.timedelta(days=1)


def remove_by_night(at: dt.datetime) -> list[RetentionRun]:
    """At each top agency, where something is past its term and nothing is held."""
    account = Account.objects.filter(is_local_administrator=True, is_disabled=False).first()
    if account is None:
        return []
    by = _caller(account, at, f"night-{at:%Y%m%d}")
    with wall_around(by):
        return _remove_by_night(by)


def _remove_by_night(by: Caller) -> list[RetentionRun]:
    above = AgencyPath.objects.filter(depth__gt=0, from_on__lte=by.today, until_on__gte=by.today)
    tops = Agency.objects.exclude(id__in=above.values("descendant_id")).order_by("code")
    done = []
    for code in tops.values_list("code", flat=True):
        unfinished = RetentionRun.objects.filter(agency_code=code).exclude(
            state=RetentionRun.State.DONE
        )
        is_due = unfinished.exists() or any(plan.found for plan in plan_terms(code, by=by))
        if is_due:
            try:
                done.append(carry_out(open_run(code, by=by, is_nightly=True), by=by))
            except Refused:
                continue
    return done
