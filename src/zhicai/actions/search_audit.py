"""Who saw, exported or changed data of whom, between two days: a page of the audit."""

from dataclasses import replace

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.auditing.lines import AuditLine, lines_of
from zhicai.actions.auditing.query import AuditQuery, find_entries
from zhicai.actions.page import SIZE, Page, clip


@walled
def search_audit(
    query: AuditQuery, *, by: Caller, number: int = 1, size: int = SIZE
) -> Page[AuditLine]:
    """Newest first. Looking is an entry of its own, and comes after what is shown."""
    require(by, Permission.AUDIT_READ, query.agency_code)
    found = find_entries(query, by)
    total = found.count()
    number, size = clip(number, size, total)
    start = (number - 1) * size
    page = Page(lines_of(found[start : start + size], by.today), number, size, total)
    keep_event(
        replace(by, now=by.clock()),
        "audit.read",
        agency_code=query.agency_code or "",
        object_key="" if query.person is None else str(query.person),
        fields={"asked": query.asked, "count": total},
    )
    return page
