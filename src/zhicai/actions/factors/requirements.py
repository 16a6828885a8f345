"""Who must have a second factor, and which ways in are open."""

import datetime as dt

from django.db.models import Q

from zhicai.records.accounts.models import Account, Appointment
from zhicai.records.factors.models import FactorRequirement, SignInSetting

LOCAL_ADMINISTRATOR = FactorRequirement.Holder.LOCAL_ADMINISTRATOR.value


def find_setting() -> SignInSetting:
    """What holds now; before anybody has changed anything, the defaults."""
    return SignInSetting.objects.filter(pk=1).first() or SignInSetting(pk=1)


def is_factor_required(account: Account, today: dt.date) -> bool:
    """Whether one of the account roles that it holds today needs a second factor today."""
    begun = FactorRequirement.objects.filter(from_on__lte=today)
    needing = set(begun.values_list("account_role", flat=True))
    if account.is_local_administrator and LOCAL_ADMINISTRATOR in needing:
        return True
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=today)
    held = Appointment.objects.filter(lasting, account=account, from_on__lte=today)
    return bool(needing) and held.filter(account_role__in=needing).exists()
