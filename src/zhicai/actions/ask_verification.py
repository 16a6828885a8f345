"""驗證 of a 定版 asked for on a page: at once where few people are counted, else by a job."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.ask_snapshot import is_large
from zhicai.actions.snapshots import jobs
from zhicai.actions.take_snapshot import verify_snapshot


@walled
def ask_verification(number: int, agency_code: str, *, by: Caller) -> bool | None:
    """True where every byte is the same; None where a job finds it out."""
    require(by, Permission.STAFF_READ, agency_code)
    if not is_large(agency_code, by):
        return verify_snapshot(number, by=by)
    jobs.start(jobs.VERIFY, agency_code, key=str(number), by=by)
    return None
