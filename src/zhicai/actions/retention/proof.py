"""Look after a run whether what it removed is really gone: rows and files."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from zhicai.actions.drafts.keep import ENDED, store
from zhicai.actions.enclosures.keep import enclosure_store
from zhicai.actions.retention.leavers import not_forgotten
from zhicai.records.accounts.models import AccountSession, OneTimeLink
from zhicai.records.drafts.models import Draft, DraftFile, DraftRow
from zhicai.records.enclosures.models import Enclosure
from zhicai.records.requests.models import DutyConfirmation, StaffRequest
from zhicai.records.retention.models import RetentionRun

CHUNK = 500
ROWS = {
    "request": StaffRequest,
    "confirmation": DutyConfirmation,
    "enclosure": Enclosure,
    "session": AccountSession,
    "link": OneTimeLink,
}
Keys = Sequence[int]


def find_remaining(run: RetentionRun) -> dict[str, int]:
    """By kind how many of the removed are still there; 0 of each: all are gone."""
    left: Counter[str] = Counter(dict.fromkeys(run.counts, 0))
    for kind in run.counts:
        for keys in _keys_of(run, kind):
            left[kind] += FINDERS[kind](kind, keys)
    left["file"] = _remaining_files(run)
    return dict(left)


def _keys_of(run: RetentionRun, kind: str) -> Iterator[Keys]:
    keys = run.removed.filter(kind=kind).order_by("pk").values_list("object_key", flat=True)
    held = [int(key) for key in keys if kind != "orphan"]
    for start in range(0, len(held), CHUNK):
        yield held[start : start + CHUNK]


def _remaining_files(run: RetentionRun) -> int:
    """A file that was handed in again belongs to another row."""
    hashes = set(run.removed.exclude(file_hash="").values_list("file_hash", flat=True))
    used = set(Enclosure.objects.values_list("content_hash", flat=True)) if hashes else set()
    return sum(enclosure_store().has(one) for one in hashes - used)


def _rows(kind: str, keys: Keys) -> int:
    return ROWS[kind]._default_manager.filter(pk__in=keys).count()


def _drafts(_kind: str, keys: Keys) -> int:
    left = set(
        Draft.objects.filter(pk__in=keys).exclude(stage__in=ENDED).values_list("pk", flat=True)
    )
    left |= set(DraftFile.objects.filter(draft_id__in=keys).values_list("draft_id", flat=True))
    left |= set(DraftRow.objects.filter(draft_id__in=keys).values_list("draft_id", flat=True))
    return len(left | {key for key in keys if store().has(key)})


def _leavers(_kind: str, keys: Keys) -> int:
    return len(not_forgotten(keys))


FINDERS: Mapping[str, Callable[[str, Keys], int]] = {
    **dict.fromkeys(ROWS, _rows),
    "draft": _drafts,
    "leaver": _leavers,
    "orphan": lambda _kind, _keys: 0,
}
