"""What an account holds beside its password."""

import datetime as dt
from dataclasses import dataclass

from zhicai.records.accounts.models import Account
from zhicai.records.factors.models import (
    IdentityProvider,
    OutsideIdentity,
    Passkey,
    RecoveryCode,
    TimeCode,
)

HEADER = "header"


@dataclass(frozen=True, slots=True)
class HeldFactor:
    """`key` tells apart two of one kind; `name` is what the holder called it."""

    key: int
    name: str
    added_at: dt.datetime
    last_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Held:
    time_code: HeldFactor | None
    passkeys: tuple[HeldFactor, ...]
    outside: tuple[HeldFactor, ...]
    recovery_count: int

    @property
    def has_second_factor(self) -> bool:
        return self.time_code is not None or bool(self.passkeys)


def find_held(account: Account) -> Held:
    code = TimeCode.objects.filter(account=account).first()
    return Held(
        time_code=HeldFactor(code.pk, "", code.added_at, code.last_at) if code else None,
        passkeys=tuple(
            HeldFactor(one.pk, one.name, one.added_at, one.last_at)
            for one in Passkey.objects.filter(account=account).order_by("added_at", "id")
        ),
        outside=tuple(
            HeldFactor(one.pk, name_of_issuer(one.issuer), one.added_at, one.last_at)
            for one in OutsideIdentity.objects.filter(account=account).order_by("added_at", "id")
        ),
        recovery_count=RecoveryCode.objects.filter(account=account).count(),
    )


def name_of_issuer(issuer: str) -> str:
    """What the officer calls the site that vouches for her."""
    if issuer == HEADER:
        return "機關的代理伺服器"
    found = IdentityProvider.objects.filter(issuer=issuer).values_list("name", flat=True).first()
    return found or issuer


def has_second_factor(account: Account) -> bool:
    """Recovery codes alone are none: they stand in for one that was lost."""
    held = TimeCode.objects.filter(account=account), Passkey.objects.filter(account=account)
    return any(rows.exists() for rows in held)
