"""What an edit changes, in the words of an officer."""

import datetime as dt
from typing import Any

from django import template

from zhicai.actions.edits.event_kinds import event_kinds
from zhicai.actions.edits.model import FieldLine
from zhicai.basics import edit_words as words
from zhicai.basics.dates import format_roc
from zhicai.basics.figure_words import EXCLUSIONS, VERDICTS
from zhicai.basics.intake_words import BATCH_KINDS
from zhicai.basics.minutes import format_hours
from zhicai.basics.role_words import ROLES

register = template.Library()
MINUTES = "_minutes"


@register.filter
def fact_kind(kind: str) -> str:
    return words.FACTS.get(kind, kind)


@register.filter
def batch_word(kind: str) -> str:
    return BATCH_KINDS.get(kind, kind)


@register.filter
def fact_outcome(outcome: str) -> str:
    return words.FACT_OUTCOMES.get(outcome, outcome)


@register.filter
def column(line: FieldLine, kind: str = "") -> str:
    return words.column_words(kind, line.name)


@register.filter
def was(line: Any) -> str:
    return told(line.name, line.was)


@register.filter
def now(line: Any) -> str:
    return told(line.name, line.now)


@register.filter
def opened(line: Any) -> str:
    return told(line.name, line.opened)


@register.filter
def wanted(line: Any) -> str:
    return told(line.name, line.wanted)


def told(name: str, value: Any) -> str:
    """One value of one column."""
    if name == "level":
        return words.LEVELS.get(value or "", str(value))
    if value is None or value == "":
        return words.NOT_SET if name.endswith("_on") else words.BLANK
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, dt.date):
        return _day(value)
    if name == "kind":
        return event_kind(value)
    return format_hours(value) if name.endswith(MINUTES) else ROLES.get(value, str(value))


def _day(day: dt.date) -> str:
    """The two ends of time are no dates."""
    if day.year == dt.MINYEAR:
        return words.ALWAYS_SO
    return words.NOT_SET if day.year == dt.MAXYEAR else format_roc(day)


@register.filter
def event_kind(key: str) -> str:
    """The name of a kind of event in the rulebook."""
    names = {kind.key: kind.name for kind in event_kinds(dt.date.max)}
    return names.get(key, key)


@register.filter
def event_state(key: str) -> str:
    return words.EVENT_STATES.get(key, key)


@register.filter
def effect(key: str | None) -> str:
    return words.EFFECTS.get(key or "", "待主管機關公布")


@register.filter
def level(key: str | None) -> str:
    return words.LEVELS.get(key or "", key or "")


@register.filter
def suggestion(key: str | None) -> str:
    return words.SUGGESTIONS.get(key or "", key or "")


@register.filter
def yes_no(value: bool | None) -> str:
    return words.NOT_SET if value is None else words.YES if value else words.NO


@register.filter
def kpi_state(key: str | None) -> str:
    """達成, 未達成, 資料不足, or why a person does not count."""
    if key is None:
        return "不在名單"
    return VERDICTS.get(key) or EXCLUSIONS.get(key, key)
