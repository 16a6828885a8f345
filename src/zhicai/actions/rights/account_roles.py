"""What each account role may do, and how far down the tree it reaches."""

from dataclasses import dataclass

from zhicai.actions.rights.permission import Permission
from zhicai.records.accounts.models import Appointment

AccountRole = Appointment.AccountRole


@dataclass(frozen=True, slots=True)
class Rights:
    """`reaches_below`: the permissions hold at the agency and at all below it, else there alone."""

    permissions: frozenset[Permission]
    reaches_below: bool = False


AGGREGATES = frozenset(
    {Permission.OFFICE_ENTER, Permission.RULEBOOK_READ, Permission.STANDING_READ}
)
READING = AGGREGATES | {
    Permission.BATCH_READ,
    Permission.DIVISION_READ,
    Permission.REPORT_PRINT,
    Permission.ROLE_READ,
    Permission.STAFF_READ,
}
CLERK = READING | {
    Permission.AGENCY_EDIT,
    Permission.BATCH_UNDO,
    Permission.COURSE_EDIT,
    Permission.DATA_EXPORT,
    Permission.DATA_IMPORT,
    Permission.DUTIES_CONFIRM,
    Permission.EVENT_RECORD,
    Permission.FILTER_SAVE,
    Permission.IDENTITY_REVEAL,
    Permission.OFFICE_HANDOVER,
    Permission.REQUEST_DECIDE,
    Permission.ROLE_DECIDE,
    Permission.SNAPSHOT_TAKE,
    Permission.STANDING_RECOUNT,
}
HEAD = CLERK | {
    Permission.OVERLAY_EDIT,
    Permission.SETTING_EDIT,
    Permission.SNAPSHOT_APPROVE,
    Permission.STAFF_RELEASE,
}

RIGHTS: dict[str, Rights] = {
    AccountRole.STAFF_MEMBER: Rights(frozenset({Permission.SELF_READ})),
    AccountRole.DIVISION_HEAD: Rights(
        frozenset({Permission.SELF_READ, Permission.DIVISION_READ, Permission.DUTIES_CONFIRM})
    ),
    AccountRole.HR_CLERK: Rights(CLERK),
    AccountRole.HR_HEAD: Rights(HEAD | {Permission.ACCOUNT_MANAGE}),
    AccountRole.SUPERIOR_HR: Rights(HEAD | {Permission.ACCOUNT_MANAGE}, reaches_below=True),
    AccountRole.CENTRAL_VIEWER: Rights(AGGREGATES, reaches_below=True),
    AccountRole.AUDITOR: Rights(READING | {Permission.AUDIT_READ}, reaches_below=True),
    AccountRole.ADMINISTRATOR: Rights(
        frozenset(
            {
                Permission.ACCOUNT_MANAGE,
                Permission.OFFICE_ENTER,
                Permission.RULEBOOK_READ,
                Permission.SETTING_EDIT,
            }
        ),
        reaches_below=True,
    ),
}
# Tells of the people of an agency by name: without it an account sees counts, and no small ones.
# One's own page or division is a part of the agency only, so it does not open the whole.
NAMING = frozenset({Permission.STAFF_READ})
