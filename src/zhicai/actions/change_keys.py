"""Put everything under new keys: one transaction, the last keys kept until that is proven."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from zhicai.actions import home
from zhicai.actions.access import Caller, Permission, keep_event, require
from zhicai.actions.accounts.sessions import end_sessions
from zhicai.actions.keys.aside import reseal_files, reseal_sessions
from zhicai.actions.keys.rewrite import NewKeys, rewrite
from zhicai.actions.keys.sealed import COLUMNS
from zhicai.basics.errors import Refused
from zhicai.records.accounts.models import AccountSession
from zhicai.records.factors.models import RecoveryCode
from zhicai.records.ledger.models import Version
from zhicai.records.staff.identity import check_of, key_check

SESSIONS = "django"


@dataclass(frozen=True, slots=True)
class KeyChange:
    """Which keys, and how many of each kind were, or dry would be, rewritten or ended."""

    names: tuple[str, ...]
    counts: dict[str, int]


def change_keys(names: Collection[str], *, by: Caller, dry: bool = True) -> KeyChange:
    """One that was interrupted goes on with the keys it had made.

    Raises Refused: key.unknown, key.unproven, home.not_initialised, home.key_mismatch.
    """
    require(by, Permission.SETTING_EDIT)
    place = home.home_path()
    if not names or not set(names) <= set(home.KEYS):
        raise Refused("key.unknown", value="、".join(sorted(names)))
    if not home.is_initialised(place):
        raise Refused("home.not_initialised", value=place.name)
    kept = home.list_key_files(place)
    if any(one.ending == home.OLD for one in kept):
        raise Refused("key.unproven")
    begun = {one.name for one in kept if one.ending == home.NEXT}
    wanted = tuple(name for name in home.KEYS if name in begun.union(names))
    if dry:
        return KeyChange(wanted, _forecast(wanted))
    coming = {name: home.stage_key(name, home=place) for name in wanted}
    with transaction.atomic():
        counts = _change(coming, by=by)
    home.promote_keys(place)
    opening = settings.KEY_RING.opening
    counts["file"] = reseal_files(opening)
    with transaction.atomic():
        counts["session"] += reseal_sessions(opening)
    return KeyChange(wanted, counts)


def _forecast(names: Collection[str]) -> dict[str, int]:
    counts = {}
    if set(names) & set(home.SEALING):
        counts = {one.name: one.model._default_manager.count() for one in COLUMNS}
    if "search" in names:
        counts["recovery_code"] = RecoveryCode.objects.count()
    if SESSIONS in names:
        counts["session"] = AccountSession.objects.filter(ended_at=None).count()
    return counts


def _change(coming: dict[str, bytes], *, by: Caller) -> dict[str, int]:
    version = Version.objects.select_for_update().get(id=1)
    if version.key_check not in {"", key_check()}:
        raise Refused("home.key_mismatch")
    ring = settings.KEY_RING
    present = (ring.search, ring.opening)
    keys = NewKeys(
        sealing=coming.get("national_id", present[1][0]),
        search=coming.get("search", present[0]),
        opening=present[1],
        old_search=present[0],
    )
    counts = rewrite(keys) if set(coming) & set(home.SEALING) else {}
    counts["session"] = 0
    if SESSIONS in coming:
        counts["session"] = end_sessions(AccountSession.objects.all(), by.now)
    Version.objects.filter(id=1).update(
        key_check=check_of(keys.search, keys.sealing), sequence=version.sequence + 1
    )
    keep_event(by, "key.changed", fields={"keys": sorted(coming), **counts})
    return counts
