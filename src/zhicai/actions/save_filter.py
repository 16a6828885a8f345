"""Keep a question about people under a name, for oneself at one agency."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from zhicai.actions.access import Caller, Permission, require, walled
from zhicai.actions.people.saved_filters import MOST, FilterLine, filters_of, line_of, plain_query
from zhicai.basics.errors import Refused
from zhicai.basics.national_ids import mask_ids_in
from zhicai.records.accounts.models import Account, SavedFilter

LONGEST_NAME = 60


@walled
def save_filter(
    name: str, parts: Mapping[str, Sequence[str]], *, agency_code: str, by: Caller
) -> FilterLine:
    """One of the same name is replaced. Raises Refused: filter.name_missing, filter.too_many."""
    require(by, Permission.FILTER_SAVE, agency_code)
    told = mask_ids_in(name.strip())[:LONGEST_NAME]
    if not told:
        raise Refused("filter.name_missing")
    with transaction.atomic():
        Account.objects.select_for_update().get(pk=by.account.pk)
        own = filters_of(by, agency_code)
        if len(own) >= MOST and told not in {one.name for one in own}:
            raise Refused("filter.too_many", count=len(own))
        row, _ = SavedFilter.objects.update_or_create(
            account=by.account,
            agency_code=agency_code,
            name=told,
            defaults={"query": plain_query(parts)},
        )
    return line_of(row)
