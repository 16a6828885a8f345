"""Throw away one of one's own kept questions."""

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import SavedFilter


@walled
def delete_filter(key: int, *, agency_code: str, by: Caller) -> str:
    """Its name. Raises Refused("filter.not_found"), also for that of another account."""
    require(by, Permission.FILTER_SAVE, agency_code)
    own = SavedFilter.objects.filter(account=by.account, agency_code=agency_code, pk=key)
    found = own.first()
    if found is None:
        raise Refused("filter.not_found")
    found.delete()
    return found.name
