"""What is kept and no longer answers is judged again in the background, by nobody's command.

So it is after the program was brought up to date with other rules, on the first night of a year,
and when something dated began or ended since the last count. Until then pages judge from facts.
"""

import datetime as dt
import time

from django.db import transaction
from django_tasks import TaskContext, task
from django_tasks_db.models import DBTaskResult

from zhicai.actions.access import TAIPEI, Caller
from zhicai.actions.figures.freshness import is_fresh
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.actions.recount import recount_records
from zhicai.basics.dates import roc_year, year_end
from zhicai.records.accounts.models import Account
from zhicai.records.standings.models import PresentView


def stale_years(today: dt.date) -> list[int]:
    """Years whose kept rows do not answer for the day; none where nothing was ever kept."""
    kept = set(PresentView.objects.values_list("year", flat=True))
    years = kept | ({roc_year(today)} if kept else set())
    return sorted(year for year in years if not is_fresh(year, _day_of(year, today), rulebook()))


def was_judged_by_other_rules(year: int) -> bool:
    """Whether the kept rows of the year rest on rules that are no longer those of the program."""
    view = PresentView.objects.filter(year=year)
    return view.exclude(rulebook_version=rulebook().judging_version).exists()


def schedule_renewal(now: dt.datetime) -> bool:
    """Ask for it where anything is stale; one waits at a time. Whether this call asked for it."""
    if not stale_years(now.astimezone(TAIPEI).date()):
        return False
    with transaction.atomic():
        waiting = DBTaskResult.objects.filter(task_path=work_on_renewal.module_path, status="READY")
        if waiting.exists():
            return False
        work_on_renewal.enqueue()
    return True


@task(takes_context=True)
def work_on_renewal(context: TaskContext) -> None:
    began = context.task_result.started_at
    if began is None:
        raise LookupError("a task that runs has begun")
    renew(began)


def renew(at: dt.datetime) -> list[int]:
    """Judge each stale year again, in the name of the owner of the directory; returns them."""
    account = Account.objects.filter(is_local_administrator=True, is_disabled=False).first()
    if account is None:
        return []
    began = time.monotonic()
    by = Caller(
        account,
        at,
        lambda: at + dt.timedelta(seconds=time.monotonic() - began),
        request_key=f"renewal-{at:%Y%m%d%H%M}",
    )
    years = stale_years(by.today)
    for year in years:
        recount_records(year=year, by=by, is_repaired=True)
    return years


def _day_of(year: int, today: dt.date) -> dt.date:
    return min(today, year_end(year))
