"""Whether two accounts are one person where an act needs two."""

from zhicai.actions.access import Account, Caller, Permission, rights_at
from zhicai.records.accounts.models import Appointment
from zhicai.records.approvals.models import Approval

LOCAL = "local_administrator"


def principal_of(by: Caller, permission: Permission, agency_code: str) -> str:
    """On whose behalf she holds the permission there; blank: her own name."""
    return rights_at(by, agency_code).get(permission, "")


def is_same_person(approval: Approval, by: Caller, *, principal: str) -> bool:
    """True where who asked, or whom she stood for, is who approves or whom that one stands for.

    The keepers of the directory are one person, and so are two accounts of one staff member.
    """
    asked = _marks(approval.asked_by, approval.asked_on_behalf_of)
    return bool(asked & _marks(by.code, principal))


def _marks(*codes: str) -> set[str]:
    told = {code for code in codes if code}
    accounts = Account.objects.filter(code__in=told)
    if accounts.filter(is_local_administrator=True).exists():
        told.add(LOCAL)
    own = Appointment.objects.filter(
        account__in=accounts, on_behalf_of__isnull=True, person_id__isnull=False
    )
    return told | {f"person {person}" for person in own.values_list("person_id", flat=True)}
