"""A site that may vouch for people: added, changed, taken away."""

from dataclasses import dataclass, field

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, walled
from zhicai.actions.factors.installation import require_top
from zhicai.basics.errors import Refused
from zhicai.exchange.identity.fetch import is_safe
from zhicai.exchange.identity.provider import forget_all
from zhicai.records.factors.models import IdentityProvider
from zhicai.records.factors.seal import seal

SCOPE = "openid"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderEntry:
    """A blank secret keeps the one that is kept; a new provider without one is a public client."""

    code: str
    name: str
    issuer: str
    client_code: str
    secret: str = field(default="", repr=False)
    scopes: str = SCOPE
    is_active: bool = False


@walled
def edit_identity_provider(entry: ProviderEntry, *, by: Caller) -> bool:
    """True where it is new. Raises Refused: an address that is not safe, one that is taken."""
    require_top(by, Permission.SETTING_EDIT)
    if not is_safe(entry.issuer) or "?" in entry.issuer:
        raise Refused("entry.issuer_address", value=entry.issuer)
    others = IdentityProvider.objects.filter(issuer=entry.issuer).exclude(code=entry.code)
    if others.exists():
        raise Refused("entry.issuer_taken", value=entry.issuer)
    scopes = " ".join(dict.fromkeys([SCOPE, *entry.scopes.split()]))
    values: dict[str, object] = {
        "name": entry.name,
        "issuer": entry.issuer,
        "client_code": entry.client_code,
        "scopes": scopes,
        "is_active": entry.is_active,
    }
    if entry.secret:
        values["encrypted_secret"] = seal(entry.secret.encode())
    with transaction.atomic():
        _, is_new = IdentityProvider.objects.update_or_create(code=entry.code, defaults=values)
        _keep(entry.code, sorted(values), by=by)
    forget_all()
    return is_new


@walled
def remove_identity_provider(code: str, *, by: Caller) -> None:
    """Who is linked to it stays linked, for the day it comes back. Raises Refused."""
    require_top(by, Permission.SETTING_EDIT)
    with transaction.atomic():
        if not IdentityProvider.objects.filter(code=code).delete()[0]:
            raise Refused("entry.provider_not_found", value=code)
        _keep(code, ["removed"], by=by)
    forget_all()


def _keep(code: str, changed: list[str], *, by: Caller) -> None:
    keep_event(by, "setting.changed", object_key=f"provider:{code}", fields={"changed": changed})
