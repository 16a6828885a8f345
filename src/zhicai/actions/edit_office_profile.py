"""Say how an agency is reached, and what its papers bear."""

from dataclasses import asdict

from django.db import transaction

from zhicai.actions.access import Caller, Permission, keep_event, require, walled
from zhicai.actions.offices.profile import NAMES, Profile, load_profile
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.ledger.models import Version
from zhicai.records.offices.models import OfficeProfile


@walled
def edit_office_profile(agency_code: str, profile: Profile, *, by: Caller) -> tuple[str, ...]:
    """The names of the fields that changed; the audit keeps them, not what they say."""
    require(by, Permission.SETTING_EDIT, agency_code)
    told = {name: mask_ids_in(text.strip()) for name, text in asdict(profile).items()}
    with transaction.atomic():
        Version.objects.select_for_update().get(id=1)
        before = asdict(load_profile(agency_code))
        changed = tuple(name for name in NAMES if before[name] != told[name])
        if changed:
            OfficeProfile.objects.update_or_create(agency_code=agency_code, defaults=told)
            fields = {"fields": list(changed)}
            keep_event(by, "profile.changed", agency_code=agency_code, fields=fields)
    return changed
