"""What waits at all the agencies of an account in one list; what ends soonest stands first."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zhicai.actions.access import (
    Caller,
    Permission,
    appointments_in_force,
    grants_in_force,
)
from zhicai.actions.drafts.keep import ENDED
from zhicai.actions.enter_office import name_of
from zhicai.actions.page import Page, page_of
from zhicai.actions.rights.account_roles import RIGHTS
from zhicai.actions.rights.wall import wall_around
from zhicai.records.accounts.models import Account
from zhicai.records.agencies.models import Agency, AgencyPath
from zhicai.records.approvals.models import Approval
from zhicai.records.drafts.models import Draft
from zhicai.records.requests.models import StaffRequest

MANY = 5000
DRAFT, APPROVAL, REQUEST = "draft", "approval", "request"
PERMISSIONS = {
    DRAFT: Permission.DATA_IMPORT,
    APPROVAL: Permission.SNAPSHOT_APPROVE,
    REQUEST: Permission.REQUEST_DECIDE,
}


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One kind of work at one agency; `until`: when the first of it ends unless somebody acts."""

    agency_code: str
    agency_name: str
    kind: str
    count: int
    until: dt.datetime | None


def list_open_work(
    account: Account, *, clock: Callable[[], dt.datetime], number: int = 1
) -> Page[OpenWork]:
    """Only agencies with something to do, and only what the account may do there."""
    caller = Caller(account, clock(), clock)
    if account.is_disabled:
        return page_of((), number=number)
    with wall_around(caller):
        found = [
            OpenWork(code, "", kind, count, until)
            for kind in PERMISSIONS
            for part in _parts(_codes(caller, PERMISSIONS[kind]))
            for code, count, until in _waiting(kind, part, caller.now)
        ]
    later = dt.datetime.max.replace(tzinfo=dt.UTC)
    found.sort(key=lambda one: (one.until or later, one.agency_code, one.kind))
    page = page_of(found, number=number)
    rows = tuple(_named(one, caller.today) for one in page.rows)
    return Page(rows, page.number, page.size, page.total)


def _waiting(
    kind: str, codes: list[str], now: dt.datetime
) -> Iterable[tuple[str, int, dt.datetime | None]]:
    """Agency, how many, and when the first of them ends."""
    at = {"agency_code__in": codes}
    if kind == DRAFT:
        drafts = Draft.objects.exclude(stage__in=ENDED).filter(**at, expires_at__gte=now)
        return _counted(drafts.values_list("agency_code", "expires_at"))
    if kind == APPROVAL:
        asked = Approval.objects.filter(state=Approval.State.WAITING, expires_at__gte=now, **at)
        return _counted(asked.values_list("agency_code", "expires_at"))
    sent = StaffRequest.objects.filter(state=StaffRequest.State.WAITING, **at)
    return _counted((code, None) for code in sent.values_list("agency_code", flat=True))


def _counted(
    rows: Iterable[tuple[str, dt.datetime | None]],
) -> Iterable[tuple[str, int, dt.datetime | None]]:
    found: dict[str, list[dt.datetime | None]] = defaultdict(list)
    for code, until in rows:
        found[code].append(until)
    for code, ends in found.items():
        yield code, len(ends), min((one for one in ends if one is not None), default=None)


def _codes(caller: Caller, permission: Permission) -> list[str]:
    """Every agency at which the account holds the permission today, those below included."""
    if caller.account.is_local_administrator:
        return list(Agency.objects.order_by("code").values_list("code", flat=True))
    grants = grants_in_force(caller).filter(permission=permission.value)
    reaching = set(grants.values_list("agency_code", flat=True))
    alone: set[str] = set()
    for role, code in appointments_in_force(caller).values_list("account_role", "agency_code"):
        rights = RIGHTS.get(role)
        if rights is not None and permission in rights.permissions:
            (reaching if rights.reaches_below else alone).add(code)
    paths = AgencyPath.objects.filter(
        ancestor_id__in=Agency.objects.filter(code__in=reaching).values("id"),
        from_on__lte=caller.today,
        until_on__gte=caller.today,
    )
    below = Agency.objects.filter(id__in=paths.values("descendant_id"))
    return sorted({*reaching, *alone, *below.values_list("code", flat=True)})


def _named(one: OpenWork, today: dt.date) -> OpenWork:
    name = name_of(one.agency_code, today) or one.agency_code
    return OpenWork(one.agency_code, name, one.kind, one.count, one.until)


def _parts(codes: list[str]) -> Iterable[list[str]]:
    for start in range(0, len(codes), MANY):
        yield codes[start : start + MANY]
