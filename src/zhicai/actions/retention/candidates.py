"""What is past its term: keys with the day from which the term runs, nothing of the content."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Least

from zhicai.actions.access import TAIPEI
from zhicai.actions.drafts.keep import ENDED
from zhicai.actions.drafts.model import DraftStage
from zhicai.actions.enclosures.keep import enclosure_store
from zhicai.actions.retention.leavers import find_leavers
from zhicai.actions.retention.terms import ORPHAN_DAYS, Term
from zhicai.records.accounts.models import AccountSession, OneTimeLink
from zhicai.records.drafts.models import Draft
from zhicai.records.enclosures.models import Enclosure
from zhicai.records.requests.models import DutyConfirmation, StaffRequest

OF_INSTALLATION = ("session", "link", "orphan")
Keys = Collection[str] | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """`key` names a row, or a file by its hash; `day` is where its term began."""

    key: str
    day: dt.date


def find_candidates(term: Term, *, now: dt.datetime, keys: Keys = None) -> list[Candidate]:
    """Those of one term, the oldest first; of `keys` only, where given."""
    if term.until_on is None:
        return []
    found = FINDERS[term.kind](term, now, keys)
    return sorted(found, key=lambda one: (one.day, one.key))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), TAIPEI)


def _of_rows(rows: QuerySet[Any], instant: str, *, term: Term, keys: Keys) -> Iterable[Candidate]:
    rows = rows.filter(**{f"{instant}__lt": _midnight(term.until_on or dt.date.min)})
    if keys is not None:
        rows = rows.filter(pk__in=[int(key) for key in keys])
    return (
        Candidate(str(key), at.astimezone(TAIPEI).date())
        for key, at in rows.values_list("pk", instant)
    )


def _requests(term: Term, _now: dt.datetime, keys: Keys) -> Iterable[Candidate]:
    over = StaffRequest.objects.exclude(state=StaffRequest.State.WAITING)
    return _of_rows(over.filter(agency_code__in=term.agencies), "decided_at", term=term, keys=keys)


def _confirmations(term: Term, _now: dt.datetime, keys: Keys) -> Iterable[Candidate]:
    over = DutyConfirmation.objects.filter(agency_code__in=term.agencies)
    return _of_rows(over, "withdrawn_at", term=term, keys=keys)


def _sessions(term: Term, _now: dt.datetime, keys: Keys) -> Iterable[Candidate]:
    return _of_rows(AccountSession.objects.all(), "ended_at", term=term, keys=keys)


def _links(term: Term, _now: dt.datetime, keys: Keys) -> Iterable[Candidate]:
    ended = Least(Coalesce("used_at", F("expires_at")), F("expires_at"))
    return _of_rows(OneTimeLink.objects.annotate(over_at=ended), "over_at", term=term, keys=keys)


def _drafts(term: Term, now: dt.datetime, keys: Keys) -> Iterable[Candidate]:
    """`expires_at` is a week after the last change: it alone decides."""
    late = Draft.objects.filter(agency_code__in=term.agencies, expires_at__lt=now)
    late = late.exclude(Q(stage__in=ENDED) | Q(stage=DraftStage.APPLYING.value))
    if keys is not None:
        late = late.filter(pk__in=[int(key) for key in keys])
    return (
        Candidate(str(key), at.astimezone(TAIPEI).date())
        for key, at in late.values_list("pk", "changed_at")
    )


def _orphans(_term: Term, now: dt.datetime, keys: Keys) -> Iterable[Candidate]:
    known = set(Enclosure.objects.values_list("content_hash", flat=True))
    late = now - dt.timedelta(days=ORPHAN_DAYS)
    for name, at in enclosure_store().list_files():
        if name not in known and at < late and (keys is None or name in keys):
            yield Candidate(name, at.astimezone(TAIPEI).date())


def _leavers(term: Term, now: dt.datetime, keys: Keys) -> Iterable[Candidate]:
    wanted = None if keys is None else {int(key) for key in keys}
    for leaver in find_leavers(term, now=now, keys=wanted):
        yield Candidate(str(leaver.person_id), leaver.left_on)


FINDERS: Mapping[str, Callable[[Term, dt.datetime, Keys], Iterable[Candidate]]] = {
    "request": _requests,
    "confirmation": _confirmations,
    "leaver": _leavers,
    "session": _sessions,
    "link": _links,
    "draft": _drafts,
    "orphan": _orphans,
}
