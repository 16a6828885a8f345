"""定版 asked for on a page: at once where few people are counted, else as background work."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.find_standing import StandingQuery, find_standing
from zhicai.actions.snapshots import jobs
from zhicai.actions.take_snapshot import SnapshotLine, take_snapshot
from zhicai.basics.errors import Refused
from zhicai.core.rules.verdicts import AI_ATTAINMENT

# Up to so many counted people the page waits: a few seconds.
MOST_AT_ONCE = 3000


@walled
def ask_snapshot(query: StandingQuery, *, by: Caller) -> SnapshotLine | None:
    """What was frozen; None where a job does it. Raises Refused as take_snapshot does."""
    require(by, Permission.SNAPSHOT_TAKE, query.agency_code)
    year, as_of = query.year_for(by.today), query.day_for(by.today)
    if as_of > by.today:
        raise Refused("cli.known_at_in_future", value=as_of.isoformat())
    if not is_large(query.agency_code, by):
        return take_snapshot(query, by=by, dry=False)
    key = f"{year}/{as_of.isoformat()}"
    jobs.start(jobs.TAKE, query.agency_code, key=key, by=by)
    return None


def is_large(agency_code: str, by: Caller) -> bool:
    """Whether more people are counted today than a page should wait for."""
    standing = find_standing(StandingQuery(agency_code=agency_code, depth=0), by=by)
    return standing.figure.get(AI_ATTAINMENT).counts.counted > MOST_AT_ONCE
