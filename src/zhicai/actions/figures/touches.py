"""Which batches changed what a subtree's figures rest on."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from zhicai.actions.edits.office_people import batch_below
from zhicai.records.agencies.models import Agency, AgencyPath, AgencyPeriod
from zhicai.records.learning.models import Coverage, HourSummary, LearningRecord, LevelDecision
from zhicai.records.ledger.models import Batch
from zhicai.records.staff.models import Posting, Profile, StatusEvent

OF_PEOPLE: tuple[type[Model], ...] = (Posting, LearningRecord, HourSummary, StatusEvent, Profile)
OF_AGENCIES: tuple[type[Model], ...] = (LevelDecision, Coverage)


@dataclass(frozen=True, slots=True)
class Touch:
    """A batch that touched the subtree; `may_open`: the caller may see what it held."""

    number: int
    kind: str
    applied_at: dt.datetime
    undone_by: int | None
    may_open: bool


@dataclass(frozen=True)
class Subtree:
    """An agency by its code, with the tree of a day and the batches known at an instant."""

    agency_code: str
    as_of: dt.date
    known_at: dt.datetime | None

    @cached_property
    def root(self) -> QuerySet[Any, Any]:
        return Agency.objects.filter(code=self.agency_code).values("id")

    @cached_property
    def paths(self) -> QuerySet[AgencyPath]:
        return AgencyPath.objects.filter(from_on__lte=self.as_of, until_on__gte=self.as_of)

    @cached_property
    def below(self) -> QuerySet[Any, Any]:
        return self.paths.filter(ancestor_id__in=self.root).values("descendant_id")

    @cached_property
    def above(self) -> QuerySet[Any, Any]:
        return self.paths.filter(descendant_id__in=self.root, depth__gt=0).values("ancestor_id")

    @cached_property
    def people(self) -> QuerySet[Any, Any]:
        """Everybody who ever held a post there, by any version."""
        held = Q(agency_id__in=self.below) | Q(establishment_id__in=self.below)
        return Posting.objects.filter(held).values("person_id")


def touching(subtree: Subtree, *, with_transfers: bool = False) -> QuerySet[Batch]:
    """Batches of the subtree itself, and those from above that changed a fact of it, newest first.

    `with_transfers` also finds batches of other agencies that took in one of its people; it reads
    the postings of every batch, so a page that must be quick leaves it out.
    """
    own = batch_below(subtree.agency_code, subtree.as_of)
    found = own | (Q(agency_code__in=_codes(subtree.above)) & _changes_facts(subtree))
    if with_transfers:
        found |= Q(_of_people(Posting, subtree))
    batches = Batch.objects.select_related("undone_by").filter(found)
    if subtree.known_at is not None:
        batches = batches.filter(applied_at__lte=subtree.known_at)
    return batches.order_by("-pk")


def touch_of(batch: Batch, *, may_open: bool) -> Touch:
    undone_by = getattr(batch, "undone_by", None)
    return Touch(
        number=batch.pk,
        kind=batch.kind,
        applied_at=batch.applied_at,
        undone_by=undone_by.pk if undone_by else None,
        may_open=may_open,
    )


def _codes(agencies: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return Agency.objects.filter(id__in=agencies).values("code")


def _changes_facts(subtree: Subtree) -> Q:
    """Whether a batch opened or closed a fact of its people, or one that holds for them."""
    line = Q(agency_id__in=subtree.below) | Q(agency_id__in=subtree.above)
    found = Q(Exists(_of_batch(AgencyPeriod).filter(agency_id__in=subtree.below)))
    for model in OF_AGENCIES:
        found |= Q(Exists(_of_batch(model).filter(line)))
    for model in OF_PEOPLE:
        found |= Q(_of_people(model, subtree))
    return found


def _of_people(model: type[Model], subtree: Subtree) -> Exists:
    return Exists(_of_batch(model).filter(person_id__in=subtree.people))


def _of_batch(model: type[Model]) -> QuerySet[Any]:
    by_it = Q(batch=OuterRef("pk")) | Q(closed_by=OuterRef("pk"))
    return model._default_manager.filter(by_it)
