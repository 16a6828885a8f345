"""An office with something old of every kind, and something young beside it."""

import datetime as dt
import io
import os
from dataclasses import dataclass
from typing import Any

import pytest

from actions.world import BUREAU, CHEN, COUNTY, GUO, LIN, ROSTER, WU, person_key
from zhicai.actions.drafts.keep import store
from zhicai.actions.enclosures.keep import enclosure_store
from zhicai.records.accounts.models import AccountSession, OneTimeLink
from zhicai.records.agencies.models import Agency
from zhicai.records.drafts.models import Draft, DraftFile
from zhicai.records.enclosures.models import Enclosure
from zhicai.records.ledger.models import Batch
from zhicai.records.overlays.models import Overlay
from zhicai.records.requests.models import DutyConfirmation, StaffRequest

LEFT = (
    (CHEN, "陳一心", BUREAU, "科員", "一般人員", "98/01/01", "112/06/30"),
    (LIN, "林二美", BUREAU, "科員", "一般人員", "110/01/01", "115/06/30"),
    *ROSTER[2:],
)
TERMS = {
    "privacy.retention_requests": {"years": 5},
    "privacy.retention_leavers": {"years": 3},
    "privacy.retention_sign_ins": {"months": 12},
}


@dataclass
class Office:
    """`ago` is so many days before now."""

    world: Any

    def ago(self, days: int) -> dt.datetime:
        return self.world.now - dt.timedelta(days=days)

    def set_terms(self, agency: str = COUNTY, **terms: Any) -> None:
        """Decided by the agency; keys are the ends of the provisions."""
        wanted = {f"privacy.retention_{name}": value for name, value in terms.items()} or TERMS
        for provision_id, value in wanted.items():
            Overlay.objects.create(
                batch=Batch.objects.first(),
                known_from=self.ago(4000),
                agency_id=Agency.objects.get(code=agency).pk,
                provision_id=provision_id,
                in_force_from=dt.date(2020, 1, 1),
                value=str(value).replace("'", '"'),
                issuer="示範縣政府",
                issue_number="示府人字第1150000001號",
                issued_on=dt.date(2020, 1, 1),
            )

    def enclosure(self, content: bytes, days: int) -> Enclosure:
        digest = enclosure_store().keep(content)
        self.age(digest, days)
        return Enclosure.objects.create(
            kind="pdf",
            name="甲.pdf",
            content_hash=digest,
            byte_count=len(content),
            agency_code=BUREAU,
            actor_code="chen",
            kept_at=self.ago(days),
        )

    def age(self, digest: str, days: int) -> None:
        told = self.ago(days).timestamp()
        os.utime(enclosure_store().root / digest[:2] / digest, (told, told))

    def request(self, days: int, *, who: str = WU, state: str = "confirmed", **words: Any) -> int:
        made = StaffRequest.objects.create(
            kind="objection",
            state=state,
            agency_code=BUREAU,
            person_id=person_key(who),
            content={"text": "說明"},
            content_hash=str(days),
            asked_by="guo",
            asked_at=self.ago(days + 1),
            decided_at=None if state == "waiting" else self.ago(days),
            **words,
        )
        return made.pk

    def confirmation(self, days: int, **words: Any) -> int:
        return DutyConfirmation.objects.create(
            person_id=person_key(WU),
            agency_code=BUREAU,
            posting=1,
            text_hash=str(days),
            confirmed_by="chen",
            confirmed_at=self.ago(days + 9),
            withdrawn_at=self.ago(days),
            **words,
        ).pk

    def sign_ins(self, days: int) -> None:
        chen = self.world.people.chen
        AccountSession.objects.create(
            account=chen,
            session_key="x",
            method="password",
            opened_at=self.ago(days),
            seen_at=self.ago(days),
            ended_at=self.ago(days),
        )
        OneTimeLink.objects.create(
            account=chen,
            kind="reset",
            token_hash=str(days),
            actor_code="admin",
            created_at=self.ago(days),
            expires_at=self.ago(days),
        )

    def draft(self, key: int, days: int) -> None:
        made = Draft.objects.create(
            id=key,
            agency_code=BUREAU,
            root_code=BUREAU,
            actor_code="chen",
            stage="preview",
            scope="full",
            created_at=self.ago(days),
            changed_at=self.ago(days),
            expires_at=self.ago(days - 7),
        )
        DraftFile.objects.create(id=key, draft=made, order=1, name="甲", content_hash="a")
        store().keep(key, key, source=io.BytesIO(b"bytes"), name="甲")


@pytest.fixture
def office(tmp_path, monkeypatch, world):
    monkeypatch.setenv("ZHICAI_HOME", str(tmp_path))
    world.found(roster=[(*row[:6], "") for row in LEFT])
    world.hours()
    made = Office(world)
    world.found(roster=LEFT)
    world.later(days=60)
    return made


@pytest.fixture
def full(office):
    """Old and young of every kind."""
    office.set_terms()
    office.request(2000, enclosure=office.enclosure(b"old", 2000))
    office.request(100, enclosure=office.enclosure(b"young", 100))
    office.confirmation(2000, enclosure=office.enclosure(b"form", 2000))
    office.confirmation(100)
    for days in (400, 100):
        office.sign_ins(days)
    office.draft(5, 20)
    office.draft(6, 2)
    office.age(enclosure_store().keep(b"orphan"), 5)
    office.age(enclosure_store().keep(b"just now"), 0)
    return office


__all__ = ["CHEN", "GUO", "LIN"]
