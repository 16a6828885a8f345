"""Remove what is past its term, now and here; the web hands the same over to the worker."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.plan_retention import RetentionPlan, plan_retention
from zhicai.actions.retention.carry_out import carry_out, open_run
from zhicai.actions.retention.jobs import work_on_retention
from zhicai.basics.errors import Refused
from zhicai.records.retention.models import RetentionRun


@walled
def run_retention(agency_code: str, *, by: Caller, is_nightly: bool = False) -> RetentionRun:
    """A run that died goes on. Raises Refused: retention.held, retention.running."""
    require(by, Permission.SETTING_EDIT, agency_code)
    return carry_out(open_run(agency_code, by=by, is_nightly=is_nightly), by=by)


@walled
def ask_retention(agency_code: str, mark: str, *, by: Caller) -> RetentionRun:
    """What was seen goes, in the background. Raises Refused("retention.changed") otherwise."""
    require(by, Permission.SETTING_EDIT, agency_code)
    plan: RetentionPlan = plan_retention(agency_code, by=by)
    if plan.mark != mark:
        raise Refused("retention.changed")
    run = open_run(agency_code, by=by)
    work_on_retention.enqueue(run.pk, by.code)
    return run
