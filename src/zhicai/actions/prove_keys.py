"""Prove that the present keys alone open everything; only then do the last ones go."""

import datetime as dt
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.db import transaction

from zhicai.actions import home
from zhicai.actions.access import Caller, Permission, keep_event, require
from zhicai.actions.keys.aside import count_closed_files, reseal_files, reseal_sessions
from zhicai.actions.keys.sealed import COLUMNS, Keys, SealedColumn, is_under, reseal
from zhicai.basics.errors import Refused
from zhicai.basics.sealing import unseal_bytes
from zhicai.records.ledger.models import Version
from zhicai.records.staff.identity import hash_with
from zhicai.records.staff.models import Person

GRACE = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class KeyProof:
    """`opened` by the present key, `closed` to every key, `unfound`: the hash is another one."""

    opened: dict[str, int]
    closed: dict[str, int]
    late: int
    unfound: int
    dropped: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not any(self.closed.values()) and not self.unfound


def prove_keys(*, by: Caller, dry: bool = True) -> KeyProof:
    """What was written by the last key at the last moment is rewritten first.

    Raises Refused: key.too_soon while a page may still be at work with the last key; key.closed
    where something opens by no key: then the last keys stay.
    """
    require(by, Permission.SETTING_EDIT)
    place = home.home_path()
    last = [one for one in home.list_key_files(place) if one.ending == home.OLD]
    if last and by.now - max(one.made_at for one in last) < GRACE and not dry:
        raise Refused("key.too_soon")
    opening = settings.KEY_RING.opening
    with transaction.atomic():
        Version.objects.select_for_update().get(id=1)
        late = 0 if dry else _reseal_late(opening)
        proof = _look(opening, late)
        if dry or not last:
            return proof
        if not proof.is_whole:
            raise Refused("key.closed", value=f"{sum(proof.closed.values()) + proof.unfound:,}")
        names = sorted(one.name for one in last)
        keep_event(by, "key.proven", fields={"keys": names, "late": late, **proof.opened})
    dropped = home.drop_last_keys(place)
    return KeyProof(proof.opened, proof.closed, late, proof.unfound, dropped)


def _reseal_late(opening: Keys) -> int:
    """What the last key sealed while the change was on its way."""
    late = reseal_files(opening) + reseal_sessions(opening)
    for column in COLUMNS:
        for rows in column.rows():
            told = [
                (_again(content, opening, column), key)
                for key, content in rows
                if not is_under(content, key=opening[0], purpose=column.purpose)
            ]
            changed = [(content, key) for content, key in told if content is not None]
            column.write(changed)
            late += len(changed)
    return late


def _again(content: bytes, opening: Keys, column: SealedColumn) -> bytes | None:
    try:
        return reseal(content, keys=opening, key=opening[0], purpose=column.purpose)
    except InvalidTag:
        return None


def _look(opening: Keys, late: int) -> KeyProof:
    opened = {column.name: 0 for column in COLUMNS}
    closed = {column.name: 0 for column in COLUMNS}
    for column in COLUMNS:
        for rows in column.rows():
            sound = [is_under(one, key=opening[0], purpose=column.purpose) for _, one in rows]
            opened[column.name] += sum(sound)
            closed[column.name] += len(sound) - sum(sound)
    closed["file"] = count_closed_files(opening[0])
    return KeyProof(opened, closed, late, _count_unfound(opening[0]))


def _count_unfound(key: bytes) -> int:
    """People whom a search by their ID would miss."""
    search, unfound = settings.KEY_RING.search, 0
    found = Person.objects.values_list("national_id_encrypted", "national_id_hash")
    for sealed, kept in found.iterator(chunk_size=2000):
        try:
            clear = unseal_bytes(sealed, keys=(key,)).decode("ascii")
        except InvalidTag:
            continue
        unfound += hash_with(search, clear) != kept
    return unfound
