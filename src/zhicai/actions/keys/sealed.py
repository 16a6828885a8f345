"""Every place where something lies sealed, and how each is put under another key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from django.db import models

from zhicai.basics.sealing import seal_bytes, unseal_bytes
from zhicai.records.drafts.models import DraftCorrection
from zhicai.records.drafts.seal import PURPOSE as DRAFT
from zhicai.records.factors.models import IdentityProvider, TimeCode
from zhicai.records.factors.seal import PURPOSE as FACTOR
from zhicai.records.ledger.set_based import write_rows
from zhicai.records.staff.models import Person

CHUNK = 2000
Model = type[models.Model]
Keys = Sequence[bytes]


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """`about` is the word of an officer for what lies in it; blank bytes are nothing sealed."""

    name: str
    about: str
    model: Model
    column: str
    purpose: bytes | None

    def rows(self) -> Iterator[list[tuple[int, bytes]]]:
        """Key and sealed bytes of all rows, in short lists by rising key."""
        last = -1
        while True:
            found = self.model._default_manager.filter(pk__gt=last).order_by("pk")
            part = list(found.values_list("pk", self.column)[:CHUNK])
            if not part:
                return
            last = part[-1][0]
            yield [(key, bytes(content)) for key, content in part if content]

    def write(self, rows: Sequence[tuple[bytes, int]]) -> None:
        write_rows(self.model, (self.column,), rows)


# Rows of staged people are not here: a change of keys empties the staging tables.
COLUMNS = (
    SealedColumn("person", "同仁的身分證字號", Person, "national_id_encrypted", None),
    SealedColumn("correction", "匯入草稿的更正", DraftCorrection, "text_encrypted", DRAFT),
    SealedColumn("time_code", "動態驗證碼的金鑰", TimeCode, "encrypted_key", FACTOR),
    SealedColumn(
        "provider", "單一登入系統的用戶端秘密", IdentityProvider, "encrypted_secret", FACTOR
    ),
)


def reseal(sealed: bytes, *, keys: Keys, key: bytes, purpose: bytes | None) -> bytes:
    """The same content under another key; raises InvalidTag where no key opens it."""
    return seal_bytes(unseal_bytes(sealed, keys=keys, purpose=purpose), key=key, purpose=purpose)


def is_under(sealed: bytes, *, key: bytes, purpose: bytes | None) -> bool:
    """Whether this key alone opens it."""
    try:
        unseal_bytes(sealed, keys=(key,), purpose=purpose)
    except InvalidTag:
        return False
    return True
