"""Values in the words of an officer."""

import datetime as dt
from typing import Any

from django import template

from zhicai.actions.access import TAIPEI
from zhicai.basics import distribution_words, figure_words
from zhicai.basics.dates import format_roc, format_roc_long
from zhicai.basics.messages import say as say_code
from zhicai.basics.minutes import format_hours

register = template.Library()


@register.filter
def roc(day: dt.date | None) -> str:
    """115/11/20; a dash where there is no day."""
    return format_roc(day) if day else "—"


@register.filter
def roc_long(day: dt.date | None) -> str:
    return format_roc_long(day) if day else "—"


@register.filter
def roc_instant(at: dt.datetime | None) -> str:
    """115/11/20 14:05, in Taipei."""
    if at is None:
        return "—"
    local = at.astimezone(TAIPEI)
    return f"{format_roc(local.date())} {local:%H:%M}"


@register.filter
def iso_instant(at: dt.datetime | None) -> str:
    return at.isoformat() if at else ""


@register.filter
def hours(minutes: int | None) -> str:
    """3 小時; a dash where nothing is known."""
    return "—" if minutes is None else format_hours(minutes)


@register.filter
def percent(counts: Any) -> str:
    return figure_words.percent_text(counts.met, counts.counted)


@register.filter
def hidden_count(count: int | None) -> str:
    """What is hidden says so, whether it is small itself or stands beside a small one."""
    return figure_words.HIDDEN if count is None else str(count)


@register.filter
def verdict(key: str) -> str:
    return figure_words.VERDICTS.get(key, key)


@register.filter
def role_state(key: str) -> str:
    return distribution_words.STATES_LONG.get(key, key)


@register.filter
def norm(key: str) -> str:
    return figure_words.NORMS.get(key, key)


@register.filter
def scope_words(key: str) -> str:
    return figure_words.SCOPES.get(key, key)


@register.filter
def exclusion(key: str) -> str:
    return figure_words.EXCLUSIONS.get(key, key)


@register.filter
def reason(key: str | None) -> str:
    """Why a verdict is what it is, or why a record does not count."""
    return figure_words.WHY_NOT.get(key or "", key or "")


@register.filter
def state(key: str) -> str:
    """Nothing where the provision has a value; else why it has none."""
    return figure_words.STATES.get(key, "")


@register.filter
def printed_name(figure: Any) -> str:
    return figure_words.PRINTED_NAMES.get(figure.provision_id, figure.name)


@register.simple_tag
def say(code: str, **values: Any) -> str:
    return say_code(code, **values)


@register.simple_tag
def official() -> str:
    return figure_words.OFFICIAL


@register.simple_tag
def unpublished() -> str:
    return figure_words.UNPUBLISHED
