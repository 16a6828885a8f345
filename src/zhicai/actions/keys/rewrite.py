"""Put all that lies sealed or hashed in the database under other keys; inside one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhicai.actions.intake.stage import sweep
from zhicai.actions.keys.sealed import COLUMNS, Keys, reseal
from zhicai.basics.sealing import seal_bytes, unseal_bytes
from zhicai.records.drafts.models import DraftDecision
from zhicai.records.factors.models import Passkey, RecoveryCode
from zhicai.records.factors.seal import handle_with
from zhicai.records.ledger.set_based import write_rows
from zhicai.records.staff.identity import hash_with
from zhicai.records.staff.models import Person
from zhicai.records.transfers.models import Transfer

PERSON = COLUMNS[0]


@dataclass(frozen=True, slots=True)
class NewKeys:
    """Under what all shall lie; `opening` are the keys by which it lies now."""

    sealing: bytes
    search: bytes
    opening: Keys
    old_search: bytes

    @property
    def is_search_new(self) -> bool:
        return self.search != self.old_search

    @property
    def is_sealing_new(self) -> bool:
        return self.sealing != self.opening[0]


def rewrite(keys: NewKeys) -> dict[str, int]:
    """How many of each were rewritten; whatever was staged by the old keys is planned again."""
    sweep()
    counts = {"person": _rewrite_people(keys)}
    if keys.is_sealing_new:
        for column in COLUMNS[1:]:
            counts[column.name] = 0
            for rows in column.rows():
                told = [
                    (
                        reseal(
                            content, keys=keys.opening, key=keys.sealing, purpose=column.purpose
                        ),
                        pk,
                    )
                    for pk, content in rows
                ]
                column.write(told)
                counts[column.name] += len(told)
    if keys.is_search_new:
        counts |= _rename_factors(keys)
    return counts


def _rewrite_people(keys: NewKeys) -> int:
    wanted = set(
        DraftDecision.objects.exclude(national_id_hash="").values_list(
            "national_id_hash", flat=True
        )
    )
    wanted.update(Transfer.objects.values_list("national_id_hash", flat=True))
    renamed: dict[str, str] = {}
    count = 0
    for rows in PERSON.rows():
        told = []
        for pk, content in rows:
            clear = unseal_bytes(content, keys=keys.opening)
            national_id = clear.decode("ascii")
            was, now = (hash_with(key, national_id) for key in (keys.old_search, keys.search))
            if was in wanted:
                renamed[was] = now
            told.append((seal_bytes(clear, key=keys.sealing), now, pk))
        write_rows(Person, ("national_id_encrypted", "national_id_hash"), told)
        count += len(told)
    if keys.is_search_new:
        _rename_decisions(renamed)
        _rename_transfers(renamed)
    return count


def _rename_decisions(renamed: Mapping[str, str]) -> None:
    """Whom a row of a draft means; who is not kept yet has no ID here and is asked for again."""
    for one in DraftDecision.objects.exclude(national_id_hash="").iterator():
        if one.national_id_hash in renamed:
            DraftDecision.objects.filter(pk=one.pk).update(
                national_id_hash=renamed[one.national_id_hash]
            )
        else:
            one.delete()


def _rename_transfers(renamed: Mapping[str, str]) -> None:
    """Whom a roster asked for: somebody's file is held, or there would be no such row."""
    told = [
        (renamed[kept], pk)
        for pk, kept in Transfer.objects.values_list("pk", "national_id_hash")
        if kept in renamed
    ]
    write_rows(Transfer, ("national_id_hash",), told)


def _rename_factors(keys: NewKeys) -> dict[str, int]:
    """Devices go on under the name they know; codes on paper are only hashes and end here."""
    nameless = [
        (handle_with(keys.old_search, account), pk)
        for pk, account, handle in Passkey.objects.values_list("pk", "account_id", "account_handle")
        if not handle
    ]
    write_rows(Passkey, ("account_handle",), nameless)
    dropped, _ = RecoveryCode.objects.all().delete()
    return {"passkey": len(nameless), "recovery_code": dropped}
