"""What a list of people may be asked about: provisions and staff categories by name."""

import datetime as dt

from zhicai.actions.edits.event_kinds import event_kinds
from zhicai.actions.figures.rules_in_use import rulebook
from zhicai.core.rules.verdicts import AI_ATTAINMENT, JUDGED


def provision_choices() -> dict[str, str]:
    """Every judged provision, the KPI first."""
    book = rulebook()
    ordered = sorted(JUDGED, key=lambda name: name != AI_ATTAINMENT)
    return {name: book.get_provision(name).name for name in ordered}


UNSETTLED = "人員區分待確認"


def category_choices(day: dt.date) -> dict[str, str]:
    """Staff categories as they are called on the day."""
    vocabulary = rulebook().find_value("staff.categories", day) or {}
    return {key: entry["name"] for key, entry in vocabulary.items()}


def event_names(day: dt.date) -> dict[str, str]:
    """Status events as they are called on the day."""
    return {kind.key: kind.name for kind in event_kinds(day)}
