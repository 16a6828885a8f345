"""Remove one batch of one term: rows and their proof in one transaction, then the files."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import models, transaction

from zhicai.actions.access import Caller
from zhicai.actions.drafts.keep import discard
from zhicai.actions.enclosures.keep import enclosure_store
from zhicai.actions.retention.candidates import find_candidates
from zhicai.actions.retention.holds import refuse_if_held
from zhicai.actions.retention.leavers import find_leavers, forget
from zhicai.actions.retention.terms import Term
from zhicai.records.accounts.models import AccountSession, OneTimeLink
from zhicai.records.approvals.models import Approval
from zhicai.records.drafts.models import Draft, DraftFile
from zhicai.records.enclosures.models import Enclosure
from zhicai.records.ledger.models import Version
from zhicai.records.requests.models import DutyConfirmation, StaffRequest
from zhicai.records.retention.models import RemovedObject, RetentionRun
from zhicai.records.staff.models import Person

SETTLED = dt.timedelta(days=1)
USERS = (StaffRequest, DutyConfirmation, Approval)


class Batch:
    """What goes in one transaction, and the hashes that stay."""

    def __init__(self, run: RetentionRun, term: Term, *, by: Caller) -> None:
        self.run = run
        self.term = term
        self.by = by
        self.at = by.clock()
        self.removed: list[RemovedObject] = []

    def tell(self, kind: str, key: object, *, content: Any, file_hash: str = "") -> None:
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=_plain)
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.removed.append(
            RemovedObject(
                run=self.run,
                kind=kind,
                object_key=str(key),
                content_hash=digest,
                file_hash=file_hash,
                removed_at=self.at,
            )
        )


def remove_batch(run: RetentionRun, term: Term, *, keys: Sequence[str], by: Caller) -> int:
    """Those of the keys that are still past their term; how many. Raises Refused where held."""
    with transaction.atomic():
        version = Version.objects.select_for_update().get(id=1)
        refuse_if_held(run.agency_code, by.today)
        still = [one.key for one in find_candidates(term, now=by.now, keys=keys)]
        batch = Batch(run, term, by=by)
        REMOVERS[term.kind](batch, still)
        RemovedObject.objects.bulk_create(batch.removed, batch_size=500)
        if term.kind == "leaver" and still:
            Version.objects.filter(id=1).update(sequence=version.sequence + 1)
        _count(run, batch)
    remove_files(run, by.now)
    return len(still)


def _count(run: RetentionRun, batch: Batch) -> None:
    for one in batch.removed:
        run.counts[one.kind] = run.counts.get(one.kind, 0) + 1
    run.beat_at = batch.at
    run.save(update_fields=["counts", "snapshots", "beat_at"])


def remove_files(run: RetentionRun, now: dt.datetime) -> None:
    """Files of rows that are gone; one that somebody handed in again yesterday or today stays."""
    gone = run.removed.exclude(file_hash="").values_list("file_hash", flat=True)
    hashes = set(gone)
    used = Enclosure.objects.filter(content_hash__in=hashes).values_list("content_hash", flat=True)
    for name in hashes.difference(used):
        enclosure_store().drop(name, older_than=now - SETTLED)


def _plain(value: Any) -> str:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)


def _row(one: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields}


def _rows(model: type[models.Model], keys: Iterable[str]) -> list[Any]:
    return list(model._default_manager.filter(pk__in=[int(key) for key in keys]).order_by("pk"))


def _with_enclosure(kind: str, model: type[models.Model]) -> Callable[[Batch, Sequence[str]], None]:
    def go(batch: Batch, keys: Sequence[str]) -> None:
        for one in _rows(model, keys):
            _drop_with_enclosure(batch, kind, one)

    return go


def _drop_with_enclosure(batch: Batch, kind: str, one: Any) -> None:
    enclosure = one.enclosure
    batch.tell(kind, one.pk, content=_row(one))
    one.delete()
    users = (model._default_manager.filter(enclosure=enclosure) for model in USERS)
    if enclosure is not None and not any(rows.exists() for rows in users):
        batch.tell(
            "enclosure", enclosure.pk, content=_row(enclosure), file_hash=enclosure.content_hash
        )
        enclosure.delete()


def _plainly(kind: str, model: type[models.Model]) -> Callable[[Batch, Sequence[str]], None]:
    def go(batch: Batch, keys: Sequence[str]) -> None:
        for one in _rows(model, keys):
            batch.tell(kind, one.pk, content=_row(one))
        model._default_manager.filter(pk__in=[int(key) for key in keys]).delete()

    return go


def _leavers(batch: Batch, keys: Sequence[str]) -> None:
    affected = set(batch.run.snapshots)
    for leaver in find_leavers(batch.term, now=batch.by.now, keys={int(key) for key in keys}):
        person = Person.objects.get(pk=leaver.person_id)
        batch.tell("leaver", person.pk, content=_row(person))
        for request in StaffRequest.objects.filter(person_id=person.pk):
            _drop_with_enclosure(batch, "request", request)
        for confirmation in DutyConfirmation.objects.filter(person_id=person.pk):
            _drop_with_enclosure(batch, "confirmation", confirmation)
        forget(person.pk)
        affected |= leaver.snapshots
    batch.run.snapshots = sorted(affected)


def _drafts(batch: Batch, keys: Sequence[str]) -> None:
    for one in _rows(Draft, keys):
        files = DraftFile.objects.filter(draft=one).order_by("pk")
        told = list(files.values_list("pk", "content_hash"))
        batch.tell("draft", one.pk, content={"created_at": one.created_at, "files": told})
    discard([int(key) for key in keys])


def _orphans(batch: Batch, keys: Sequence[str]) -> None:
    for key in keys:
        batch.tell("orphan", f"{key}:{batch.run.pk}", content=key, file_hash=key)
        enclosure_store().drop(key, older_than=batch.by.now - SETTLED)


REMOVERS: Mapping[str, Callable[[Batch, Sequence[str]], None]] = {
    "request": _with_enclosure("request", StaffRequest),
    "confirmation": _with_enclosure("confirmation", DutyConfirmation),
    "leaver": _leavers,
    "session": _plainly("session", AccountSession),
    "link": _plainly("link", OneTimeLink),
    "draft": _drafts,
    "orphan": _orphans,
}
