"""What an account holds today."""

from django.db.models import QuerySet

from zhicai.actions.rights.caller import Caller
from zhicai.records.accounts.models import Appointment, Grant


def grants_in_force(caller: Caller) -> QuerySet[Grant]:
    """What the account was granted and what has not ended before today."""
    begun = Grant.objects.filter(account=caller.account, from_on__lte=caller.today)
    return begun.exclude(until_on__lt=caller.today)


def appointments_in_force(caller: Caller) -> QuerySet[Appointment]:
    """The account roles that it holds today; those of a deputy end when her principal is gone."""
    begun = Appointment.objects.filter(account=caller.account, from_on__lte=caller.today)
    lasting = begun.exclude(until_on__lt=caller.today)
    return lasting.exclude(on_behalf_of__is_disabled=True)
