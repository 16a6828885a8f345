"""Ask more of the accounts of an agency and of those below it."""

from dataclasses import asdict

from django.db import transaction

from zhicai.actions.access import Caller, Permission, codes_at_or_above, keep_event, require, walled
from zhicai.actions.accounts.rules import NAMES, Rules, find_rules, strictest
from zhicai.records.accounts.models import SignInRules


@walled
def edit_sign_in_rules(agency_code: str, rules: Rules, *, by: Caller) -> tuple[str, ...]:
    """The names of the rules that changed; they hold from each account's next sign-in."""
    require(by, Permission.SETTING_EDIT, agency_code)
    with transaction.atomic():
        before = next(iter(find_rules([agency_code])), Rules())
        told = asdict(rules)
        changed = tuple(name for name in NAMES if told[name] != getattr(before, name))
        if changed:
            SignInRules.objects.update_or_create(agency_code=agency_code, defaults=told)
            fields = {"fields": list(changed)}
            keep_event(by, "rules.changed", agency_code=agency_code, fields=fields)
    return changed


@walled
def find_sign_in_rules(agency_code: str, *, by: Caller) -> tuple[Rules, Rules]:
    """The agency's own, and what holds there with those of all above it."""
    require(by, Permission.SETTING_EDIT, agency_code)
    own = next(iter(find_rules([agency_code])), Rules())
    return own, strictest(find_rules(codes_at_or_above(agency_code, by.today)))
