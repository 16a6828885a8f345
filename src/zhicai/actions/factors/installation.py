"""What concerns all agencies of the installation is decided at its top."""

from zhicai.actions.access import Caller, Permission, appointments_in_force, require
from zhicai.records.accounts.models import Appointment
from zhicai.records.agencies.models import Agency, AgencyPath


def find_root(by: Caller) -> str | None:
    """A root agency at which the account is administrator today; None: at none."""
    held = appointments_in_force(by).filter(account_role=Appointment.AccountRole.ADMINISTRATOR)
    codes = set(held.values_list("agency_code", flat=True))
    above = AgencyPath.objects.filter(
        depth__gt=0, from_on__lte=by.today, until_on__gte=by.today
    ).values("descendant_id")
    roots = Agency.objects.filter(code__in=codes).exclude(id__in=above).order_by("code")
    return roots.values_list("code", flat=True).first()


def is_at_top(by: Caller) -> bool:
    """The local administrator, or an administrator at a root agency."""
    return by.account.is_local_administrator or find_root(by) is not None


def require_top(by: Caller, permission: Permission) -> None:
    """As `require`, for the installation as a whole."""
    require(by, permission, None if by.account.is_local_administrator else find_root(by))
