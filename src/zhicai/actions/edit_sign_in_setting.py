"""Open and close ways in; say who needs a second factor."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import asdict

from django.conf import settings
from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, walled
from zhicai.actions.factors.installation import require_top
from zhicai.actions.find_sign_in_setting import SignInWays, find_ways
from zhicai.basics.errors import Refused
from zhicai.records.factors.models import FactorRequirement, SignInSetting

HEADER = re.compile(r"X-[A-Za-z0-9-]{1,57}")
# What proxies and browsers use for other ends: a name in them is nobody's proof.
TAKEN = re.compile(r"X-(Forwarded|Real|Request|Http|CSRF).*", re.IGNORECASE)


@walled
def edit_sign_in_setting(
    ways: SignInWays,
    requirements: Mapping[str, dt.date] | None = None,
    *,
    by: Caller,
    dry: bool = False,
) -> tuple[str, ...]:
    """What changed, by name; None for `requirements` leaves them. Raises Refused."""
    require_top(by, Permission.SETTING_EDIT)
    if not HEADER.fullmatch(ways.header_name) or TAKEN.fullmatch(ways.header_name):
        raise Refused("entry.header_name", value=ways.header_name)
    if ways.has_header and not settings.TRUSTED_PROXIES:
        raise Refused("entry.no_proxies")
    before, after = asdict(find_ways()), asdict(ways)
    changed = [name for name, value in after.items() if before[name] != value]
    kept = dict(FactorRequirement.objects.values_list("account_role", "from_on"))
    wanted = kept if requirements is None else dict(requirements)
    roles = sorted(kept | wanted)
    changed += [f"required:{role}" for role in roles if kept.get(role) != wanted.get(role)]
    if changed and not dry:
        _keep(after, wanted, changed=changed, by=by)
    return tuple(changed)


def _keep(
    ways: Mapping[str, object],
    requirements: Mapping[str, dt.date],
    *,
    changed: list[str],
    by: Caller,
) -> None:
    with transaction.atomic():
        SignInSetting.objects.update_or_create(pk=1, defaults=dict(ways))
        FactorRequirement.objects.all().delete()
        FactorRequirement.objects.bulk_create(
            FactorRequirement(account_role=role, from_on=day) for role, day in requirements.items()
        )
        keep_event(by, "setting.changed", object_key="sign_in", fields={"changed": changed})
