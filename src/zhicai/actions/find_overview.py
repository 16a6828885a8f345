"""All that the page of a figure shows: the figure, where it stands, names first where few."""

from dataclasses import dataclass

from zhicai.actions.access import Caller, Permission, may, require, walled
from zhicai.actions.figures.chain import Link, find_chain
from zhicai.actions.figures.figure import Standing
from zhicai.actions.figures.gaps import Gap, list_gaps
from zhicai.actions.figures.held_people import held_only
from zhicai.actions.figures.people_rows import Place, place_of
from zhicai.actions.figures.touches import Subtree, Touch, touch_of, touching
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.basics.words import Scope, Verdict
from zhicai.core.rules.verdicts import AI_ATTAINMENT

FEW = 50
NOT_MET = (Verdict.SHORT, Verdict.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewQuery(StandingQuery):
    """The figure of `agency_code`, seen from an office at or above it.

    `is_brief` leaves out the names and the latest batch, for pages that show neither.
    """

    office_code: str
    is_brief: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """`gaps` names everybody not met where fewer than `FEW` are counted, else nobody."""

    standing: Standing
    chain: tuple[Link, ...]
    gaps: tuple[Gap, ...]
    latest: Touch | None

    @property
    def is_small(self) -> bool:
        return self.standing.figure.get(AI_ATTAINMENT).counts.counted < FEW


@walled
def find_overview(query: OverviewQuery, *, by: Caller) -> Overview:
    """Raises Refused("agency.not_found") also for an agency that is not below the office."""
    require(by, Permission.STAFF_READ, query.agency_code)
    asked = {name: getattr(query, name) for name in ("agency_code", "year", "as_of", "known_at")}
    standing = find_standing(StandingQuery(**asked, scope=query.scope, depth=query.depth), by=by)
    place = place_of(query, standing)
    chain = find_chain(query.office_code, place)
    if query.is_brief:
        return Overview(standing, chain, (), None)
    gaps = _names_first(place, standing)
    named = gaps if place.shows_present(by.today) else held_only(gaps, by)
    return Overview(standing, chain, named, _latest(query, standing, by))


def _names_first(place: Place, standing: Standing) -> tuple[Gap, ...]:
    kpi = standing.figure.get(AI_ATTAINMENT)
    if kpi.counts.counted >= FEW:
        return ()
    return list_gaps(place, Scope(kpi.scope), verdicts=NOT_MET, limit=FEW, size=FEW)


def _latest(query: OverviewQuery, standing: Standing, by: Caller) -> Touch | None:
    latest = touching(Subtree(query.agency_code, standing.as_of, query.known_at)).first()
    if latest is None:
        return None
    return touch_of(latest, may_open=may(by, Permission.BATCH_READ, latest.agency_code))
