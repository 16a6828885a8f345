"""A home with keys of its own, and an office that has sealed something of every kind."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore

from actions.world import CHEN, STRANGER
from people import BUREAU
from zhicai.actions import home
from zhicai.actions.drafts.keep import store
from zhicai.actions.kept_text import seal_kept_text
from zhicai.records.drafts.models import Draft, DraftCorrection, DraftDecision
from zhicai.records.drafts.seal import seal as seal_draft
from zhicai.records.drafts.seal import seal_text
from zhicai.records.factors.models import IdentityProvider, Passkey, RecoveryCode, TimeCode
from zhicai.records.factors.seal import seal as seal_factor
from zhicai.records.ledger.models import Version
from zhicai.records.staff.identity import hash_national_id, key_check

TYPED = '[["reason", "打好的字"]]'


@dataclass
class Office:
    """The county, and the directory in which its keys lie."""

    world: Any
    place: Path

    def key(self, name: str, ending: str = "key") -> bytes | None:
        return home.find_other(ending, name=name, home=self.place)

    def wait(self, minutes: int) -> None:
        """The last keys have lain there for so long."""
        told = self.world.now.timestamp() - minutes * 60
        for path in (self.place / "keys").glob("*.old"):
            os.utime(path, (told, told))


@pytest.fixture
def office(tmp_path, monkeypatch, settings, world):
    place = tmp_path / "home"
    monkeypatch.setenv("ZHICAI_HOME", str(place))
    home.prepare_home(place)
    (place / home.MARK).write_text("1\n")
    settings.KEY_RING = home.KeyRing(place)
    Version.objects.update(key_check=key_check())
    world.found()
    world.hours()
    _seal_the_rest(world)
    return Office(world, place)


def _seal_the_rest(world):
    now, chen = world.now, world.people.chen
    draft = Draft.objects.create(
        id=7,
        agency_code=BUREAU,
        root_code=BUREAU,
        actor_code="chen",
        stage="preview",
        scope="full",
        created_at=now,
        changed_at=now,
        expires_at=now,
    )
    DraftCorrection.objects.create(
        draft=draft,
        file_id=1,
        sheet="甲",
        cell="A2",
        text_encrypted=seal_text(CHEN),
        actor_code="chen",
        changed_at=now,
    )
    for row_key, national_id in (("a", CHEN), ("b", STRANGER)):
        DraftDecision.objects.create(
            draft=draft, row_key=row_key, national_id_hash=hash_national_id(national_id)
        )
    (store().root / "7").mkdir(parents=True)
    store().keep_read(7, 1, seal_draft(b"books"))
    TimeCode.objects.create(
        account=chen, encrypted_key=seal_factor(b"app"), last_step=0, added_at=now
    )
    Passkey.objects.create(
        account=chen, key_id="k", attested_key=b"a", sign_count=0, host="h", name="n", added_at=now
    )
    RecoveryCode.objects.create(account=chen, code_hash="a", added_at=now)
    IdentityProvider.objects.create(
        code="county",
        name="單一登入",
        issuer="https://id.example",
        encrypted_secret=seal_factor(b"secret"),
    )
    kept = SessionStore()
    kept["kept_form"] = {"holder": "1", "fields": seal_kept_text(TYPED)}
    kept["set_up"] = seal_factor(b"coming").hex()
    kept.create()
