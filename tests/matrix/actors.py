"""Thirteen who ask, all of them at one agency, and what the table of rights gives each."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from people import BUREAU, LONG_AGO, NOW, account
from zhicai.actions.access import Permission
from zhicai.actions.rights.account_roles import RIGHTS
from zhicai.records.accounts.models import Account, Appointment

ROLE = Appointment.AccountRole
YESTERDAY = NOW.date() - dt.timedelta(days=1)
ROLE_OF = {
    "anonymous": None,
    "colleague": ROLE.STAFF_MEMBER,
    "division_head": ROLE.DIVISION_HEAD,
    "clerk": ROLE.HR_CLERK,
    "head": ROLE.HR_HEAD,
    "superior": ROLE.SUPERIOR_HR,
    "viewer": ROLE.CENTRAL_VIEWER,
    "auditor": ROLE.AUDITOR,
    "administrator": ROLE.ADMINISTRATOR,
    "disabled": ROLE.HR_HEAD,
    "ended": ROLE.SUPERIOR_HR,
    "deputy": ROLE.HR_CLERK,
    "local": None,
}
STRANGERS = ("anonymous", "disabled")
BELOW = ("child", "grandchild")
# First what does not exist, to which the others are compared; every account role asks at all.
DESKS = (
    "nowhere",
    "closed",
    "unrelated",
    "sibling",
    "parent",
    "grandchild",
    "child",
    "own",
)
FEWER_DESKS = {
    "anonymous": ("nowhere", "unrelated", "own"),  # sent to the door before any desk is looked up
    "disabled": ("nowhere", "unrelated", "own"),
    "ended": ("nowhere", "child", "own"),  # holds nothing any more
    "deputy": ("nowhere", "parent", "child", "own"),  # whose clerk asks at all
    "local": ("nowhere", "closed", "own"),  # to whom all is open
}
ALL_METHODS = ("anonymous", "clerk")


@dataclass(frozen=True, slots=True)
class Actor:
    name: str
    account: Account | None

    @property
    def is_stranger(self) -> bool:
        return self.name in STRANGERS

    @property
    def desks(self) -> tuple[str, ...]:
        return FEWER_DESKS.get(self.name, DESKS)

    @property
    def tries_all_methods(self) -> bool:
        return self.name in ALL_METHODS

    def may(self, policy: str, relation: str) -> bool:
        """Told by the table of rights alone, never by an answer of the product."""
        if relation == "nowhere" or self.is_stranger:
            return False
        if self.name == "local":
            return True
        role = ROLE_OF[self.name]
        if role is None or self.name == "ended":
            return False
        rights = RIGHTS[role]
        is_there = relation == "own" or (rights.reaches_below and relation in BELOW)
        return is_there and policy in {one.value for one in rights.permissions}

    def may_be_told(self, kind: str, name: str) -> bool:
        """An office sees its own people and those below; what is decided above holds for it."""
        if self.name == "local":
            return True
        if kind == "letter" and self.may(Permission.RULEBOOK_READ, "own"):
            return name in ("own", "parent", *BELOW)
        if kind in ("account", "division") and self.may(Permission.ACCOUNT_MANAGE, "own"):
            return name in ("own", *BELOW)  # an account is tied to a person and a division
        if self.may(Permission.STAFF_READ, "own"):
            return name in ("own", *BELOW)
        is_part = self.may(Permission.SELF_READ, "own") or self.may(Permission.DIVISION_READ, "own")
        return is_part and name == "own"


def hire(forest: Any) -> dict[str, Actor]:
    """Accounts with one account role each, held at the one agency."""
    found = {"anonymous": Actor("anonymous", None), "local": Actor("local", forest.by.account)}
    for name, role in ROLE_OF.items():
        if name in found or role is None:
            continue
        made = account(f"actor-{name}", name=f"測試{name}", is_disabled=name == "disabled")
        words: dict[str, Any] = {"until_on": YESTERDAY} if name == "ended" else {}
        if name == "colleague":
            words["person_id"] = forest.keys["own"]["person"]
        if name == "division_head":
            words["division"] = forest.secrets["own"]["division"]
        if name == "deputy":
            words["on_behalf_of"] = found["clerk"].account
        Appointment.objects.create(
            account=made, account_role=role, agency_code=BUREAU, from_on=LONG_AGO, **words
        )
        found[name] = Actor(name, made)
    return found
