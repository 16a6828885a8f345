"""Which ways in are open, and who is linked to whom elsewhere."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.factors.held import name_of_issuer
from zhicai.actions.factors.installation import is_at_top
from zhicai.actions.factors.requirements import find_setting
from zhicai.records.factors.models import FactorRequirement, IdentityProvider, OutsideIdentity

Holder = FactorRequirement.Holder


@dataclass(frozen=True, slots=True)
class SignInWays:
    """The switches of the installation."""

    has_passkeys: bool
    has_providers: bool
    has_header: bool
    header_name: str
    is_factor_asked_outside: bool


@dataclass(frozen=True, slots=True)
class ProviderDetail:
    code: str
    name: str
    issuer: str
    client_code: str
    scopes: str
    is_active: bool
    has_secret: bool


@dataclass(frozen=True, slots=True)
class LinkedIdentity:
    key: int
    account_code: str
    account_name: str
    issuer_name: str
    subject_key: str
    added_at: dt.datetime
    last_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class SignInSettings:
    """`requirements`: each account role with the day from which it needs a second factor."""

    ways: SignInWays
    providers: tuple[ProviderDetail, ...]
    requirements: dict[str, dt.date]
    identities: tuple[LinkedIdentity, ...]
    proxies: tuple[str, ...]
    may_change: bool


@walled
def find_sign_in_setting(agency_code: str | None, *, by: Caller) -> SignInSettings:
    """Whoever edits settings of an agency sees what holds; the top sees who is linked as well."""
    require(by, Permission.SETTING_EDIT, agency_code)
    may_change = is_at_top(by)
    return SignInSettings(
        ways=find_ways(),
        providers=tuple(map(_detail, IdentityProvider.objects.order_by("name", "id"))),
        requirements=dict(FactorRequirement.objects.values_list("account_role", "from_on")),
        identities=_identities() if may_change else (),
        proxies=tuple(map(str, settings.TRUSTED_PROXIES)),
        may_change=may_change,
    )


def find_ways() -> SignInWays:
    kept = find_setting()
    return SignInWays(
        has_passkeys=kept.has_passkeys,
        has_providers=kept.has_providers,
        has_header=kept.has_header,
        header_name=kept.header_name,
        is_factor_asked_outside=kept.is_factor_asked_outside,
    )


def _detail(kept: IdentityProvider) -> ProviderDetail:
    return ProviderDetail(
        code=kept.code,
        name=kept.name,
        issuer=kept.issuer,
        client_code=kept.client_code,
        scopes=kept.scopes,
        is_active=kept.is_active,
        has_secret=bool(kept.encrypted_secret),
    )


def _identities() -> tuple[LinkedIdentity, ...]:
    held = OutsideIdentity.objects.select_related("account").order_by("account__code", "id")
    names = {issuer: name_of_issuer(issuer) for issuer in {one.issuer for one in held}}
    return tuple(
        LinkedIdentity(
            key=one.pk,
            account_code=one.account.code,
            account_name=one.account.name,
            issuer_name=names[one.issuer],
            subject_key=one.subject_key,
            added_at=one.added_at,
            last_at=one.last_at,
        )
        for one in held
    )
