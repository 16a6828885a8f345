"""May the kept standings answer for a day? Only if nothing dated lies between."""

import datetime as dt
from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, Model, Q, QuerySet

from zhicai.actions.rights.wall import above_the_wall
from zhicai.core.rules.load import Rulebook
from zhicai.records.agencies.models import AgencyPeriod
from zhicai.records.learning.models import Coverage, HourSummary, LearningRecord
from zhicai.records.overlays.models import Overlay
from zhicai.records.staff.models import Posting, StatusEvent
from zhicai.records.standings.models import PresentView

Dated = tuple[type[Model], tuple[str, ...], tuple[str, ...]]
DATED: tuple[Dated, ...] = (
    (Posting, ("started_on",), ("ended_on",)),
    (StatusEvent, ("started_on",), ("ended_on",)),
    (AgencyPeriod, ("from_on",), ("until_on",)),
    (LearningRecord, ("completed_on",), ()),
    (HourSummary, ("period_until",), ()),
    (Coverage, ("covered_from",), ()),
    (Overlay, ("in_force_from",), ("in_force_until",)),
)


def is_fresh(year: int, as_of: dt.date, book: Rulebook) -> bool:
    """True where the rows kept for the year are what judging on `as_of` would give."""
    view = PresentView.objects.filter(year=year).first()
    if view is None or view.rulebook_version != book.judging_version or view.judged_as_of > as_of:
        return False
    with above_the_wall():  # the kept view is one for all agencies: so is the day it answers for
        return view.judged_as_of == as_of or not _anything_between(view.judged_as_of, as_of, book)


def _anything_between(earlier: dt.date, later: dt.date, book: Rulebook) -> bool:
    """Whether a fact begins after `earlier` or ends before `later`, or a rule changes."""
    days = (earlier, later)
    moved = [Exists(facts) for dated in DATED for facts in _between(dated, days)]
    if PresentView.objects.filter(reduce(or_, map(Q, moved))).exists():
        return True
    return any(
        earlier < entry.in_force_from <= later
        or (entry.in_force_until is not None and earlier <= entry.in_force_until < later)
        for provision in book.provisions.values()
        for entry in provision.values
    )


def _between(dated: Dated, days: tuple[dt.date, dt.date]) -> Iterator[QuerySet[Any]]:
    """Present facts that begin after the first day, or end before the last: one index for each."""
    (model, begins, ends), (earlier, later) = dated, days
    present = model._default_manager.filter(known_until__isnull=True)
    for name in begins:
        yield present.filter(**{f"{name}__gt": earlier, f"{name}__lte": later})
    for name in ends:
        yield present.filter(**{f"{name}__gte": earlier, f"{name}__lt": later})
