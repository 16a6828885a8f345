"""Write decisions as an edit of their own. They move no figure, so nobody is judged anew."""

from collections.abc import Callable, Sequence

from zhicai.actions.access import Caller
from zhicai.actions.edits.carry_out import TRIES, content_hash, open_edit
from zhicai.actions.intake.apply_plan import MovedError
from zhicai.actions.intake.forecast import Forecast, standing_now
from zhicai.actions.intake.plan import Plan
from zhicai.actions.intake.shelf import Change
from zhicai.actions.intake.write_plan import write_plan
from zhicai.basics.dates import roc_year
from zhicai.basics.errors import Refused
from zhicai.records.staff.models import Person

KIND = "RoleAssignment"
CHUNK = 5000


def write_decisions(
    make: Callable[[], Sequence[Change]],
    *,
    agency_code: str,
    by: Caller,
    note: str = "",
    kind: str = KIND,
) -> int | None:
    """The batch of the edit; None where nothing would change.

    `make` reads what is held each time it is called, and refuses where that is no longer what the
    officer saw.
    """
    for _ in range(TRIES):
        plan = open_edit(agency_code, by, note=note)
        plan.changes = {kind: list(make())}
        if plan.is_empty:
            return None
        plan.content_hash = content_hash(plan)
        try:
            return write_plan(plan, _outlook(plan, by, kind), by).pk
        except MovedError:
            continue
    raise Refused("batch.moved")


def _outlook(plan: Plan, by: Caller, kind: str) -> Forecast:
    """The figure stays as it is; each person counts where she counts.

    Who answers questions may not see the figure, so it is not told there.
    """
    standing = standing_now(plan.root_code, by) if kind == KIND else None
    people = [change.values.person_id for change in plan.changes[kind]]
    where: dict[int, int | None] = {}
    for start in range(0, len(people), CHUNK):
        part = Person.objects.filter(pk__in=people[start : start + CHUNK])
        where.update(part.values_list("pk", "agency_id"))
    return Forecast(standing, standing, moves_of={roc_year(by.today): where})
