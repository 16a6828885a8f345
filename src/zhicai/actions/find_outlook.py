"""How many more people must be met for a share that the office sets itself, and who is nearest."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.figures.figure import Standing
from zhicai.actions.figures.gaps import Gap, Step, count_gaps, list_gaps
from zhicai.actions.figures.held_people import held_only
from zhicai.actions.figures.people_rows import place_of
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.basics.errors import Refused
from zhicai.basics.words import Scope, Verdict
from zhicai.core.rules.verdicts import AI_ATTAINMENT

NEAR_MINUTES = 60
NAMES_SHOWN = 50
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookQuery(StandingQuery):
    """The share is the office's own wish: no authority has published one."""

    target_percent: Decimal


@dataclass(frozen=True, slots=True)
class Outlook:
    """`needed` more people give the share; `steps` is the way with the fewest minutes."""

    target_percent: Decimal
    standing: Standing
    needed: int
    near: int
    steps: tuple[Step, ...]
    nearest: tuple[Gap, ...]

    @property
    def reachable(self) -> int:
        """How many of the needed ones are short, so that hours alone would do."""
        return sum(step.staff_count for step in self.steps)

    @property
    def minutes(self) -> int:
        return sum(step.missing * step.staff_count for step in self.steps)


@walled
def find_outlook(query: OutlookQuery, *, by: Caller, found: Standing | None = None) -> Outlook:
    """Raises Refused("standing.target_outside") unless 0 < target ≤ 100.

    `found` is the answer to the same question, where the caller has it already.
    """
    require(by, Permission.STAFF_READ, query.agency_code)
    if not 0 < query.target_percent <= WHOLE:
        raise Refused("standing.target_outside", value=str(query.target_percent))
    standing = found or find_standing(_asked(query), by=by)
    kpi = standing.figure.get(AI_ATTAINMENT)
    needed = people_needed(kpi.counts.counted, kpi.counts.met, query.target_percent)
    place, scope = place_of(query, standing), Scope(kpi.scope)
    size = kpi.counts.counted + sum(count for _, count in standing.figure.exclusions)
    steps = count_gaps(place, scope)
    nearest = list_gaps(
        place, scope, verdicts=[Verdict.SHORT], limit=min(needed, NAMES_SHOWN), size=size
    )
    is_present = place.shows_present(by.today)
    return Outlook(
        target_percent=query.target_percent,
        standing=standing,
        needed=needed,
        near=sum(step.staff_count for step in steps if step.missing <= NEAR_MINUTES),
        steps=_first(steps, needed),
        nearest=nearest if is_present else held_only(nearest, by),
    )


def _asked(query: OutlookQuery) -> StandingQuery:
    names = ("agency_code", "year", "as_of", "known_at", "scope")
    return StandingQuery(**{name: getattr(query, name) for name in names}, depth=0)


def people_needed(counted: int, met: int, target_percent: Decimal) -> int:
    """The smallest number of further people with which the share is reached.

    >>> people_needed(103, 63, Decimal(90)), people_needed(10, 9, Decimal(90))
    (30, 0)
    """
    least = (Decimal(counted) * target_percent / WHOLE).to_integral_value(ROUND_CEILING)
    return max(0, int(least) - met)


def _first(steps: tuple[Step, ...], needed: int) -> tuple[Step, ...]:
    """The steps of the `needed` people who miss least."""
    found, left = [], needed
    for step in steps:
        taken = min(step.staff_count, left)
        if taken == 0:
            break
        found.append(Step(step.missing_basic, step.missing_advanced, taken))
        left -= taken
    return tuple(found)
