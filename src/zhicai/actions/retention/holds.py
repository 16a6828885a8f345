"""暫停銷毀: where nothing may go at present."""

import datetime as dt

from django.db.models import QuerySet

from zhicai.actions.access import codes_at_or_above
from zhicai.basics.errors import Refused
from zhicai.records.retention.models import RetentionHold


def holds_over(agency_code: str, day: dt.date) -> QuerySet[RetentionHold]:
    """At the agency or above it."""
    codes = codes_at_or_above(agency_code, day)
    return RetentionHold.objects.filter(ended_at=None, agency_code__in=codes)


def held_below(codes: tuple[str, ...]) -> QuerySet[RetentionHold]:
    return RetentionHold.objects.filter(ended_at=None, agency_code__in=codes)


def refuse_if_held(agency_code: str, day: dt.date) -> None:
    """Raises Refused("retention.held")."""
    hold = holds_over(agency_code, day).first()
    if hold is not None:
        raise Refused("retention.held", value=hold.reason)
