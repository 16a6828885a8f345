"""What became of the last 定版 or 驗證 that a job of the office was asked for."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.snapshots import jobs
from zhicai.actions.snapshots.jobs import SnapshotWork


@walled
def find_snapshot_work(
    agency_code: str, number: int | None = None, *, by: Caller
) -> SnapshotWork | None:
    """The last 定版 of the office; of one that is kept, its last 驗證. None: there was none."""
    require(by, Permission.STAFF_READ, agency_code)
    if number is None:
        return jobs.find_work(jobs.TAKE, agency_code, now=by.now)
    return jobs.find_work(jobs.VERIFY, agency_code, now=by.now, key=str(number))
