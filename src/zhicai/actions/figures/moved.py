"""Whose verdict may be another one since an instant: those of whom a fact was opened or closed."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q

from zhicai.actions.edits.office_people import agencies_below
from zhicai.actions.figures.people_rows import PersonRow, Place, as_rows, rows_of
from zhicai.actions.figures.tree import Tree
from zhicai.actions.intake.kinds import KINDS
from zhicai.actions.rights.wall import above_the_wall
from zhicai.records.agencies.models import AgencyPath
from zhicai.records.ledger.models import Batch
from zhicai.records.standings.models import PersonYear

OF_PEOPLE = ("Posting", "StatusEvent", "LearningRecord", "HourSummary")
# Any of these may change the verdict of people of whom nothing else changed.
OF_MANY = ("AgencyPeriod", "Coverage", "LevelDecision", "CourseDetail", "Overlay")
MOST_PEOPLE, MOST_BATCHES = 5000, 500


def find_moved(since: dt.datetime) -> list[int] | None:
    """People by key; None where they are too many to name, or where not they alone have moved.

    Also those who have left since: the count before was theirs too.
    """
    with above_the_wall():
        return _moved(since)


def _moved(since: dt.datetime) -> list[int] | None:
    batches = Batch.objects.filter(applied_at__gt=since).order_by("pk")
    keys = list(batches.values_list("pk", flat=True)[: MOST_BATCHES + 1])
    if len(keys) > MOST_BATCHES:
        return None
    by_them = Q(batch_id__in=keys) | Q(closed_by_id__in=keys)
    facts = {name: KINDS[name].facts._default_manager.filter(by_them) for name in KINDS}
    if any(facts[name].exists() for name in OF_MANY):
        return None
    people: set[int] = set()
    for name in OF_PEOPLE:
        found = facts[name].order_by().values_list("person_id", flat=True).distinct()
        people.update(found[: MOST_PEOPLE + 1])
        if len(people) > MOST_PEOPLE:
            return None
    return sorted(people)


def rows_among(place: Place, people: Sequence[int]) -> list[PersonRow]:
    """The rows of these people in the subtree, in a tree that has not moved since the instant.

    Kept ones where they answer; else only the agencies of their posts, and all above, are read.
    """
    with above_the_wall():
        return _rows_among(place, people)


def _rows_among(place: Place, people: Sequence[int]) -> list[PersonRow]:
    if place.is_kept:
        kept = PersonYear.objects.filter(year=place.year, person_id__in=people)
        rows = as_rows(kept.order_by("person_id"))
    else:
        posts = [row[2:4] for row in place.known.rows_of("Posting", people)]
        own = {agency_id for pair in posts for agency_id in pair}
        above = AgencyPath.objects.filter(descendant_id__in=own).values_list("ancestor_id")
        nodes = sorted(own | {row[0] for row in above.order_by("ancestor_id")})
        rows = list(rows_of(place, Tree(place.known, nodes), people))
    here = agencies_below(place.agency_code, place.as_of)
    inside = here.filter(descendant_id__in={row.agency for row in rows})
    nodes_here = set(inside.values_list("descendant_id", flat=True))
    return [row for row in rows if row.agency in nodes_here]
