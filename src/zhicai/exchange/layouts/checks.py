"""What the cells of one learning record must agree on."""

from __future__ import annotations

import datetime as dt

from zhicai.basics.dates import format_roc
from zhicai.basics.minutes import format_hours
from zhicai.exchange.layouts.fields import Draft

MINUTES_OF_A_DAY = 24 * 60


def finish_record(draft: Draft) -> None:
    """Compare the hours of a record with its days, its parts and the clock (semantics 1.5)."""
    if draft.values["minutes"] is None or draft.values["completed_on"] is None:
        return
    check_order(draft, "started_on", until_key="completed_on")
    check_days(draft)
    check_parts(draft)
    check_clock(draft)


def finish_passed(draft: Draft) -> None:
    """A person who did not pass has no hours to check, and needs none."""
    if draft.values["is_passed"] is False:
        draft.values["is_not_passed"] = True
    else:
        finish_record(draft)


def check_days(draft: Draft) -> None:
    """No day has more than 24 hours; without a start, the record is of one day."""
    until: dt.date = draft.values["completed_on"]
    since: dt.date = draft.values["started_on"] or until
    days = (until - since).days + 1
    if days > 0 and draft.values["minutes"] > days * MINUTES_OF_A_DAY:
        span = (since, until) if days > 1 else (until,)
        draft.fault("hours.over_day", "minutes", other="～".join(map(format_roc, span)))


def check_parts(draft: Draft) -> None:
    parts = [draft.values.get("digital_minutes"), draft.values.get("classroom_minutes")]
    if parts == [None, None]:
        return
    total = sum(part for part in parts if part is not None)
    if total != draft.values["minutes"]:
        draft.notice("hours.differs_from_parts", "minutes", other=format_hours(total))


def check_approved(draft: Draft) -> None:
    """The total counts; hours that the agency approved otherwise are worth a look."""
    approved = draft.values["approved_minutes"]
    if approved is not None and approved != draft.values["minutes"]:
        draft.notice("hours.differs_from_approved", "minutes", other=format_hours(approved))


def check_clock(draft: Draft) -> None:
    """Compare with the clock where one day is meant; digital courses have no real clock."""
    values = draft.values
    if values["started_on"] != values["completed_on"] or values.get("nature") == "digital":
        return
    kind = "attended" if values.get("attended_until_clock") is not None else "course"
    since, until = values.get(f"{kind}_from_clock"), values.get(f"{kind}_until_clock")
    if since is None or until is None or until <= since:
        return
    if until - since != values["minutes"]:
        draft.notice("hours.differs_from_clock", "minutes", other=format_hours(until - since))


def check_order(draft: Draft, since_key: str, *, until_key: str) -> None:
    """What ends before it starts is a slip in one of the two dates."""
    since, until = draft.values[since_key], draft.values[until_key]
    if since is not None and until is not None and until < since:
        draft.fault("sheet.ends_before_start", until_key, other=format_roc(since))
